"""Carrying the correction at hand on to the frames after it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.base.text import joined
from segview.core.requests.request import Failure
from segview.gui.film.player import FilmPlayer
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets.controls import tool_button
from segview.tasks.film.carrying import CarriedOn, CarryOn
from segview.tasks.task import Lane


class Carrying(QObject):
    """A button that has the correction of the image at hand carried on, and once more to stop that.

    Args:
        session: Its correction is carried.
        player: Has the frames.

    Attributes:
        button: Begins and stops it.

    Signals:
        told(str): how far it came, and why not farther.
    """

    told = Signal(str)

    def __init__(self, session: Session, player: FilmPlayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._player = session, player
        self._carries = False
        self.button = tool_button(
            tr("Carry on"),
            "film/carry",
            accessible=tr("Carry the correction on"),
            tip=tr("Carry the correction of the image at hand on to the frames after it, until it no longer fits"),
        )
        self.button.setCheckable(True)
        self.button.clicked.connect(self._switch)
        player.changed.connect(self._follow)
        session.correction.changed.connect(self._follow)
        self._follow()

    def _switch(self) -> None:
        if self._carries:
            self._session.tasks.stop(Lane.FILM_FILES)
            self._end()
        else:
            self._begin()

    def _begin(self) -> None:
        session, document = self._session, self._session.correction.document
        if document is None or session.image not in self._player.frames:
            return
        after = self._player.frames[self._player.frames.index(session.image) + 1 :]
        self._carries = True
        self._session.tasks.ask(
            CarryOn(document.provenance, document.mask.copy(), after), self._take, failed=self._fail
        )
        self._follow()

    def _take(self, carried: CarriedOn) -> None:
        if not carried.ended:
            self.button.setText(tr("{count:,} frames", count=len(carried.frames)))
            return
        self._end()
        how_far = tr("The correction stands on {count:,} more frames.", count=len(carried.frames))
        self.told.emit(joined((how_far, tr(carried.ended))))

    def _fail(self, failure: Failure) -> None:
        self._end()
        self._session.tell_failure(failure.reason)

    def _end(self) -> None:
        self._carries = False
        self.button.setText(tr("Carry on"))
        self._follow()

    def _follow(self) -> None:
        session, document = self._session, self._session.correction.document
        begun = document is not None and document.gestures > 0 and session.correction.can_change
        self.button.setEnabled(self._carries or (begun and session.image in self._player.frames[:-1]))
        self.button.setChecked(self._carries)
