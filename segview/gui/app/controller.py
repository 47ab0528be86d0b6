"""The controller of the window: it restores the last session, computes ahead, and saves the state."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from segview.core.requests.state import State, StateFile
from segview.gui.app.prefetching import Prefetching
from segview.gui.app.startup import Startup, comes_along
from segview.gui.session.correcting import ask_whether, carrier, takes_prompts
from segview.gui.session.opening import ask_consent
from segview.gui.session.session import Session
from segview.gui.shell.window import Window
from segview.gui.variants.network_dialog import NetworkDialog
from segview.tasks.corrections import PutAway
from segview.tasks.files import Open, Remember
from segview.tasks.task import Failure, Lane

REMEMBER_AFTER_MS = 1000


class Controller(QObject):
    """Restores the last session, computes predictions of the next images ahead, saves the state, and ends the threads.

    Args:
        session: The session that the window shows.
        window: The window.
        state_file: The file that keeps the state.
    """

    def __init__(self, session: Session, window: Window, state_file: StateFile) -> None:
        super().__init__()
        self._session, self._window, self._file = session, window, state_file
        self._forgetful = False
        self._startup = Startup(session, window)
        following = window.images.steps.following
        self._prefetching = Prefetching(session, following, ready=lambda: self._startup.done, parent=self)
        self._connect()
        self._remember_soon = QTimer(self, singleShot=True, interval=REMEMBER_AFTER_MS)
        self._remember_soon.timeout.connect(self._remember)

    def start(self, state: State, opened: tuple[Path, ...], *, problem: str = "") -> None:
        """Restore the last session and open paths; see ``Startup.begin``."""
        self._startup.begin(state, opened, problem=problem)

    def close(self) -> None:
        """Write the state and end the threads; return after they have ended."""
        self._remember_soon.stop()
        self._remember()
        self._prefetching.stop()
        self._startup.done = False
        self._window.hide()  # also stops a playing film
        tasks = self._session.tasks
        tasks.close((Lane.PREDICTION, Lane.FOLDER, Lane.EXPLANATIONS, Lane.STATISTICS, Lane.THUMBNAILS, Lane.TRAINING))
        self._session.correction.gestures.accept()
        tasks.ask(PutAway())
        tasks.close()

    def state(self) -> State:
        """Return the state to save for the next session."""
        session = self._session
        opened = tuple(one.folder for one in session.catalogue.shown if not comes_along(one))
        return self._window.remember(
            self._startup.state.model_copy(
                update={
                    "view": session.view,
                    "prediction_settings": session.prediction_settings,
                    "review_settings": self._window.reviewing.settings,
                    "folder": str(session.listing.folder or ""),
                    "files": tuple(str(path) for path in session.listing.files[:1000]),
                    "image": str(session.image or ""),
                    "opened": tuple(str(folder) for folder in opened),
                    "ticked": tuple(str(folder) for folder in session.ticked),
                }
            )
        )

    def _connect(self) -> None:
        session, window = self._session, self._window
        session.tasks.otherwise = self._lose
        session.tasks.answered = window.banner.settle
        session.tasks.working = self._work
        session.equipped.connect(window.prediction_dock.set_devices)
        session.correction.tools.tool_changed.connect(self._choose_carrier)
        session.correction.reported.connect(window.banner.tell)
        session.correction.importing.reported.connect(window.banner.tell)
        session.correction.importing.noted.connect(window.banner.remind)
        session.opener.noted.connect(window.banner.remind)
        session.opener.failed.connect(lambda _: window.banner.blame(Open))
        session.opener.consent_missing.connect(lambda consent: ask_consent(window, session, consent))
        session.opener.drafted.connect(lambda draft: NetworkDialog(draft, session, window).open())
        session.correction.importing.doubted.connect(lambda doubt: ask_whether(window, doubt))
        session.changed.connect(self._prefetching.restart)
        for signal in (session.changed, session.view_changed, session.known, session.ranking.sorted):
            signal.connect(self._change)
        window.appearance.changed.connect(self._change)
        session.labels.changed.connect(self._change)
        window.tooling.projects.changed.connect(self._change)
        session.calibration.changed.connect(self._change)
        window.help.tour.ended.connect(self._change)
        window.closing.connect(self.close)
        window.stopping.connect(partial(session.tasks.stop, Lane.PREDICTION))
        window.stopping.connect(session.inspection.stop)

    def _lose(self, failure: Failure) -> None:
        self._session.tell_failure(failure.reason)
        self._window.banner.blame(type(failure.question))

    def _work(self, lane: Lane, working: bool) -> None:
        if lane is not Lane.PREDICTION:
            return
        self._window.show_working(working)
        self._prefetching.working = working
        if not working:
            self._prefetching.start_soon()

    def _choose_carrier(self) -> None:
        found, clicking = carrier(self._session), self._session.correction.clicking
        clicking.variant = None if found is None else found.folder
        clicking.takes_boxes = found is not None and takes_prompts(found)

    def _change(self) -> None:
        if self._startup.done:  # close() resets it: answers may still arrive after that
            self._remember_soon.start()

    def _remember(self) -> None:
        # Until the variants are known, the ticked ones are not known either.
        if self._startup.done:
            self._session.tasks.ask(
                Remember(self._file, self.state()), self._note_remembered, failed=self._not_remembered
            )

    def _note_remembered(self, _: None) -> None:
        self._forgetful = False

    def _not_remembered(self, failure: Failure) -> None:
        # Every change is written; report a failure only once.
        if not self._forgetful:
            self._session.tell_failure(failure.reason)
        self._forgetful = True
