"""The choice of the opened images that are listed, and their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from segview.core.images.image import Images


class ListedImages:
    """Rows of images: those that pass the filters by name and state, in the present order.

    Filtering numbers is faster than filtering paths. The order is a list of indices into ``paths``; a rank is an index
    into the order; the rows are ascending ranks.

    Attributes:
        paths: All images, in their own order.
    """

    def __init__(self, images: Images | None = None) -> None:
        images = images or Images(None, (), {})
        self.paths = images.paths
        self._places, self._names = images.places, images.names
        self._lowered: list[str] = []
        self._order: Sequence[int] = range(len(self.paths))
        self._ranks: Sequence[int] = self._order
        self._rows: Sequence[int] = self._order

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, path: object) -> bool:
        return path in self._places

    def path(self, row: int) -> Path:
        """Return the image of a row."""
        return self.paths[self._order[self._rows[row]]]

    def of_rows(self, first: int, last: int) -> list[Path]:
        """Return the images of rows ``first`` to ``last`` (exclusive); rows that do not exist are left out."""
        return [self.paths[self._order[rank]] for rank in self._rows[max(first, 0) : max(last, 0)]]

    def name(self, path: Path) -> str:
        """Return the listed name of an image: its path relative to the folder that contains all images."""
        return self._names[self._places[path]]

    def row_of(self, path: Path | None) -> int:
        """Return the row of an image, or -1 if it is not listed."""
        place = None if path is None else self._places.get(path)
        if place is None:
            return -1
        rank = self._ranks[place]
        row = bisect_left(self._rows, rank)
        return row if row < len(self._rows) and self._rows[row] == rank else -1

    def rows_before(self, path: Path | None) -> int:
        """Return the number of listed images before an image, which itself need not be listed."""
        place = None if path is None else self._places.get(path)
        return 0 if place is None else bisect_left(self._rows, self._ranks[place])

    def arrange(self, places: Sequence[int] | None) -> bool:
        """Set the order, given as indices, or with None the images' own order; return whether it has changed.

        After a change, ``choose`` must be called.
        """
        order = range(len(self.paths)) if places is None else places
        if order == self._order:
            return False
        self._order = self._ranks = order
        if places is not None:
            ranks = np.empty(len(places), np.intp)
            ranks[places] = np.arange(len(places))
            self._ranks = ranks.tolist()
        return True

    def choose(self, text: str, marked: Collection[Path] | None, *, listed: bool) -> None:
        """List the images whose names contain every word of a text.

        Args:
            text: The words, separated by spaces.
            marked: Images to which the list is restricted, or which it leaves out; None for no restriction.
            listed: Whether the marked images are listed, or all others.
        """
        rows: Sequence[int] = range(len(self.paths))
        words = text.casefold().split()
        if words and not self._lowered:
            self._lowered = [name.casefold() for name in self._names]
        for word in words:
            rows = [rank for rank in rows if word in self._lowered[self._order[rank]]]
        if marked is not None:
            places = {self._places[image] for image in marked}
            rows = [rank for rank in rows if (self._order[rank] in places) is listed]
        self._rows = rows
