"""Painting on the image and on gates: what is asked, what is shown, and the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from segview.core.images.image import halvings
from segview.core.requests.edits import Edit, EditKind
from segview.gui.altering.altering import Altering
from segview.gui.altering.tool_controller import AlteringTool
from segview.gui.correction.tools import Tool
from segview.gui.shell.window import Window
from segview.tasks.answer import AnswerImage, EditImage
from tests.gui.held_tasks import held
from tests.gui.walls import answer, left_half, opened_image, session
from tests.gui.windows import answered, image_folder, known, start, tick


def test_a_stroke_that_goes_on_asks_for_its_newest_state_when_the_last_is_answered(qtbot: QtBot) -> None:
    altering, asked = Altering(), list[int]()
    altering.wanted.connect(lambda: asked.append(len(altering.asked[-1].points) if altering.asked else 0))
    tools = altering.tools
    tools.pick(AlteringTool.BLUR)
    tools.press((5, 5), other=False)
    for column in range(6, 10):
        tools.move((5, column))
    assert asked == [1]
    altering.settle()
    assert asked == [1, 5]
    tools.release()
    altering.settle()
    assert asked == [1, 5]  # nothing new was painted
    assert len(altering.history.edits) == 1
    altering.history.undo()
    assert not altering.active
    assert asked[-1] == 0
    altering.history.redo()
    assert asked[-1] == 5


def test_each_tool_makes_its_edit(qtbot: QtBot) -> None:
    altering, refused = Altering(), list[str]()
    tools = altering.tools
    tools.refused.connect(refused.append)
    tools.pick(AlteringTool.PASTE)
    tools.press((5, 5), other=False)
    assert refused == ["source"]
    tools.press((9, 9), other=True)
    tools.press((5, 6), other=False)
    tools.release()
    tools.pick(AlteringTool.GATE)
    tools.press((1, 1), other=False)
    assert refused == ["source", "gate"]
    for other in (False, True):
        tools.press((1, 1), other=other, map_name="cbam/spatial")
        tools.release()
    tools.pick(AlteringTool.FILL)
    tools.press((2, 2), other=True)
    tools.release()
    altering.remove_glare()
    kinds = [one.kind for one in altering.history.edits]
    assert kinds == [EditKind.PASTE, EditKind.RAISE, EditKind.LOWER, EditKind.RESTORE, EditKind.GLARE]
    assert altering.history.edits[0].offset == (4, 3)
    assert altering.history.edits[1].map == "cbam/spatial"


def test_answers_are_asked_for_the_edits_and_those_before_stay_until_they_come(qtbot: QtBot) -> None:
    asking = session("a")
    tasks = held(asking)
    asking.receiver.take_image(opened_image())
    (request,) = asking.requests()
    asking.receiver.take_prediction(answer(request, left_half(0.9, 0.1)))
    before = asking.answers[request.variant]
    edit = Edit(EditKind.FILL, ((5.0, 5.0),), 4)
    asking.altering.tools.edited.emit(edit, True)
    (altered,) = asking.requests()
    assert altered == replace(request, edits=(edit,))
    assert tasks.waiting(AnswerImage)[-1].request == altered
    assert tasks.waiting(EditImage)[-1].edits == (edit,)
    assert asking.answers[request.variant] is before
    image = asking.current_image.opened
    assert image is not None
    tasks.answer(EditImage, replace(image, levels=halvings(image.levels[0] // 2)))
    assert asking.current_image.shown is not image
    assert asking.current_image.opened is image
    asking.receiver.take_prediction(answer(altered, left_half(0.2, 0.1)))
    assert asking.answers[request.variant].request == altered
    # What is saved, corrected and decided on is the answer on the image as it is.
    assert asking.answers.unaltered[request.variant] is before
    asking.altering.leave()
    assert asking.answers[request.variant] is before
    assert asking.current_image.shown is image
    assert asking.requests() == (request,)


def test_another_image_is_not_altered(qtbot: QtBot) -> None:
    asking = session("a")
    asking.receiver.take_image(opened_image())
    asking.altering.tools.edited.emit(Edit(EditKind.GLARE), True)
    asking.ask(image=Path("/images/second.png"))
    assert not asking.altering.active
    assert all(not one.edits for one in asking.requests())


def drag(window: Window, name: str, *, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Paint across the middle of a panel."""
    canvas = next(panel.canvas for panel in window.wall.panels if panel.objectName() == name)
    middle = canvas.viewport().rect().center()
    QTest.mousePress(canvas.viewport(), button, pos=middle)
    for step in (4, 8, 12):
        QTest.mouseMove(canvas.viewport(), middle + QPoint(step, 0))
    QTest.mouseRelease(canvas.viewport(), button, pos=middle + QPoint(12, 0))


