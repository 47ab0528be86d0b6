"""Full-screen presentation of the wall."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from segview.gui.shell.layouts import Layouts


class Presentation(QObject):
    """Hides everything except the wall with its legends, and shows it again.

    Args:
        window: The window.
        layouts: The layouts of its panes.
        bars: Further widgets around the wall to hide.

    Attributes:
        kept: Geometry and layout before the presentation; None outside a presentation.
    """

    def __init__(self, window: QMainWindow, layouts: Layouts, bars: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._window, self._layouts, self._bars = window, layouts, bars
        self.kept: tuple[str, str] | None = None
        self._hidden: list[QWidget] = []
        self._before = Qt.WindowState.WindowNoState
        window.installEventFilter(self)

    def toggle(self) -> None:
        """Begin or end the presentation."""
        if self.kept is None:
            self._begin()
        else:
            self.leave()

    def leave(self) -> None:
        """End the presentation, and restore the window."""
        if self.kept is None:
            return
        _, docks = self.kept
        self.kept = None
        for one in self._hidden:
            one.show()
        self._hidden.clear()
        self._layouts.recall(docks)
        self._window.setWindowState(self._before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.kept is None or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # otherwise Esc would also stop the computation
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.leave()
            return True
        return False

    def _begin(self) -> None:
        window = self._window
        self.kept, self._before = (geometry_of(window), self._layouts.state), window.windowState()
        docks = self._layouts.docks
        around = (window.menuBar(), window.statusBar(), *self._bars, *docks)
        self._hidden = [one for one in around if one not in docks and not one.isHidden()]
        for one in around:
            one.hide()
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)


def geometry_of(window: QWidget) -> str:
    """Return the geometry of a window as saved by Qt, base64."""
    return bytes(window.saveGeometry().toBase64().data()).decode()
