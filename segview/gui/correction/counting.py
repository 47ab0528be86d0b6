"""The share of the image that the corrected mask covers, counted a moment after it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from segview.annotation.document import Document, Mask
from segview.core.variants.classes import IGNORED

COUNT_AFTER_MS = 120


@dataclass(frozen=True)
class Counts:
    """The pixels of a class in the corrected mask, and its agreement with others.

    Attributes:
        value: The class.
        area: In pixels.
        to_start: Dice's coefficient with the mask that it began with.
        to_truth: With the ground truth, or None where there is none that fits.
        rest: How many pixels belong to no thing.
    """

    value: int
    area: int
    to_start: float
    to_truth: float | None
    rest: int


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
        self._truths: Mapping[tuple[str, ...], Mask] = {}
        self._target: Mask | None = None
        self._value = 1
        self._waiting = False

    def turn(self, document: Document | None, value: int) -> None:
        """Count a class of another document, now."""
        self._document, self._value = document, value
        self._count()

    def compare(self, target: Mask | None, truths: Mapping[tuple[str, ...], Mask]) -> None:
        """Take other ground truths: that of a target, or None, and those in several classes by their names."""
        self._target, self._truths = target, truths
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
        document = self._document
        self.counts = None if document is None else self._counts(document, self._value)
        self.counted.emit()

    def _counts(self, document: Document, value: int) -> Counts:
        provenance = document.provenance
        truth = self._truths.get(provenance.classes, self._target if len(provenance.classes) == 2 else None)
        fits = truth is not None and truth.shape == provenance.size
        return Counts(
            value,
            document.area(value),
            document.dice(document.began, value),
            document.dice(truth, value, ignored=IGNORED) if truth is not None and fits else None,
            document.area(provenance.rest),
        )
