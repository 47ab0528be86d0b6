"""Discs around clicks: in a small disc around each click, the mask agrees with the click."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from segview.core.requests.clicks import Click

RADIUS = 0.012
"""Radius of a click's disc, as a share of the image's longer side."""


def enforce_clicks(
    shares: NDArray[np.float32], pixels: NDArray[np.uint8], clicks: Sequence[Click], *, edge: float = 30.0
) -> NDArray[np.float32]:
    """Return probabilities that agree with every click around it, with smooth borders and not across image edges.

    Args:
        shares: K × rows × columns of the image; changed in place.
        pixels: Rows × columns × 3, uint8.
        clicks: A later click on the same pixel replaces an earlier one.
        edge: Difference of colour (0 to 255, root of the sum of squares) beyond which a click has little effect.
    """
    radius = max(2.0, RADIUS * max(pixels.shape[:2]))
    held = tuple({(click.row, click.column): click for click in clicks}.values())
    for number, click in enumerate(held):
        others = [(one.row, one.column) for place, one in enumerate(held) if place != number]
        _hold(shares, pixels, click, others, radius, edge)
    return shares


def _hold(
    shares: NDArray[np.float32],
    pixels: NDArray[np.uint8],
    click: Click,
    others: Sequence[tuple[int, int]],
    radius: float,
    edge: float,
) -> None:
    reach = int(np.ceil(2 * radius))
    rows = slice(max(0, click.row - reach), click.row + reach + 1)
    columns = slice(max(0, click.column - reach), click.column + reach + 1)
    patch = pixels[rows, columns].astype(np.float32)
    down, across = np.ogrid[rows.start : rows.start + patch.shape[0], columns.start : columns.start + patch.shape[1]]
    away = np.hypot(down - click.row, across - click.column)
    apart = ((patch - pixels[click.row, click.column]) ** 2).sum(axis=2)
    hold = np.exp(-(np.maximum(0, away / radius - 0.5) ** 2) * 4 - apart / (2 * edge**2))
    for row, column in others:  # pixels nearer to another click belong to that click
        hold[np.hypot(down - row, across - column) < away] = 0
    here = shares[:, rows, columns]
    says = np.zeros_like(here)
    says[click.index] = float(click.belongs)
    if not click.belongs:
        rest = np.delete(here, click.index, axis=0)
        total = rest.sum(axis=0)
        even = np.full_like(rest, 1 / len(rest))
        says[np.arange(len(here)) != click.index] = np.divide(rest, total, out=even, where=total > 0)
    here += hold.astype(np.float32) * (says - here)
