"""The scores of one kind as a table: a row for each image, a column for each variant, sorted, filtered and coloured."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication

from segview.core.comparison.score_kinds import ScoreKind, score_kind
from segview.core.comparison.score_table import Numbers, ScoreTable
from segview.gui.language.translation import tr
from segview.gui.widgets import theme

Index = QModelIndex | QPersistentModelIndex

SPREAD = "spread"
# From bad over middling to good; told apart by colour-blind eyes, and dark enough for white letters.
_RAMP = np.array([(138, 66, 18), (62, 50, 42), (34, 36, 40), (24, 52, 76)], np.float64)
_STEPS = 65


class ScoreModel(QAbstractTableModel):
    """Rows of images that a filter leaves, in the order of a column; ten thousand are as quick as ten.

    Columns are the image, each variant, and where there are several how far the best lies from the worst.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = ScoreTable((), (), {})
        self.full_names: tuple[str, ...] = ()
        self.kind: ScoreKind = score_kind("Dice")
        self._values: Numbers = np.zeros((0, 0))
        self._names: list[str] = []
        self._lowered: list[str] = []
        self._text = ""
        self._column, self._falling = 0, False
        self.places: NDArray[np.intp] = np.zeros(0, np.intp)
        self._ramp = [QColor(*map(int, colour)) for colour in _colours()]
        self._steps: NDArray[np.int64] = np.zeros((0, 0), np.int64)

    def put(self, table: ScoreTable, score: str, full_names: tuple[str, ...] = ()) -> None:
        """Show a score of a table; ``full_names`` are those of its variants, where they are shortened."""
        self.full_names = full_names or table.variants
        same = table.images == self.table.images and table.variants == self.table.variants
        with self._keeping_rows() if same else self._resetting():
            if not same:
                self._names = _names(table.images)
                self._lowered = [name.casefold() for name in self._names]
            self.table, self.kind = table, score_kind(score)
            self._values = self._with_spread(table.scores.get(score))
            self._steps = self._coloured()
            self._choose()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def narrow(self, text: str) -> None:
        """Show the images whose names contain every word of a text."""
        with self._resetting():
            self._text = text
            self._choose()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        with self._keeping_rows():
            self._column, self._falling = column, order == Qt.SortOrder.DescendingOrder
            self._choose()

    @contextmanager
    def _resetting(self) -> Generator[None]:
        self.beginResetModel()
        yield
        self.endResetModel()

    @contextmanager
    def _keeping_rows(self) -> Generator[None]:
        """Have what is selected stay selected, whichever row it moves to."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(int(self.places[index.row()]), index.column()) for index in before]
        yield
        rows = {int(place): row for row, place in enumerate(self.places)} if kept else {}
        moved = [self.index(rows[place], at) if place in rows else QModelIndex() for place, at in kept]
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()

    def row_of(self, place: int) -> int:
        """Return the row of an image by its place in the table, or -1 where the filter hides it."""
        rows = np.flatnonzero(self.places == place)
        return int(rows[0]) if len(rows) else -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.places)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1 + self._values.shape[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place, column = int(self.places[index.row()]), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[place] if column == 0 else self._written(place, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.BackgroundRole and 0 < column <= len(self.table.variants):
            step = int(self._steps[place, column - 1])
            return None if step < 0 else self._ramp[step]
        if role == Qt.ItemDataRole.FontRole and column:
            return theme.tabular(QGuiApplication.font())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.table.images[place] if column == 0 else self.kind.explained
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Image"), *self.table.variants, tr("Spread"))[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            if section == 0:
                return tr("A click opens the image on the wall")
            if section > len(self.table.variants):
                return tr("Highest less lowest of the variants")
            return f"{self.full_names[section - 1]}\n{tr(self.kind.name)}: {tr(self.kind.explained)}"
        return None

    def tab_separated(self, rows: list[int]) -> str:
        """Return rows with their headings, for a spreadsheet."""
        names = ["image", *self.table.variants]
        lines = ["\t".join(names)]
        for row in rows:
            place = int(self.places[row])
            cells = ("" if value != value else f"{value:.6g}" for value in self._values[place][: len(names) - 1])
            lines.append("\t".join((self.table.images[place], *cells)))
        return "\n".join(lines) + "\n"

    def _written(self, place: int, column: int) -> str:
        return self.kind.text(float(self._values[place, column - 1]))

    def _with_spread(self, values: Numbers | None) -> Numbers:
        shape = len(self.table.images), len(self.table.variants)
        if values is None:
            values = np.full(shape, np.nan)
        if shape[1] < 2:
            return values
        # fmax and fmin pass over what is not known.
        spread = np.fmax.reduce(values, axis=1) - np.fmin.reduce(values, axis=1)
        return np.column_stack([values, spread])

    def _coloured(self) -> NDArray[np.int64]:
        """Return the step of the ramp of each value, bad first; -1 where there is none."""
        values = self._values[:, : len(self.table.variants)]
        known = values[~np.isnan(values)]
        if self.kind.better == "neither" or not len(known):
            return np.full(values.shape, -1)
        low, high = _usual(known)
        share = (np.nan_to_num(values) - low) / max(high - low, 1e-12)
        share = share if self.kind.better == "higher" else 1 - share
        steps = np.rint(np.clip(share, 0, 1) * (_STEPS - 1)).astype(np.int64)
        return np.where(np.isnan(values), -1, steps)

    def _choose(self) -> None:
        words = self._text.casefold().split()
        places = np.arange(len(self._names))
        if words:
            places = np.array([at for at in places if all(word in self._lowered[at] for word in words)], np.intp)
        if self._column and self._column <= self._values.shape[1]:
            values = self._values[places, self._column - 1]
            # What is not known comes last either way.
            order = np.argsort(np.where(np.isnan(values), np.inf, -values if self._falling else values), kind="stable")
            places = places[order]
        elif self._falling:
            places = places[::-1]
        self.places = places


def _usual(values: Numbers) -> tuple[float, float]:
    low, high = np.quantile(values, [0.02, 0.98])
    return float(low), float(high)


def _colours() -> NDArray[np.float64]:
    along = np.linspace(0, len(_RAMP) - 1, _STEPS)
    return np.stack([np.interp(along, np.arange(len(_RAMP)), _RAMP[:, channel]) for channel in range(3)], axis=1)


def _names(images: tuple[str, ...]) -> list[str]:
    """Return the names of files, with their folder where there are several folders."""
    paths = [Path(image) for image in images]
    if len({path.parent for path in paths}) < 2:
        return [path.name for path in paths]
    return [
        "/".join((path.parts[-3] if path.parent.name == "images" else path.parent.name, path.name)) for path in paths
    ]
