"""Steps through the uncertain regions of an image."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.answers.prediction import Prediction
from segview.core.maps.regions import Region
from segview.tasks.dispatch import Tasks
from segview.tasks.lane import Ticket
from segview.tasks.review import FindRegions


class Tour(QObject):
    """Finds the uncertain regions of one prediction, and goes through them, the most important first.

    Args:
        tasks: The tasks, to which requests for regions are sent.

    Signals:
        reached(Region, int, int): the region to look at, its number from 1, and the number of regions.
        ended(int): there are no further regions; the number of regions.
        left(): no region is shown any more.
    """

    reached = Signal(Region, int, int)
    ended = Signal(int)
    left = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._answer: Prediction | None = None
        self._band = 0.0
        self._asked: Ticket | None = None
        self._regions: tuple[Region, ...] | None = None
        self._place = -1
        self._steps = 0
        self._expecting = False

    @property
    def is_over(self) -> bool:
        """Whether the last step went beyond the last region."""
        return self._regions is not None and self._place >= len(self._regions)

    def step(self, by: int, answer: Prediction | None, band: float) -> None:
        """Move by ``by`` regions of a prediction; if it is missing or incomplete, begin when ``follow`` brings it."""
        if answer is None or not answer.complete:
            self._expecting = True
            return
        if (answer, band) != (self._answer, self._band):
            self._answer, self._band = answer, band
            self._regions, self._place, self._steps = None, -1, 0
            self._drop()
            self._asked = self._tasks.ask(FindRegions(answer.maps["uncertainty"], band), self._take)
        self._expecting = False
        self._steps += by
        self._go()

    def follow(self, answer: Prediction | None, band: float) -> None:
        """Go to the first region of a prediction, if an earlier call waits for one."""
        if self._expecting:
            self.step(1, answer, band)

    def expect(self) -> None:
        """Go to the first region of the next prediction as soon as it arrives."""
        self.leave()
        self._expecting = True

    def leave(self) -> None:
        """Leave the regions, and forget the prediction."""
        self._drop()
        self._answer, self._regions = None, None
        self._place, self._steps, self._expecting = -1, 0, False
        self.left.emit()

    def _drop(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _take(self, regions: tuple[Region, ...]) -> None:
        self._regions = regions
        self._go()

    def _go(self) -> None:
        if self._regions is None or not self._steps:
            return
        count = len(self._regions)
        self._place, self._steps = max(min(self._place, count) + self._steps, 0), 0
        if self._place < count:
            self.reached.emit(self._regions[self._place], self._place + 1, count)
        else:
            self._place = count
            self.left.emit()
            self.ended.emit(count)
