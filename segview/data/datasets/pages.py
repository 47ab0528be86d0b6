"""Masks in a stack of pages: each page is the mask of the frame with its number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from segview.core.images.frames import file_and_number
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


def _pages(file: Path, mask: Path | None) -> tuple[Path, ...]:
    """Return the pages of the mask of a file; the mask alone if their number is not that of the frames."""
    pages = () if mask is None else frame_paths(mask)
    if mask is None or len(pages) < 2:
        return ()
    return pages if len(pages) == len(frame_paths(file)) else (mask,)
