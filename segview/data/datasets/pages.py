"""Masks in a stack of pages or slices: each is the mask of the frame with its number."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from segview.core.images.frames import file_and_number, frame_path
from segview.core.images.nifti import is_nifti, volume_at
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.data.frames import frame_paths


class Pages:
    """The pages of stacks of masks, for the frames of images; each file is opened once."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[Path, ...]] = {}

    def of(self, frame: Path, find: Callable[[Path], Path | None]) -> Path | None:
        """Return the page for a frame, or None if it is no frame, or its file has no mask of several pages.

        If the number of pages is not that of the frames, the whole mask is returned; reading it raises the error that
        says so.

        Args:
            frame: The frame.
            find: Returns the mask of a file by its name, or None.
        """
        file, number = file_and_number(frame)
        if file == frame:
            return None
        if file not in self._known:
            self._known[file] = _pages(file, find(file))
        pages = self._known[file]
        return pages[min(number, len(pages)) - 1] if pages else None


def pages_of(mask: Path) -> tuple[Path, ...]:
    """Return the paths of the pages of a mask, or of the slices of a NIfTI volume; the mask itself if it has one.

    A file that cannot be read is returned as it is, too; reading it reports the reason.
    """
    count = _slices(mask) if is_nifti(mask.name) else None
    if count is None:
        return frame_paths(mask)
    return tuple(frame_path(mask, number) for number in range(1, count + 1)) if count > 1 else (mask,)


def _slices(mask: Path) -> int | None:
    """Return the number of slices of a NIfTI volume, or None if it cannot be read."""
    volume = attempt(mask, partial(volume_at, mask), about=mask)
    return None if isinstance(volume, Failure) else volume.slices


def _pages(file: Path, mask: Path | None) -> tuple[Path, ...]:
    """Return the pages of the mask of a file; the mask alone if their number is not that of the frames, or unknown."""
    if mask is None:
        return ()
    if is_nifti(mask.name) and _slices(mask) is None:
        return (mask,)
    pages = pages_of(mask)
    if len(pages) < 2:
        return ()
    return pages if len(pages) == len(frame_paths(file)) else (mask,)
