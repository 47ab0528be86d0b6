"""The base of all docks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDockWidget, QWidget

from segview.gui.session.opening import dropped_paths
from segview.gui.session.session import Session


class Dock(QDockWidget):
    """A pane with a name under which its place in the window is remembered; it opens dropped files."""

    def __init__(self, session: Session, *, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.session = session
        self.setObjectName(f"dock/{name}")
        self.setAccessibleName(title)
        self.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.session.opener.open(paths)
