"""From one uncertain region of an image to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.answers.prediction import Prediction
from segview.core.maps.regions import Region
from segview.tasks.lane import Ticket
from segview.tasks.office import Tasks
from segview.tasks.review import FindRegions


class Tour(QObject):
    """Finds the uncertain regions of one answer, and goes through them, the one that needs a look most first.

    Args:
        tasks: Where the regions are asked for.

    Signals:
        reached(Region, int, int): the region to look at, its number from 1, and how many there are.
        ended(int): there is none further on; how many there are.
        left(): no region is looked at any more.
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
        """Whether the last step found nothing further on."""
        return self._regions is not None and self._place >= len(self._regions)

    def step(self, by: int, answer: Prediction | None, band: float) -> None:
        """Go ``by`` regions further on in an answer; where that is still computed, as soon as it is there."""
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
        """Begin in an answer that has been waited for."""
        if self._expecting:
            self.step(1, answer, band)

    def expect(self) -> None:
        """Begin in the next answer as soon as it is there."""
        self.leave()
        self._expecting = True

    def leave(self) -> None:
        """Look at no region any more."""
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
