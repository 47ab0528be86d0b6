"""The layout of the panes: the default, one for a purpose, or one that the user saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from segview.core.base.text import Text

VERSION = 2
LOWER_HEIGHT = 215
SMALL = 1100, 620
"""Smallest window with room for panes on three sides."""
WIDEST = 0.27
"""Largest share of the window's width for a side, unless its panes need more."""
LOW = 800
"""Smallest height at which panes on the right are below one another."""

_LEFT, _RIGHT, _BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
Stacks = tuple[tuple[Qt.DockWidgetArea, tuple[str, ...]], ...]
_STACKS: Stacks = (
    (_LEFT, ("images",)),
    (_LEFT, ("variants",)),
    (_RIGHT, ("look", "layers", "classes")),
    (_RIGHT, ("ask",)),
    (_BOTTOM, ("readout", "figures", "curves", "measures", "training")),
)
"""Stacks of panes (tabs), in the order in which they are placed."""
_NARROW: Stacks = (
    (_LEFT, ("images", "variants", "look", "ask", "layers", "classes")),
    _STACKS[-1],
)
"""The same without room for panes on the right."""
_FLAT: Stacks = (*_STACKS[:2], (_RIGHT, ("look", "ask", "layers", "classes")), _STACKS[-1])
"""The same without room for panes below one another there."""


@dataclass(frozen=True)
class Layout:
    """A choice of panes for a purpose.

    Attributes:
        shown: Names of the panes; the others are closed.
        front: Names of the panes that are in front of their stack.
        lower: Share of the window's height for the lower side.
    """

    text: str
    shown: tuple[str, ...]
    front: tuple[str, ...]
    lower: float = 0.24


LAYOUTS: Mapping[str, Layout] = {
    "compare": Layout(
        Text("Compare"),
        ("images", "variants", "look", "ask", "readout", "figures", "curves"),
        ("look", "readout"),
    ),
    "correct": Layout(Text("Correct"), ("images", "look", "classes", "measures"), ("look", "measures"), 0.18),
    "train": Layout(Text("Train"), ("variants", "training"), ("training",), 0.45),
}
_FIRST = Layout("", tuple(name for _, stack in _STACKS for name in stack), ("images", "look", "readout"))
_SMALL = Layout("", _NARROW[0][1], ("images",))


class Layouts:
    """Places the panes of a window.

    Args:
        window: The window.
        docks: All its panes; their object names are ``dock/NAME``.

    Attributes:
        own: The layouts that the user saved, by name: Qt's dock layout, base64.
    """

    def __init__(self, window: QMainWindow, docks: Sequence[QDockWidget]) -> None:
        self._window = window
        self._docks = {dock.objectName().removeprefix("dock/"): dock for dock in docks}
        self.own: dict[str, str] = {}
        self._put_in_places(_STACKS)

    @property
    def docks(self) -> tuple[QDockWidget, ...]:
        """All panes."""
        return tuple(self._docks.values())

    @property
    def state(self) -> str:
        """The current dock layout of Qt, base64."""
        return bytes(self._window.saveState(VERSION).toBase64().data()).decode()

    def recall(self, state: str) -> bool:
        """Restore a saved layout; return whether it was valid."""
        return bool(state) and self._window.restoreState(QByteArray.fromBase64(state.encode()), VERSION)

    def reset(self, room: QSize | None = None) -> None:
        """Restore the default layout for a window of size ``room``; by default the current size."""
        room = room or self._window.size()
        self._take(_SMALL if _is_small(room) else _FIRST, room)

    def take(self, name: str) -> None:
        """Apply one of ``LAYOUTS``."""
        self._take(LAYOUTS[name], self._window.size())

    def save(self, name: str) -> None:
        """Save the current layout under a name."""
        self.own[name] = self.state

    def _take(self, layout: Layout, room: QSize) -> None:
        self._put_in_places(_NARROW if _is_small(room) else _FLAT if room.height() < LOW else _STACKS)
        for name, dock in self._docks.items():
            dock.setVisible(name in layout.shown)
        for name in layout.front:
            self._docks[name].raise_()
        self._size(layout)

    def _put_in_places(self, stacks: Stacks) -> None:
        """Place every pane."""
        window = self._window
        for dock in self._docks.values():
            dock.setFloating(False)
            window.removeDockWidget(dock)
        for area, stack in stacks:
            members = [self._docks[name] for name in stack]
            window.addDockWidget(area, members[0])
            for one, other in pairwise(members):
                window.tabifyDockWidget(one, other)
            for dock in members:
                dock.show()
            members[0].raise_()
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        # The values have the most columns, the right side has the fewest.
        window.setCorner(Qt.Corner.BottomRightCorner, _BOTTOM)

    def _size(self, layout: Layout) -> None:
        """Give each side as much room as it needs."""
        window, docks = self._window, self._docks
        lower = next((docks[name] for name in reversed(layout.front) if name in _STACKS[-1][1]), None)
        if lower is not None:
            # More height would help the panes on the right, but hidden rows of values are worse.
            height = window.height() * layout.lower
            highest = height if layout.lower > _FIRST.lower else min(LOWER_HEIGHT, height)
            window.resizeDocks([lower], [round(highest)], Qt.Orientation.Vertical)
        for names in (("images", "variants"), ("look", "ask")):
            shown = [docks[name] for name in names if name in layout.shown]
            if shown:
                widths = [min(one.sizeHint().width(), round(window.width() * WIDEST)) for one in shown[:1]]
                window.resizeDocks(shown[:1], widths, Qt.Orientation.Horizontal)
        if not _is_small(window.size()) and {"images", "variants"} <= set(layout.shown):
            window.resizeDocks([docks["images"], docks["variants"]], [3, 2], Qt.Orientation.Vertical)


def _is_small(room: QSize) -> bool:
    return room.width() < SMALL[0] or room.height() < SMALL[1]
