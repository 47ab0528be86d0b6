"""Copying the present correction to other frames: propagation to later frames, or interpolation between two frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.document import Document
from segview.core.base.text import Text, join_texts
from segview.core.requests.request import Failure
from segview.gui.film.player import FilmPlayer
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets.controls import tool_button
from segview.tasks.film.carrying import CarriedOn, CarryOn
from segview.tasks.film.interpolating import Interpolate
from segview.tasks.task import Lane, Task

Frames = tuple[Path, ...]


@dataclass(frozen=True)
class CarryMethod:
    """A method to transfer a correction to other frames.

    Attributes:
        name: objectName of the button.
        text: Text on the button.
        accessible: Accessible name of the button.
        tip: Tool tip of the button.
        task: Returns the task for the correction, the index of its frame, and all frames.
        done: Returns a sentence on the result.
    """

    name: str
    text: str
    accessible: str
    tip: str
    task: Callable[[Document, int, Frames], Task[CarriedOn]]
    done: Callable[[CarriedOn], str]


def _carry_on(document: Document, place: int, frames: Frames) -> CarryOn:
    return CarryOn(document.provenance, document.mask.copy(), frames[place + 1 :])


def _interpolate(document: Document, _place: int, frames: Frames) -> Interpolate:
    return Interpolate(document.provenance, document.mask.copy(), frames)


def _result_text(carried: CarriedOn) -> str:
    how_far = tr("The correction was carried on to {count:,} more frames.", count=len(carried.frames))
    return join_texts((how_far, tr(carried.ended)))


CARRY_ON = CarryMethod(
    "film/carry",
    Text("Carry on"),
    Text("Carry the correction on"),
    Text("Carry the correction of the current image on to the frames after it, until it no longer fits"),
    _carry_on,
    _result_text,
)
INTERPOLATE = CarryMethod(
    "film/interpolate",
    Text("Interpolate"),
    Text("Interpolate between corrected frames"),
    Text(
        "Fill the frames between the current image and the nearest corrected frame before it, or else after "
        "it, with interpolated masks; corrected frames stay as they are"
    ),
    _interpolate,
    lambda done: tr(done.ended),
)


class Carrying(QObject):
    """A button that transfers the correction of the present image to other frames; a second click stops it.

    Args:
        session: The session, with the correction.
        player: The player, with the frames.
        method: The method of the transfer.

    Attributes:
        button: The button that starts and stops the transfer.

    Signals:
        reported(str): a sentence on how many frames were reached, and why not more.
    """

    reported = Signal(str)

    def __init__(
        self, session: Session, player: FilmPlayer, method: CarryMethod, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._player, self._method = session, player, method
        self._carries = False
        self.button = tool_button(tr(method.text), method.name, accessible=tr(method.accessible), tip=tr(method.tip))
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
        session, document, frames = self._session, self._session.correction.document, self._player.frames
        if document is None or session.image not in frames:
            return
        self._carries = True
        task = self._method.task(document, frames.index(session.image), tuple(frames))
        session.tasks.ask(task, self._take, failed=self._fail)
        self._follow()

    def _take(self, carried: CarriedOn) -> None:
        if not carried.ended:
            self.button.setText(tr("{count:,} frames", count=len(carried.frames)))
            return
        self._end()
        self.reported.emit(self._method.done(carried))

    def _fail(self, failure: Failure) -> None:
        self._end()
        self._session.tell_failure(failure.reason)

    def _end(self) -> None:
        self._carries = False
        self.button.setText(tr(self._method.text))
        self._follow()

    def _follow(self) -> None:
        session, document = self._session, self._session.correction.document
        begun = document is not None and document.gestures > 0 and session.correction.can_change
        others = len(self._player.frames) > 1 and session.image in self._player.frames
        self.button.setEnabled(self._carries or (begun and others))
        self.button.setChecked(self._carries)
