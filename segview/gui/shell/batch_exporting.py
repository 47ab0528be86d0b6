"""The export of many corrections from the window: a form, its progress, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from segview.core.requests.save_target import Occupied, SaveTarget
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.shell.export_dialog import ExportDialog, ExportOptions
from segview.gui.shell.saving import Saver
from segview.tasks.batch_export import ExportAll, ExportStep
from segview.tasks.lane import Ticket
from segview.tasks.task import Failure

Sets = Callable[[], Mapping[str, tuple[Path, ...]]]
"""Returns the sets of images to choose from, by title."""


class BatchExporter(QObject):
    """Exports the corrections of many images; existing files are replaced only after a question.

    Args:
        parent: The window that dialogs belong to.
        session: The state of the window.
        saver: Proposes a folder, and asks before files are replaced.
        sets: Returns the sets of images to choose from.
        tell: Shows a sentence on the result.
    """

    def __init__(
        self, parent: QWidget, session: Session, saver: Saver, *, sets: Sets, tell: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._saver, self._sets, self._tell = parent, session, saver, sets, tell
        self._progress: QProgressDialog | None = None
        self._ticket: Ticket | None = None

    def choose(self) -> None:
        """Open the form for an export."""
        self._session.correction.gestures.accept()

        def show(folder: Path) -> None:
            dialog = ExportDialog(self._sets(), folder, self._window)
            dialog.wished.connect(self._begin)
            dialog.open()

        self._saver.folders.propose(show)

    def _begin(self, wish: ExportOptions) -> None:
        in_use = (*self._session.listing.paths, *self._session.listing.masks.values())
        self._export(wish, SaveTarget(wish.folder, in_use=in_use))

    def _export(self, wish: ExportOptions, target: SaveTarget) -> None:
        def take(answer: ExportStep | Occupied) -> None:
            if isinstance(answer, Occupied):
                self._end()
                self._saver.ask_to_replace(answer, lambda: self._export(wish, target.agreed))
            elif answer.sentence:
                self._end()
                self._saver.folders.remember(wish.folder)
                self._tell(tr(answer.sentence))
            else:
                self._follow(answer.done)

        def fail(failure: Failure) -> None:
            self._end()
            self._session.tasks.otherwise(failure)

        self._progress = self._progress_dialog(len(wish.images))
        task = ExportAll(wish.images, target, wish.kind, wish.together)
        self._ticket = self._session.tasks.ask(task, take, failed=fail)

    def _progress_dialog(self, images: int) -> QProgressDialog:
        progress = QProgressDialog(tr("Reading corrections…"), tr("Stop"), 0, images, self._window)
        progress.setObjectName("export_all/progress")
        progress.setWindowTitle(tr("Export masks"))
        progress.setWindowModality(Qt.WindowModality.NonModal)
        progress.setMinimumDuration(500)
        progress.setAutoClose(False)
        progress.setAutoReset(False)
        progress.canceled.connect(self._stop)
        return progress

    def _follow(self, done: int) -> None:
        if self._progress is not None:
            self._progress.setLabelText(tr("{count:,} masks are written", count=done))
            self._progress.setValue(done)

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._end()
            self._tell(tr("The export was stopped. What was written so far stays."))

    def _end(self) -> None:
        self._ticket = None
        if self._progress is not None:
            self._progress.canceled.disconnect(self._stop)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
