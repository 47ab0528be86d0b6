"""How much of the image the corrected mask covers, counted a moment after it changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from segview.annotation.document import Document, Mask

COUNT_AFTER_MS = 120


@dataclass(frozen=True)
class Counts:
    """How much a class of the corrected mask covers, and how far it agrees with others.

    Attributes:
        area: In pixels.
        to_start: Dice's coefficient with the mask that it began with.
        to_truth: With the ground truth, or None where there is none that fits.
    """

    area: int
    to_start: float
    to_truth: float | None


class Counting(QObject):
    """Counts one class of a document.

    Counting a large mask takes as long as a step of a stroke, so changes wait a moment, and are counted once.

    Signals:
        counted(): ``counts`` is another.
    """

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts: Counts | None = None
        self._document: Document | None = None
        self._truth: Mask | None = None
        self._value = 1
        self._waiting = False

    def turn(self, document: Document | None) -> None:
        """Count another document, now."""
        self._document = document
        self._count()

    def compare(self, truth: Mask | None) -> None:
        """Take another ground truth, or none."""
        self._truth = truth
        self.again()

    def choose(self, value: int) -> None:
        """Count another class."""
        if value != self._value:
            self._value = value
            self.again()

    def again(self) -> None:
        """Count in a moment, once."""
        if self._document is not None and not self._waiting:
            self._waiting = True
            QTimer.singleShot(COUNT_AFTER_MS, self, self._count)

    def _count(self) -> None:
        self._waiting = False
        document, truth, value = self._document, self._truth, self._value
        if document is None:
            self.counts = None
        else:
            fits = truth is not None and truth.shape == document.origin.size
            self.counts = Counts(
                document.area(value),
                document.dice(document.began, value),
                document.dice(truth, value) if truth is not None and fits else None,
            )
        self.counted.emit()
