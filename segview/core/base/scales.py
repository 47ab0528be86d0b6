"""Scales at which an image is seen: how they are written, a variant's own, and those that it was never trained for."""

from __future__ import annotations

from collections.abc import Sequence

from segview.core.base.errors import UserError
from segview.core.base.text import Text


def checked_scales(scales: Sequence[float]) -> tuple[float, ...]:
    """Return scales ascending, without repeats, and to the six digits that names of maps have room for.

    Raises:
        UserError: none was given, or one lies outside 0.1 to 8.
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
        UserError: a part is no number, or lies outside what is allowed.
    """
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    try:
        return checked_scales(tuple(float(part) for part in parts))
    except ValueError as error:
        raise UserError(
            "'{text}' is not a list of scales. Write numbers with commas, for example 0.5,1,2.", text=text
        ) from error


def scales_text(scales: Sequence[float]) -> str:
    """Return scales as people write them: ``0.5, 1``."""
    return ", ".join(f"{scale:g}" for scale in scales)


def untrained_scales(scales: Sequence[float], own: Sequence[float]) -> tuple[float, ...]:
    """Return those of some scales that are not among a variant's ``own``, the scales that it was trained for."""
    return tuple(scale for scale in scales if scale not in own)


def untrained_text(untrained: Sequence[float]) -> str:
    """Return the words that mark scales outside training, or nothing where there are none."""
    return Text("{scales} outside training", scales=scales_text(untrained)) if untrained else ""
