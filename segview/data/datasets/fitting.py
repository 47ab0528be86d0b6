"""Check that a mask covers the same area as its image."""

from __future__ import annotations

from pathlib import Path

from segview.core.base.errors import UserError

ASPECT_TOLERANCE = 1
"""Largest allowed difference between the aspects of mask and image, in per cent."""


def check_aspect(mask: Path, own: tuple[int, int], image: Path, size: tuple[int, int], *, what: str = "mask") -> None:
    """Refuse a mask of ``own`` rows and columns for an image of ``size`` if the aspects differ.

    Raises:
        UserError: they differ by more than ``ASPECT_TOLERANCE``.
    """
    across, down = own[1] * size[0], own[0] * size[1]
    if abs(across - down) * 100 > ASPECT_TOLERANCE * down:
        raise UserError(
            "The {what} {mask} has {own} × {own2} pixels, its image {image} {size} × {size2}: they "
            "do not cover the same part. Crop or rotate the {what} to fit, or remove it.",
            what=what,
            mask=mask,
            own=own[1],
            own2=own[0],
            image=image,
            size=size[1],
            size2=size[0],
        )
