"""The part of the image that all panels show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal

from segview.gui.wall.drawing.marks import Marks

CLOSEST = 64.0  # device pixels for one pixel of the image
FARTHEST = 1.1  # times the image
REST_MS = 100  # without a move, after which moving has ended
CLOSE = 0.25  # smallest share of the image that is shown when the view jumps to a part


class LinkedView(QObject):
    """A rectangle of the image, in pixels of the image, that every panel shows as large as possible.

    Panels follow this object and never one another, so no updates go round in circles. Because the rectangle is in
    pixels of the image, resizing a panel does not change it.

    Attributes:
        moving: Whether moves follow each other quickly, or panels are not yet sharp after that.
        marks: Drawn over the image in every panel.

    Signals:
        moved(): the rectangle has changed.
        rested(): a series of quick moves has ended; receivers call ``sharpen`` to be drawn again.
    """

    moved = Signal()
    rested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = (0, 0)
        self.rect = QRectF()
        self.marks = Marks(self)
        self._telling = False
        self.moving = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._stop)
        self._unsharp: list[Callable[[], object]] = []
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._sharpen_next)

    @property
    def whole(self) -> QRectF:
        """The rectangle of the whole image."""
        return QRectF(0, 0, self.size[1], self.size[0])

    @property
    def zoomed(self) -> bool:
        """Whether the rectangle is not the whole image."""
        return self.rect != self.whole

    def show_image(self, size: tuple[int, int]) -> None:
        """Show an image of this many rows and columns; keep the rectangle if the size is the same, else show all."""
        if size != self.size:
            self.size = size
            self.fit()

    def fit(self) -> None:
        """Show the whole image."""
        self._move(self.whole)

    def zoom(self, factor: float, canvas: QSizeF, *, at: QPointF | None = None) -> None:
        """Magnify by a factor about the point ``at`` of the image, by default about the middle.

        Args:
            factor: Above 1 to magnify.
            canvas: A panel's size in device pixels, which limits the magnification.
            at: In pixels of the image.
        """
        if self.rect.isEmpty() or factor <= 0:
            return
        now = min(canvas.width() / self.rect.width(), canvas.height() / self.rect.height())
        closest = max(CLOSEST / now, 1.0) if now > 0 else 1.0
        farthest = min(self.rect.width() / (FARTHEST * self.size[1]), 1.0)
        factor = min(max(factor, farthest), closest)
        fixed = self.rect.center() if at is None else at
        offset = self.rect.topLeft() - fixed
        self._move(QRectF(fixed + offset / factor, self.rect.size() / factor), by_hand=True)

    def look_at(self, box: QRectF, *, around: float) -> None:
        """Centre a part of the image, in a rectangle ``around`` times its size, at most the whole image."""
        factor = min(max(around * box.width() / self.size[1], around * box.height() / self.size[0], CLOSE), 1.0)
        rect = QRectF(0, 0, self.size[1] * factor, self.size[0] * factor)
        rect.moveCenter(box.center())
        self._move(rect)

    def pan(self, columns: float, rows: float) -> None:
        """Move the rectangle by this many pixels of the image."""
        self._move(self.rect.translated(columns, rows), by_hand=True)

    def sharpen(self, draw: Callable[[], object]) -> None:
        """Queue a redraw; between two of them the window can paint and handle keys."""
        self._unsharp.append(draw)
        self._next.start()

    def _move(self, rect: QRectF, *, by_hand: bool = False) -> None:
        middle = QPointF(
            _clamp_middle(rect.center().x(), rect.width(), self.size[1]),
            _clamp_middle(rect.center().y(), rect.height(), self.size[0]),
        )
        rect.moveCenter(middle)
        if self._telling or rect == self.rect:
            return
        # A single step is drawn sharp at once; of quick steps only the last one is.
        self.rect, self.moving = rect, by_hand and (self._rest.isActive() or self._next.isActive())
        self._unsharp.clear()
        self._next.stop()
        if by_hand:
            self._rest.start()
        self._telling = True
        self.moved.emit()
        self._telling = False

    def _stop(self) -> None:
        if self.moving:
            self.rested.emit()
            self._next.start()

    def _sharpen_next(self) -> None:
        if self._unsharp:
            self._unsharp.pop(0)()
        if self._unsharp:
            self._next.start()
        else:
            self.moving = False


def _clamp_middle(middle: float, length: float, limit: float) -> float:
    """Return the middle of an interval so that it stays in 0 to ``limit``, or is centred if it is longer."""
    if length >= limit:
        return limit / 2
    return min(max(middle, length / 2), limit - length / 2)
