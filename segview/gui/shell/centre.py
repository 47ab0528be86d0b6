"""The middle of the window: the wall, and beside it the page that compares variants over all images."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QWidget

from segview.gui.compare.page import ComparePage
from segview.gui.explanations.page import ExplanationsPage
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.shell.saving import Saver
from segview.gui.shell.table_saving import save_checks, save_scores
from segview.gui.wall.wall import Wall
from segview.gui.widgets.controls import named


class Centre(QTabWidget):
    """The wall, the comparison of the ticked variants, and the checks of their maps.

    Args:
        wall: The wall.
        session: What the pages are about.
        saver: Gives what lets the user choose files.
    """

    def __init__(
        self, wall: Wall, session: Session, *, saver: Callable[[], Saver], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.compare = ComparePage(session, lambda table: save_scores(saver(), table))
        self.explanations = ExplanationsPage(session, lambda found: save_checks(saver(), found))
        self.setObjectName("centre")
        self.setAccessibleName("Wall and comparison")
        self.setDocumentMode(True)
        # In a window that is too small for all of the page, it scrolls, and the wall keeps its freedom to be small.
        self._wall = wall
        self._compared = _scrolling(self.compare, "centre/compare", tr("Comparison over all images"))
        self._explained = _scrolling(self.explanations, "centre/explanations", tr("Does the explanation hold?"))
        self.addTab(wall, "Wall")
        self.addTab(self._compared, "Compare")
        self.addTab(self._explained, tr("Explanations"))
        self.setTabToolTip(0, "The image at hand")
        self.setTabToolTip(1, "The ticked variants over all images (F2)")
        self.setTabToolTip(2, tr("Whether the maps explain what the ticked variants find (F3)"))
        self.compare.opened.connect(self.show_wall)

    def show_wall(self) -> None:
        """Turn to the wall."""
        self.setCurrentWidget(self._wall)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what turns to a page, or from it to the wall, by the names of the actions."""
        return {"compare": lambda: self._turn(self._compared), "explain": lambda: self._turn(self._explained)}

    def _turn(self, page: QWidget) -> None:
        self.setCurrentWidget(self._wall if self.currentWidget() is page else page)


def _scrolling(page: QWidget, name: str, accessible: str) -> QScrollArea:
    area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
    named(area, name, accessible)
    area.setWidget(page)
    return area
