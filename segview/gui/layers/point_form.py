"""The form of maps at a point: attention of transformers, and maps of the class that is found there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from segview.core.answers.map_result import class_at
from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.maps.layers import Inside
from segview.core.requests.map_query import ClassAtPoint
from segview.gui.language.translation import tr
from segview.gui.layers.attention_form import AttentionForm
from segview.gui.session.session import Session
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.stacked import set_spacing

SA_HEADS = (1, 4)
_PARTS = {"attention": Text("Attention"), "main": Text("Main channel"), "out": Text("Output")}
NOWHERE = Text("None: Q sets it at the pointer")


class PointForm(QWidget):
    """The query point, and the maps of the shown variant that depend on one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._answer: Prediction | None = None
        self._build_controls()
        grid = set_spacing(QGridLayout(self))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self._squeeze = (QLabel(tr("SA heads 1, 4")), self.part, self.add_squeeze)
        grid.addWidget(self.attention, 0, 0, 1, 4)
        grid.addWidget(self._squeeze[0], 1, 0)
        grid.addWidget(self.part, 1, 1, 1, 2)
        grid.addWidget(self.add_squeeze, 1, 3)
        grid.addWidget(QLabel(tr("Point")), 2, 0)
        grid.addWidget(self.place, 2, 1, 1, 2)
        grid.addWidget(self.clear, 2, 3)
        session.inspection.changed.connect(self._put_point)
        session.view_changed.connect(self._put_point)
        session.image_opened.connect(self._put_point)
        self.set_answer(None)

    def set_answer(self, answer: Prediction | None) -> None:
        """Offer the maps that the variant of a prediction has."""
        if answer is not None or not self._session.ticked:
            self._answer = answer
        groups = {name.rpartition("/")[0] for name in self._answer.maps} if self._answer else set()
        self.attention.set_inside(self._answer.inside if self._answer else Inside())
        for widget in self._squeeze:
            widget.setVisible(f"sa/head {SA_HEADS[0]}/attention" in groups)
        self._put_point()

    def _build_controls(self) -> None:
        self.attention = AttentionForm(self._session.inspection)
        self.part = QComboBox()
        for part, text in _PARTS.items():
            self.part.addItem(tr(text), part)
        tip = tr("Part of the squeeze-and-attention heads 1 and 4 to show, for the class predicted at the point")
        name_control(self.part, "layers/squeeze/part", tr("Part of the head"), tip)
        self.add_squeeze = QPushButton(tr("Add"))
        name_control(
            self.add_squeeze, "layers/squeeze", tr("Show heads 1 and 4 side by side, for the class at the point")
        )
        self.add_squeeze.clicked.connect(self._ask_squeeze)
        self.place = QLabel()
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place.setMinimumWidth(40)
        name_control(self.place, "layers/point", tr("Query point"))
        self.clear = tool_button(
            tr("Clear"),
            "layers/point/clear",
            accessible=tr("Remove the query point"),
            tip=tr("Remove the point (Shift+Q)"),
        )
        self.clear.clicked.connect(lambda: self._session.inspection.put_point(None))

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
