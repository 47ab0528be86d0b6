"""The drawing of an image in the list: its thumbnail, its name, its score in the present order, and its marks."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from segview.annotation.verdict import Decision
from segview.gui.images.badges import STATE_SIDE, TRUTH_SIDE, draw_failed, draw_state, draw_truth, draw_unfinished
from segview.gui.images.image_list import Index, Role
from segview.gui.widgets import theme
from segview.gui.widgets.painted_item import PaintedItem

ROW_WIDTH, ROW_HEIGHT, ROW_THUMBNAIL = 140, 46, QSize(54, 40)
TILE, TILE_THUMBNAIL = QSize(110, 104), QSize(96, 72)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class ImageDelegate(QStyledItemDelegate):
    """Draws rows, or tiles if ``tiles`` is set; all have the same size, so the view need not query each size."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tiles = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return TILE if self.tiles else QSize(ROW_WIDTH, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        item = PaintedItem.of(option)
        if item.chosen:
            painter.fillRect(item.rect, item.palette.highlight())
        elif item.hovered:
            painter.fillRect(item.rect, item.palette.alternateBase())
        image, text = _tile(item.rect) if self.tiles else _row(item.rect)
        self._draw_image(painter, image, index)
        painter.setPen(item.text_colour)
        if not self.tiles:
            self._draw_marks(painter, text, index)
        score: str = index.data(Role.SCORE)
        if score and self.tiles:
            _draw_strip(painter, image, score)
        elif score:
            middle = text.center().y()
            self._draw_name(painter, text.adjusted(0, 4, 0, middle - text.bottom()), index)
            painter.setPen(item.muted_colour)
            fitting = painter.fontMetrics().elidedText(score, Qt.TextElideMode.ElideRight, text.width())
            painter.drawText(text.adjusted(0, middle - text.top(), 0, -4), _LEFT, fitting)
            painter.restore()
            return
        self._draw_name(painter, text, index)
        painter.restore()

    def _draw_marks(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Draw the marks of an image at the right of a row, and reduce ``room`` in place by their width."""
        right, middle = room.right(), room.center().y()
        if index.data(Role.TRUTH):
            draw_truth(painter, QRect(right - TRUTH_SIDE, middle - TRUTH_SIDE // 2, TRUTH_SIDE, TRUTH_SIDE))
            room.setRight(right - TRUTH_SIDE - theme.GAP)
        # Decisions have a column of their own, even if the image has no ground truth.
        left = right - TRUTH_SIDE - theme.GAP - STATE_SIDE
        if _draw_progress(painter, QRect(left, middle - STATE_SIDE // 2, STATE_SIDE, STATE_SIDE), index):
            room.setRight(left - theme.GAP)
        if index.data(Role.FAILED):
            left = room.right() - STATE_SIDE
            draw_failed(painter, QRect(left, middle - STATE_SIDE // 2, STATE_SIDE, STATE_SIDE))
            room.setRight(left - theme.GAP)

    def _draw_name(self, painter: QPainter, place: QRect, index: Index) -> None:
        name = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(place, _CENTRE if self.tiles else _LEFT, name)

    def _draw_image(self, painter: QPainter, place: QRect, index: Index) -> None:
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(pixmap, QPixmap):
            size = pixmap.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            inner = QRect(place.topLeft(), size)
            inner.moveCenter(place.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(inner, pixmap)
        else:
            painter.fillRect(place, QColor(theme.roles().alternate))
            if index.data(Role.PROBLEM):
                _draw_broken(painter, place)
        if self.tiles and index.data(Role.TRUTH):
            draw_truth(painter, QRect(place.right() - TRUTH_SIDE - 3, place.top() + 4, TRUTH_SIDE, TRUTH_SIDE))
        if self.tiles:
            first = QRect(place.left() + 3, place.top() + 3, STATE_SIDE, STATE_SIDE)
            decided = _draw_progress(painter, first, index)
            if index.data(Role.FAILED):
                draw_failed(painter, first.translated(STATE_SIDE + 3 if decided else 0, 0))


def _draw_progress(painter: QPainter, place: QRect, index: Index) -> bool:
    """Draw the mark of an unfinished correction or of the decision; return whether there is one."""
    decision, saved, unfinished = index.data(Role.STATE)
    if unfinished:
        draw_unfinished(painter, place)
    elif decision != Decision.OPEN:
        draw_state(painter, place, decision, saved=saved)
    else:
        return False
    return True


def _row(rect: QRect) -> tuple[QRect, QRect]:
    image = QRect(rect.left() + 3, rect.top() + 3, ROW_THUMBNAIL.width(), ROW_THUMBNAIL.height())
    left = image.right() + 1 + theme.MARGIN
    return image, QRect(left, rect.top(), rect.right() - left - 3, rect.height())


def _tile(rect: QRect) -> tuple[QRect, QRect]:
    left = rect.center().x() - TILE_THUMBNAIL.width() // 2
    image = QRect(left, rect.top() + 5, TILE_THUMBNAIL.width(), TILE_THUMBNAIL.height())
    return image, QRect(rect.left() + 4, image.bottom() + 3, rect.width() - 8, rect.bottom() - image.bottom() - 4)


def _draw_strip(painter: QPainter, image: QRect, text: str) -> None:
    """Write a line of text over the lower edge of the image of a tile."""
    painter.save()
    strip = QRect(image.left(), 0, image.width(), painter.fontMetrics().height() + 2)
    strip.moveBottom(image.bottom())
    painter.fillRect(strip, QColor(0, 0, 0, 170))
    painter.setPen(QColor(255, 255, 255))
    painter.drawText(strip, _CENTRE, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, strip.width()))
    painter.restore()


def _draw_broken(painter: QPainter, place: QRect) -> None:
    """Draw a crossed-out frame: the image cannot be read."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.roles().warning), 1.6))
    frame = QRect(0, 0, 26, 20)
    frame.moveCenter(place.center())
    painter.drawRect(frame)
    painter.drawLine(frame.bottomLeft(), frame.topRight())
    painter.restore()
