"""The canvas of a panel, which follows the linked view at any size."""

from __future__ import annotations

from typing import TypeVar, cast

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget

from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.drawing import Drawing
from segview.gui.wall.panels.mark_overlays import MarkOverlays
from segview.gui.wall.panels.overlays import Overlay
from segview.gui.wall.panels.painter import Painter, Scene

OverlayT = TypeVar("OverlayT", bound=Overlay)


class LinkedCanvas(QWidget):
    """Shows a scene in the linked view, as large as possible, with overlays.

    The place of the image is always computed from the linked view and the size of the canvas.
    """

    def __init__(self, linked: LinkedView, sampler: Sampler, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The canvas paints all its pixels, so Qt need not repaint the widgets below it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._linked = linked
        self.drawing = Drawing(sampler, self.update)
        self.overlays: list[Overlay] = []
        linked.moved.connect(self.follow)
        linked.rested.connect(self._sharpen)
        self._mark_overlays = MarkOverlays(linked, self, self.add_overlay)

    def add_overlay(self, overlay: OverlayT) -> OverlayT:
        """Add an overlay above all others, and return it."""
        self.overlays.append(overlay)
        return overlay

    def show_scene(self, painter: Painter | None, scene: Scene | None) -> None:
        """Draw a scene with its painter."""
        self.drawing.show_scene(painter, scene, self._linked.size)

    def follow(self) -> None:
        """Show what the linked view shows."""
        self.drawing.hurried = self._linked.moving
        self.update()

    def point_with(self, shape: Qt.CursorShape) -> None:
        """Set the shape of the pointer over this canvas."""
        if self.cursor().shape() is not shape:  # each setting sends an event
            self.setCursor(shape)

    def _sharpen(self) -> None:
        self._linked.sharpen(self.drawing.sharpen)

    def viewport(self) -> QWidget:
        """Return the widget that is drawn on and clicked: this one."""
        return self

    @property
    def seen(self) -> QRectF:
        """The visible rectangle in pixels of the image: the linked one and the space that remains beside it."""
        rect, wide, high = self._linked.rect, self.width(), self.height()
        if rect.isEmpty() or not wide or not high:
            return QRectF()
        left, top, width, height = _four(rect)
        scale = min(wide / width, high / height)
        across, down = wide / scale, high / scale
        return QRectF(left + width / 2 - across / 2, top + height / 2 - down / 2, across, down)

    @property
    def placed(self) -> QTransform:
        """The transformation from pixels of the image to pixels of the canvas; singular if nothing is visible."""
        seen = self.seen
        if seen.isEmpty():
            return QTransform(0, 0, 0, 0, 0, 0)
        left, top, width, height = _four(seen)
        across, down = self.width() / width, self.height() / height
        return QTransform(across, 0, 0, down, -left * across, -top * down)

    @property
    def device_size(self) -> QSizeF:
        """Its size in device pixels."""
        return QSizeF(self.size()) * self.devicePixelRatioF()

    def image_point(self, position: QPointF) -> QPointF:
        """Return the point of the image, in its pixels, under a position on the canvas."""
        seen, room = self.seen, self.size()
        return seen.topLeft() + QPointF(
            position.x() * seen.width() / max(room.width(), 1), position.y() * seen.height() / max(room.height(), 1)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, placed = QPainter(self), self.placed
        self.drawing.paint(painter, placed, self)
        for overlay in (*self.overlays, *self._mark_overlays.on_top):
            overlay.paint(painter, placed)
        painter.end()


def _four(rect: QRectF) -> tuple[float, float, float, float]:
    """Return left, top, width and height in one call, which is faster than four."""
    return cast(tuple[float, float, float, float], rect.getRect())
