"""The opened images as a list that can be filtered, with what is known of their thumbnails."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QImage, QPixmap

from segview.annotation.decisions import Decision
from segview.core.base.budget import cache_bytes
from segview.core.base.cache import ByteCache
from segview.core.images.image import Images, Thumbnail
from segview.gui.images.words import progress_lines
from segview.gui.language.translation import tr
from segview.gui.review.delay import Delay
from segview.gui.review.ranking import Ranking
from segview.gui.review.review import Progress, Review

UNDECIDED = (Decision.OPEN, Decision.UNVERIFIED)
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """The fields of a row beside its name."""

    TRUTH = Qt.ItemDataRole.UserRole + 1
    PROBLEM = Qt.ItemDataRole.UserRole + 2
    SCORE = Qt.ItemDataRole.UserRole + 3
    STATE = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, eq=False)
class _Kept:
    pixmap: QPixmap
    nbytes: int


class ImageList(QStringListModel):
    """Images of one state, or all, whose names contain every word of a text; thumbnails come when they come.

    Qt's list of texts, all of them empty, counts the rows: a view that lays out a hundred thousand asks for their
    number as many times, and would wait for Python each time.

    Args:
        ranking: Says what an image is ordered by.
        review: Says what was decided of it.
        delay: Says of which images nothing that a network says is told yet.
    """

    def __init__(self, ranking: Ranking, review: Review, delay: Delay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ranking, self._review, self._delay = ranking, review, delay
        self.paths: tuple[Path, ...] = ()
        self.masks: Mapping[Path, Path] = {}
        # Places in ``paths`` as they follow one another, and rows as ascending ranks in that order: ten thousand
        # numbers are chosen sooner than as many paths.
        self._order: Sequence[int] = ()
        self._ranks: Sequence[int] = ()
        self._rows: Sequence[int] = ()
        self._places: Mapping[Path, int] = {}
        self._names: Sequence[str] = ()
        self._lowered: list[str] = []
        self._text = ""
        self._pixmaps: ByteCache[Path, _Kept] = ByteCache(cache_bytes("thumbnails"))
        self._problems: dict[Path, str] = {}

    def put(self, images: Images) -> None:
        """Show other images; thumbnails made so far are forgotten."""
        self.paths, self.masks = images.paths, images.masks
        self._order = self._ranks = range(len(self.paths))
        self._places, self._names, self._lowered = images.places, images.names, []
        self._pixmaps.clear()
        self._problems.clear()
        self.choose_again()

    def narrow(self, text: str) -> None:
        """Show the images whose names contain every word of a text."""
        self._text = text
        self.choose_again()

    def arrange(self, places: Sequence[int] | None) -> None:
        """Show the images in another order, given as their places, or with None in their own."""
        order = range(len(self.paths)) if places is None else places
        if order == self._order:
            return
        self._order = self._ranks = order
        if places is not None:
            ranks = np.empty(len(places), np.intp)
            ranks[places] = np.arange(len(places))
            self._ranks = ranks.tolist()
        self.choose_again()

    def rescored(self) -> None:
        """Show other scores and states."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Role.SCORE, Role.STATE])

    def choose_again(self) -> None:
        """Show the images of the state that is listed now."""
        rows: Sequence[int] = range(len(self.paths))
        words = self._text.casefold().split()
        if words and not self._lowered:
            self._lowered = [name.casefold() for name in self._names]
        for word in words:
            rows = [rank for rank in rows if word in self._lowered[self._order[rank]]]
        if self._review.shown is not None:
            images, listed = _told_apart(self._review)
            marked = {self._places[image] for image in images}
            rows = [rank for rank in rows if (self._order[rank] in marked) is listed]
        self._rows = rows
        self.setStringList([""] * len(rows))  # which resets the list

    def row_of(self, path: Path | None) -> int:
        """Return the row of an image, or -1 where it is not shown."""
        place = None if path is None else self._places.get(path)
        if place is None:
            return -1
        rank = self._ranks[place]
        row = bisect_left(self._rows, rank)
        return row if row < len(self._rows) and self._rows[row] == rank else -1

    def rows_before(self, path: Path | None) -> int:
        """Return how many shown images come before one that may itself not be shown."""
        place = None if path is None else self._places.get(path)
        return 0 if place is None else bisect_left(self._rows, self._ranks[place])

    def next_open(self, path: Path | None) -> Path | None:
        """Return the shown image to go on with after one: the next that is open, at the end from the first on.

        So is one that has to be looked at before what was decided of it counts. Where another state is listed, it is
        the next one of that.
        """
        rows = self.rowCount()
        start = self.rows_before(path) + (1 if self.row_of(path) >= 0 else 0)
        if self._review.shown not in (None, Decision.OPEN):
            return self.path(start) if start < rows else None
        following = (self.path(row) for row in (*range(start, rows), *range(min(start, rows))))
        return next((one for one in following if one != path and self._review.state(one) in UNDECIDED), None)

    def others_open(self, path: Path | None) -> list[Path]:
        """Return the shown images that are open, but for one, in the order of the moment."""
        paths = map(self.path, range(self.rowCount()))
        return [one for one in paths if one != path and self._review.state(one) in UNDECIDED]

    def path(self, row: int) -> Path:
        """Return the image of a row."""
        return self.paths[self._order[self._rows[row]]]

    def take(self, thumbnail: Thumbnail) -> None:
        """Keep a thumbnail, or why there is none."""
        if thumbnail.path not in self._places:
            return
        if thumbnail.pixels is None:
            self._problems[thumbnail.path] = thumbnail.problem
        else:
            rows, columns = thumbnail.pixels.shape[:2]
            image = QImage(thumbnail.pixels.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888)
            # Qt keeps four bytes for each pixel; the conversion also copies out of the buffer above.
            self._pixmaps.put(thumbnail.path, _Kept(QPixmap.fromImage(image), 4 * rows * columns))
        row = self.row_of(thumbnail.path)
        if row >= 0:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole, Role.PROBLEM])

    def forget_all(self) -> None:
        """Forget all thumbnails: others are wanted."""
        self._pixmaps.clear()

    def forget(self, path: Path) -> None:
        """Forget a thumbnail: another image has taken the name."""
        self._pixmaps.discard(path)
        self._problems.pop(path, None)

    def missing(self, first: int, last: int) -> list[Path]:
        """Return the images of rows ``first`` to ``last`` (not included) that have neither thumbnail nor problem."""
        rows = self._rows[max(first, 0) : max(last, 0)]
        paths = (self.paths[self._order[rank]] for rank in rows)
        return [path for path in paths if path not in self._problems and self._pixmaps.get(path) is None]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        path = self.path(index.row())
        name = self._names[self._places[path]]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.DecorationRole:
            kept = self._pixmaps.get(path)
            return kept.pixmap if kept else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self._review.state(path)
            decided = "" if state is Decision.OPEN else state.value
            if self._review.is_unfinished(path):
                decided = tr("{decided}, correction unfinished", decided=decided).removeprefix(", ")
            spoken = (name, tr("with ground truth") if path in self.masks else "", decided, self._score(path))
            return ", ".join(part for part in spoken if part)
        if role == Role.SCORE:
            return self._score(path)
        if role == Role.STATE:
            return self._review.state(path), self._review.is_saved(path), self._review.is_unfinished(path)
        if role == Role.TRUTH:
            return path in self.masks
        return self._problems.get(path, "") if role == Role.PROBLEM else None

    def _score(self, path: Path) -> str:
        held = self._delay.holds(path) and self._review.state(path) in UNDECIDED
        return "" if held else self._ranking.words(path)

    def _tip(self, path: Path) -> str:
        truth = self.masks.get(path)
        known = tr("Ground truth: {truth}", truth=truth) if truth else tr("No ground truth found")
        lines = (str(path), known, *progress_lines(self._review, path), self._problems.get(path, ""))
        return "\n".join(line for line in lines if line)


def _told_apart(review: Review) -> tuple[Collection[Path], bool]:
    """Return images, and whether those are to be listed, or all others: whichever are fewer."""
    if isinstance(review.shown, Progress):
        return review.unfinished, True
    shown = [image for image, state in review.states.items() if state is review.shown]
    if review.shown is not Decision.OPEN:
        return shown, True
    return review.states.keys() - shown, False
