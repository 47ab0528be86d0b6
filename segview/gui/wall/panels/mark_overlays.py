"""The marks of the linked view as overlays of a canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPainterPath
from PySide6.QtWidgets import QWidget

from segview.core.maps.palette import UNCERTAIN
from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.panels.overlays import Line

BESIDE = 0.008  # distance of a frame from its content, as a share of the image's longer side


class MarkOverlays(QObject):
    """Draws the frame, the ruler and the lines, each with a dark rim that is visible on any image.

    Args:
        linked: The view with the marks.
        canvas: The canvas that shows them.
        add_overlay: Adds an overlay to the canvas.

    Attributes:
        on_top: The overlays that are drawn over all others: ruler and lines.
    """

    def __init__(self, linked: LinkedView, canvas: QWidget, add_overlay: Callable[[Line], Line]) -> None:
        super().__init__(canvas)
        self._linked = linked
        self._frames = [
            add_overlay(Line(canvas.update, colour=colour, width=width))
            for colour, width in ((QColor(0, 0, 0, 170), 4.0), (QColor(*UNCERTAIN), 1.8))
        ]
        self.on_top = [
            Line(canvas.update, colour=QColor(shade, shade, shade), width=width)
            for shade, width in ((0, 3.4), (255, 1.4))
        ]
        linked.marks.framed.connect(self._show_frame)
        linked.marks.ruled.connect(self._show_lines)
        self._show_frame()
        self._show_lines()

    def _show_frame(self) -> None:
        """Show the frame of the linked view, a little outside of its box so that the rim of the content is visible."""
        box = self._linked.marks.frame
        beside = BESIDE * max(self._linked.size)
        for frame in self._frames:
            frame.show_box(None if box is None else box.adjusted(-beside, -beside, beside, beside))

    def _show_lines(self) -> None:
        """Draw the ruler and the measured lines."""
        ruler = self._linked.marks.ruler
        ruler_lines = () if ruler is None else (((ruler[0].y(), ruler[0].x()), (ruler[1].y(), ruler[1].x())),)
        path = QPainterPath()
        for (row, column), (end_row, end_column) in (*self._linked.marks.lines, *ruler_lines):
            path.moveTo(column, row)
            path.lineTo(end_column, end_row)
        for line in self.on_top:
            line.show(path)
