"""The command palette: type the words of a command, or their beginnings, and press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from segview.gui.commands.matching import fit, nearest_commands
from segview.gui.commands.offers import Offer
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.lifetime import if_alive
from segview.gui.widgets.painted_item import PaintedItem
from segview.gui.widgets.stacked import set_spacing

Index = QModelIndex | QPersistentModelIndex

WIDTH, ROWS, ROW_HEIGHT = 560, 12, 26
OFFER, KEYS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
SUGGESTED = 5


class CommandPalette(QFrame):
    """Lists the commands that match the typed text; Up, Down, Enter and Esc work as usual in a list.

    If no command matches, the palette says so and suggests similar ones; Enter then does nothing until one is chosen.

    Args:
        window: The window in which the palette opens, centred near the top.
        offers: Returns the available commands; called again whenever the typed text changes.
    """

    def __init__(self, window: QWidget, offers: Callable[[], Sequence[Offer]]) -> None:
        super().__init__(window)
        self._window, self._offers = window, offers
        self._before: QWidget | None = None
        name_control(self, "palette", tr("All commands"))
        self.setAutoFillBackground(True)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(tr("Type a command"))
        name_control(self.typed, "palette/typed", tr("Command"))
        self.typed.textChanged.connect(self._filter)
        self.typed.installEventFilter(self)
        self.list = QListWidget()
        name_control(self.list, "palette/list", tr("Matching commands"))
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._run)
        layout = set_spacing(QVBoxLayout(self), theme.MARGIN)
        layout.addWidget(self.typed)
        layout.addWidget(self.list)
        self.hide()

    def open(self) -> None:
        """Show the palette with an empty text."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        width = min(WIDTH, self._window.width() - 2 * theme.MARGIN)
        height = min((ROWS + 2) * ROW_HEIGHT, self._window.height() - 2 * theme.MARGIN)
        self.setGeometry((self._window.width() - width) // 2, min(60, self._window.height() - height), width, height)
        self.typed.clear()
        self._filter()
        self.show()
        self.raise_()
        self.typed.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Esc and Page Down are also shortcuts of the window; here the palette handles them.
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

    def _filter(self) -> None:
        """List the matching commands, the best first; equally good ones keep the order of the menus."""
        typed, every = self.typed.text().strip(), self._offers()
        scores = [fit(typed, one.text, one.synonyms) for one in every]
        found = sorted((-score, place) for place, score in enumerate(scores) if score is not None)
        self.list.clear()
        if found:
            for _, place in found:
                self._add(every[place], typed)
            if self.list.item(0).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentRow(0)
            return
        guesses = nearest_commands(typed, [(one.text, one.synonyms) for one in every])[:SUGGESTED]
        said = QListWidgetItem(
            tr("There is no command “{typed}”. Did you mean:", typed=typed)
            if guesses
            else tr("There is no command “{typed}”.", typed=typed),
            self.list,
        )
        said.setFlags(Qt.ItemFlag.NoItemFlags)
        for place in guesses:
            self._add(every[place], "")

    def _add(self, offer: Offer, typed: str) -> None:
        item = QListWidgetItem(offer.text, self.list)
        item.setData(OFFER, offer)
        state = [] if offer.on is None else ["on" if offer.on else "off"]
        item.setData(KEYS, "    ".join([*_found_by(typed, offer), *state, offer.keys]))
        item.setToolTip(offer.tip)
        if not offer.enabled:
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _move(self, by: int) -> None:
        """Move the selection by ``by`` enabled rows, but not beyond the first or the last one."""
        rows = [row for row in range(self.list.count()) if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled]
        if not rows:
            return
        # If no row is selected yet, any step selects the first enabled row.
        here = rows.index(self.list.currentRow()) + by if self.list.currentRow() in rows else 0
        self.list.setCurrentRow(rows[min(max(here, 0), len(rows) - 1)])

    def _run(self) -> None:
        row = self.list.currentRow()
        if row < 0 or not self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        offer = self.list.item(row).data(OFFER)
        self._close()
        offer.do()

    def _close(self) -> None:
        self.hide()
        if (before := if_alive(self._before)) is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)


def _found_by(typed: str, offer: Offer) -> list[str]:
    """Return the synonym that matches the typed text; nothing if the name of the command matches it."""
    if not typed or fit(typed, offer.text) is not None:
        return []
    best = max(offer.synonyms, key=lambda one: fit(typed, one) or 0, default="")
    return [f"“{best}”"] if fit(typed, best) else []


class _Delegate(QStyledItemDelegate):
    """Draws a command, with its keys on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        item = PaintedItem.of(option)
        painter.save()
        painter.setPen(item.muted_colour)
        right = item.rect.adjusted(0, 0, -theme.MARGIN, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(KEYS))
        painter.restore()
