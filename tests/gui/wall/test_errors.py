"""The panels of right and wrong: they follow threshold and band at once, and ask nothing."""

from __future__ import annotations

import numpy as np
import pytest

from segview.core.maps.errors import ERRORS, GROUND_TRUTH, Outcome
from segview.core.maps.maps import Kind, Map, quantised
from segview.core.maps.palette import NOT_COUNTED, OUTCOMES, RIGHT, VARIANTS, class_colour
from segview.core.variants.classes import IGNORED
from segview.gui.wall.panels import PANELS
from segview.gui.wall.panels.painter import Scene
from tests.gui import walls
from tests.gui.held_tasks import nothing_is_asked

COLUMNS = (5, 20, 40, 55)  # below 0.5 and above it, each beside background and beside target


@pytest.fixture
def session(qapp):
    session = walls.session("unet")
    session.show(maps=(ERRORS, GROUND_TRUTH), opacity=0.4, mask=False, truth=False)
    session.receiver.take_image(walls.opened_image())
    numbers = np.full(walls.SIZE, 0.35, np.float32)
    numbers[:, 10:30], numbers[:, 50:] = 0.85, 0.85
    truth = np.zeros(walls.SIZE, np.uint8)
    truth[:, 30:] = 1
    errors = Map(ERRORS, quantised(numbers), Kind.ERRORS, truth=truth)
    shown = Map(GROUND_TRUTH, truth, Kind.TRUTH)
    session.receiver.take_prediction(walls.answer(session.requests()[0], numbers, errors, shown))
    return session


@pytest.fixture
def wall(qtbot, session):
    return walls.shown(qtbot, session, (900, 500))


def _outcomes(panel) -> list[Outcome]:
    by_colour = {colour: outcome for outcome, colour in OUTCOMES.items()}
    return [by_colour[walls.colour(panel, 20, column)] for column in COLUMNS]


def test_threshold_and_band_act_at_once(session, wall):
    panel = walls.panel(wall, f"unet/{ERRORS}")
    assert _outcomes(panel) == [
        Outcome.TRUE_NEGATIVE,
        Outcome.FALSE_POSITIVE,
        Outcome.FALSE_NEGATIVE_UNCERTAIN,
        Outcome.TRUE_POSITIVE,
    ]
    with nothing_is_asked(session.tasks):
        session.show(band=0.1)
        assert _outcomes(panel)[2] is Outcome.FALSE_NEGATIVE
        session.show(threshold=0.3, band=0.4)
        assert _outcomes(panel) == [
            Outcome.FALSE_POSITIVE_UNCERTAIN,
            Outcome.FALSE_POSITIVE_UNCERTAIN,
            Outcome.TRUE_POSITIVE_UNCERTAIN,
            Outcome.TRUE_POSITIVE_UNCERTAIN,
        ]
    assert panel.header.bar.scale.text() == ", ".join(
        f"{name}, right half: uncertain" for name in ("found", "extra", "missed")
    )
    session.point_at((0.5, 0.7))
    assert panel.reading == "true positive, uncertain, p 0.350"


def test_the_ground_truth_has_a_panel_of_its_own(session, wall):
    panel = walls.panel(wall, f"unet/{GROUND_TRUTH}")
    assert [walls.colour(panel, 20, column) for column in (20, 40)] == [class_colour(0), class_colour(1)]


def test_over_the_image_what_is_no_target_stays_free(session, wall):
    image = walls.panel(wall, "unet/image")
    before = walls.colour(image, 20, COLUMNS[1])
    session.show(errors=True)
    assert walls.near(walls.colour(image, 20, COLUMNS[0]), walls.TISSUE)
    shown = walls.colour(image, 20, COLUMNS[1])
    assert walls.near(shown, walls.mixed(before, OUTCOMES[Outcome.FALSE_POSITIVE], 0.7), 3)
    assert "missed" in image.header.bar.scale.text()
    session.show(errors=False)
    assert walls.colour(image, 20, COLUMNS[1]) == before


def test_wrong_pixels_of_several_classes_take_either_colour(qtbot, session, wall):
    found, true = np.full(walls.SIZE, 2, np.uint8), np.full(walls.SIZE, 2, np.uint8)
    true[:, 20:40], true[:, 40:] = 1, IGNORED
    errors = Map(ERRORS, found, Kind.CLASS_ERRORS, truth=true)
    answer = walls.answer(session.requests()[0], np.zeros(walls.SIZE))
    painter = PANELS[errors.kind]

    def shown(scene: Scene) -> list[tuple[int, int, int]]:
        panel = walls.panel(wall, f"unet/{ERRORS}")
        panel.show_scene(painter, scene)
        return [walls.colour(panel, 20, column) for column in (10, 30, 50)]

    scene = Scene(session.view, session.current_image.opened, answer, errors)
    assert shown(scene) == [RIGHT, class_colour(1), NOT_COUNTED]
    other = Scene(
        session.view.model_copy(update={"wrong_as_found": True}), session.current_image.opened, answer, errors
    )
    assert shown(other) == [RIGHT, class_colour(2), NOT_COUNTED]
    assert painter.reading(scene, (0.5, 0.9)) == "ignored"


def test_each_image_can_have_the_outlines_of_all_variants(qtbot, qapp):
    session = walls.session("one", "two")
    session.show(maps=(), opacity=0.4, own_maps=False)
    session.receiver.take_image(walls.opened_image())
    wall = walls.shown(qtbot, session, (700, 700))
    numbers = [np.full(walls.SIZE, 0.1, np.float32) for _ in range(2)]
    for place, request in enumerate(session.requests()):
        numbers[place][:, : 20 + 20 * place] = 0.9
        session.receiver.take_prediction(walls.answer(request, numbers[place]))
    inside = walls.colour(walls.panel(wall, "one/image"), 20, 5)
    session.show(outlines=True)
    for name in ("one", "two"):
        image = walls.panel(wall, f"{name}/image")
        row = walls.drawn_image(image)[walls.drawn_image(image).shape[0] // 2]
        for place, column in enumerate((20, 40)):
            around = row[round((column - 1) / 60 * len(row)) : round((column + 1) / 60 * len(row))]
            assert any(tuple(pixel) == VARIANTS[place] for pixel in around.tolist())
        assert image.header.bar.scale.text() == "one, two"
        assert walls.near(walls.colour(image, 20, 5), walls.TISSUE)  # the inside is left free
    session.show(outlines=False)
    assert walls.colour(walls.panel(wall, "one/image"), 20, 5) == inside
