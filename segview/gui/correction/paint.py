"""Paint of a tool: the class, the size of the brush, and what stays as it is."""

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
        radius: Of the brush, in pixels of the image.
        tolerance: Of the region that looks alike.
        protecting: Whether the other classes are protected.
        provenance: What the mask began with: its classes and its size.

    Signals:
        changed(): another size or class.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value, self.radius, self.tolerance = TARGET, 12.0, TOLERANCE
        self.protecting = False
        self.provenance = Provenance(image="", size=(0, 0))

    @property
    def protected(self) -> tuple[int, ...]:
        """The classes whose pixels stay as they are."""
        return tuple(value for value in self.provenance.things if value != self.value) if self.protecting else ()

    def turn(self, provenance: Provenance) -> None:
        """Turn to another mask; the class stays while there are the same."""
        self.value = self.value if provenance.classes == self.provenance.classes else provenance.things[0]
        self.provenance = provenance

    def set_radius(self, radius: float) -> None:
        """Take a brush of another size."""
        self.radius = min(max(radius, SMALLEST), LARGEST)
        self.changed.emit()

    def choose(self, value: int, *, protecting: bool) -> None:
        """Take another class, and say whether the others are protected from it."""
        self.value, self.protecting = value, protecting
        self.changed.emit()

    def step(self, by: int) -> None:
        """Take the class so many places on, after the last one the first."""
        things = self.provenance.things
        self.choose(things[(things.index(self.value) + by) % len(things)], protecting=self.protecting)
