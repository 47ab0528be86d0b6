"""Predictions of the next images, computed before the user opens these images."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from segview.gui.session.session import Session
from segview.tasks.lane import Ticket
from segview.tasks.task import Lane

AHEAD_AFTER_MS = 100
AHEAD = 2
"""Number of next images whose predictions are computed in advance."""


class Prefetching(QObject):
    """Requests predictions of the next images while nothing else is computed.

    Args:
        session: The session.
        following: Returns the next images, at most the given number.
        ready: Returns whether the start of the window is complete.
        parent: The parent object.

    Attributes:
        working: Whether a network runs for the shown image.
    """

    def __init__(
        self,
        session: Session,
        following: Callable[[int], Sequence[Path]],
        *,
        ready: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._following, self._ready = session, following, ready
        self.working = False
        self._ticket: Ticket | None = None
        self._soon = QTimer(self, singleShot=True, interval=AHEAD_AFTER_MS)
        self._soon.timeout.connect(self._send)

    def start_soon(self) -> None:
        """Request the predictions of the next images in a moment."""
        if self._ready():
            self._soon.start()

    def restart(self) -> None:
        """Drop the requests in advance, and make new ones in a moment: the image or the settings have changed."""
        if self._ready() and not self._session.ranking.measuring.running:
            self._drop()
            self._soon.start()

    def stop(self) -> None:
        """Make no more requests."""
        self._soon.stop()

    def _drop(self) -> None:
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None

    def _send(self) -> None:
        # Measuring the images for the review also computes their predictions.
        if not self.working and not self._session.ranking.measuring.running:
            self._drop()
            session = self._session
            images = self._following(AHEAD)
            submissions = session.requester.ahead({image: session.requests(image) for image in images})
            if submissions:
                self._ticket = session.tasks.send(*submissions, lane=Lane.ASIDE)
