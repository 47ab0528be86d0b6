"""Scales of predictions: parsing, formatting, and scales that a variant was not trained for."""

from __future__ import annotations

from collections.abc import Sequence

from segview.core.base.errors import UserError
from segview.core.base.text import Text


def validate_scales(scales: Sequence[float]) -> tuple[float, ...]:
    """Return scales in ascending order without duplicates, rounded to the six digits that map names use.

    Raises:
        UserError: none was given, or one is outside 0.1 to 8.
    """
    if not scales:
        raise UserError("No scale was given. Give at least one, for example 0.5,1,2.")
    for scale in scales:
        if not 0.1 <= scale <= 8:
            raise UserError("Scale {scale:g} is outside 0.1 to 8.", scale=scale)
    return tuple(sorted({float(f"{scale:g}") for scale in scales}))


def parse_scales(text: str) -> tuple[float, ...]:
    """Return the scales written as ``0.5,1,2``.

    Raises:
        UserError: a part is not a number, or is outside 0.1 to 8.
    """
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    try:
        return validate_scales(tuple(float(part) for part in parts))
    except ValueError as error:
        raise UserError(
            "'{text}' is not a list of scales. Write numbers with commas, for example 0.5,1,2.", text=text
        ) from error


def scales_text(scales: Sequence[float]) -> str:
    """Return scales as text: ``0.5, 1``."""
    return ", ".join(f"{scale:g}" for scale in scales)


def untrained_scales(scales: Sequence[float], own: Sequence[float]) -> tuple[float, ...]:
    """Return the scales that are not among a variant's ``own``, the scales that it was trained for."""
    return tuple(scale for scale in scales if scale not in own)


def untrained_text(untrained: Sequence[float]) -> str:
    """Return a remark on scales outside training, or an empty text if there are none."""
    return Text("{scales} outside training", scales=scales_text(untrained)) if untrained else ""
