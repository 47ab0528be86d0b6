"""The part of the image that all panels show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal

from segview.gui.wall.drawing.marks import Marks

CLOSEST = 64.0  # device pixels for one pixel of the image
FARTHEST = 1.1  # times the image
REST_MS = 100  # without a move, after which the hand rests
CLOSE = 0.25  # of the image: what is shown at least of it when one part is looked at


class LinkedView(QObject):
    """One rectangle of the image, in its pixels, which every panel shows whole and as large as it can.

    Panels follow it and never one another, so there is nothing to go round in circles, and as it is kept in the
    image's pixels, no resize of a panel can change it.

    Attributes:
        moving: Whether it is being moved, one move soon after the other, or not all is sharp again after that.
        marks: Are drawn over the image in every panel.

    Signals:
        moved(): another part of the image is to be shown.
        rested(): it has been moved, one move soon after the other, and now the hand rests; ``sharpen`` takes what has
            something drawn anew.
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
        """Whether something else than the whole image is shown."""
        return self.rect != self.whole

    def show_image(self, size: tuple[int, int]) -> None:
        """Look at an image of so many rows and columns: where one looked before if that is its size, else at all."""
        if size != self.size:
            self.size = size
            self.fit()

    def fit(self) -> None:
        """Show the whole image."""
        self._move(self.whole)

    def zoom(self, factor: float, canvas: QSizeF, *, at: QPointF | None = None) -> None:
        """Magnify by a factor, so that the image's point ``at`` stays where it is, or else the middle.

        Args:
            factor: Above 1 to come closer.
            canvas: A panel's size in device pixels, which says when an image pixel is large enough.
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
        """Show a part of the image in the middle, with ``around`` times its size, or as much as there is."""
        factor = min(max(around * box.width() / self.size[1], around * box.height() / self.size[0], CLOSE), 1.0)
        rect = QRectF(0, 0, self.size[1] * factor, self.size[0] * factor)
        rect.moveCenter(box.center())
        self._move(rect)

    def pan(self, columns: float, rows: float) -> None:
        """Move what is looked at by so many pixels of the image."""
        self._move(self.rect.translated(columns, rows), by_hand=True)

    def sharpen(self, draw: Callable[[], object]) -> None:
        """Have something drawn anew when its turn comes: painting and keys have theirs between two of them."""
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
        # A single step is drawn as it is to stay; of quick steps only the last.
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
    """Return the middle of a stretch moved so that it stays in 0 to ``limit``, or centred where it is longer."""
    if length >= limit:
        return limit / 2
    return min(max(middle, length / 2), limit - length / 2)
