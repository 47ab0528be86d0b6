"""The menu that chooses a camera and controls its recording."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from segview.core.films.camera import CameraDevice
from segview.core.requests.request import Failure
from segview.gui.film.live import LiveFeed
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.tasks.film.watching import FindCameras
from segview.tasks.saving import FindSaveFolder


class CameraMenu(QObject):
    """A button with a menu; the menu lists the connected cameras each time it is opened.

    Args:
        page: The page; its window is the parent of the dialogs.
        session: The session, whose tasks find the cameras.
        live: The live feed, which watches the chosen camera.

    Attributes:
        button: The button that opens the menu.
    """

    def __init__(self, page: QWidget, session: Session, live: LiveFeed) -> None:
        super().__init__(page)
        self._page, self._session, self._live = page, session, live
        self.button = QToolButton(text=tr("Camera"), popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setObjectName("film/camera")
        self.button.setAccessibleName(tr("Watch a camera"))
        self.button.setToolTip(tr("Watch a camera or a capture card live; nothing is recorded unless you ask"))
        self._menu = QMenu(self.button)
        self._menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self._menu)

    def _fill(self) -> None:
        """List the possible actions, and start the search for cameras."""
        menu, live = self._menu, self._live
        menu.clear()
        if live.running and live.recording is None:
            self._add(tr("Record…"), "film/record", self._choose_file)
        elif live.recording is not None:
            self._add(tr("Stop recording"), "film/stop_recording", lambda: live.record(None))
        if live.device is not None:
            self._add(tr("Back to the film"), "film/leave_camera", live.leave)
            menu.addSeparator()
        self._note(tr("Looking for cameras…"))
        self._session.tasks.ask(FindCameras(), self._list, failed=self._fail)

    def _list(self, found: tuple[CameraDevice, ...]) -> None:
        self._menu.removeAction(self._menu.actions()[-1])
        for device in found:
            self._add(device.title, f"film/camera/{device.address}", partial(self._live.start, device))
        if not found:
            self._note(tr("No camera was found. Connect one, and open this menu again."))

    def _fail(self, failure: Failure) -> None:
        self._menu.removeAction(self._menu.actions()[-1])
        self._note(tr(failure.reason))

    def _add(self, text: str, name: str, act: Callable[[], object]) -> None:
        action = self._menu.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: act())

    def _note(self, text: str) -> None:
        note = QAction(text, self._menu)
        note.setEnabled(False)
        self._menu.addAction(note)

    def _choose_file(self) -> None:
        self._session.tasks.ask(FindSaveFolder((Path.home(),)), self._show_dialog)

    def _show_dialog(self, start: Path) -> None:
        dialog = QFileDialog(self._page.window(), tr("Record the camera"), str(start))
        dialog.setObjectName("choose/recording")
        dialog.setNameFilter("MP4 (*.mp4)")
        dialog.setDefaultSuffix(".mp4")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(f"camera-{datetime.now():%Y-%m-%d-%H%M%S}.mp4")
        dialog.fileSelected.connect(lambda name: self._live.record(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
