"""The next images, computed before they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from segview.gui.session.session import Session
from segview.tasks.lane import Ticket
from segview.tasks.task import Lane

AHEAD_AFTER_MS = 100
AHEAD = 2
"""Images that are computed before they are asked for."""


class LookAhead(QObject):
    """Has the next images answered while there is nothing else to do.

    Args:
        session: What is shown.
        following: Returns the next images, at most so many.
        ready: Returns whether the window has begun.
        parent: Whose child this is.

    Attributes:
        working: Whether a network runs for what is shown now.
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
        self._soon.timeout.connect(self._look)

    def look_soon(self) -> None:
        """Have the next images answered in a moment."""
        if self._ready():
            self._soon.start()

    def turn(self) -> None:
        """Give up what was wanted next; something else is wanted now."""
        if self._ready() and not self._session.ranking.measuring.running:
            self._drop()
            self._soon.start()

    def stop(self) -> None:
        """Begin nothing more."""
        self._soon.stop()

    def _drop(self) -> None:
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None

    def _look(self) -> None:
        # Images that are measured are answered too.
        if not self.working and not self._session.ranking.measuring.running:
            self._drop()
            session = self._session
            images = self._following(AHEAD)
            letters = session.requester.ahead({image: session.requests(image) for image in images})
            if letters:
                self._ticket = session.tasks.send(*letters, lane=Lane.ASIDE)
