"""The whole window with its workers, on real images and real small variants."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from segview.core.requests.settings import PredictionSettings
from segview.core.requests.state import State, StateFile
from segview.gui.app import create_window
from segview.gui.app.controller import Controller
from segview.gui.shell.window import Window


def image_folder(tmp_path: Path, polyp_image: Path, polyp_mask: Path) -> Path:
    """Three images with their masks, and a text file that calls itself an image."""
    place = tmp_path / "set"
    (place / "images").mkdir(parents=True)
    (place / "masks").mkdir()
    pixels = np.asarray(Image.open(polyp_image))
    for number in range(1, 4):
        Image.fromarray(np.roll(pixels, 9 * number, axis=1)).save(place / "images" / f"{number}.png")
        shutil.copy(polyp_mask, place / "masks" / f"{number}.png")
    (place / "images" / "4.jpg").write_text("no image at all")
    return place


def start(
    qtbot: QtBot,
    state_file: Path,
    folder: Path,
    variants: Path,
    *,
    ticked: tuple[str, ...] | None,
    noticed: bool = True,
) -> tuple[Window, Controller]:
    """Start the window as ``run_window`` does, with the small variants as opened ones."""
    file = StateFile(state_file)
    window, controller = create_window(file)
    qtbot.addWidget(window)
    state, _ = file.read_state()
    if ticked is not None:
        state = State(
            opened=(str(variants),),
            ticked=ticked,
            prediction_settings=PredictionSettings(scales=(0.5, 1.0)),
            noticed=noticed,
        )
    window.place(state)
    window.resize(1400, 900)
    window.show()
    controller.start(state, (folder,))
    qtbot.waitUntil(lambda: window.session.current_image.opened is not None and len(known(window)) == 4)
    return window, controller


def known(window: Window) -> list[Path]:
    return [variant.folder for variant in window.session.catalogue.shown if variant.folder.name.startswith("tiny-")]


def answered(window: Window) -> bool:
    session = window.session
    complete = [answer for answer in session.answers.values() if answer.complete]
    return bool(session.ticked) and len(complete) + len(session.answers.failures) == len(session.ticked)


def tick(qtbot: QtBot, window: Window, folders: list[Path]) -> None:
    window.session.ask(ticked=tuple(folders))
    qtbot.waitUntil(lambda: answered(window))


def dialog(qtbot: QtBot, parent: QWidget, name: str) -> QFileDialog:
    """Return a dialog once it is shown."""
    qtbot.waitUntil(lambda: parent.findChild(QFileDialog, name) is not None)
    found = parent.findChild(QFileDialog, name)
    assert found is not None
    return found


def question(qtbot: QtBot, parent: QWidget) -> QMessageBox:
    """Return the question whether something is replaced, once it is asked."""
    qtbot.waitUntil(lambda: parent.findChild(QMessageBox, "ask/replace") is not None)
    found = parent.findChild(QMessageBox, "ask/replace")
    assert found is not None
    return found
