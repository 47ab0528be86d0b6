"""The list of maps to show beside the image, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from segview.core.base.text import Text
from segview.core.maps.disagreement import DISAGREEMENT
from segview.core.requests.settings import DEFAULT_MAPS
from segview.gui.commands.offers import Offer
from segview.gui.commands.synonyms import MAP, synonyms
from segview.gui.language.translation import tr
from segview.gui.wall.panels.path_names import shorten
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control

PATTERN = Qt.ItemDataRole.UserRole
_TIP = Text("Tick the maps to show beside the image; drag, or Ctrl+Up and Ctrl+Down, to reorder")
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SCALE = re.compile(r"^scale/[^/]+/")


def offered_patterns(ticked: Sequence[str], before: Sequence[str], names: Iterable[str]) -> list[str]:
    """Return the patterns to offer, each once: those offered ``before`` in their order, then the new ones.

    Maps that exist for each scale are offered as one pattern. A name is not offered if a ticked pattern shows it
    already, or if an offered pattern matches only this name.

    Args:
        ticked: The patterns of the view settings; their order takes precedence.
        before: The patterns offered so far.
        names: Names of the available maps and charts.
    """
    every = list(dict.fromkeys(_SCALE.sub("scale/*/", name) for name in names))
    alive = {*every, *DEFAULT_MAPS}
    order = iter(ticked)
    patterns = [next(order) if one in ticked else one for one in before if one in ticked or one in alive]
    patterns += [*order, *(one for one in DEFAULT_MAPS if one not in ticked and one not in before)]
    general = [one for one in patterns if "*" in one]
    covering = [one for one in general if one in ticked or sum(fnmatchcase(name, one) for name in every) == 1]
    new = (name for name in every if name not in patterns)
    return patterns + [name for name in new if not any(fnmatchcase(name, pattern) for pattern in covering)]


def title(pattern: str) -> str:
    """Return the title of a pattern of map names."""
    return pattern.removesuffix("/*").replace("scale/*/", tr("each scale: "))


class _ShortPaths(QStyledItemDelegate):
    """Shortens the paths of blocks so that their numbers and ends stay."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        item: Any = option  # the stubs lack its fields
        box = item.widget.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, item.widget)
        room = box.width() - 2 * theme.GAP
        item.text = shorten(item.text, lambda one: item.fontMetrics.horizontalAdvance(one) <= room)


class MapList(QListWidget):
    """Maps to tick, and to reorder by dragging or with Ctrl+Up and Ctrl+Down.

    Signals:
        chosen(tuple): the ticked patterns, in their order.
    """

    chosen = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        name_control(self, "look/maps", tr("Maps shown beside the image"), tr(_TIP))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setMinimumHeight(40)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names of blocks differ at their ends
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_ShortPaths(self))
        self.setUniformItemSizes(True)
        self._wanted: tuple[str, ...] = ()
        self.itemChanged.connect(self._tell)
        self.model().rowsMoved.connect(self._tell)

    def patterns(self, *, ticked: bool = False) -> list[str]:
        """Return the patterns in their order; with ``ticked``, only the ticked ones."""
        items = [self.item(row) for row in range(self.count())]
        return [item.data(PATTERN) for item in items if not ticked or item.checkState() == Qt.CheckState.Checked]

    def set_patterns(self, ticked: Sequence[str], names: Iterable[str]) -> None:
        """Show the patterns of the view settings as ticked, and all others as unticked."""
        patterns = offered_patterns(ticked, self.patterns(), names)
        if patterns == self.patterns() and list(ticked) == self.patterns(ticked=True):
            return
        self.blockSignals(True)
        chosen, scrolled = self.currentItem(), self.verticalScrollBar().value()
        current = chosen.data(PATTERN) if chosen else None
        self.clear()
        for pattern in patterns:
            item = QListWidgetItem(title(pattern), self)
            item.setData(PATTERN, pattern)
            item.setToolTip(DISAGREEMENT.get(pattern, pattern))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if pattern in ticked else Qt.CheckState.Unchecked)
            if pattern == current:
                self.setCurrentItem(item)
        self._hide()
        self.verticalScrollBar().setValue(scrolled)
        self.blockSignals(False)

    def offers(self) -> list[Offer]:
        """Return a command for each pattern that ticks or unticks the pattern."""
        ticked = self.patterns(ticked=True)
        tip = tr("Show or hide the map beside the image")
        words = synonyms(MAP)
        return [
            Offer(tr("Map {title}", title=title(one)), partial(self.toggle, one), words, tip=tip, on=one in ticked)
            for one in self.patterns()
        ]

    def toggle(self, pattern: str) -> None:
        """Tick a pattern, or untick it."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(PATTERN) == pattern:
                on = item.checkState() == Qt.CheckState.Checked
                item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def show_only(self, typed: str) -> None:
        """Show only the maps whose names contain every typed word; hidden maps stay ticked."""
        self._wanted = tuple(typed.casefold().split())
        self._hide()

    def _hide(self) -> None:
        for row in range(self.count()):
            item = self.item(row)
            name = f"{item.text()} {item.data(PATTERN)}".casefold()
            item.setHidden(not all(word in name for word in self._wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _MOVES.get(Qt.Key(event.key()), 0)
        row, there = self.currentRow(), self.currentRow() + by
        if by and event.modifiers() & Qt.KeyboardModifier.ControlModifier and 0 <= there < self.count() and row >= 0:
            root = self.rootIndex()
            self.model().moveRow(root, row, root, there + 1 if by > 0 else there)
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.chosen.emit(tuple(self.patterns(ticked=True)))
