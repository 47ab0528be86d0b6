"""The panels of all ticked variants together, computed only while they are shown."""

from __future__ import annotations

import numpy as np
import pytest

from segview.core.maps.disagreement import DEVIATION, DISAGREEMENT, ENTROPY, MEAN, VOTES
from segview.core.maps.maps import Kind, Map
from segview.gui.view.view_dock import ViewDock
from segview.gui.wall.disagreement import FEW, SEVERAL
from segview.tasks.disagreement import MapDisagreement
from tests.gui import made, walls

INSIDE = (0.9, 0.6)  # in the left half, for either variant


@pytest.fixture
def session(qapp):
    session = walls.session("one", "two")
    session.show(maps=("mask",), own_maps=False)
    session.receiver.take_image(walls.opened_image())
    return session


@pytest.fixture
def wall(qtbot, session):
    return walls.shown(qtbot, session, (900, 700))


def _answer(session) -> None:
    for request, inside in zip(session.requests(), INSIDE, strict=True):
        session.receiver.take_prediction(walls.answer(request, walls.left_half(inside, 0.1)))


def _readings(session, wall, *names: str) -> list[str]:
    session.point_at((0.5, 0.25))
    return [walls.panel(wall, name).reading for name in names]


def test_nothing_is_computed_that_is_not_shown(session, wall):
    _answer(session)
    assert session.tasks.asked(MapDisagreement) == []
    assert "mask" in session.view.maps
    assert not any(name in DISAGREEMENT for name in walls.names(wall))


def test_the_maps_stand_in_a_line_below_the_variants(session, wall):
    session.show(maps=("mask", *DISAGREEMENT))
    assert walls.names(wall)[-4:] == list(DISAGREEMENT)
    assert walls.panel(wall, MEAN).message.text() == "computing…"
    _answer(session)
    assert len(session.tasks.asked(MapDisagreement)) == 1
    session.tasks.handle(MapDisagreement)
    assert _readings(session, wall, *DISAGREEMENT) == ["0.750", "0.150 σ", "1.000", "0.000 bit"]
    votes = walls.panel(wall, VOTES)
    assert votes.header.title.note == "2 of 2 variants"
    assert votes.header.figures.parts == ("share of the masks, p > 0.50",)
    assert votes.header.figures.toolTip() == DISAGREEMENT[VOTES]
    assert walls.near(walls.colour(votes, 5, 10), walls.shade("viridis", 1.0))
    assert walls.near(walls.colour(votes, 5, 50), walls.shade("viridis", 0.0))


def test_the_votes_follow_the_threshold_one_question_at_a_time(session, wall):
    session.show(maps=(VOTES, ENTROPY))
    _answer(session)
    session.tasks.handle(MapDisagreement)
    for threshold in (0.55, 0.65, 0.7):
        session.show(threshold=threshold)
    assert [one.threshold for one in session.tasks.asked(MapDisagreement)] == [0.5, 0.55]
    session.tasks.handle(MapDisagreement)
    assert [one.threshold for one in session.tasks.asked(MapDisagreement)] == [0.5, 0.55, 0.7]
    session.tasks.handle(MapDisagreement)
    assert _readings(session, wall, VOTES, ENTROPY) == ["0.500", "1.000 bit"]
    assert len(session.tasks.asked(MapDisagreement)) == 3


def test_an_answer_to_another_image_is_not_shown(session, wall):
    session.show(maps=(MEAN,))
    _answer(session)
    session.ask(image=walls.SECOND)
    session.receiver.take_image(walls.opened_image(walls.SECOND))
    session.tasks.handle(MapDisagreement)
    assert walls.panel(wall, MEAN).message.text() == "computing…"
    _answer(session)
    session.tasks.handle(MapDisagreement)
    assert _readings(session, wall, MEAN) == ["0.750"]
    session.ask(ticked=session.ticked[:1])
    assert MEAN not in walls.names(wall)


