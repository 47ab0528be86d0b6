"""The list of variants, with their names or with neutral names in blind mode."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.variants.ablation import origin
from segview.core.variants.spec import Variant
from segview.gui.review.blinding import blind, key_of, without_names
from segview.gui.session.measured import MeasuredHere

KEYS = 9
"""Keys that tick a variant; further variants have a number and no key."""


class VariantCatalogue(QObject):
    """The variants in their order.

    Attributes:
        shown: The variants for the views; in blind mode with neutral names.
        measured: Scores measured in this session on the opened images, by the folder of the variant.
        blind: The folders in the order of the neutral names; empty outside blind mode.

    Signals:
        changed(): the list or its names changed.
        scored(): new scores were measured in this session.
        renamed(): the names were hidden, reordered in blind mode, or shown again.
    """

    changed = Signal()
    renamed = Signal()
    scored = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[Variant, ...] = ()
        self.blind: tuple[Path, ...] = ()
        self._real: tuple[Variant, ...] = ()
        self._numbers: dict[Path, int] = {}
        self._left: list[Path] = []
        self.measured: Mapping[Path, tuple[MeasuredHere, ...]] = {}

    @property
    def numbers(self) -> Mapping[Path, int]:
        """A number for each folder, which never changes; in blind mode the number of the neutral name."""
        return {folder: place for place, folder in enumerate(self.blind, 1)} if self.blind else self._numbers

    def add(self, variants: tuple[Variant, ...]) -> None:
        """Add variants, replacing those of the same folder; ablations are listed below their variant."""
        fresh = {variant.folder: variant for variant in variants}
        kept = tuple(fresh.pop(variant.folder, variant) for variant in self._real)
        merged = kept + tuple(fresh.values())
        homes = [origin(variant.folder)[0] for variant in merged]
        self._real = tuple(sorted(merged, key=lambda variant: homes.index(origin(variant.folder)[0])))
        for variant in self._real:
            if variant.folder not in self._numbers:
                self._numbers[variant.folder] = self._free_number()
        self._name()
        self.changed.emit()

    def forget(self, folder: Path) -> None:
        """Remove a variant from the list; its files are kept."""
        self._real = tuple(variant for variant in self._real if variant.folder != folder)
        self._left = [*(left for left in self._left if left != folder), folder]
        self._name()
        self.changed.emit()

    def find(self, folder: Path) -> Variant | None:
        """Return the variant of a folder, as it is shown."""
        return next((variant for variant in self.shown if variant.folder == folder), None)

    def takes_clicks(self, folder: Path) -> bool:
        """Tell whether a variant takes clicks in addition to the image."""
        variant = self.find(folder)
        return variant is not None and variant.config.preprocessing.beside == "clicks"

    def hide_names(self, order: tuple[Path, ...]) -> str:
        """Give the variants neutral names in an order of folders, their own if it is empty; return the old key."""
        key = key_of(self._real, self.blind) if self.blind else ""
        self.blind = order
        self._name()
        self.changed.emit()
        self.renamed.emit()
        return key

    def without_names(self, text: str) -> str:
        """Return a text without hidden names."""
        return without_names(text, self._real, self.blind) if self.blind else text

    def take_measured(self, measured: Mapping[Path, tuple[MeasuredHere, ...]]) -> None:
        """Replace the measured scores."""
        if measured != self.measured:
            self.measured = measured
            self.scored.emit()

    def _free_number(self) -> int:
        """Return an unused number; when the keys are used up, that of the variant that was removed first."""
        fresh = max(self._numbers.values(), default=0) + 1
        listed = {variant.folder for variant in self._real}
        gone = [folder for folder in self._left if folder not in listed and self._numbers[folder] <= KEYS]
        if fresh <= KEYS or not gone:
            return fresh
        self._left.remove(gone[0])
        return self._numbers.pop(gone[0])

    def _name(self) -> None:
        if self.blind:
            # Variants that are added later get the next numbers.
            more = (variant.folder for variant in self._real if variant.folder not in self.blind)
            self.blind = (*self.blind, *more)
        self.shown = blind(self._real, self.blind) if self.blind else self._real
