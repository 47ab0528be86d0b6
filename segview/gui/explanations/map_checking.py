"""The checks of the shown maps, collected while they are computed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segview.core.base.text import Text
from segview.core.explanations.checks import CheckSettings, ImageChecks
from segview.core.explanations.summary import MapSummary
from segview.core.requests.map_query import Activation, ClassMap, MapQuery
from segview.core.requests.request import Failure
from segview.gui.session.session import Session
from segview.tasks.explanations import CheckedImage, CheckMaps, SumUpChecks
from segview.tasks.lane import Ticket
from segview.tasks.task import Lane

SETTLE_MS = 500
"""Interval in milliseconds at which the checks are summarised while they arrive."""


class MapChecking(QObject):
    """Requests checks of the maps of the ticked variants, on the present image or on all opened images.

    Attributes:
        found: The checks so far, by image and folder of the variant.
        problems: Sentences on checks that were not possible, as keys in order of arrival.
        summaries: Summary of each map over the images so far, the best explanation first.

    Signals:
        changed(): the checks started or ended or made progress, or other maps or images would be checked now.
        summed(): the summaries have changed.
    """

    changed = Signal()
    summed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.found: dict[tuple[Path, Path], ImageChecks] = {}
        self.problems: dict[str, None] = {}
        self.summaries: Sequence[MapSummary] = ()
        self._asked: CheckMaps | None = None
        self._ticket: Ticket | None = None
        self._done = 0
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._sum_up)
        for signal in (session.changed, session.listed, session.view_changed, session.inspection.changed):
            signal.connect(self.changed)
        session.known.connect(self._sum_up)
        session.delay.changed.connect(self._hold_back)

    @property
    def running(self) -> bool:
        """Whether maps are being checked."""
        return self._ticket is not None

    @property
    def progress(self) -> tuple[int, int]:
        """The number of checked pairs of image and variant, and the number of all pairs."""
        asked = self._asked
        return (0, 0) if asked is None else (self._done, len(asked.images) * len(asked.variants))

    @property
    def refusal(self) -> str:
        """The reason why no check can start now; empty if one can."""
        session = self._session
        if not session.listing.paths:
            return Text("Open a folder of images first.")
        if not session.ticked:
            return Text("Tick the variants whose maps are to be checked first.")
        if session.catalogue.blind:
            return Text("Maps would show which variant is which. Leave the blind mode first.")
        return Text("Delayed mode hides the predictions. End it first.") if session.delay.on else ""

    @property
    def checks(self) -> dict[tuple[Path, str], ImageChecks]:
        """The checks by image and name of the variant, for export."""
        names = {one.folder: one.name for one in self._session.catalogue.shown}
        return {(image, names.get(folder, folder.name)): one for (image, folder), one in self.found.items()}

    def start(self, *, everywhere: bool) -> None:
        """Check the maps on the present image, or on all images; results of earlier checks are reused."""
        session = self._session
        if self.refusal or session.image is None:
            return
        self.stop()
        images = session.listing.paths if everywhere else (session.image,)
        self._asked = CheckMaps(
            tuple((image, session.listing.masks.get(image)) for image in images),
            session.ticked,
            session.prediction_settings.model_copy(update={"passes": 0}),
            _settings(session),
        )
        self.found, self.problems, self.summaries, self._done = {}, {}, (), 0
        self._ticket = session.tasks.ask(self._asked, self._take, failed=self._fail)
        self.summed.emit()
        self.changed.emit()

    def stop(self) -> None:
        """Stop the checks; finished checks are kept and reused the next time."""
        if self._ticket is not None:
            self._session.tasks.stop(Lane.EXPLANATIONS)
            self._ticket.cancel()
            self._ticket = None
            self._sum_up()
            self.changed.emit()

    def _take(self, one: CheckedImage) -> None:
        if not one.done or self._asked is None:
            return
        self._done += 1
        if one.checks is not None:
            self.found[one.image, one.variant] = one.checks
            self.problems.update({one.checks.note: None} if one.checks.note else {})
        else:
            self.problems[one.problem] = None
        done, every = self.progress
        if done >= every:
            self._ticket = None
            self._sum_up()
        elif not self._soon.isActive():
            self._soon.start()
        self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        self._ticket = None
        self._session.tell_failure(failure.reason)
        self._sum_up()
        self.changed.emit()

    def _sum_up(self) -> None:
        self._soon.stop()
        if self.found:
            self._session.tasks.ask(SumUpChecks(self.checks), self._take_summaries)

    def _take_summaries(self, found: Sequence[MapSummary]) -> None:
        if self.found:
            self.summaries = found
            self.summed.emit()

    def _hold_back(self) -> None:
        """Stop and clear the checks in delayed mode, in which the reader must look at the image first."""
        if self._session.delay.on and (self.found or self.running):
            self.stop()
            self.found, self.summaries, self._asked, self._done = {}, (), None, 0
            self.summed.emit()
        self.changed.emit()


def _settings(session: Session) -> CheckSettings:
    """Return the settings to check the shown maps and the requested maps on demand."""
    named = (name for one in session.inspection.asked if (name := _check_name(one)))
    return CheckSettings(maps=(*session.view.maps, *named), own_maps=session.view.own_maps)


def _check_name(query: MapQuery) -> str:
    """Return the name of a map on demand in ``CheckSettings.maps``; empty if the map depends on a point."""
    if isinstance(query, ClassMap):
        return "" if query.needs_point else f"{query.method}/{query.layer}"
    return query.name if isinstance(query, Activation) else ""
