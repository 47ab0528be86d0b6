"""The choice of the opened images that are listed, and their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from segview.core.images.image import Images


class ListedImages:
    """Rows of images: those that a text and a state leave, in the order of the moment.

    Ten thousand numbers are chosen sooner than as many paths: rows are ascending ranks in the order, which are places
    among the images.

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
        """Return the images of rows ``first`` to ``last`` (not included); there may be fewer."""
        return [self.paths[self._order[rank]] for rank in self._rows[max(first, 0) : max(last, 0)]]

    def name(self, path: Path) -> str:
        """Return an image as it is listed: from the folder on that holds all of them."""
        return self._names[self._places[path]]

    def row_of(self, path: Path | None) -> int:
        """Return the row of an image, or -1 where it is not listed."""
        place = None if path is None else self._places.get(path)
        if place is None:
            return -1
        rank = self._ranks[place]
        row = bisect_left(self._rows, rank)
        return row if row < len(self._rows) and self._rows[row] == rank else -1

    def rows_before(self, path: Path | None) -> int:
        """Return how many listed images come before one that may itself not be listed."""
        place = None if path is None else self._places.get(path)
        return 0 if place is None else bisect_left(self._rows, self._ranks[place])

    def arrange(self, places: Sequence[int] | None) -> bool:
        """Take another order, given as places, or with None their own; say whether it is another.

        ``choose`` then lists the images anew.
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
            text: The words.
            marked: Images that are told apart from all others, or None.
            listed: Whether those are listed, or all others.
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
