"""Saving a film with its overlays, or the mask of each frame."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QToolButton, QWidget

from segview.core.requests.request import Failure
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.variants.spec import Variant
from segview.gui.film.player import FilmPlayer
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.tasks.film.exporting import ExportFilm, ExportMasks, Written
from segview.tasks.saving import FindSaveFolder
from segview.tasks.task import Lane, Task

ENDING = ".mp4"
FOLDER_ENDING = "-exports"

Saving = Callable[[SaveTarget], Task[Written | Occupied]]


class FilmSaver(QObject):
    """Lets the user choose a file or a folder, and writes the film or its masks there; the menu can stop the writing.

    Args:
        page: The page; its window is the parent of the dialogs.
        session: The session, with the opened images.
        player: The player, with the film.

    Attributes:
        button: The button whose menu offers both exports.

    Signals:
        reported(str): a sentence on what was written and where, or why not.
    """

    reported = Signal(str)

    def __init__(self, page: QWidget, session: Session, player: FilmPlayer) -> None:
        super().__init__(page)
        self._page, self._session, self._player = page, session, player
        self._writing = False
        self.button = QToolButton(text=tr("Save…"), popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setObjectName("film/save")
        self.button.setAccessibleName(tr("Save the film or its masks"))
        menu = QMenu(self.button)
        # The parent is this object, which enables the actions: Qt may delete the button earlier.
        self.film, self.masks, self.stop = (
            QAction(text, self, triggered=lambda _checked=False, do=do: do())
            for text, do in (
                (tr("The film with mask and map…"), self.choose_film),
                (tr("The mask of each frame…"), self.choose_folder),
                (tr("Stop writing"), self.end),
            )
        )
        menu.addActions((self.film, self.masks, self.stop))
        self.button.setMenu(menu)
        player.changed.connect(self._follow)
        self._follow()

    def choose_film(self) -> None:
        """Let the user choose the file of a film."""
        film, view = self._player.task(), self._session.view
        variant = self._variant

        def show(start: Path) -> None:
            dialog = self._dialog(tr("Save the film with mask and map"), "choose/film", start)
            dialog.setNameFilter("MP4 (*.mp4)")
            dialog.setDefaultSuffix(ENDING)
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
            dialog.selectFile(f"{film.frames[0].stem.split('#')[0]}.overlaid{ENDING}")
            dialog.fileSelected.connect(lambda name: self._save(Path(name), saving))
            dialog.open()

        def saving(target: SaveTarget) -> Task[Written | Occupied]:
            assert variant is not None
            return ExportFilm(film, variant.config, view, target)

        self._begin(show)

    def choose_folder(self) -> None:
        """Let the user choose a folder for the masks."""
        film, threshold, variant = self._player.task(), self._session.view.threshold, self._variant

        def show(start: Path) -> None:
            dialog = self._dialog(tr("Save the mask of each frame into a folder"), "choose/film_masks", start)
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            dialog.fileSelected.connect(lambda name: self._save(Path(name), saving))
            dialog.open()

        def saving(target: SaveTarget) -> Task[Written | Occupied]:
            assert variant is not None
            return ExportMasks(film, variant.config, threshold, target)

        self._begin(show)

    def end(self) -> None:
        """Stop writing; an unfinished film is deleted, written masks stay."""
        self._session.tasks.stop(Lane.FILM_FILES)
        self._set_writing(writing=False)

    @property
    def _variant(self) -> Variant | None:
        """The variant that predicts the frames."""
        folder = self._player.settings.variant
        return None if folder is None else self._session.catalogue.find(folder)

    def _begin(self, show: Callable[[Path], None]) -> None:
        home = self._player.frames[0].parent
        wanted = (home.with_name(home.name + FOLDER_ENDING), Path.home())
        self._session.tasks.ask(FindSaveFolder(wanted), show)

    def _dialog(self, title: str, name: str, start: Path) -> QFileDialog:
        dialog = QFileDialog(self._page.window(), title, str(start))
        dialog.setObjectName(name)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _save(self, path: Path, saving: Saving) -> None:
        session = self._session
        self._ask(SaveTarget(path, in_use=(*session.listing.paths, *session.listing.masks.values())), saving)

    def _ask(self, target: SaveTarget, saving: Saving) -> None:
        def take(answer: Written | Occupied) -> None:
            if isinstance(answer, Occupied):
                self._set_writing(writing=False)
                self._ask_to_replace(answer, lambda: self._ask(target.agreed, saving))
            elif answer.sentence:
                self._set_writing(writing=False)
                self.reported.emit(tr(answer.sentence))
            else:
                self.button.setText(tr("{done:,} written", done=answer.done))

        def fail(failure: Failure) -> None:
            self._set_writing(writing=False)
            self._session.tell_failure(failure.reason)

        self._set_writing(writing=True)
        self._session.tasks.ask(saving(target), take, failed=fail)

    def _ask_to_replace(self, occupied: Occupied, agreed: Callable[[], None]) -> None:
        first, count = occupied.paths[0], len(occupied.paths)
        box = QMessageBox(self._page.window())
        box.setObjectName("film/replace")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Replace?"))
        box.setText(
            tr("{file} is there already. Replace it?", file=first)
            if count == 1
            else tr("{count:,} of these files are in {folder} already. Replace them?", count=count, folder=first.parent)
        )
        box.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole).clicked.connect(lambda: agreed())
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(box.deleteLater)
        box.open()

    def _set_writing(self, *, writing: bool) -> None:
        self._writing = writing
        if not writing:
            self.button.setText(tr("Save…"))
        self._follow()

    def _follow(self) -> None:
        free = (
            bool(self._player.frames) and self._player.task().request is not None and not self._session.catalogue.blind
        )
        for action in (self.film, self.masks):
            action.setEnabled(free and not self._writing)
        self.stop.setEnabled(self._writing)
