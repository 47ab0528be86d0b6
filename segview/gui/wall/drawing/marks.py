"""Marks over the image in every panel: a frame around a part, the ruler, and measured lines."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

Segment = tuple[tuple[float, float], tuple[float, float]]
"""Row and column of both ends of a line, in pixels of the image."""


class Marks(QObject):
    """A frame, a ruler and lines, in pixels of the image.

    Attributes:
        frame: The part of the image that is framed, or None.
        ruler: Both ends of the ruler, or None.
        lines: Measured lines.

    Signals:
        framed(): the frame has changed.
        ruled(): the ruler or the lines have changed.
    """

    framed = Signal()
    ruled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame: QRectF | None = None
        self.ruler: tuple[QPointF, QPointF] | None = None
        self.lines: tuple[Segment, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.frame or self.ruler or self.lines)

    def put_frame(self, box: QRectF | None) -> None:
        """Draw a frame around a part of the image; None removes it."""
        if box != self.frame:
            self.frame = box
            self.framed.emit()

    def rule(self, line: tuple[QPointF, QPointF] | None) -> None:
        """Draw the ruler between two points of the image; None removes it."""
        if line != self.ruler:
            self.ruler = line
            self.ruled.emit()

    def put_lines(self, lines: tuple[Segment, ...]) -> None:
        """Draw lines, each between two points given as row and column."""
        if lines != self.lines:
            self.lines = lines
            self.ruled.emit()

    def clear(self) -> None:
        """Remove all marks."""
        self.put_frame(None)
        self.rule(None)
        self.put_lines(())
