"""The image in another light, and a bar of a round length: for looking only."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QSlider

from segview.core.images.spacing import Spacing
from segview.core.requests.settings import ViewSettings
from segview.gui.view.light_form import LightForm, as_it_is, next_channels
from segview.gui.wall.drawing.light import curve
from segview.gui.wall.panels.scale_bar import bar_of
from tests.gui import walls
from tests.gui.held_tasks import nothing_is_asked

RED, GREEN, BLUE = walls.TISSUE
MIDDLE = (20, 30)


@pytest.fixture
def session(qapp):
    session = walls.session()
    session.receiver.take_image(walls.opened_image())
    return session


@pytest.fixture
def panel(qtbot, session):
    return walls.shown(qtbot, session).panels[0]


@pytest.mark.parametrize(
    ("channels", "colour"),
    [
        ("colour", walls.TISSUE),
        ("red", (RED, RED, RED)),
        ("green", (GREEN, GREEN, GREEN)),
        ("blue", (BLUE, BLUE, BLUE)),
        ("narrow", (GREEN, BLUE, BLUE)),
        ("grey", (143, 143, 143)),
    ],
)
def test_channels_are_shown_and_no_network_is_asked(session, panel, channels, colour) -> None:
    with nothing_is_asked(session.tasks):
        session.show(channels=channels)
    assert walls.near(walls.colour(panel, *MIDDLE), colour, by=1)
    assert session.current_image.opened.levels[0][0, 0].tolist() == list(walls.TISSUE)


def test_brightness_contrast_and_gamma_change_what_is_shown(session, panel) -> None:
    session.show(brightness=0.1)
    assert walls.near(walls.colour(panel, *MIDDLE), (RED + 25, GREEN + 25, BLUE + 25), by=2)
    session.show(brightness=0.0, contrast=-1.0)
    assert walls.near(walls.colour(panel, *MIDDLE), (128, 128, 128), by=1)
    session.show(contrast=0.0, gamma=2.0)
    assert walls.near(walls.colour(panel, *MIDDLE), (226, 175, 167), by=1)
    as_it_is(session)
    assert walls.near(walls.colour(panel, *MIDDLE), walls.TISSUE, by=0)


def test_what_stands_under_the_cursor_stays_the_images_own(session, panel) -> None:
    session.show(channels="red", brightness=0.3)
    session.point_at((0.5, 0.5))
    assert panel.reading.endswith("rgb 200 120 110")


def test_the_curve_is_the_identity_where_nothing_is_changed() -> None:
    assert curve(0.0, 0.0, 1.0).tolist() == list(range(256))
    for one in (curve(0.2, 0.5, 0.7), curve(-0.5, 1.0, 3.0)):
        assert (np.diff(one.astype(int)) >= 0).all()


def test_the_form_follows_the_view_and_changes_it(qtbot, session) -> None:
    form = LightForm(session)
    qtbot.addWidget(form)
    session.show(gamma=1.5, channels="green")
    assert form.numbers["gamma"].box.value() == 1.5
    assert form.channels.currentData() == "green"
    slider = form.findChild(QSlider, "look/contrast/slider")
    slider.setValue(40)
    assert session.view.contrast == 0.4
    form.reset.click()
    assert session.view == ViewSettings()


def test_channels_follow_one_another(session) -> None:
    seen = []
    for _ in range(6):
        next_channels(session)
        seen.append(session.view.channels)
    assert seen == ["red", "green", "blue", "grey", "narrow", "colour"]


@pytest.mark.parametrize(
    ("pixels", "spacing", "length", "text"),
    [
        (130.0, None, 100.0, "100 px"),
        (99.9, None, 50.0, "50 px"),
        (130.0, Spacing(0.1, 0.1), 100.0, "10 mm"),
        (130.0, Spacing(1.0, 0.04), 125.0, "5 mm"),
        (130.0, Spacing(0.001, 0.0005), 100.0, "50 µm"),
        (0.0, None, 0.0, ""),
    ],
)
def test_the_bar_has_a_round_length(pixels, spacing, length, text) -> None:
    found = bar_of(pixels, spacing)
    assert found[0] == pytest.approx(length)
    assert found[1] == text


def test_the_bar_is_drawn_in_the_image(session, panel) -> None:
    before = walls.drawn(panel)
    session.show(scale_bar=True)
    after = walls.drawn(panel)
    rows, columns = np.nonzero((before != after).any(axis=2))
    assert len(rows)
    assert rows.min() > after.shape[0] / 2
    assert columns.min() > after.shape[1] / 2
