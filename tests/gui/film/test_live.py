"""A camera in the film page: FFmpeg's test image stands for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from segview.core.films.camera import CameraDevice
from segview.core.films.film import FilmFrame
from segview.data.frames import frame_paths
from segview.data.images import read_image
from segview.gui.film.page import FilmPage
from segview.gui.shell.window import Window
from tests.gui.windows import start

Made = tuple[Window, FilmPage, list[FilmFrame]]


@pytest.fixture
def opened(
    qtbot: QtBot, tmp_path: Path, polyp_image: Path, tiny_variants: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Made]:
    """The window with its film page shown, and a source that stands for a camera."""
    monkeypatch.setenv("SEGVIEW_CAMERA", "lavfi:testsrc=size=96x64:rate=25,realtime")
    ticked = (str(tiny_variants / "tiny-a"),)
    window, _ = start(qtbot, tmp_path / "state.json", polyp_image, tiny_variants, ticked=ticked)
    window.commands["film"].trigger()
    page, frames = window.centre.film, list[FilmFrame]()
    page.live.shown.connect(frames.append)
    yield window, page, frames
    window.close()


def choose(qtbot: QtBot, page: FilmPage, name: str) -> None:
    """Open the menu of cameras, and choose from it."""
    menu = page.cameras.button.menu()
    menu.aboutToShow.emit()

    def offered() -> list[str]:
        return [action.objectName() for action in menu.actions()]

    qtbot.waitUntil(lambda: any(one.startswith(name) for one in offered()))
    next(action for action in menu.actions() if action.objectName().startswith(name)).trigger()


def test_a_camera_is_watched_recorded_when_asked_and_left(qtbot: QtBot, opened: Made, tmp_path: Path) -> None:
    window, page, frames = opened
    choose(qtbot, page, "film/camera/testsrc")
    qtbot.waitUntil(lambda: len(frames) > 3)
    assert frames[-1].prediction is not None
    assert frames[-1].image is not None
    assert frames[-1].image.size == (64, 96)
    assert not page.bar.place.isEnabled()
    page.bar.variant.setCurrentIndex(0)  # another wish, the same camera
    qtbot.waitUntil(lambda: frames[-1].prediction is None)
    told: list[str] = []
    page.reported.connect(told.append)
    choose(qtbot, page, "film/record")
    qtbot.waitUntil(lambda: page.window().findChild(QFileDialog, "choose/recording") is not None)
    dialog = page.window().findChild(QFileDialog, "choose/recording")
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "recorded.mp4"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    count = len(frames)
    qtbot.waitUntil(lambda: len(frames) > count + 5)
    assert not target.exists()  # whole or not at all
    qtbot.keyClick(page.display.canvas, Qt.Key.Key_Space)
    assert not page.live.running
    qtbot.waitUntil(lambda: bool(told))
    assert str(target) in told[0]
    assert read_image(frame_paths(target)[0]).pixels.shape == (64, 96, 3)
    window.session.ask(image=window.session.listing.paths[0])
    choose(qtbot, page, "film/leave_camera")
    qtbot.waitUntil(lambda: page.player.frame is not None and page.bar.place.maximum() == 0)
    assert page.live.device is None


def test_a_page_that_is_left_turns_the_camera_off(qtbot: QtBot, opened: Made) -> None:
    window, page, frames = opened
    choose(qtbot, page, "film/camera/testsrc")
    qtbot.waitUntil(lambda: bool(frames))
    window.commands["film"].trigger()
    assert not page.live.running
    assert page.live.device is None


def test_a_camera_that_is_not_there_is_a_sentence(qtbot: QtBot, opened: Made) -> None:
    _, page, _ = opened
    page.live.start(CameraDevice("Nobody's", "v4l2", "/dev/no-camera"))
    qtbot.waitUntil(lambda: "Nobody's" in page.display.message.text())
    assert not page.live.running
    assert "No such file" in page.display.message.text()


def test_without_a_camera_the_menu_says_so(qtbot: QtBot, opened: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    _, page, _ = opened
    monkeypatch.setattr("segview.data.cameras.KINDS", {})
    monkeypatch.delenv("SEGVIEW_CAMERA")
    menu = page.cameras.button.menu()
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: [one.text() for one in menu.actions()][-1].startswith("No camera was found"))
    assert not menu.actions()[-1].isEnabled()
