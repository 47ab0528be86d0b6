"""Maps that are asked for at a point: attention of transformers, and the maps of the class that is found there."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from segview.core.answers.map_result import class_at
from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.requests.map_query import AttentionAtPoint, ClassAtPoint
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import named, tool_button

SA_HEADS = (1, 4)
_PARTS = {"attention": Text("Attention"), "main": Text("Main channel"), "out": Text("Output")}
NOWHERE = Text("None: Q puts it under the pointer")


class PointForm(QWidget):
    """The query point, and the maps of the shown variant that depend on one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._answer: Prediction | None = None
        self._build_controls()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self._attention = (QLabel(tr("Attention")), self.block, self.head, self.add)
        self._squeeze = (QLabel(tr("SA heads 1, 4")), self.part, self.add_squeeze)
        for column, widget in enumerate(self._attention):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self._squeeze[0], 1, 0)
        grid.addWidget(self.part, 1, 1, 1, 2)
        grid.addWidget(self.add_squeeze, 1, 3)
        grid.addWidget(QLabel(tr("Point")), 2, 0)
        grid.addWidget(self.place, 2, 1, 1, 2)
        grid.addWidget(self.clear, 2, 3)
        session.inspection.changed.connect(self._put_point)
        session.view_changed.connect(self._put_point)
        session.image_opened.connect(self._put_point)
        self.put(None)

    def put(self, answer: Prediction | None) -> None:
        """Offer what the answer's variant has."""
        if answer is not None or not self._session.ticked:
            self._answer = answer
        heads = self._answer.inside.heads if self._answer else ()
        groups = {name.rpartition("/")[0] for name in self._answer.maps} if self._answer else set()
        for widget in self._attention:
            widget.setVisible(bool(heads))
        for widget in self._squeeze:
            widget.setVisible(f"sa/head {SA_HEADS[0]}/attention" in groups)
        if self.block.count() != len(heads):
            with QSignalBlocker(self.block):
                self.block.clear()
                for number in range(1, len(heads) + 1):
                    self.block.addItem(tr("Block {number}", number=number), number)
                self.block.setCurrentIndex(len(heads) - 1)
        self._offer_heads()
        self._put_point()

    def _build_controls(self) -> None:
        self.block = QComboBox()
        named(self.block, "layers/block", tr("Block"), tr("Block of self-attention, counted from the input"))
        self.block.activated.connect(self._offer_heads)
        self.head = QComboBox()
        named(self.head, "layers/head", tr("Head"), tr("Head of the block, or the mean of all"))
        self.add = QPushButton(tr("Add"))
        named(self.add, "layers/attention", tr("Show where this head looks from the point"))
        self.add.clicked.connect(self._ask_attention)
        self.part = QComboBox()
        for part, text in _PARTS.items():
            self.part.addItem(tr(text), part)
        tip = tr("What is shown of the squeeze-and-attention heads 1 and 4, of the class found at the point")
        named(self.part, "layers/squeeze/part", tr("Part of the head"), tip)
        self.add_squeeze = QPushButton(tr("Add"))
        named(self.add_squeeze, "layers/squeeze", tr("Show heads 1 and 4 side by side, for the class at the point"))
        self.add_squeeze.clicked.connect(self._ask_squeeze)
        self.place = QLabel()
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place.setMinimumWidth(40)
        named(self.place, "layers/point", tr("Query point"))
        self.clear = tool_button(
            tr("Clear"),
            "layers/point/clear",
            accessible=tr("Take the query point away"),
            tip=tr("Take the point away (Shift+Q)"),
        )
        self.clear.clicked.connect(lambda: self._session.inspection.put_point(None))

    def _offer_heads(self) -> None:
        heads: tuple[int, ...] = self._answer.inside.heads if self._answer else ()
        number = self.block.currentIndex()
        count = heads[number] if 0 <= number < len(heads) else 0
        if self.head.count() == count + 1:
            return
        self.head.clear()
        self.head.addItem(tr("Mean of heads"), 0)
        for head in range(1, count + 1):
            self.head.addItem(tr("Head {head}", head=head), head)

    def _ask_attention(self) -> None:
        if self.block.currentData():
            self._session.inspection.ask(AttentionAtPoint(self.block.currentData(), self.head.currentData()))

    def _ask_squeeze(self) -> None:
        part = self.part.currentData()
        self._session.inspection.ask(*(ClassAtPoint(f"sa/head {head}/{part}") for head in SA_HEADS))

    def _put_point(self) -> None:
        point, image = self._session.inspection.point, self._session.current_image.opened
        self.clear.setEnabled(point is not None)
        if point is None or image is None:
            needed = self._session.inspection.needs_point
            self.place.setText(tr("Click into an image") if needed else tr(NOWHERE))
            return
        row, column = (min(int(part * side), side - 1) for part, side in zip(point, image.size, strict=True))
        answer = self._answer
        found = ""
        if answer is not None:
            found = f": {answer.classes[class_at(answer, point, self._session.view.threshold)]}"
        self.place.setText(f"x {column}, y {row}{found}")
