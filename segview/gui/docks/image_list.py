"""The opened pictures as a list that can be filtered, with what is known of their thumbnails."""

from __future__ import annotations

import os
from collections.abc import Mapping
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
        self.shown: list[Path] = []
        self._names: dict[Path, str] = {}
        self._lowered: list[str] = []
        self._rows: dict[Path, int] = {}
        self._text = ""
        self._pixmaps: ByteCache[Path, _Kept] = ByteCache(THUMBNAIL_BYTES)
        self._problems: dict[Path, str] = {}

    def put(self, paths: tuple[Path, ...], masks: Mapping[Path, Path]) -> None:
        """Show other pictures, named from the folder on that holds all; thumbnails made so far are forgotten."""
        self.beginResetModel()
        self.paths, self.masks = paths, masks
        names = _names(paths)
        self._names = dict(zip(paths, names, strict=True))
        self._lowered = [name.casefold() for name in names]
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
        return -1 if path is None else self._rows.get(path, -1)

    def take(self, thumbnail: Thumbnail) -> None:
        """Keep a thumbnail, or why there is none."""
        if thumbnail.path not in self._names:
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
        rows = self.shown[max(first, 0) : max(last, 0)]
        return [path for path in rows if path not in self._problems and self._pixmaps.get(path) is None]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        path = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[path]
        if role == Qt.ItemDataRole.DecorationRole:
            kept = self._pixmaps.get(path)
            return kept.pixmap if kept else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._names[path] + (", with ground truth" if path in self.masks else "")
        if role == Role.TRUTH:
            return path in self.masks
        return self._problems.get(path, "") if role == Role.PROBLEM else None

    def _tip(self, path: Path) -> str:
        truth = self.masks.get(path)
        known = f"Ground truth: {truth}" if truth else "No ground truth found"
        return "\n".join(line for line in (str(path), known, self._problems.get(path, "")) if line)

    def _choose(self) -> None:
        words = self._text.casefold().split()
        if words:
            pairs = zip(self.paths, self._lowered, strict=True)
            self.shown = [path for path, name in pairs if all(word in name for word in words)]
        else:
            self.shown = list(self.paths)
        self._rows = {path: row for row, path in enumerate(self.shown)}


def _names(paths: tuple[Path, ...]) -> list[str]:
    """Return paths from the folder on that holds them all: file names, unless there are several folders."""
    folders = {str(path.parent) for path in paths}
    if len(folders) < 2:
        return [path.name for path in paths]
    try:
        inside = len(os.path.commonpath(folders)) + 1
    except ValueError:  # several drives
        return [str(path) for path in paths]
    return [path.as_posix()[inside:] for path in paths]
