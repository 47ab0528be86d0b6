"""The opened pictures as a list that can be filtered, with what is known of their thumbnails."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage, QPixmap

from segview.core.cache import ByteCache
from segview.core.picture import Thumbnail

THUMBNAIL_BYTES = 64_000_000
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row knows beside its name."""

    TRUTH = Qt.ItemDataRole.UserRole + 1
    PROBLEM = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, eq=False)
class _Kept:
    pixmap: QPixmap
    nbytes: int


class ImageList(QAbstractListModel):
    """Pictures whose names contain every word of a text; their thumbnails come when they come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paths: tuple[Path, ...] = ()
        self.masks: Mapping[Path, Path] = {}
        # Rows are places in ``paths``, ascending: ten thousand numbers are chosen sooner than as many paths.
        self._rows: Sequence[int] = ()
        self._places: dict[Path, int] = {}
        self._names: list[str] = []
        self._lowered: list[str] = []
        self._text = ""
        self._pixmaps: ByteCache[Path, _Kept] = ByteCache(THUMBNAIL_BYTES)
        self._problems: dict[Path, str] = {}

    def put(self, paths: tuple[Path, ...], masks: Mapping[Path, Path]) -> None:
        """Show other pictures, named from the folder on that holds all; thumbnails made so far are forgotten."""
        self.beginResetModel()
        self.paths, self.masks = paths, masks
        self._places = {path: place for place, path in enumerate(paths)}
        self._names = _names(paths)
        self._lowered = [name.casefold() for name in self._names]
        self._pixmaps.clear()
        self._problems.clear()
        self._choose()
        self.endResetModel()

    def narrow(self, text: str) -> None:
        """Show the pictures whose names contain every word of a text."""
        self.beginResetModel()
        self._text = text
        self._choose()
        self.endResetModel()

    def row_of(self, path: Path | None) -> int:
        """Return the row of a picture, or -1 where it is not shown."""
        place = -1 if path is None else self._places.get(path, -1)
        row = bisect_left(self._rows, place)
        return row if 0 <= row < len(self._rows) and self._rows[row] == place else -1

    def rows_before(self, path: Path | None) -> int:
        """Return how many shown pictures come before one that may itself not be shown."""
        return 0 if path is None else bisect_left(self._rows, self._places.get(path, 0))

    def path(self, row: int) -> Path:
        """Return the picture of a row."""
        return self.paths[self._rows[row]]

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

    def missing(self, first: int, last: int) -> list[Path]:
        """Return the pictures of rows ``first`` to ``last`` (not included) that have neither thumbnail nor problem."""
        rows = self._rows[max(first, 0) : max(last, 0)]
        paths = (self.paths[place] for place in rows)
        return [path for path in paths if path not in self._problems and self._pixmaps.get(path) is None]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        path, name = self.path(index.row()), self._names[self._rows[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.DecorationRole:
            kept = self._pixmaps.get(path)
            return kept.pixmap if kept else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return name + (", with ground truth" if path in self.masks else "")
        if role == Role.TRUTH:
            return path in self.masks
        return self._problems.get(path, "") if role == Role.PROBLEM else None

    def _tip(self, path: Path) -> str:
        truth = self.masks.get(path)
        known = f"Ground truth: {truth}" if truth else "No ground truth found"
        return "\n".join(line for line in (str(path), known, self._problems.get(path, "")) if line)

    def _choose(self) -> None:
        words = self._text.casefold().split()
        self._rows = range(len(self.paths))
        for word in words:
            self._rows = [place for place in self._rows if word in self._lowered[place]]


def _names(paths: tuple[Path, ...]) -> list[str]:
    """Return paths from the folder on that holds them all: file names, unless there are several folders."""
    folders = {str(path.parent) for path in paths}
    if len(folders) < 2:
        return [path.name for path in paths]
    try:
        inside = len(os.path.commonpath(folders).rstrip("/\\")) + 1
    except ValueError:  # several drives
        return [str(path) for path in paths]
    return [path.as_posix()[inside:] for path in paths]
