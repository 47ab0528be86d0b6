"""Filling of the wall's panels whenever their content changes."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer, Signal

from segview.core.maps.disagreement import DISAGREEMENT
from segview.gui.session.session import Session
from segview.gui.wall.content import Content, Score
from segview.gui.wall.disagreement import Disagreement
from segview.gui.wall.panel_pool import PanelPool, Place

PATIENCE_MS = 400  # shorter computations are not announced


class Filling(QObject):
    """Fills panels with the content of their places.

    Args:
        session: The session that is shown.
        pool: The panels.
        score: Scores a mask against the ground truth.

    Attributes:
        scenes: Makes the scenes of each row.
        disagreement: Fills the panels for all variants together.

    Signals:
        filled(): the content of panels may have changed.
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
        """Start to wait for new predictions; the wait is announced only if it is long."""
        self._content.announces_waiting = False
        self._patience.start()

    def fill(self, only: Collection[Place] | None = None) -> None:
        """Fill the panels of some places, by default all."""
        if self._content.keeps_last_image:
            return
        for place in self._pool.panels:
            if only is None or place in only:
                self.fill_one(place)
        self.filled.emit()

    def fill_columns(self, names: Collection[str]) -> None:
        """Fill the panels of some columns."""
        self.fill({place for place in self._pool.panels if place[1] in names})

    def fill_one(self, place: Place) -> None:
        """Fill the panel of a place."""
        panel = self._pool.panels[place]
        if self._content.keeps_last_image:
            panel.show_message("")
        elif place[1] in DISAGREEMENT:
            self.disagreement.fill(panel, place[1])
        else:
            self._content.fill(panel, *place)

    def _lose_patience(self) -> None:
        self._content.announces_waiting = True
        self.fill()
