"""The tool stays in hand from image to image, and parts go along."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QMainWindow

from segview.core.images.image import Images, OpenedImage, halvings
from segview.gui.commands.actions import Actions
from segview.gui.correction.bar import CorrectionBar
from segview.gui.correction.tools import Tool
from segview.gui.session.session import Session
from segview.gui.shell.saving import Saver
from segview.gui.shell.tooling import Tooling
from tests.gui import walls
from tests.gui.held_tasks import RealTasks


@pytest.fixture
def tasks(qapp, tmp_path):
    tasks = RealTasks(tmp_path / "journals")
    yield tasks
    tasks.leave()


class Window:
    """Two images in a window with the tools and nothing else."""

    def __init__(self, qtbot, tasks, folder: Path) -> None:
        self.qtbot = qtbot
        self.widget = QMainWindow()
        qtbot.addWidget(self.widget)
        self.paths = tuple(folder / name for name in ("a.png", "b.png"))
        for grey, path in enumerate(self.paths):
            pixels = np.full((*walls.SIZE, 3), 100 + grey, np.uint8)
            Image.fromarray(pixels).save(path)
        self.session = Session(tasks)
        self.messages: list[str] = []
        self.actions = Actions(self.session, self.widget)
        self.tooling = Tooling(
            self.widget,
            self.session,
            self.actions,
            saver=Saver(self.widget, self.session, self.messages.append),
            tell=self.messages.append,
            meant=lambda: None,
            sets=dict,
        )
        self.bar = CorrectionBar(self.session.correction, self.widget)
        self.session.take_images(Images(folder, self.paths, {}))
        self.go(0)

    def go(self, place: int) -> None:
        """Go to an image, and wait until it is known whether it has a correction."""
        self.session.ask(image=self.paths[place])
        pixels = np.asarray(Image.open(self.paths[place]))
        self.session.receiver.take_image(OpenedImage(self.paths[place], halvings(pixels)))
        self.qtbot.waitUntil(lambda: self.session.correction.image.settled)

    def do(self, name: str) -> None:
        self.actions[name].trigger()

    def dab(self, at: tuple[float, float]) -> None:
        tools = self.session.correction.tools
        tools.press(at, other=False)
        tools.release()

    @property
    def mask(self) -> np.ndarray:
        document = self.session.correction.document
        assert document is not None
        return document.mask


@pytest.fixture
def window(qtbot, tasks, tmp_path):
    return Window(qtbot, tasks, tmp_path)


def test_a_stroke_on_the_next_image_begins_its_mask(window) -> None:
    window.do("correct_empty")
    window.session.correction.tools.pick(Tool.BRUSH)
    window.dab((10.0, 10.0))
    window.go(1)
    correction = window.session.correction
    assert correction.document is None
    assert correction.tools.tool is Tool.BRUSH
    assert not window.bar.isHidden()
    assert not window.bar.begin.isHidden()
    assert window.bar.tools[Tool.BRUSH].isChecked()
    window.dab((20.0, 20.0))
    assert window.session.correction.counting.counts.value == 1
    assert window.mask[20, 20] == 1
    assert window.mask[10, 10] == 0
    assert window.bar.begin.isHidden()


def test_looking_at_images_with_a_tool_in_hand_writes_nothing(window, tmp_path) -> None:
    window.do("correct_empty")
    window.dab((10.0, 10.0))
    window.go(1)
    window.go(0)
    assert window.mask[10, 10] == 1
    assert len(list((tmp_path / "journals").glob("*.journal"))) == 1


def test_a_tool_that_is_put_down_stays_down(window) -> None:
    window.do("correct_empty")
    window.session.correction.tools.pick(Tool.NONE)
    window.go(1)
    assert window.session.correction.tools.tool is Tool.NONE
    assert window.bar.isHidden()
    window.dab((10.0, 10.0))
    window.session.correction.tools.pick(Tool.BRUSH)
    assert window.session.correction.tools.tool is Tool.NONE


def test_another_tool_can_be_taken_before_the_first_gesture(window) -> None:
    window.do("correct_empty")
    window.go(1)
    window.bar.tools[Tool.BOX].click()
    assert window.session.correction.tools.tool is Tool.BOX
    window.bar.tools[Tool.BOX].click()
    assert window.session.correction.tools.tool is Tool.NONE


def test_a_correction_that_was_thrown_away_is_not_begun_by_the_next_click(window) -> None:
    window.do("correct_empty")
    window.dab((10.0, 10.0))
    window.session.correction.discard()
    assert window.session.correction.tools.tool is Tool.NONE


def test_a_correction_that_was_left_is_gone_on_with(window) -> None:
    window.do("correct_empty")
    window.dab((10.0, 10.0))
    window.go(1)
    window.dab((20.0, 20.0))
    window.go(0)
    window.dab((30.0, 30.0))
    assert window.mask[10, 10] == window.mask[30, 30] == 1
    assert window.session.correction.document.gestures == 2


def test_a_part_is_copied_and_pasted_into_the_next_image(window) -> None:
    window.do("correct_empty")
    window.dab((10.0, 10.0))
    window.session.point_at((10 / walls.SIZE[0], 10 / walls.SIZE[1]))
    area = int(window.mask.sum())
    window.do("copy_part")
    assert f"{area:,} pixels" in window.messages[-1]
    window.go(1)
    window.do("paste_part")
    assert int(window.mask.sum()) == area
    assert window.mask[10, 10] == 1
    window.session.point_at((0.75, 0.75))
    window.do("paste_part_here")
    assert window.mask[int(0.75 * walls.SIZE[0]), int(0.75 * walls.SIZE[1])] == 1
    window.session.correction.gestures.undo()
    assert int(window.mask.sum()) == area


def test_nothing_copied_is_said(window) -> None:
    window.do("correct_empty")
    window.do("paste_part")
    assert "Nothing is copied yet" in window.messages[-1]
    window.do("copy_part")
    assert "nothing of this class" in window.messages[-1]
