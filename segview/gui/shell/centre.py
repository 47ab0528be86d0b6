"""The middle of the window: the wall, and pages that are created when they are first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QTabWidget, QWidget

from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.shell.figures import Figures
from segview.gui.shell.saving import Saver
from segview.gui.shell.table_saving import save_checks, save_scores
from segview.gui.shell.worst_region import WorstRegion
from segview.gui.wall.wall import Wall
from segview.gui.widgets.later import LazyPage
from segview.gui.widgets.plotting import fetch_ahead

if TYPE_CHECKING:
    from segview.gui.compare.page import ComparePage
    from segview.gui.explanations.map_checking import MapChecking
    from segview.gui.explanations.page import ExplanationsPage
    from segview.gui.film.page import FilmPage

QUIET_MS = 2000
"""Delay after the first prediction before the modules of the pages are imported."""


class Centre(QTabWidget):
    """The wall, the comparison of the ticked variants, the checks of their maps, and the film.

    Args:
        wall: The wall.
        page: The widget with the wall and its tool bars.
        session: The state of the window.
        saver: Opens the file dialogs of the pages.
        tell: Shows a sentence on the result.
    """

    def __init__(
        self,
        wall: Wall,
        session: Session,
        *,
        page: QWidget,
        saver: Callable[[], Saver],
        tell: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._saver, self._tell = session, saver, tell
        self.setObjectName("centre")
        self.setAccessibleName(tr("Wall and pages"))
        self.setDocumentMode(True)
        self._wall, self._page = wall, page
        self._compared, self._explained = LazyPage(self._compare_page), LazyPage(self._explanations_page)
        self._filmed = LazyPage(self._film_page)
        self._compare: ComparePage | None = None
        self._checking: MapChecking | None = None
        self.addTab(page, tr("Wall"))
        self.addTab(self._compared, tr("Compare"))
        self.addTab(self._explained, tr("Explanations"))
        self.addTab(self._filmed, tr("Film"))
        once = Qt.ConnectionType.SingleShotConnection
        session.answered.connect(self._fetch_ahead, once)
        self.setTabToolTip(0, tr("The current image"))
        self.setTabToolTip(1, tr("The ticked variants over all images (F2)"))
        self.setTabToolTip(2, tr("Check whether the maps explain what the ticked variants find (F3)"))
        self.setTabToolTip(3, tr("The images one after the other, with what is found on them (F4)"))

    @property
    def compare(self) -> ComparePage:
        """The page that compares variants."""
        return self._compared.content

    @property
    def explanations(self) -> ExplanationsPage:
        """The page that checks maps."""
        return self._explained.content

    @property
    def film(self) -> FilmPage:
        """The page that plays films."""
        return self._filmed.content

    def show_wall(self) -> None:
        """Open the wall."""
        self.setCurrentWidget(self._page)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return the functions that open a page, or go back from it to the wall, by action name."""
        return {
            "compare": lambda: self._switch(self._compared),
            "explain": lambda: self._switch(self._explained),
            "film": lambda: self._switch(self._filmed),
            "save_figure": lambda: Figures(self._session, self._wall, self._saver(), self).of_wall(),
            **self._wall.swiping.commands(),
        }

    def _fetch_ahead(self) -> None:
        QTimer.singleShot(QUIET_MS, self, fetch_ahead)

    def _switch(self, page: QWidget) -> None:
        self.setCurrentWidget(self._page if self.currentWidget() is page else page)

    # Imported when they are created: the plotting libraries would delay the start of the window.

    def _compare_page(self) -> ComparePage:
        from segview.gui.compare.page import ComparePage

        page = ComparePage(self._session, lambda table: save_scores(self._saver(), table))
        page.opened.connect(self.show_wall)
        figures = Figures(self._session, self._wall, self._saver(), self)
        page.figured.connect(lambda: figures.of_plot(page.scores, page.plots.settings(), page.plots.plotted))
        page.opened.connect(WorstRegion(self._session, self._wall, page).look)
        self._compare = page
        self._pass_checks_on()
        return page

    def _explanations_page(self) -> ExplanationsPage:
        from segview.gui.explanations.page import ExplanationsPage

        page = ExplanationsPage(self._session, lambda found: save_checks(self._saver(), found))
        self._checking = page.checking
        page.checking.summed.connect(self._pass_checks_on)
        return page

    def _pass_checks_on(self) -> None:
        """Show the checks of maps as scores of the comparison, if both pages exist."""
        if self._compare is not None and self._checking is not None:
            self._compare.scores.take_checks(dict(self._checking.found))

    def _film_page(self) -> FilmPage:
        from segview.gui.film.page import FilmPage

        page = FilmPage(self._session)
        page.opened.connect(self.show_wall)
        page.reported.connect(self._tell)
        return page
