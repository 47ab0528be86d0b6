"""The card of the tour, and the frame around the control that the step is about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control

WIDTH = 360
APART = 14
LINE = 3
# Number of steps by which each key moves; 0 ends the tour.
_KEYS = {
    Qt.Key.Key_Escape: 0,
    Qt.Key.Key_Backspace: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Right: 1,
}
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class Spotlight(QWidget):
    """A frame over a part of the window; mouse events pass through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tour/spotlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), LINE))
        painter.drawRoundedRect(self.rect().adjusted(LINE, LINE, -LINE, -LINE), 5, 5)
        painter.end()


class Callout(QFrame):
    """The card that shows a step of the tour; every button also has a key.

    Signals:
        moved(int): the user asked for the next (1) or the previous (-1) step.
        left(): the user asked to end the tour.
    """

    moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        name_control(self, "tour", tr("Tour"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self.setFrameShape(QFrame.Shape.Box)
        self.place = QLabel()
        self.place.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.title = QLabel()
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.title.setFont(font)
        self.text = QLabel(wordWrap=True)
        for label, name in ((self.place, "place"), (self.title, "title"), (self.text, "text")):
            label.setObjectName(f"tour/{name}")
        self.end = self._button(tr("End the tour"), "end", tr("End the tour (Esc)"))
        self.back = self._button(tr("Back"), "back", tr("The step before (Backspace)"))
        self.next = self._button(tr("Next"), "next", tr("The next step (Enter)"))
        self.end.clicked.connect(self.left)
        self.back.clicked.connect(lambda: self.moved.emit(-1))
        self.next.clicked.connect(lambda: self.moved.emit(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.MARGIN, theme.MARGIN, 2 * theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP)
        for part in (self.place, self.title, self.text):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.end)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column.addLayout(row)

    def say(self, number: int, count: int, title: str, text: str) -> None:
        """Show step ``number`` of ``count``, counted from 1."""
        self.place.setText(tr("{number} of {count}", number=number, count=count))
        self.title.setText(title)
        self.text.setText(text)
        self.back.setEnabled(number > 1)
        self.next.setText(tr("Done") if number == count else tr("Next"))
        self.setAccessibleDescription(f"{title}. {text}")
        width = min(WIDTH, self.parentWidget().width() - 2 * APART)
        self.setFixedSize(width, self.layout().totalHeightForWidth(width))
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the keys of the tour before its buttons, which would move the focus, and the window's actions do."""
        if isinstance(event, QKeyEvent) and event.key() in _KEYS and not event.modifiers() & _CHORD:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._press(_KEYS[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _press(self, by: int) -> None:
        if not by:
            self.left.emit()
        elif by > 0 or self.back.isEnabled():
            self.moved.emit(by)

    def _button(self, text: str, name: str, tip: str) -> QPushButton:
        button = QPushButton(text, autoDefault=False)
        name_control(button, f"tour/{name}", text, tip)
        button.installEventFilter(self)
        return button


def beside(target: QRect, size: QSize, room: QRect) -> QPoint:
    """Return the upper left corner of a card beside a target; if there is no room beside it, over its middle."""
    middle = target.center() - QPoint(size.width() // 2, size.height() // 2)
    places = (
        QPoint(target.right() + APART, target.top()),
        QPoint(target.left() - APART - size.width(), target.top()),
        QPoint(middle.x(), target.bottom() + APART),
        QPoint(middle.x(), target.top() - APART - size.height()),
    )
    inside = room.adjusted(APART, APART, -APART, -APART)
    for place in places:
        card = _within(QRect(place, size), inside)
        if not card.intersects(target):
            return card.topLeft()
    return _within(QRect(middle, size), inside).topLeft()


def _within(card: QRect, room: QRect) -> QRect:
    """Return a card moved into the room; if the card is larger than the room, its upper left corner stays visible."""
    left = max(min(card.left(), room.right() - card.width() + 1), room.left())
    top = max(min(card.top(), room.bottom() - card.height() + 1), room.top())
    return QRect(QPoint(left, top), card.size())
