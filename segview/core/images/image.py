"""Opened images with smaller copies for display, and lists of images."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.images.identity import ImageIdentity, ImageSource, Sighting
from segview.core.images.spacing import Spacing
from segview.core.images.truth_source import TruthSource

SMALLEST_LEVEL = 512


@dataclass(frozen=True)
class Images:
    """The opened images in their order, the masks found for them, and the files that were opened."""

    folder: Path | None
    paths: tuple[Path, ...]
    masks: Mapping[Path, Path]
    files: tuple[Path, ...] = ()

    @cached_property
    def places(self) -> Mapping[Path, int]:
        """The place of each image in the list."""
        return {path: place for place, path in enumerate(self.paths)}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Paths relative to the common folder; plain file names if all images are in one folder."""
        written = [str(path) for path in self.paths]
        folders = {os.path.dirname(one) for one in written}
        if len(folders) < 2:
            return tuple(os.path.basename(one) for one in written)
        try:
            inside = len(os.path.commonpath(folders).rstrip("/\\")) + 1
        except ValueError:  # on several drives
            return tuple(written)
        return tuple(path.as_posix()[inside:] for path in self.paths)

    def indexed(self) -> Images:
        """Return self after caching names and places: for 100,000 images that is too slow in the GUI thread."""
        _ = self.names, self.places
        return self


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """A small copy of an image, or the reason why there is none.

    Attributes:
        pixels: Rows × columns × 3, uint8, or None if the image cannot be read.
        problem: Reason why it cannot be read; else empty.
    """

    path: Path
    pixels: NDArray[np.uint8] | None
    problem: str = ""


@dataclass(frozen=True, eq=False)
class OpenedImage:
    """An image with smaller copies of it, and its ground truth if there is one.

    Attributes:
        path: Its file.
        levels: Rows × columns × 3, uint8, sRGB; the first is the image, each next one has half the side lengths.
        truth: Class indices, rows × columns, uint8, at the image's size, or None.
        truth_path: The file of the ground truth, or None.
        truth_problem: Reason why a ground truth that was found cannot be used; else empty.
        notes: Remarks on reading the image, in sentences.
        source: State of the file when the image was decoded; None if unknown.
        truth_source: State of the files of the ground truth before it was read.
        spacing: Size of the pixels, or None if the file does not state it.
        truth_looks_inverted: Whether the ground truth covers most of the image and of its border, as an inverted one.
        identity: Identity of the decoded image, computed in the constructor, which the GUI thread must not call.
    """

    path: Path
    levels: tuple[NDArray[np.uint8], ...]
    truth: NDArray[np.uint8] | None = None
    truth_path: Path | None = None
    truth_problem: str = ""
    notes: tuple[str, ...] = ()
    source: ImageSource | None = None
    truth_source: TruthSource = field(default_factory=TruthSource)
    spacing: Spacing | None = None
    truth_looks_inverted: bool = False
    identity: ImageIdentity = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "identity", ImageIdentity.of(self.levels[0]))

    @property
    def sighting(self) -> Sighting:
        """The identity of the image with its path."""
        return Sighting(image=str(self.path), identity=self.identity, source=self.source)

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.levels[0].shape[0], self.levels[0].shape[1]

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return sum(level.nbytes for level in self.levels) + (0 if self.truth is None else self.truth.nbytes)


def halvings(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], ...]:
    """Return an image and its copies at 1/2, 1/4, … of the size, each by means of 2 × 2 pixels, down to 512 pixels."""
    levels = [pixels]
    while max(levels[-1].shape[:2]) >= 2 * SMALLEST_LEVEL and min(levels[-1].shape[:2]) >= 2:
        fine = levels[-1]
        rows, columns = fine.shape[0] // 2 * 2, fine.shape[1] // 2 * 2
        parts = [fine[i:rows:2, j:columns:2].astype(np.uint16) for i in (0, 1) for j in (0, 1)]
        levels.append(((parts[0] + parts[1] + parts[2] + parts[3] + 2) >> 2).astype(np.uint8))
    return tuple(levels)
