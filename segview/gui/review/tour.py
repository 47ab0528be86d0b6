"""From one uncertain region of an image to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.prediction import Prediction
from segview.core.regions import FindRegions, Region, Regions


class Tour(QObject):
    """Finds the uncertain regions of one answer, and goes through them, the one that needs a look most first.

    Signals:
        wanted(FindRegions): regions are to be found.
        reached(Region, int, int): the region to look at, its number from 1, and how many there are.
        ended(int): there is none further on; how many there are.
        left(): no region is looked at any more.
    """

    wanted = Signal(object)
    reached = Signal(object, int, int)
    ended = Signal(int)
    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer: Prediction | None = None
        self._band = 0.0
        self._question: FindRegions | None = None
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
            self._question = FindRegions(answer.maps["uncertainty"], band)
            self.wanted.emit(self._question)
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
        self._answer, self._question, self._regions = None, None, None
        self._place, self._steps, self._expecting = -1, 0, False
        self.left.emit()

    def take(self, question: FindRegions, regions: Regions) -> None:
        """Take the regions that were found."""
        if question is self._question:
            self._regions = regions.found
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
