"""The form of map queries for a transformer: attention of a head, rollout, and the masks of queries."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from segview.core.base.text import Text
from segview.core.maps.layers import Inside
from segview.core.requests.attention_query import AttentionAtPoint, AttentionRollout, Origin, QueryMask
from segview.gui.language.translation import tr
from segview.gui.session.on_demand import Inspection
from segview.gui.widgets.controls import NumberBox, choice, name_control, put_entries
from segview.gui.widgets.stacked import set_spacing

_KINDS = {AttentionAtPoint: Text("of this block"), AttentionRollout: Text("rollout up to this block")}
_SHOWN = {False: Text("its mask"), True: Text("where it looks")}
_ONE = Text("one query")
_ORIGINS = {Origin.POINT: Text("from the point"), Origin.CLASS_TOKEN: Text("from the class token")}


class AttentionForm(QWidget):
    """The blocks and heads of the shown variant, the token from which the attention starts, and its queries if any.

    Args:
        inspection: The maps on demand, to which the form adds queries.
    """

    def __init__(self, inspection: Inspection) -> None:
        super().__init__()
        self._inspection, self._inside = inspection, Inside()
        self._build_controls()
        grid = set_spacing(QGridLayout(self))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self._attention = (QLabel(tr("Attention")), self.block, self.head, self.add)
        for column, widget in enumerate(self._attention):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self.kind, 1, 1)
        grid.addWidget(self.origin, 1, 2)
        self._queries = (QLabel(tr("Queries")), self.of_class, self.shown, self.add_query, self.query)
        for column, widget in enumerate(self._queries[:4]):
            grid.addWidget(widget, 2, column)
        grid.addWidget(self.query, 3, 1)
        self.set_inside(Inside())

    def set_inside(self, inside: Inside) -> None:
        """Offer the blocks, heads, queries and classes of a network."""
        self._inside = inside
        for widget in (*self._attention, self.kind):
            widget.setVisible(bool(inside.heads))
        for widget in self._queries:
            widget.setVisible(bool(inside.queries))
        with QSignalBlocker(self.query):
            self.query.setMaximum(inside.queries)
        self._put_classes(inside.classes)
        if self.block.count() != len(inside.heads):
            with QSignalBlocker(self.block):
                self.block.clear()
                for number in range(1, len(inside.heads) + 1):
                    self.block.addItem(tr("Block {number}", number=number), number)
                self.block.setCurrentIndex(len(inside.heads) - 1)
        self._offer()

    def _build_controls(self) -> None:
        self.block = QComboBox()
        name_control(self.block, "layers/block", tr("Block"), tr("Block of self-attention, counted from the input"))
        self.block.activated.connect(self._offer)
        self.head = QComboBox()
        name_control(self.head, "layers/head", tr("Head"), tr("Head of the block, or the mean of all"))
        self.add = QPushButton(tr("Add"))
        name_control(self.add, "layers/attention", tr("Show where this head looks from the point"))
        self.add.clicked.connect(self._ask)
        self.kind = choice(
            _KINDS, "layers/attention/kind", tr("Attention of this block only, or through all blocks below it")
        )
        self.origin = choice(_ORIGINS, "layers/attention/origin", tr("The token whose attention is shown"))
        self.of_class = choice(
            {"": _ONE}, "layers/query/class", tr("One query, or all queries whose most probable class is this one")
        )
        self.of_class.currentIndexChanged.connect(self._of_one)
        self.query = NumberBox(decimals=0)
        self.query.setSpecialValueText(tr("The deciding query at the point"))
        name_control(self.query, "layers/query", tr("Query"), tr("Number of the shown query, from 1"))
        self.shown = choice(_SHOWN, "layers/query/shown", tr("The query's mask, or its last attention to the image"))
        self.add_query = QPushButton(tr("Add"))
        name_control(self.add_query, "layers/query/add", tr("Show this query"))
        self.add_query.clicked.connect(self._ask_query)

    def _put_classes(self, classes: tuple[str, ...]) -> None:
        """Offer the classes of the queries, and keep the chosen class if it is among them."""
        chosen = self.of_class.currentData()
        with QSignalBlocker(self.of_class):
            put_entries(self.of_class, [(tr(_ONE), ""), *((name, name) for name in classes)])
            self.of_class.setCurrentIndex(max(0, self.of_class.findData(chosen)))
        self._of_one()

    def _of_one(self) -> None:
        """Enable the number box only while one query, not a class, is chosen."""
        self.query.setEnabled(not self.of_class.currentData())

    def _offer(self) -> None:
        """Offer the heads of the chosen block, and its class token if it has one."""
        number, heads = self.block.currentIndex(), self._inside.heads
        count = heads[number] if 0 <= number < len(heads) else 0
        self.origin.setVisible(bool(count) and self._inside.class_tokens[number : number + 1] == (True,))
        if self.head.count() == count + 1:
            return
        self.head.clear()
        self.head.addItem(tr("Mean of heads"), 0)
        for head in range(1, count + 1):
            self.head.addItem(tr("Head {head}", head=head), head)

    def _ask(self) -> None:
        if not self.block.currentData():
            return
        origin = Origin.POINT if self.origin.isHidden() else Origin(self.origin.currentData())
        kind: type[AttentionAtPoint | AttentionRollout] = self.kind.currentData()
        self._inspection.ask(kind(self.block.currentData(), self.head.currentData(), origin=origin))

    def _ask_query(self) -> None:
        attended, of_class = bool(self.shown.currentData()), str(self.of_class.currentData())
        number = 0 if of_class else int(self.query.value())
        self._inspection.ask(QueryMask(number, attended=attended, of_class=of_class))
