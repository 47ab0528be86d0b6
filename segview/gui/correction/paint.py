"""The settings of the tools: class, size of the brush, protected classes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.annotation.provenance import Provenance

SMALLEST, LARGEST = 1.0, 400.0
TOLERANCE = 12.0
TARGET = 1


class Paint(QObject):
    """The settings that all tools share.

    Attributes:
        value: The class that is painted.
        radius: Radius of the brush, in pixels of the image.
        tolerance: Tolerance of the region tool.
        protecting: Whether the other classes are protected.
        provenance: The provenance of the mask, with its classes and size.

    Signals:
        changed(): size or class has changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value, self.radius, self.tolerance = TARGET, 12.0, TOLERANCE
        self.protecting = False
        self.provenance = Provenance(image="", size=(0, 0))

    @property
    def protected(self) -> tuple[int, ...]:
        """The classes whose pixels are not changed."""
        return tuple(value for value in self.provenance.things if value != self.value) if self.protecting else ()

    def set_provenance(self, provenance: Provenance) -> None:
        """Set another mask; the class is kept if the classes are the same."""
        self.value = self.value if provenance.classes == self.provenance.classes else provenance.things[0]
        self.provenance = provenance

    def set_radius(self, radius: float) -> None:
        """Set the size of the brush."""
        self.radius = min(max(radius, SMALLEST), LARGEST)
        self.changed.emit()

    def choose(self, value: int, *, protecting: bool) -> None:
        """Set the class, and whether the others are protected."""
        self.value, self.protecting = value, protecting
        self.changed.emit()

    def step(self, by: int) -> None:
        """Move on by a number of classes; after the last comes the first."""
        things = self.provenance.things
        self.choose(things[(things.index(self.value) + by) % len(things)], protecting=self.protecting)
