"""The content of the panels of the wall, filled in anew where something has come or changed."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer, Signal

from segview.core.maps.disagreement import DISAGREEMENT
from segview.gui.session.session import Session
from segview.gui.wall.content import Content, Score
from segview.gui.wall.disagreement import Disagreement
from segview.gui.wall.panel_pool import PanelPool, Place

PATIENCE_MS = 400  # what takes less comes without an announcement


class Filling(QObject):
    """Fills panels with what their places stand for.

    Args:
        session: What is shown.
        pool: The panels.
        score: Scores a mask against the ground truth.

    Attributes:
        scenes: What is drawn for each row.
        disagreement: The maps of all variants together.

    Signals:
        filled(): panels may show something else.
    """

    filled = Signal()

    def __init__(self, session: Session, pool: PanelPool, parent: QObject, score: Score | None = None) -> None:
        super().__init__(parent)
        self._pool, self._content = pool, Content(session, score)
        self.scenes = self._content.scenes
        self.disagreement = Disagreement(session, self)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._lose_patience)

    def begin(self) -> None:
        """Wait for other answers: that they are computed is said only when they take long."""
        self._content.waited = False
        self._patience.start()

    def fill(self, only: Collection[Place] | None = None) -> None:
        """Fill the panels of some places, or all."""
        if self._content.held:
            return
        for place in self._pool.there:
            if only is None or place in only:
                self.fill_one(place)
        self.filled.emit()

    def fill_columns(self, names: Collection[str]) -> None:
        """Fill the panels of some columns."""
        self.fill({place for place in self._pool.there if place[1] in names})

    def fill_one(self, place: Place) -> None:
        """Fill the panel of a place."""
        panel = self._pool.there[place]
        if self._content.held:
            panel.show_message("")
        elif place[1] in DISAGREEMENT:
            self.disagreement.fill(panel, place[1])
        else:
            self._content.fill(panel, *place)

    def _lose_patience(self) -> None:
        self._content.waited = True
        self.fill()
