"""Numbers without bounds, drawn together so that every image has the same scale, and what they were before."""

from __future__ import annotations

# x / (1 + |x|): of numbers of either sign, of a norm, and of an absolute mean or a ratio.
SOFTSIGN, SOFT_NORM, SOFT_AMOUNT = "x/(1 + |x|)", "n/(1 + n)", "a/(1 + a)"
_LETTERS = {SOFTSIGN: "x", SOFT_NORM: "n", SOFT_AMOUNT: "a"}
_BEYOND = 0.9999  # where a level more or less would be another thousand


def original(number: float, unit: str) -> str:
    """Return what a number was before it was drawn together, in words; empty for units of which that is not known."""
    letter = _LETTERS.get(unit)
    if letter is None:
        return ""
    if abs(number) > _BEYOND:
        return f"{letter} {'>' if number > 0 else '<'} {'' if number > 0 else '−'}9,999"
    return f"{letter} {number / (1 - abs(number)) + 0.0:.3g}".replace("-", "−")
