"""Questions about a transformer, in their own little form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from segview.core.maps.layers import Inside
from segview.core.requests.attention_query import AttentionAtPoint, AttentionRollout, Origin, QueryMask
from segview.gui.layers.attention_form import AttentionForm
from segview.gui.session.on_demand import Inspection


def choose(box: object, text: str) -> None:
    box.setCurrentIndex(box.findText(text))  # pyright: ignore[reportAttributeAccessIssue]
    box.activated.emit(0)  # pyright: ignore[reportAttributeAccessIssue]


def test_a_block_and_its_class_token_and_the_queries_are_asked_for(qtbot: QtBot) -> None:
    inspection = Inspection()
    form = AttentionForm(inspection)
    qtbot.addWidget(form)
    form.show()
    form.set_inside(Inside(heads=(2, 4), class_tokens=(False, True), queries=5, classes=("road", "sky")))
    qtbot.mouseClick(form.add, Qt.MouseButton.LeftButton)
    choose(form.origin, "from the class token")
    choose(form.kind, "rollout up to this block")
    form.head.setCurrentIndex(3)
    qtbot.mouseClick(form.add, Qt.MouseButton.LeftButton)
    choose(form.block, "Block 1")
    assert not form.origin.isVisible()
    qtbot.mouseClick(form.add, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.add_query, Qt.MouseButton.LeftButton)
    form.query.setValue(4)
    qtbot.mouseClick(form.add_query, Qt.MouseButton.LeftButton)
    choose(form.shown, "where it looks")
    qtbot.mouseClick(form.add_query, Qt.MouseButton.LeftButton)
    form.of_class.setCurrentIndex(form.of_class.findText("sky"))
    assert not form.query.isEnabled()
    form.set_inside(Inside(heads=(2, 4), class_tokens=(False, True), queries=5, classes=("sky",)))
    assert form.of_class.currentText() == "sky"
    qtbot.mouseClick(form.add_query, Qt.MouseButton.LeftButton)
    form.set_inside(Inside(heads=(2, 4), class_tokens=(False, True), queries=5, classes=("road",)))
    assert form.of_class.currentText() == "one query"
    assert form.query.isEnabled()
    assert inspection.asked == (
        AttentionAtPoint(2),
        AttentionRollout(2, 3, origin=Origin.CLASS_TOKEN),
        AttentionRollout(1),
        QueryMask(0),
        QueryMask(4),
        QueryMask(4, attended=True),
        QueryMask(attended=True, of_class="sky"),
    )
    assert [one.needs_point for one in inspection.asked] == [True, False, True, True, False, False, False]
    form.set_inside(Inside())
    assert not form.add.isVisible()
    assert not form.add_query.isVisible()
