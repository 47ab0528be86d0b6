"""Something is switched off in a variant: a row of its own, before and after, and a way back."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from segview.core.maps.maps import Kind, Map, quantised
from segview.core.variants.ablation import Ablation
from segview.gui.commands.actions import Actions
from segview.gui.session.changing import change
from segview.gui.variants.dock import VariantsDock
from tests.gui import made, walls

CHANGES = ("without=cbam", "mean=cbam/channel", "mean=cbam/spatial")


@pytest.fixture
def session():
    session = made.session("one", "two")
    session.receiver.take_image(made.image(session.listing.paths[0]))
    for request in session.requests():
        answer = made.with_attention(made.prediction(request, made.half(0.2, 0.9)), 0.7)
        session.receiver.take_prediction(replace(answer, changes=CHANGES if request.variant.name == "two" else ()))
    return session


@pytest.fixture
def dock(qtbot, session):
    dock = VariantsDock(session)
    qtbot.addWidget(dock)
    with qtbot.waitExposed(dock):
        dock.show()
    return dock


def offered(dock, row):
    dock.view.setCurrentIndex(dock.model.index(row))
    menu = dock.change.menu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_menu_offers_what_the_selected_variant_has(dock):
    assert list(offered(dock, 1)) == [
        "Without cbam",
        "With the mean of cbam/channel",
        "With the mean of one channel of cbam/channel…",
        "With the mean of cbam/spatial",
        "With a dense CRF after it",
    ]
    plain = offered(dock, 0)
    assert list(plain) == ["one has no attention to switch off", "With a dense CRF after it"]
    assert not plain["one has no attention to switch off"].isEnabled()


def test_many_changes_are_in_menus_of_their_own(session, dock):
    request = next(one for one in session.requests() if one.variant.name == "one")
    answer = made.prediction(request, made.half(0.2, 0.9))
    paths = [f"encoder.{number}/spatial" for number in range(9)]
    changes = tuple(f"{how}={path}" for how in ("without", "mean") for path in paths)
    session.receiver.take_prediction(replace(answer, changes=changes))
    offered(dock, 0)
    listed = offered(dock, 0)  # those of the first time are gone
    shown = [text for text, action in listed.items() if action.isVisible()]
    assert shown == ["Without a block", "With the mean of a gate", "With a dense CRF after it"]
    inside = listed["Without a block"].menu().actions()
    assert [one.text() for one in inside] == [f"Without {path}" for path in paths]
    inside[3].trigger()
    assert "one without encoder.3/spatial" in [one.name for one in session.catalogue.shown]


def test_what_cannot_be_switched_off_is_said_below(session, dock):
    request = next(one for one in session.requests() if one.variant.name == "one")
    answer = made.prediction(request, made.half(0.2, 0.9))
    session.receiver.take_prediction(replace(answer, remarks=("Attention in one operation cannot be left out.",)))
    listed = offered(dock, 0)
    assert list(listed)[1] == "Attention in one operation cannot be left out."
    assert not listed["Attention in one operation cannot be left out."].isEnabled()


def test_a_change_is_a_row_below_its_variant(session, dock):
    offered(dock, 0)["With a dense CRF after it"].trigger()
    offered(dock, 2)["Without cbam"].trigger()
    assert [one.name for one in session.catalogue.shown] == ["one", "one with CRF", "two", "two without cbam"]
    assert len(session.ticked) == 4
    assert "change/*" in session.view.maps
    assert session.requests()[1].variant.name == "@crf"


def test_one_channel_is_asked_for(monkeypatch, session, dock):
    asked = []

    def answer(*arguments):
        asked.append(arguments[-2:])
        return 2, True

    monkeypatch.setattr(QInputDialog, "getInt", answer)
    offered(dock, 1)["With the mean of one channel of cbam/channel…"].trigger()
    assert asked == [(0, 2)]
    assert session.catalogue.shown[-1].name == "two with the mean of cbam/channel:2"


def test_a_changed_variant_can_be_changed_otherwise_and_taken_off(session, dock):
    offered(dock, 1)["Without cbam"].trigger()
    offered(dock, 2)["With the mean of cbam/spatial"].trigger()
    assert [one.name for one in session.catalogue.shown[1:]] == [
        "two",
        "two without cbam",
        "two with the mean of cbam/spatial",
    ]
    dock.view.setCurrentIndex(dock.model.index(2))
    assert dock.remove.isEnabled()
    dock.remove.click()
    assert [one.name for one in session.catalogue.shown[1:]] == ["two", "two with the mean of cbam/spatial"]


def test_keys_flicker_and_take_back(qtbot, qapp):
    session = walls.session("one")
    session.show(maps=("probability/*",))
    wall = walls.shown(qtbot, session)
    with qtbot.waitActive(wall):
        wall.activateWindow()
    actions = Actions(session, wall)
    home = session.catalogue.shown[0].folder
    assert not actions["unchange"].isEnabled()
    change(session, home, Ablation(without=("cbam",)))
    session.receiver.take_image(walls.opened_image())
    before, after = session.requests()
    shift = Map("change/polyp", quantised(walls.left_half(-0.8, 0.0), (-1, 1)), Kind.SIGNED, (-1.0, 1.0))
    session.receiver.take_prediction(walls.answer(before, walls.left_half(0.9, 0.1)))
    session.receiver.take_prediction(walls.answer(after, walls.left_half(0.1, 0.1), shift))
    changed = wall.panels[3]
    assert changed.objectName() == "panel/one without cbam/probability/polyp"
    assert walls.near(walls.colour(changed, 20, 5), walls.shade("grey", 0.1))
    was = walls.drawn(wall.panels[4])
    qtbot.keyClick(wall, Qt.Key.Key_V)
    changed = wall.panels[3]
    assert changed.objectName() == "panel/one without cbam: before/probability/polyp"
    assert walls.near(walls.colour(changed, 20, 5), walls.shade("grey", 0.9))
    assert np.array_equal(walls.drawn(wall.panels[4]), was)
    qtbot.keyClick(wall, Qt.Key.Key_V)
    assert walls.near(walls.colour(wall.panels[3], 20, 5), walls.shade("grey", 0.1))
    qtbot.keyClick(wall, Qt.Key.Key_V, Qt.KeyboardModifier.ShiftModifier)
    assert [one.name for one in session.catalogue.shown] == ["one"]
    assert not actions["unchange"].isEnabled()
