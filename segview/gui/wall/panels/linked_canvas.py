"""The canvas of a panel: it follows the linked view, whatever its own size."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsView, QWidget

from segview.core.maps.palette import UNCERTAIN
from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.drawing import Drawing
from segview.gui.wall.panels.painter import Painter, Scene

pg.setConfigOption("imageAxisOrder", "row-major")

BESIDE = 0.008  # of the image's side: how far from what it frames a frame is drawn


class LinkedCanvas(pg.GraphicsView):
    """Shows the linked view of a scene, as large as fits.

    pyqtgraph's own links and locked aspects zoom out a little at each resize (its issue 1348). Here the range of the
    view box follows from the linked view and from the canvas's size alone, and is never read back.
    """

    def __init__(self, linked: LinkedView, sampler: Sampler, parent: QWidget) -> None:
        super().__init__(parent)
        self.setBackground(None)
        # Opaque, so that a change repaints the canvas and not also what lies under it.
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setAutoFillBackground(True)
        self._linked = linked
        self._behind = False  # what is hidden follows when it is painted again
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0)
        self.box.disableAutoRange()
        self.drawing = Drawing(sampler)
        self.box.addItem(self.drawing, ignoreBounds=True)
        self.setCentralItem(self.box)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.setRenderHints(QPainter.RenderHint(0))
        linked.moved.connect(self.follow)
        linked.rested.connect(self.drawing.sharpen)
        self._frames = [self._frame(QColor(0, 0, 0, 170), 4.0), self._frame(QColor(*UNCERTAIN), 1.8)]
        linked.marked.connect(self._show_frame)
        self._show_frame()
        self._lines = [pg.PlotCurveItem(pen=pg.mkPen("k", width=3.4)), pg.PlotCurveItem(pen=pg.mkPen("w", width=1.4))]
        for line in self._lines:
            line.setZValue(3)
            self.box.addItem(line, ignoreBounds=True)
        linked.ruled.connect(self._show_lines)
        self._show_lines()

    def show_scene(self, painter: Painter | None, scene: Scene | None) -> None:
        """Draw a scene with its painter."""
        self.drawing.show_scene(painter, scene, self._linked.size)

    def follow(self) -> None:
        """Show what the linked view shows."""
        seen = self.seen
        self.drawing.hurried = self._linked.moving
        self._behind = self.isHidden() or self.parentWidget().isHidden()
        if self._behind or seen.isEmpty():
            return
        self.box.setRange(xRange=(seen.left(), seen.right()), yRange=(seen.top(), seen.bottom()), padding=0)
        # Now, and not in the next paint, where a changed transform would have the canvas painted once more.
        self.box.prepareForPaint()

    def _frame(self, colour: QColor, width: float) -> QGraphicsRectItem:
        frame = QGraphicsRectItem()
        frame.setPen(pg.mkPen(colour, width=width))
        self.box.addItem(frame, ignoreBounds=True)
        return frame

    def _show_frame(self) -> None:
        """Frame what the linked view marks; beside it, so that its rim can be seen."""
        box = self._linked.frame
        for frame in self._frames:
            frame.setVisible(box is not None)
            if box is not None:
                beside = BESIDE * max(self._linked.size)
                frame.setRect(box.adjusted(-beside, -beside, beside, beside))

    def _show_lines(self) -> None:
        """Draw the ruler and the lines of what is measured."""
        ruler = self._linked.ruler
        own = () if ruler is None else (((ruler[0].y(), ruler[0].x()), (ruler[1].y(), ruler[1].x())),)
        points = np.array([end for line in (*self._linked.lines, *own) for end in line], float).reshape(-1, 2)
        for line in self._lines:
            line.setData(points[:, 1], points[:, 0], connect="pairs")

    @property
    def seen(self) -> QRectF:
        """The rectangle that this canvas shows, in pixels of the image: the linked one and what fits beside it."""
        rect, room = self._linked.rect, QSizeF(self.viewport().size())
        if rect.isEmpty() or room.isEmpty():
            return QRectF()
        scale = min(room.width() / rect.width(), room.height() / rect.height())
        seen = QRectF(QPointF(), room / scale)
        seen.moveCenter(rect.center())
        return seen

    @property
    def device_size(self) -> QSizeF:
        """Its size in device pixels."""
        return QSizeF(self.viewport().size()) * self.devicePixelRatioF()

    def image_point(self, position: QPointF) -> QPointF:
        """Return the point of the image, in its pixels, under a position on the canvas."""
        seen, room = self.seen, self.viewport().size()
        return seen.topLeft() + QPointF(
            position.x() * seen.width() / max(room.width(), 1), position.y() * seen.height() / max(room.height(), 1)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._behind:
            self.follow()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "drawing"):  # pyqtgraph resizes while it is made
            self.follow()
