"""Every command by its name: type a few of its letters, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from segview.gui.commands.actions import written_keys
from segview.gui.widgets import theme
from segview.gui.widgets.controls import named

Index = QModelIndex | QPersistentModelIndex

WIDTH, ROWS, ROW_HEIGHT = 560, 12, 26
KEYS = Qt.ItemDataRole.UserRole + 1
WORD_START, NEXT_LETTER, NEVER = 3, 2, -1000


def rank(typed: str, text: str) -> int | None:
    """Return how well letters that are typed fit a text, higher for better, or None where they are not in it in order.

    Of all the ways to find them, the best counts: letters at the starts of words, and letters next to one another.
    """
    letters = text.casefold()
    starts = [WORD_START if i == 0 or not letters[i - 1].isalnum() else 0 for i in range(len(letters))]
    # ends[i]: the best score with the last letter typed so far at place i of the text.
    ends: list[int] | None = None
    for letter in typed.casefold().replace(" ", ""):
        before, reach, now = ends, NEVER, []
        for i, other in enumerate(letters):
            if before is not None and i:
                reach = max(reach, before[i - 1])
            if letter != other:
                now.append(NEVER)
            elif before is None:
                now.append(starts[i])
            else:
                now.append(starts[i] + max(reach, before[i - 1] + NEXT_LETTER if i else NEVER))
        ends = now
    best = 0 if ends is None else max(ends, default=NEVER)
    return best if best >= 0 else None


class CommandPalette(QFrame):
    """Lists the actions that fit what is typed; Up, Down, Enter and Esc do what they always do.

    Args:
        window: Where it opens, in the middle below the top.
        actions: Returns the actions to choose from, asked anew at each opening.
    """

    def __init__(self, window: QWidget, actions: Callable[[], Sequence[QAction]]) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        self._before: QWidget | None = None
        named(self, "palette", "All commands")
        self.setAutoFillBackground(True)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("Type a command")
        named(self.typed, "palette/typed", "Command")
        self.typed.textChanged.connect(self._narrow)
        self.typed.installEventFilter(self)
        self.list = QListWidget()
        named(self.list, "palette/list", "Commands that fit")
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.typed)
        layout.addWidget(self.list)
        self.hide()

    def open(self) -> None:
        """Show the palette with nothing typed."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        width = min(WIDTH, self._window.width() - 2 * theme.MARGIN)
        height = min((ROWS + 2) * ROW_HEIGHT, self._window.height() - 2 * theme.MARGIN)
        self.setGeometry((self._window.width() - width) // 2, min(60, self._window.height() - height), width, height)
        self.typed.clear()
        self._narrow()
        self.show()
        self.raise_()
        self.typed.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Esc and Page Down are keys of the window too; here they belong to the palette.
            if event.key() in self._keys():
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in self._keys():
            self._keys()[Qt.Key(event.key())]()
            return True
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            Qt.Key.Key_Escape: self._close,
            Qt.Key.Key_Return: self._run,
            Qt.Key.Key_Enter: self._run,
            Qt.Key.Key_Down: lambda: self._move(1),
            Qt.Key.Key_Up: lambda: self._move(-1),
            Qt.Key.Key_PageDown: lambda: self._move(ROWS - 1),
            Qt.Key.Key_PageUp: lambda: self._move(1 - ROWS),
        }

    def _narrow(self) -> None:
        """List what fits: the best first, what can be done before what cannot, else in the order of the menus."""
        found: list[tuple[bool, int, int, QAction]] = []
        for place, action in enumerate(one for one in self._actions() if one.isVisible()):
            score = rank(self.typed.text(), action.text())
            if score is not None and action.objectName() != "action/palette":
                found.append((not action.isEnabled() and bool(self.typed.text()), -score, place, action))
        self.list.clear()
        for *_, action in sorted(found, key=lambda one: one[:3]):
            item = QListWidgetItem(action.text().removesuffix("…"), self.list)
            item.setData(Qt.ItemDataRole.UserRole, action)
            state = ["on" if action.isChecked() else "off"] if action.isCheckable() else []
            item.setData(KEYS, "    ".join([*state, " or ".join(written_keys(action))]))
            item.setToolTip(action.toolTip())
            if not action.isEnabled():
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._move(0)

    def _move(self, by: int) -> None:
        """Go ``by`` enabled rows further on, stopping at either end."""
        rows = [row for row in range(self.list.count()) if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled]
        if not rows:
            return
        here = rows.index(self.list.currentRow()) if self.list.currentRow() in rows else 0
        self.list.setCurrentRow(rows[min(max(here + by, 0), len(rows) - 1)])

    def _run(self) -> None:
        row = self.list.currentRow()
        if row < 0 or not self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        action = self.list.item(row).data(Qt.ItemDataRole.UserRole)
        self._close()
        action.trigger()

    def _close(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)


class _Delegate(QStyledItemDelegate):
    """Draws a command, and its key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText) if chosen else QColor(theme.MUTED))
        right = rect.adjusted(0, 0, -theme.MARGIN, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(KEYS))
        painter.restore()
