"""The choice of the order of the images: by name, by review priority or by a score, forwards or reversed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from segview.core.requests.ranking import RANKINGS
from segview.gui.language.translation import tr
from segview.gui.review.orders import BY_NAME
from segview.gui.review.ranking import Ranking
from segview.gui.review.score_orders import MEAN, SPREAD
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, put_entries, tool_button
from segview.gui.widgets.stacked import set_spacing


class OrderChoice(QWidget):
    """A box of orders, a button that reverses them, and for scores of several variants a box to choose the variant.

    Args:
        ranking: The ranking, which keeps the choice.
        beside: A widget to place in the same row.

    Signals:
        chosen(): the user made a choice.
    """

    chosen = Signal()

    def __init__(self, ranking: Ranking, beside: QWidget) -> None:
        super().__init__()
        self._ranking = ranking
        self._listed: tuple[str, ...] | None = None
        self.order = _narrow_box()
        tip = tr("The order: by name, by review priority, or by a computed score")
        name_control(self.order, "images/order", tr("Order of the images"), tip)
        self.order.activated.connect(self._choose)
        self.reverse = tool_button(
            "⇅", "images/reversed", accessible=tr("Reverse the order"), tip=tr("Reverse the order")
        )
        self.reverse.setCheckable(True)
        self.reverse.toggled.connect(self._reverse)
        self.of = _narrow_box()
        tip = tr("Variant whose scores order the images")
        name_control(self.of, "images/order_of", tip, tip)
        self.of.activated.connect(self._choose_of)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.order, 3)
        row.addWidget(self.reverse)
        row.addWidget(beside, 2)
        column = set_spacing(QVBoxLayout(self))
        column.addLayout(row)
        column.addWidget(self.of)
        self.refresh()

    def refresh(self) -> None:
        """Show the available orders and the present choice."""
        orders = self._ranking.orders
        names = (BY_NAME, *orders.known)
        with QSignalBlocker(self.order), QSignalBlocker(self.reverse):
            if names != self._listed:
                self._listed = names
                self._list()
            self.order.setCurrentIndex(self.order.findData(orders.name))
            self.reverse.setChecked(orders.reversed)
        variants = orders.scored.variants
        self.of.setVisible(len(variants) > 1 and bool(orders.name) and not orders.measures)
        both = [(tr("Mean of the variants"), MEAN), (tr("Spread of the variants"), SPREAD)]
        with QSignalBlocker(self.of):
            put_entries(self.of, [*both, *((name, name) for name in variants)])
            self.of.setCurrentIndex(self.of.findData(orders.scored.of))

    def _list(self) -> None:
        box, orders = self.order, self._ranking.orders.known
        box.clear()
        box.addItem(tr("By name"), BY_NAME)
        box.setItemData(0, tr("In the order of their file names"), Qt.ItemDataRole.ToolTipRole)
        for name, order in orders.items():
            if name not in RANKINGS and box.itemData(box.count() - 1) in RANKINGS:
                box.insertSeparator(box.count())
            box.addItem(tr(order.title), name)
            box.setItemData(box.count() - 1, tr(order.tip), Qt.ItemDataRole.ToolTipRole)
        if len(orders) == len(RANKINGS):
            box.insertSeparator(box.count())
            box.addItem(tr("By a score: evaluate on the page Compare (F2)"))
            model = box.model()
            assert isinstance(model, QStandardItemModel)
            model.item(box.count() - 1).setEnabled(False)

    def _choose(self) -> None:
        self._ranking.choose(self.order.currentData())
        self.chosen.emit()

    def _reverse(self, on: bool) -> None:
        self._ranking.orders.reverse(on)
        self.chosen.emit()

    def _choose_of(self) -> None:
        self._ranking.orders.scored.choose(self.of.currentData())
        self.chosen.emit()


def _narrow_box() -> QComboBox:
    """Return a combo box whose width does not depend on its longest entry."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box
