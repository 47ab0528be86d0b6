"""A layout that places controls in a row, and continues in the next row when a row is full."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget

from segview.gui.widgets import theme
from segview.gui.widgets.stacked import set_spacing


class Flow(QWidget):
    """A widget with a flow layout for a scroll area, which would take the preferred height for the minimum height.

    Attributes:
        row: The layout to which controls are added.
    """

    def __init__(self) -> None:
        super().__init__()
        self.row = FlowLayout(self)

    def hasHeightForWidth(self) -> bool:
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        self.setFixedHeight(self.row.heightForWidth(self.width()))


def together(*controls: QWidget) -> QWidget:
    """Return one widget with controls side by side, so that they stay in the same row."""
    whole = QWidget()
    row = set_spacing(QHBoxLayout(whole))
    # No wider than its controls can be: a label would grow, away from a control that has reached its largest width.
    row.setHorizontalSizeConstraint(QLayout.SizeConstraint.SetMaximumSize)
    for one in controls:
        if isinstance(one, QLabel):
            one.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row.addWidget(one)
    return whole


@dataclass(frozen=True)
class _Placed:
    """An item in a row, with its left edge and its width in pixels."""

    item: QLayoutItem
    left: int
    width: int


class FlowLayout(QLayout):
    """Places controls one after the other, in as many rows as they need.

    Expanding controls are placed with their minimum width, and then share the remaining width of their row.

    Args:
        parent: The widget whose layout this is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(*(() if parent is None else (parent,)))
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.GAP)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width - _around(self).width())
        return sum(map(_height, rows)) + self.spacing() * max(0, len(rows) - 1) + _around(self).height()

    def sizeHint(self) -> QSize:
        """Return the size with all controls in one row."""
        rows = self._rows(10**6, stretch=False)
        width = max((row[-1].left + row[-1].width for row in rows), default=0)
        return QSize(width, max(map(_height, rows), default=0)) + _around(self)

    def minimumSize(self) -> QSize:
        """Return the largest minimum width and the largest minimum height of the controls."""
        there = [item for item in self._items if not item.isEmpty()]
        width = max((item.minimumSize().width() for item in there), default=0)
        return QSize(width, max((item.minimumSize().height() for item in there), default=0)) + _around(self)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for row in self._rows(inner.width()):
            height = _height(row)
            for one in row:
                place = QRect(inner.left() + one.left, top, one.width, height)
                tall = min(one.item.sizeHint().height(), height)
                around = QStyle.alignedRect(
                    self.parentWidget().layoutDirection(), Qt.AlignmentFlag.AlignCenter, QSize(one.width, tall), place
                )
                one.item.setGeometry(QStyle.visualRect(self.parentWidget().layoutDirection(), inner, around))
            top += height + self.spacing()

    def _rows(self, width: int, *, stretch: bool = True) -> list[list[_Placed]]:
        """Return the visible items in rows of at most a width."""
        rows: list[list[_Placed]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = min(_preferred_width(item), max(width, item.minimumSize().width()))
            left = rows[-1][-1].left + rows[-1][-1].width + self.spacing() if rows else 0
            if not rows or left + wanted > width:
                rows.append([])
                left = 0
            rows[-1].append(_Placed(item, left, wanted))
        return [_stretch(row, width) for row in rows] if stretch else rows


def _around(layout: QLayout) -> QSize:
    margins = layout.contentsMargins()
    return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())


def _preferred_width(item: QLayoutItem) -> int:
    return (item.minimumSize() if _expands(item) else item.sizeHint()).width()


def _expands(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _height(row: list[_Placed]) -> int:
    return max(one.item.sizeHint().height() for one in row)


def _stretch(row: list[_Placed], width: int) -> list[_Placed]:
    """Return a row in which the expanding items share the remaining width, up to their maximum widths."""
    expanding = [one for one in row if _expands(one.item)]
    rest = width - row[-1].left - row[-1].width
    made: list[_Placed] = []
    shifted = 0
    for one in row:
        more = 0
        if one in expanding and rest > 0:
            share = rest // len(expanding)
            more = min(share, max(0, one.item.maximumSize().width() - one.width))
        made.append(_Placed(one.item, one.left + shifted, one.width + more))
        shifted += more
    return made
