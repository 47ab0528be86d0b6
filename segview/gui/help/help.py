"""The actions of the menu Help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from segview.core.help.pages import Library
from segview.core.help.problem import Problem, settings_of
from segview.core.requests.settings import ReviewSettings
from segview.gui.help.about import About
from segview.gui.help.contexts import context_of
from segview.gui.help.help_window import HelpWindow
from segview.gui.help.problem_dialog import ProblemDialog
from segview.gui.help.tour import Tour
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall.panels.panel import IMAGE_COLUMN
from segview.gui.wall.wall import Wall
from segview.tasks.help import DescribeProblem, FindLicences, ReadPages, SaveProblem


class Help(QObject):
    """Shows the documentation pages, the tour, versions and licences, and the problem report.

    Args:
        window: Parent of the windows of the help.
        session: The session, whose settings go into a problem report.
        wall: The wall; the help explains the maps of its panels.
        reading: Returns the settings of the review.
        tell: Called with a sentence that says what was done.

    Attributes:
        tour: The tour of the window.
    """

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        wall: Wall,
        *,
        reading: Callable[[], ReviewSettings],
        tell: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._wall, self._reading, self._tell = wall, reading, tell
        wall.explained.connect(self.explain)
        self.tour = Tour(window)
        self._library: Library | None = None
        self._shown: HelpWindow | None = None

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return the callbacks of the actions of the menu, by action name."""
        return {
            "help": self.open_pages,
            "what_is_this": self.explain_meant,
            "tour": self.tour.begin,
            "report_problem": self.report_problem,
            "about": self.show_about,
        }

    def welcome(self) -> None:
        """Begin the tour when the first image is opened, unless the user has seen the tour."""
        self._session.image_opened.connect(self._welcome, Qt.ConnectionType.SingleShotConnection)

    def open_pages(self) -> None:
        """Open the page about the part of the window that has the focus."""
        place = context_of(QApplication.focusWidget())
        self._show_page(lambda _: place)

    def explain_meant(self) -> None:
        """Open the section on the map of the panel that is under the pointer or has the focus; else on the image."""
        panels = self._wall.panels
        meant = [*(one for one in panels if one.underMouse()), *(one for one in panels if one.canvas.hasFocus())]
        self.explain(meant[0].column if meant else IMAGE_COLUMN)

    def explain(self, name: str) -> None:
        """Open the section on a map."""
        self._show_page(lambda library: library.on_map(name))

    def show_about(self) -> None:
        """Show version and licences."""
        about = About(self._window)
        self._session.tasks.ask(FindLicences(), about.set_licences)
        about.open()

    def report_problem(self) -> None:
        """Show the content of a problem report, so that the user can check and save it."""
        session = self._session
        counts = {
            "images": len(session.listing.paths),
            "variants": len(session.catalogue.shown),
            "ticked": len(session.ticked),
        }
        settings = settings_of(session.view, session.prediction_settings, self._reading(), counts)
        dialog = ProblemDialog(self._save_problem, self._window)
        session.tasks.ask(DescribeProblem(settings, _system_of_windows()), dialog.set_problem)
        dialog.open()

    def _welcome(self) -> None:
        if not self.tour.seen:
            self.tour.begin()

    def _save_problem(self, path: Path, problem: Problem) -> None:
        self._session.tasks.ask(SaveProblem(path, problem), lambda sentence: self._tell(tr(sentence)))

    def _show_page(self, choose: Callable[[Library], str]) -> None:
        """Show the window of pages; the pages are read from disk only once."""
        if self._shown is None:
            self._shown = HelpWindow(self._window)
        shown = self._shown

        def take(library: Library) -> None:
            self._library = library
            shown.show_page(choose(library))
            shown.set_library(library)

        if self._library is None:
            self._session.tasks.ask(ReadPages(), take)
        else:
            shown.show_page(choose(self._library))
        shown.show()
        shown.raise_()
        shown.activateWindow()
        shown.view.setFocus()


def _system_of_windows() -> str:
    """Return what Qt reports about the screens and the window system."""
    screens = [
        f"screen {one.size().width()} × {one.size().height()}, {one.devicePixelRatio():g} pixels a point\n"
        for one in QGuiApplication.screens()
    ]
    return f"windows by {QGuiApplication.platformName()}\n{''.join(screens)}"
