"""The window tells of ground truths that may be inverted, and of no others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from segview.core.base.text import Text
from segview.gui.session.session import Session
from segview.gui.shell.truth_notice import TruthNotice
from segview.gui.widgets.banner import Banner
from segview.tasks.truths import CheckShownTruth
from tests.gui import walls
from tests.gui.held_tasks import held

NOTE = Text("Inverted, perhaps.")


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    banner = Banner()
    qtbot.addWidget(banner)
    return banner


def open_one(session: Session, *, inverted: bool, folder: str = "/masks") -> None:
    image = replace(walls.opened_image(), truth=np.ones(walls.SIZE, np.uint8), truth_path=Path(folder, "first.png"))
    session.receiver.take_image(replace(image, truth_looks_inverted=inverted))


def test_the_others_are_checked_once_and_what_was_found_is_told(banner: Banner) -> None:
    session = walls.session("unet-a")
    parent = QObject()
    TruthNotice(session, banner, parent)
    open_one(session, inverted=True)
    open_one(session, inverted=True)
    (asked,) = held(session).asked(CheckShownTruth)
    assert asked.image == session.image
    held(session).answer(CheckShownTruth, (NOTE,))
    assert banner.text == "Inverted, perhaps."
    open_one(session, inverted=True, folder="/more")
    assert len(held(session).asked(CheckShownTruth)) == 2
    parent.deleteLater()


def test_nothing_is_told_of_sound_ground_truths(banner: Banner) -> None:
    session = walls.session("unet-a")
    parent = QObject()
    TruthNotice(session, banner, parent)
    open_one(session, inverted=False)
    assert held(session).asked(CheckShownTruth) == []
    open_one(session, inverted=True)
    held(session).answer(CheckShownTruth, ())
    assert banner.text == ""
    parent.deleteLater()
