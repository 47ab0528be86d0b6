"""Clicking a mask right with the mouse and keys: what is proposed, taken back, accepted and discarded."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from segview.core.base.places import models_folder
from segview.gui.correction.tools import Tool
from segview.gui.session.correcting import correct
from tests.gui import walls
from tests.networks.adapters.foreign_networks import sam_folder

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def session(tasks, tmp_path):
    """One variant, whose mask is the left half of the image; a green part on the right was missed."""
    return walls.half_found(tasks, tmp_path / "first.png", missed=np.s_[10:30, 38:52])


@pytest.fixture
def panel(qtbot, session):
    """A panel with the click tool in hand, answered by the real engine with a shipped variant."""
    wall = walls.shown(qtbot, session)
    with qtbot.waitActive(wall):
        wall.activateWindow()
    clicking = session.correction.clicking
    correct(session, session.catalogue.shown[0].folder)
    session.correction.tools.pick(Tool.CLICK)
    clicking.variant = models_folder() / "unet-mobilenet_v2-a"
    return wall.panels[0]


def click(qtbot, session, panel, point, button=LEFT):
    qtbot.mouseClick(panel.canvas.viewport(), button, pos=walls.position(panel, *point).toPoint())
    qtbot.waitUntil(lambda: session.correction.clicking.settled)


def test_clicks_are_obeyed_and_wait_until_enter(qtbot, session, panel):
    correction = session.correction
    before = correction.document.mask.copy()
    click(qtbot, session, panel, (20, 45))
    click(qtbot, session, panel, (35, 5), RIGHT)
    assert correction.display.mask[20, 45] == 1
    assert correction.display.mask[35, 5] == 0
    assert np.array_equal(correction.document.mask, before)
    proposal = correction.display.mask.copy()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Return)
    assert np.array_equal(correction.document.mask, proposal)
    assert not correction.clicking.under_way
    correction.gestures.undo()
    while correction.document.history.can_undo:
        correction.gestures.undo()
    assert np.array_equal(correction.document.mask, before)


def test_backspace_takes_the_last_click_back_and_escape_all(qtbot, session, panel):
    correction = session.correction
    before = correction.document.mask.copy()
    click(qtbot, session, panel, (20, 45))
    first = correction.display.mask.copy()
    click(qtbot, session, panel, (35, 5), RIGHT)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: correction.clicking.settled)
    assert np.array_equal(correction.display.mask, first)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert not correction.clicking.under_way
    assert correction.tools.tool is Tool.CLICK
    assert np.array_equal(correction.display.mask, before)
    assert not correction.document.gestures


def test_another_tool_accepts_what_was_clicked(qtbot, session, panel):
    correction = session.correction
    click(qtbot, session, panel, (20, 45))
    correction.tools.pick(Tool.BRUSH)
    assert correction.document.mask[20, 45] == 1
    assert correction.document.gestures


def test_a_variant_that_cannot_follow_leaves_the_mask_as_it_was(qtbot, session, panel, tmp_path):
    correction = session.correction
    correction.clicking.variant = tmp_path / "nothing here"
    click(qtbot, session, panel, (20, 45))
    assert not correction.clicking.under_way
    assert correction.display.mask is correction.document.mask


@pytest.mark.filterwarnings("ignore::DeprecationWarning:transformers", "ignore::FutureWarning:transformers")
def test_a_network_that_takes_prompts_offers_its_masks_and_takes_a_box(qtbot, session, panel, tmp_path):
    correction = session.correction
    clicking = correction.clicking
    clicking.variant, clicking.takes_boxes = sam_folder(tmp_path / "sam"), True
    before = correction.document.mask.copy()
    click(qtbot, session, panel, (20, 45))
    seen = {str(clicking.hint)}
    masks = [clicking.proposal]
    for _ in range(2):
        correction.tools.pick(Tool.CLICK)  # K once more
        qtbot.waitUntil(lambda: clicking.settled)
        seen.add(str(clicking.hint))
        masks.append(clicking.proposal)
    assert len(seen) == 3
    assert all("of 3 (IoU" in one for one in seen)
    assert all(mask[20, 45] == 1 for mask in masks)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert np.array_equal(correction.display.mask, before)
    start, end = (walls.position(panel, *place).toPoint() for place in ((5, 30), (35, 58)))
    view = panel.canvas.viewport()
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, pos=end)
    qtbot.mouseRelease(view, LEFT, pos=end)
    assert clicking.under_way
    qtbot.waitUntil(lambda: clicking.settled)
    assert not np.array_equal(clicking.proposal, before)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Backspace)
    assert not clicking.under_way
