"""Connects session, window and workers, and keeps the state on disk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from segview.core.base.places import imported_folder, models_folder
from segview.core.base.provenance import WARNING
from segview.core.requests.request import Ahead, Failure
from segview.core.requests.settings import State, StateFile
from segview.core.variants.folders import comparable
from segview.core.variants.spec import Variant
from segview.gui.delivery import Delivery
from segview.gui.session.correcting import carrier
from segview.gui.session.session import Session
from segview.gui.shell.window import Window
from segview.gui.worker import Job, Worker
from segview.tasks import task as tasks
from segview.tasks.corrections import PutAway
from segview.tasks.files import FindVariants, FoundVariants, Remember

REMEMBER_AFTER_MS = 1000
AHEAD_AFTER_MS = 100
AHEAD = 2
"""Images that are computed before they are asked for."""


class Wiring(QObject):
    """Threads beside the window: one predicts, one makes thumbnails, one reads and writes files.

    Args:
        session: What the window shows.
        window: Where it is shown.
        state_file: Where the state is kept.
        answer: The job that answers an ``Ask``.
        aside: The job that measures images for a ``Rank``, or answers an ``Ahead``, while nothing is to be answered.
    """

    def __init__(
        self,
        session: Session,
        window: Window,
        *,
        state_file: StateFile,
        answer: Job,
        aside: Job,
    ) -> None:
        super().__init__()
        self._session, self._window, self._file = session, window, state_file
        self._state = State()
        self._started = self._working = False
        self._open_at_start: tuple[Path, ...] = ()
        self.predictor = Worker(answer, name="predictor", aside=aside, parent=self)
        self._delivery = Delivery(session, window, self)
        self._connect()
        session.tasks.otherwise = self._lose
        self._remember_soon = QTimer(self, singleShot=True, interval=REMEMBER_AFTER_MS)
        self._remember_soon.timeout.connect(self._remember)
        self._ahead_soon = QTimer(self, singleShot=True, interval=AHEAD_AFTER_MS)
        self._ahead_soon.timeout.connect(self._look_ahead)

    def start(self, state: State, opened: tuple[Path, ...]) -> None:
        """Take up the state, find the variants, and then open what is to be opened."""
        self._state, self._open_at_start = state, opened
        self._session.last = Path(state.image) if state.image else None
        self._session.question = state.question
        self._session.look = state.look
        self._window.reviewing.resume(state.reading)
        self._session.looked.emit(state.look)
        self._session.changed.emit()
        self._window.recall(state)
        if not state.noticed:
            self._window.banner.remind(WARNING)
            self._state = state.model_copy(update={"noticed": True})
        task = FindVariants(tuple(Path(folder) for folder in state.opened))
        self._session.tasks.ask(task, self._take_variants)
        self._window.training.list_runs()

    def close(self) -> None:
        """Write the state and end the threads; returns when they have ended."""
        self._remember_soon.stop()
        self._remember()
        self._ahead_soon.stop()
        self._started = False
        self._window.hide()
        self.predictor.close()
        self._session.correction.accept()
        self._session.tasks.ask(PutAway())
        self._session.tasks.close()

    def state(self) -> State:
        """Return what is to be remembered."""
        session = self._session
        opened = tuple(one.folder for one in session.variants if not _comes_along(one))
        return self._window.remember(
            self._state.model_copy(
                update={
                    "look": session.look,
                    "question": session.question,
                    "reading": self._window.reviewing.reading,
                    "folder": str(session.folder or ""),
                    "files": tuple(str(path) for path in session.files[:1000]),
                    "image": str(session.image or ""),
                    "opened": tuple(str(folder) for folder in opened),
                    "ticked": tuple(str(folder) for folder in session.ticked),
                }
            )
        )

    def _connect(self) -> None:
        session, window = self._session, self._window
        session.asked.connect(self.predictor.ask)
        session.ranking.asked.connect(self.predictor.ask_aside)
        session.correction.hand.tooled.connect(self._choose_carrier)
        session.correction.told.connect(window.banner.tell)
        self.predictor.yielded.connect(self._delivery.take)
        self.predictor.failed.connect(session.fail)
        self.predictor.working.connect(window.show_working)
        self.predictor.working.connect(self._work)
        session.changed.connect(self._turn)
        for signal in (session.changed, session.looked, session.known, session.ranking.sorted):
            signal.connect(self._change)
        window.closing.connect(self.close)
        window.stopping.connect(self.predictor.stop)
        window.stopping.connect(session.inspection.stop)

    def _lose(self, failure: tasks.Failure) -> None:
        self._session.fail(Failure(failure.task, failure.reason, failure.bug))

    def _work(self, working: bool) -> None:
        self._working = working
        if not working and self._started:
            self._ahead_soon.start()

    def _turn(self) -> None:
        """Something else is wanted now, and so is something else wanted next."""
        if self._started and not self._session.ranking.running:
            self.predictor.ask_aside(None)
            self._ahead_soon.start()

    def _look_ahead(self) -> None:
        """Have the next images answered, unless there is something to do; images that are measured are answered too."""
        if not self._working and not self._session.ranking.running:
            asks = self._session.lacking(self._window.images.following(AHEAD))
            self.predictor.ask_aside(Ahead(asks) if asks else None)

    def _choose_carrier(self) -> None:
        self._session.correction.clicking.variant = carrier(self._session)

    def _take_variants(self, found: FoundVariants) -> None:
        self._session.know(found.variants)
        ticked = self._state.ticked
        # Methods without weights are there to be compared with, when that is asked for.
        # What weighs its scales is looked at scale by scale: it is ticked when that is wanted.
        plain = [one for one in found.variants if _comes_along(one) and not one.config.network.scale_attention]
        chosen = (one.folder for one in comparable(plain)) if ticked is None else map(Path, ticked)
        self._session.ask(ticked=tuple(chosen))
        self._started = True
        for problem in found.problems:
            self._session.fail(Failure(None, problem))
        self._session.open(self._open_at_start)

    def _change(self) -> None:
        self._remember_soon.start()

    def _remember(self) -> None:
        # Before the variants are known, what is ticked is not known either.
        if self._started:
            self._session.tasks.ask(Remember(self._file, self.state()))


def _comes_along(variant: Variant) -> bool:
    """Say whether a variant is found at every start, without being opened."""
    return variant.folder.parent in (models_folder(), imported_folder())
