"""The rule by which a mask of another size than its image is resized, or refused."""

from __future__ import annotations

from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.images.frames import file_and_number
from segview.core.images.nifti import is_nifti
from segview.data.images import size_of
from segview.data.images.volumes import volume_of


def has_aspect_of(own: tuple[int, int], size: tuple[int, int]) -> bool:
    """Say whether rows and columns have the aspect of others, but for the rounding of sizes to whole pixels.

    Either each side differs by a pixel at most, or the smaller of the two is the larger made smaller, with sides that
    are rounded.
    """
    (rows, columns), (most_rows, most_columns) = sorted((own, size), key=lambda one: one[0] * one[1])
    is_alike = max(abs(rows - most_rows), abs(columns - most_columns)) <= 1
    return is_alike or 2 * abs(rows * most_columns - columns * most_rows) <= most_rows + most_columns


def stored_size(mask: Path, size: tuple[int, int]) -> tuple[int, int] | None:
    """Return rows and columns of a mask that is resized to an image of a size, or None if it has that size.

    Raises:
        UserError: the mask cannot be read.
    """
    own = size_of(mask)
    file, _ = file_and_number(mask)
    is_alike = own == size or (is_nifti(file.name) and volume_of(file).may_be_turned and own[::-1] == size)
    return None if is_alike else own


def check_aspect(mask: Path, own: tuple[int, int], image: Path, size: tuple[int, int], *, what: str = "mask") -> None:
    """Refuse a mask of ``own`` rows and columns for an image of ``size`` if the aspects differ: see ``has_aspect_of``.

    Raises:
        UserError: they differ.
    """
    if not has_aspect_of(own, size):
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
