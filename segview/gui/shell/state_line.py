"""The status bar of the window: the image, the training, and whether a network is running."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar

from segview.core.base.provenance import NOTICE
from segview.gui.language.translation import tr
from segview.gui.session.session import Session


class StateLine(QObject):
    """Shows the current image and the running work in a status bar."""

    def __init__(self, session: Session, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._session = session
        self._about = QLabel(objectName="state/image")
        self._about.setAccessibleName(tr("Image"))
        self._busy = QProgressBar(objectName="state/busy", maximum=0, textVisible=False)
        self._busy.setAccessibleName(tr("Computing"))
        self._busy.setFixedWidth(120)
        self._busy.hide()
        notice = QLabel(tr(NOTICE).rstrip(".。"), objectName="state/notice")
        bar.addWidget(self._about, 1)
        self._trains = QLabel(objectName="state/training")
        self._trains.setAccessibleName(tr("Training"))
        bar.addPermanentWidget(self._trains)
        bar.addPermanentWidget(self._busy)
        bar.addPermanentWidget(notice)
        for signal in (session.changed, session.image_opened, session.answered):
            signal.connect(self._describe)

    def show_working(self, working: bool) -> None:
        """Show whether a network is running."""
        self._busy.setVisible(working)

    def show_training(self, words: str) -> None:
        """Show the progress of a training."""
        self._trains.setText(words)

    def _describe(self) -> None:
        session = self._session
        if session.image is None:
            self._about.clear()
            return
        parts, image = [session.image.name], session.current_image.opened
        if image is not None:
            rows, columns = image.size
            truth = tr("ground truth {file}", file=image.truth_path.name) if image.truth_path else tr("no ground truth")
            if image.truth_problem and all(answer.truth is None for answer in session.answers.values()):
                truth = tr(image.truth_problem)
            parts += [f"{columns} × {rows}", truth, *map(tr, image.notes)]
        self._about.setText("  ·  ".join(parts))
