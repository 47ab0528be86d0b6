"""Unbounded numbers, compressed to a bounded scale that is the same for every image, and their original values."""

from __future__ import annotations

# x / (1 + |x|), for signed numbers, for a norm, and for an absolute mean or a ratio.
SOFTSIGN, SOFT_NORM, SOFT_AMOUNT = "x/(1 + |x|)", "n/(1 + n)", "a/(1 + a)"
_LETTERS = {SOFTSIGN: "x", SOFT_NORM: "n", SOFT_AMOUNT: "a"}
_BEYOND = 0.9999  # above it, one level more changes the original number by thousands


def original(number: float, unit: str) -> str:
    """Return the original value of a compressed number as text; empty for other units."""
    letter = _LETTERS.get(unit)
    if letter is None:
        return ""
    if abs(number) > _BEYOND:
        return f"{letter} {'>' if number > 0 else '<'} {'' if number > 0 else '−'}9,999"
    return f"{letter} {number / (1 - abs(number)) + 0.0:.3g}".replace("-", "−")
