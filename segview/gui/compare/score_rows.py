"""The rows of a table of scores: the filter and the order of the images."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.comparison.score_table import Numbers


class ScoreRows:
    """Indices of images in their table, filtered by name and sorted by a column of values.

    Attributes:
        names: Displayed names of the images.
        places: Index of the image of each row.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.places: NDArray[np.intp] = np.zeros(0, np.intp)
        self._lowered: list[str] = []
        self._words: list[str] = []
        self._column, self._falling = 0, False

    def name(self, images: tuple[str, ...]) -> None:
        """Set the images."""
        self.names = _names(images)
        self._lowered = [name.casefold() for name in self.names]

    def filter_by(self, text: str) -> None:
        """Set the filter: only images whose names contain every word of a text."""
        self._words = text.casefold().split()

    def order_by(self, column: int, *, falling: bool) -> None:
        """Set the order: by name (column 0), or by a column of the values (from 1)."""
        self._column, self._falling = column, falling

    def choose(self, values: Numbers) -> None:
        """Apply filter and order to values of shape (images, columns); NaN comes last in both directions."""
        places = np.arange(len(self.names))
        if self._words:
            places = np.array([at for at in places if all(word in self._lowered[at] for word in self._words)], np.intp)
        if self._column and self._column <= values.shape[1]:
            own = values[places, self._column - 1]
            order = np.argsort(np.where(np.isnan(own), np.inf, -own if self._falling else own), kind="stable")
            places = places[order]
        elif self._falling:
            places = places[::-1]
        self.places = places

    def row_of(self, place: int) -> int:
        """Return the row of an image by its index in the table, or -1 if the filter hides it."""
        rows = np.flatnonzero(self.places == place)
        return int(rows[0]) if len(rows) else -1


def _names(images: tuple[str, ...]) -> list[str]:
    """Return the names of files, with their folders if there are several folders."""
    paths = [Path(image) for image in images]
    if len({path.parent for path in paths}) < 2:
        return [path.name for path in paths]
    return [
        "/".join((path.parts[-3] if path.parent.name == "images" else path.parent.name, path.name)) for path in paths
    ]
