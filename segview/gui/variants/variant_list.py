"""The list of variants, with ticks."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from segview.gui.language.translation import tr
from segview.gui.session.catalogue import KEYS
from segview.gui.session.session import Session
from segview.gui.variants.display_names import here_words, score_source, short_line
from segview.gui.widgets import theme
from segview.gui.widgets.painted_item import PaintedItem

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """The fields of a row besides its name."""

    LINE = Qt.ItemDataRole.UserRole + 1
    FAILURE = Qt.ItemDataRole.UserRole + 2
    KEY = Qt.ItemDataRole.UserRole + 3


class VariantList(QAbstractListModel):
    """The variants of the session in its order; ticking one requests its prediction."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.variants = session.catalogue.shown
        session.known.connect(self._reset)
        session.changed.connect(self._refresh)
        session.answered.connect(self._refresh)
        session.failed.connect(self._refresh)
        session.catalogue.scored.connect(self._refresh)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.variants)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        variant = self.variants[index.row()]
        failure = self.session.answers.failures.get(variant.folder, "")
        blind = bool(self.session.catalogue.blind)
        here = self.session.catalogue.measured.get(variant.folder, ())
        line = "" if blind else " · ".join((short_line(variant.config), *here_words(here)))
        folder = "" if blind else str(variant.folder)
        if role == Role.KEY:
            number = self.session.catalogue.numbers.get(variant.folder, 0)
            return str(number) if 0 < number <= KEYS else ""
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if variant.folder in self.session.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            measured = "" if blind else score_source(variant.config)
            return "\n".join(text for text in (variant.name, line, measured, folder, failure) if text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                text for text in (variant.name, line, tr("failed: {reason}", reason=failure) if failure else "") if text
            )
        texts: dict[int, str] = {Qt.ItemDataRole.DisplayRole: variant.name, Role.LINE: line, Role.FAILURE: failure}
        return texts.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        folder, ticked = self.variants[index.row()].folder, self.session.ticked
        others = tuple(one for one in ticked if one != folder)
        self.session.ask(ticked=(*others, folder) if Qt.CheckState(value) == Qt.CheckState.Checked else others)
        return True

    def _reset(self) -> None:
        self.beginResetModel()
        self.variants = self.session.catalogue.shown
        self.endResetModel()

    def _refresh(self) -> None:
        if self.variants:
            self.dataChanged.emit(self.index(0), self.index(len(self.variants) - 1))


class VariantDelegate(QStyledItemDelegate):
    """Draws the tick, the name, below it the distinguishing line, and the key that ticks the variant."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        return QSize(160, 2 * metrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        item = PaintedItem.of(option)
        rect, text, muted = item.rect, item.text_colour, item.muted_colour
        widget = option.widget  # type: ignore[attr-defined]
        option.text = ""  # type: ignore[attr-defined]
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        tick = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, widget)
        painter.save()
        left = tick.right() + theme.MARGIN
        upper = QRect(left, rect.top() + 4, rect.right() - theme.MARGIN - left, rect.height() // 2 - 4)
        lower = upper.translated(0, upper.height())
        failure, line = index.data(Role.FAILURE), index.data(Role.LINE)
        if not failure and not line:
            upper.moveCenter(QPoint(upper.center().x(), rect.center().y()))
        if key := index.data(Role.KEY):
            painter.setPen(muted)
            painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, key)
            upper.setRight(upper.right() - 16)
        self._draw(painter, upper, index.data(), text, bold=True)
        if failure:
            self._draw(painter, lower, failure, QColor(theme.roles().warning))
        else:
            self._draw(painter, lower, _shorten(line, painter.fontMetrics(), lower.width()), muted)
        painter.restore()

    def _draw(self, painter: QPainter, place: QRect, text: str, colour: QColor, *, bold: bool = False) -> None:
        font = QFont(painter.font())
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(colour)
        side = Qt.TextElideMode.ElideMiddle if bold else Qt.TextElideMode.ElideRight  # names differ at their ends
        fitting = QFontMetrics(font).elidedText(text, side, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


def _shorten(line: str, metrics: QFontMetrics, width: int) -> str:
    """Leave out the first parts of a line that is too long: the name often repeats them, and the score comes last."""
    parts = line.split(" · ")
    while len(parts) > 1 and metrics.horizontalAdvance(" · ".join(parts)) > width:
        parts.pop(0)
    return " · ".join(parts)