def test_what_cannot_be_said_is_told(session, wall):
    session.show(maps=(MEAN, ENTROPY))
    first, second = session.requests()
    classes = ("sky", "road", "car")
    labels = [np.full(walls.SIZE, index, np.uint8) for index in (1, 2)]
    for request, one in zip((first, second), labels, strict=True):
        maps = {"labels": Map("labels", one, Kind.LABELS)}
        answer = walls.answer(request, walls.left_half(0.9, 0.1), maps=maps)
        object.__setattr__(answer, "classes", classes)
        session.receiver.take_prediction(answer)
    session.tasks.handle(MapDisagreement)
    assert walls.panel(wall, MEAN).message.text() == SEVERAL
    assert _readings(session, wall, ENTROPY) == ["1.000 bit"]
    session.receiver.take_prediction(walls.answer(second, walls.left_half(0.9, 0.1)))
    assert walls.panel(wall, ENTROPY).message.text() == FEW


def test_a_failure_is_said_in_the_panels(session, wall):
    session.show(maps=(DEVIATION,))
    _answer(session)
    session.tasks.fail(MapDisagreement, "The memory is not enough.")
    assert walls.panel(wall, DEVIATION).message.text() == "The memory is not enough."
    assert len(session.tasks.asked(MapDisagreement)) == 1


def test_the_list_of_maps_offers_them_with_what_they_say(qtbot, session):
    dock = ViewDock(session)
    qtbot.addWidget(dock)
    _answer(session)
    tips = {dock.maps.item(row).text(): dock.maps.item(row).toolTip() for row in range(dock.maps.count())}
    assert {name: tips[name] for name in DISAGREEMENT} == DISAGREEMENT
    assert not set(DISAGREEMENT) & set(dock.maps.patterns(ticked=True))
    session.ask(ticked=session.ticked[:1])
    assert not set(DISAGREEMENT) & set(dock.maps.patterns())


def test_each_row_flickers_to_the_next_variant_and_back(session, wall):
    _answer(session)
    session.point_at((0.5, 0.25))
    session.show(maps=("probability/polyp",))

    def said() -> list[tuple[str, str]]:
        maps = [one for one in wall.panels if one.column == "probability/polyp"]
        return [(one.variant, one.reading) for one in maps]

    own = [("one", "0.900"), ("two", "0.600")]
    assert said() == own
    session.show(next_variant=True)
    assert said() == own[::-1]
    assert [one.header.title.text for one in wall.panels if one.column == "image"] == ["two", "one"]
    session.show(next_variant=False)
    assert said() == own


def test_a_panel_that_fills_the_wall_flickers_in_its_place(session, wall):
    _answer(session)
    panel = walls.panel(wall, "one/mask")
    wall.maximise(panel)
    session.show(next_variant=True)
    assert walls.names(wall) == ["two/mask"]
    assert wall.panels == [panel]
    session.show(next_variant=False)
    assert walls.names(wall) == ["one/mask"]


def test_an_answer_that_comes_while_it_flickers_is_shown_where_it_belongs(session, wall):
    session.show(maps=("probability/polyp",), next_variant=True)
    session.point_at((0.5, 0.25))
    _answer(session)
    maps = [one for one in wall.panels if one.column == "probability/polyp"]
    assert [(one.variant, one.reading) for one in maps] == [("two", "0.600"), ("one", "0.900")]


def test_a_variant_that_failed_is_not_flickered_to(session, wall):
    session.know((made.variant("three"),), tick=True)
    _first, second, _third = session.requests()
    for request in session.requests():
        session.receiver.take_prediction(walls.answer(request, walls.left_half(0.9, 0.1)))
    session.answers.failures[second.variant] = "Its file is damaged."
    session.show(maps=("mask",), next_variant=True)
    assert walls.names(wall)[::2] == ["three/image", "two/image", "one/image"]
