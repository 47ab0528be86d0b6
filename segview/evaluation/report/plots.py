"""Plots of a report as SVG, with real text and without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

# From Okabe and Ito (2008), those with sufficient contrast on white.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#7a5c00")
_LINE, _LEFT, _RIGHT, _AXIS = 34, 250, 20, 34
_SIDE = 260


def spreads(names: Sequence[str], values: Numbers, score: str) -> str:
    """Return a plot with a line for each variant: a dot for each image, the quartiles and the median.

    Args:
        names: Names of the variants.
        values: Images × variants; NaN where an image could not be scored.
        score: Name of the score, for the axis.
    """
    known = values[~np.isnan(values)]
    low, high = _span(known)
    width, height = 860, len(names) * _LINE + _AXIS
    parts = [_grid(low, high, width, len(names) * _LINE)]
    for at, name in enumerate(names):
        own, middle = values[:, at][~np.isnan(values[:, at])], at * _LINE + _LINE / 2
        colour = COLOURS[at % len(COLOURS)]
        parts.append(f'<text x="{_LEFT - 10}" y="{middle + 4:g}" text-anchor="end">{escape(name[-34:])}</text>')
        for place, value in enumerate(own):
            up = middle + (place * 0.618 % 1 - 0.5) * 16
            x = _place(float(value), low, high, width)
            parts.append(f'<circle cx="{x:.1f}" cy="{up:.1f}" r="2" fill="{colour}" fill-opacity="0.35"/>')
        if own.size:
            first, median, last = (_place(float(one), low, high, width) for one in np.percentile(own, (25, 50, 75)))
            box = f'x="{first:.1f}" y="{middle - 9:g}" width="{max(last - first, 1):.1f}" height="18"'
            parts.append(f'<rect {box} fill="none" stroke="#181a1e"/>')
            line = f'x1="{median:.1f}" x2="{median:.1f}" y1="{middle - 12:g}" y2="{middle + 12:g}"'
            parts.append(f'<line {line} stroke="#181a1e" stroke-width="2.5"/>')
    return _svg(width, height, parts, f"{score} of each image, by variant: quarter, median and three quarters")


def against(name: str, base: str, values: Numbers, others: Numbers, score: str) -> str:
    """Return a square plot with a dot for each image, one variant on the vertical axis, the other on the horizontal."""
    known = ~(np.isnan(values) | np.isnan(others))
    low, high = _span(np.concatenate([values[known], others[known]]))
    pad, whole = 44, _SIDE + 60
    scale = _SIDE / (high - low)
    parts = [
        f'<rect x="{pad}" y="8" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#888"/>',
        f'<line x1="{pad}" y1="{8 + _SIDE}" x2="{pad + _SIDE}" y2="8" stroke="#888" stroke-dasharray="4 3"/>',
    ]
    for up, right in zip(values[known], others[known], strict=True):
        x, y = pad + (right - low) * scale, 8 + _SIDE - (up - low) * scale
        colour = COLOURS[0] if up > right else COLOURS[1]
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}" fill-opacity="0.6"/>')
    for number, at in ((low, 0.0), (high, 1.0)):
        anchor = "end" if at else "start"
        parts.append(f'<text x="{pad + at * _SIDE:g}" y="{_SIDE + 24}" text-anchor="{anchor}">{number:.2f}</text>')
        parts.append(f'<text x="{pad - 4}" y="{8 + _SIDE - at * (_SIDE - 10):g}" text-anchor="end">{number:.2f}</text>')
    parts.append(f'<text x="{pad + _SIDE / 2}" y="{_SIDE + 40}" text-anchor="middle">{escape(base[-36:])}</text>')
    turned = f'transform="rotate(-90 14 {8 + _SIDE / 2})"'
    parts.append(f'<text x="14" y="{8 + _SIDE / 2}" text-anchor="middle" {turned}>{escape(name[-36:])}</text>')
    return _svg(whole, _SIDE + 50, parts, f"{score} of each image: {name} upwards, {base} to the right")


def _span(known: Numbers) -> tuple[float, float]:
    """Return rounded limits that enclose all values."""
    if not known.size:
        return 0.0, 1.0
    low, high = float(known.min()), float(known.max())
    step = 10.0 ** np.floor(np.log10(max(high - low, 1e-6)))
    return float(np.floor(low / step) * step), float(max(np.ceil(high / step) * step, low + step))


def _place(value: float, low: float, high: float, width: int) -> float:
    return _LEFT + (value - low) / (high - low) * (width - _LEFT - _RIGHT)


def _grid(low: float, high: float, width: int, height: int) -> str:
    parts: list[str] = []
    for number in np.linspace(low, high, 6):
        x = _place(float(number), low, high, width)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{height + 18}" text-anchor="middle">{number:.4g}</text>')
    return "".join(parts)


def _svg(width: int, height: int, parts: Sequence[str], spoken: str) -> str:
    head = f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img" aria-label="{escape(spoken)}">'
    return head + f"<title>{escape(spoken)}</title>" + "".join(parts) + "</svg>"