def test_painting_in_the_window_has_every_variant_answer_and_one_key_goes_back(
    qtbot: QtBot, tmp_path: Path, polyp_image: Path, polyp_mask: Path, tiny_variants: Path
) -> None:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    session = window.session
    session.show(maps=("cbam/spatial",), own_maps=True)
    tick(qtbot, window, known(window)[1:3])
    assert session.image is not None
    files = {path: path.read_bytes() for path in folder.rglob("*.*")}
    before = {folder: one.target.values.copy() for folder, one in session.answers.items() if one.target}
    assert not window.altering.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.altering.isVisible()
    session.altering.tools.pick(AlteringTool.FILL)
    session.altering.tools.set_radius(20)
    drag(window, "panel/tiny-b/image")
    qtbot.waitUntil(lambda: answered(window) and all(one.request.edits for one in session.answers.values()))
    qtbot.waitUntil(lambda: session.altering.shown is not None and not session.altering.lacks_image)
    assert "1 edit" in window.altering.state.text()
    assert any((one.target.values != before[folder]).any() for folder, one in session.answers.items() if one.target)
    names = [panel.objectName() for panel in window.wall.panels]
    assert "panel/tiny-b/edited/class 1" in names
    assert "panel/tiny-c/edited/class 1" in names
    # The gate of one variant; the other has none, and answers all the same.
    session.altering.tools.pick(AlteringTool.GATE)
    drag(window, "panel/tiny-c/cbam/spatial")
    tiny_b, tiny_c = known(window)[1:3]
    qtbot.waitUntil(lambda: len(session.answers[tiny_c].request.edits) == 2)
    qtbot.waitUntil(lambda: len(session.answers[tiny_b].request.edits) == 2)
    assert not session.answers.failures
    undo = window.commands["undo"]
    assert undo.isEnabled()
    undo.trigger()
    qtbot.waitUntil(lambda: all(len(one.request.edits) == 1 for one in session.answers.values()))
    assert not session.answers.failures
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert {folder: one.request.edits for folder, one in session.answers.items()} == dict.fromkeys(before, ())
    for folder_of, one in session.answers.items():
        assert one.target is not None
        assert (one.target.values == before[folder_of]).all()
    assert not window.altering.isVisible()
    assert session.correction.document is None
    assert {path: path.read_bytes() for path in folder.rglob("*.*") if path in files} == files
    window.close()


def test_one_tool_is_in_hand_at_a_time(qtbot: QtBot) -> None:
    asking = session("a")
    asking.receiver.take_image(opened_image())
    asking.correction.tools.able = True
    asking.correction.tools.pick(Tool.BRUSH)
    asking.altering.tools.pick(AlteringTool.BLUR)
    assert asking.correction.tools.tool is Tool.NONE
    asking.correction.tools.pick(Tool.BRUSH)
    assert asking.altering.tools.tool is AlteringTool.NONE


@pytest.mark.parametrize("key", ["F6", "F7"])
def test_the_keys_are_free(key: str) -> None:
    from segview.gui.commands.action_table import ENTRIES

    taken = [one.name for one in ENTRIES if key in [QKeySequence(text).toString() for text in one.keys]]
    assert len(taken) == 1
