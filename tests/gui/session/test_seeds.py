"""Clicks for variants that take them: in the whole window, on a real region growing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from segview.core.requests.settings import PredictionSettings
from segview.core.requests.state import State, StateFile
from segview.gui.app import create_window
from segview.gui.shell.window import Window
from segview.gui.wall.panels.panel import Panel
from segview.networks.storage.methods import method_variant
from segview.tasks.answer import OpenImage
from tests.gui import walls
from tests.gui.held_tasks import overheard, requests_in

SIZE = (64, 96)
CTRL = Qt.KeyboardModifier.ControlModifier


def square(column: int) -> np.ndarray:
    mask = np.zeros(SIZE, bool)
    mask[20:40, column : column + 20] = True
    return mask


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Two images with two bright squares each; region growing on what is dark, and Otsu, are ticked."""
    (tmp_path / "set").mkdir()
    for number in (1, 2):
        pixels = np.random.default_rng(number).integers(40, 60, (*SIZE, 3))
        pixels[square(10) | square(60)] = 220
        Image.fromarray(pixels.astype(np.uint8)).save(tmp_path / "set" / f"{number}.png")
    for method in ("region_growing", "otsu"):
        method_variant(tmp_path / "variants" / method, method, feature="dark", target="square", size=SIZE)
    window, controller = create_window(StateFile(tmp_path / "state.json"))
    qtbot.addWidget(window)
    window.resize(1400, 900)
    window.show()
    folders = tuple(str(tmp_path / "variants" / name) for name in ("region_growing", "otsu"))
    state = State(opened=folders, ticked=folders, prediction_settings=PredictionSettings(scales=(1.0,)))
    controller.start(state, (tmp_path / "set",))
    wait(qtbot, window)
    yield window
    window.close()


def wait(qtbot: QtBot, window: Window) -> None:
    session = window.session
    qtbot.waitUntil(lambda: len(session.answers) == 2 and all(one.complete for one in session.answers.values()))


def click(qtbot: QtBot, window: Window, row: int, column: int, button=Qt.MouseButton.LeftButton) -> None:
    on = image(window)
    place = walls.position(on, row + 0.5, column + 0.5).toPoint()
    qtbot.mouseClick(on.canvas.viewport(), button, CTRL, place)
    wait(qtbot, window)


def image(window: Window, variant: str = "region_growing-dark") -> Panel:
    return walls.panel(window.wall, f"{variant}/image")


def mask(window: Window) -> np.ndarray:
    answers = {folder.name: one for folder, one in window.session.answers.items()}
    return answers["region_growing"].maps["mask"].array() > 0.5


def test_a_region_follows_clicks_and_they_can_be_taken_back(qtbot: QtBot, window: Window) -> None:
    session = window.session
    take_back = window.findChild(QAction, "action/unclick")
    assert image(window).header.title.note.startswith("Ctrl+click to grow")
    assert not take_back.isEnabled()
    assert not mask(window)[square(10)].any()

    click(qtbot, window, 30, 20)
    assert (mask(window) == square(10)).mean() > 0.97
    click(qtbot, window, 25, 75)
    assert (mask(window) == (square(10) | square(60))).mean() > 0.97
    assert not image(window).header.title.note.startswith("Ctrl")
    # The click is marked on the rows of the method alone, where it was made.
    marked = walls.colour(image(window), 30.5, 20.5)
    assert walls.near(marked, (90, 220, 120), by=60)
    assert not walls.near(walls.colour(image(window, "otsu-dark"), 30.5, 20.5), (90, 220, 120), by=60)
    # Its mark goes with the method where rows flicker.
    session.show(next_variant=True)
    assert walls.near(walls.colour(image(window), 30.5, 20.5), (90, 220, 120), by=60)
    assert not walls.near(walls.colour(image(window, "otsu-dark"), 30.5, 20.5), (90, 220, 120), by=60)
    session.show(next_variant=False)

    click(qtbot, window, 30, 70, Qt.MouseButton.RightButton)
    assert [one.belongs for one in session.seeds.of(session.current_image.identity)] == [True, True, False]
    click(qtbot, window, 25, 75, Qt.MouseButton.RightButton)
    assert (mask(window) == square(10)).mean() > 0.97

    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Backspace, CTRL)
    wait(qtbot, window)
    assert (mask(window) == square(10)).mean() > 0.97
    assert len(session.seeds.of(session.current_image.identity)) == 1


def test_clicks_stay_with_their_image(qtbot: QtBot, window: Window) -> None:
    session = window.session
    click(qtbot, window, 30, 20)
    qtbot.keyClick(window, Qt.Key.Key_D)
    wait(qtbot, window)
    assert session.seeds.of(session.current_image.identity) == ()
    assert not mask(window)[square(10)].any()
    asked = overheard(session.tasks)
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert [type(one) for one in asked] == [OpenImage]  # whether the file has changed, and nothing else
    assert (mask(window) == square(10)).mean() > 0.97


def test_other_variants_are_not_computed_again(qtbot: QtBot, window: Window) -> None:
    asked = overheard(window.session.tasks)
    click(qtbot, window, 30, 20)
    assert [request.variant.name for request in requests_in(asked)] == ["region_growing"]


def test_without_a_variant_that_takes_clicks_nothing_happens(qtbot: QtBot, window: Window) -> None:
    session = window.session
    session.ask(ticked=tuple(one for one in session.ticked if one.name == "otsu"))
    on = image(window, "otsu-dark")
    with qtbot.assertNotEmitted(session.changed):
        qtbot.mouseClick(on.canvas.viewport(), Qt.MouseButton.LeftButton, CTRL, walls.position(on, 30, 20).toPoint())
    assert session.seeds.of(session.current_image.identity) == ()
