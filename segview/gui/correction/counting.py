"""Pixel counts of the corrected mask, updated a moment after each change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from segview.annotation.document import Document, Mask
from segview.core.variants.classes import IGNORED

COUNT_AFTER_MS = 120


@dataclass(frozen=True)
class Counts:
    """The pixels of a class in the corrected mask, and its agreement with other masks.

    Attributes:
        value: The class.
        area: Its pixels.
        to_start: Dice's coefficient with the initial mask.
        to_truth: Dice's coefficient with the ground truth, or None if none fits.
        rest: The number of background or unlabelled pixels.
    """

    value: int
    area: int
    to_start: float
    to_truth: float | None
    rest: int


class Counting(QObject):
    """Counts one class of a document.

    Counting a large mask takes as long as a step of a stroke, so several changes are counted together.

    Signals:
        counted(): ``counts`` has changed.
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

    def set_document(self, document: Document | None, value: int) -> None:
        """Count a class of another document at once."""
        self._document, self._value = document, value
        self._count()

    def compare(self, target: Mask | None, truths: Mapping[tuple[str, ...], Mask]) -> None:
        """Set the ground truths: that of a target, or None, and those in several classes by class names."""
        self._target, self._truths = target, truths
        self.again()

    def choose(self, value: int) -> None:
        """Count another class."""
        if value != self._value:
            self._value = value
            self.again()

    def again(self) -> None:
        """Schedule a count."""
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
