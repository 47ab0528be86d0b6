"""The page that plays films, with its threads and a real small variant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from segview.core.films.film import FilmFrame
from segview.gui.film.page import FilmPage
from segview.gui.shell.window import Window
from tests.data.framed import film
from tests.gui.windows import start

Made = tuple[Window, FilmPage, list[FilmFrame]]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, tiny_variants: Path) -> Iterator[Made]:
    """The window on a film of twelve frames, with its page shown and a variant that runs along."""
    path = film(tmp_path / "film.mp4", 12)
    window, _ = start(qtbot, tmp_path / "state.json", path, tiny_variants, ticked=(str(tiny_variants / "tiny-a"),))
    assert not window.centre._filmed.is_made
    window.commands["film"].trigger()
    page, frames = window.centre.film, list[FilmFrame]()
    page.player.shown.connect(frames.append)
    qtbot.waitUntil(lambda: page.player.frame is not None and page.player.frame.prediction is not None)
    yield window, page, frames
    window.close()


def shows(qtbot: QtBot, page: FilmPage, place: int) -> None:
    qtbot.waitUntil(lambda: page.player.frame is not None and page.player.frame.place == place)


def test_a_film_is_played_to_its_end_and_stops(qtbot: QtBot, opened: Made) -> None:
    _, page, frames = opened
    assert page.player.settings.variant is not None
    assert page.player.head.pace.rate == 25.0
    frames.clear()
    qtbot.keyClick(page.display.canvas, Qt.Key.Key_Space)
    assert page.bar.play.isChecked()
    shows(qtbot, page, 11)
    qtbot.waitUntil(lambda: not page.bar.play.isChecked())
    places = [frame.place for frame in frames]
    assert places == sorted(places)
    assert set(places) <= set(page.player.measures.known)


def test_a_click_on_the_strip_and_the_keys_go_to_a_frame(qtbot: QtBot, opened: Made) -> None:
    _, page, _ = opened
    at = QPoint(round(page.timeline.strip.width() * 6.5 / 12), 20)
    qtbot.mouseClick(page.timeline.strip, Qt.MouseButton.LeftButton, pos=at)
    shows(qtbot, page, 6)
    assert page.bar.place.value() == 6
    qtbot.keyClick(page.display.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    shows(qtbot, page, 7)
    page.bar.place.setValue(2)
    shows(qtbot, page, 2)


def test_a_map_is_drawn_over_the_film(qtbot: QtBot, opened: Made) -> None:
    _, page, _ = opened
    before = page.display.canvas.grab().toImage()
    page.bar.map.setCurrentIndex(page.bar.map.findData("uncertainty"))
    qtbot.waitUntil(lambda: page.display.canvas.grab().toImage() != before)
    assert page.player.settings.shown == "uncertainty"


def test_all_frames_are_measured_when_that_is_asked_for(qtbot: QtBot, opened: Made) -> None:
    _, page, _ = opened
    page.timeline.measure.click()
    qtbot.waitUntil(lambda: len(page.player.measures.known) == 12)
    assert not page.timeline.measure.isChecked()
    page._session.show(threshold=0.7)  # the areas are others
    qtbot.waitUntil(lambda: len(page.player.measures.known) < 12)


def test_the_wall_shows_the_frame_that_was_chosen(qtbot: QtBot, opened: Made) -> None:
    window, page, _ = opened
    page.player.seek(5)
    shows(qtbot, page, 5)
    page.wall.click()
    assert window.session.image == page.player.frames[5]
    assert window.wall.isVisible()
    window.session.ask(image=page.player.frames[8])
    window.commands["film"].trigger()
    shows(qtbot, page, 8)


def test_a_window_that_closes_ends_a_film_that_plays(qtbot: QtBot, opened: Made) -> None:
    window, page, _ = opened
    page.bar.loop.setChecked(True)
    page.player.play(playing=True)
    window.close()
    assert not page.player.head.playing
    assert not window.session.tasks.is_running


def test_what_networks_say_is_held_back_in_a_delayed_reading(qtbot: QtBot, opened: Made) -> None:
    window, page, frames = opened
    window.session.delay.set(on=True, seconds=None)
    frames.clear()
    page.player.seek(3)
    shows(qtbot, page, 3)
    assert all(frame.prediction is None for frame in frames)
