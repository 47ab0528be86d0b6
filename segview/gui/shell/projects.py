"""Projects, and the menu of recent projects and folders."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from segview.annotation.project import ENDING, Project
from segview.annotation.verdict import Decision
from segview.core.base.text import Text
from segview.core.images.image import Images
from segview.core.requests.ranking import RANKINGS
from segview.core.requests.save_target import Occupied, SaveFormat, SaveTarget
from segview.gui.language.translation import tr
from segview.gui.session.labelling import folder_of
from segview.gui.session.session import Session
from segview.gui.shell.saving import Saver, translate_format
from segview.tasks.files import Open, Opened
from segview.tasks.project import OpenProject, SaveProject
from segview.tasks.task import Task

MOST = 12
PROJECT = SaveFormat("segview", Text("Projects of segview"), ENDING)


class Projects(QObject):
    """Saves and opens projects, and remembers recent projects and folders.

    Args:
        window: The parent of the dialogs.
        session: The state of the window.
        saver: Opens the file dialog.

    Attributes:
        recent: Recent folders and projects, the latest first.

    Signals:
        changed(): the recent folders and projects changed.
    """

    changed = Signal()

    def __init__(self, window: QWidget, session: Session, saver: Saver) -> None:
        super().__init__(window)
        self._window, self._session, self._saver = window, session, saver
        self.recent: tuple[str, ...] = ()
        self.menu = QMenu(tr("Open recent"), window)
        self.menu.setObjectName("menu/recent")
        self.menu.aboutToShow.connect(self._fill)
        session.listed.connect(self._remember)
        session.opener.project.connect(self.open)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return the functions of the menu, by action name."""
        return {"open_project": self.choose, "save_project": self.save}

    def recall(self, recent: tuple[str, ...]) -> None:
        """Restore the recent folders and projects."""
        self.recent = recent[:MOST]

    def choose(self) -> None:
        """Let the user choose a project, and open it."""
        session = self._session
        start = str(session.listing.folder) if session.listing.folder else str(Path.home())
        dialog = QFileDialog(self._window, tr("Open a project"), start)
        dialog.setObjectName("choose/project")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([translate_format(PROJECT).filter])
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, path: Path) -> None:
        """Open a project."""
        self._session.tasks.ask(OpenProject(path), partial(self._take, path))

    def save(self) -> None:
        """Let the user choose a file, and save the current state as a project."""
        project = self._project()
        stem = self._session.listing.folder.name if self._session.listing.folder else "project"

        def saving(target: SaveTarget, _kind: str) -> Task[str | Occupied]:
            self._remember(target.path)
            return SaveProject(project, target)

        self._saver.choose_file(
            tr("Save the project"), "choose/save_project", stem, (translate_format(PROJECT),), saving
        )

    def _project(self) -> Project:
        session = self._session
        verdicts = (session.review.verdicts.get(image) for image in session.listing.paths)
        return Project(
            folder=str(session.listing.folder or ""),
            files=tuple(str(path) for path in session.listing.files),
            image=str(session.image or ""),
            variants=tuple(str(one.folder) for one in session.catalogue.shown),
            ticked=tuple(str(folder) for folder in session.ticked),
            order=session.ranking.orders.name if session.ranking.orders.measures else "",
            view=session.view,
            prediction_settings=session.prediction_settings,
            labels=session.labels.current,
            decisions=tuple(one for one in verdicts if one is not None and one.decision is not Decision.UNVERIFIED),
        )

    def _take(self, path: Path, project: Project) -> None:
        """Replace the current state by a project."""
        session = self._session
        session.show(**dict(project.view))
        session.ask(prediction_settings=project.prediction_settings)
        known = {str(one.folder) for one in session.catalogue.shown}
        variants = (one for one in project.variants if one not in known)
        places = (project.folder,) if project.folder else project.files
        session.take_images(Images(None, (), {}))  # so that its decisions are read again
        session.opener.ask(Open(tuple(map(Path, (*places, *variants)))), partial(self._show, project))
        self._remember(path)

    def _show(self, project: Project, opened: Opened) -> None:
        session, image = self._session, Path(project.image)
        session.opener.take(opened)
        if opened.images is not None:
            if image in session.listing.places:
                session.ask(image=image)
            if project.order in RANKINGS:
                session.ranking.choose(project.order)
            folder = folder_of(session)
            if project.labels is not None and folder is not None:
                session.labels.recall({**session.labels.by_folder, str(folder): project.labels})
        session.ask(ticked=tuple(map(Path, project.ticked)))

    def _remember(self, project: Path | None = None) -> None:
        """Remember a project, or else the current folder."""
        path = project or self._session.listing.folder
        if path is not None and (not self.recent or self.recent[0] != str(path)):
            self.recent = (str(path), *(one for one in self.recent if one != str(path)))[:MOST]
            self.changed.emit()

    def _fill(self) -> None:
        self.menu.clear()
        for number, path in enumerate(self.recent, start=1):
            text = tr("Project {name}", name=Path(path).stem) if path.endswith(ENDING) else Path(path).name
            action = self.menu.addAction(f"&{number % 10} {text.replace('&', '&&')}" if number <= 10 else text)
            action.setToolTip(path)
            action.triggered.connect(lambda _checked=False, path=path: self._session.opener.open((Path(path),)))
        self.menu.setToolTipsVisible(True)
        if not self.recent:
            self.menu.addAction(tr("Nothing was open before")).setEnabled(False)
            return
        self.menu.addSeparator()
        self.menu.addAction(tr("Forget all of these"), self._forget)

    def _forget(self) -> None:
        self.recent = ()
        self.changed.emit()
