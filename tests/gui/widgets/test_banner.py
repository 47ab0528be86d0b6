"""A red sentence goes when its cause has gone, and no sooner."""

from pathlib import Path

import numpy as np
import pytest

from segview.annotation.gestures import Undo
from segview.annotation.provenance import Origin
from segview.core.requests.request import Ask, Failure, Request
from segview.gui.widgets.banner import Banner
from segview.tasks.corrections import Add, Import, WriteDown
from segview.tasks.files import Open

FIRST, SECOND = Path("/pictures/1.png"), Path("/pictures/2.png")
HERE = Origin(image=str(FIRST), size=(2, 2))


def imported(name: str) -> Import:
    return Import(Path(name), HERE)


@pytest.fixture
def banner(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    banner.withdraw(FIRST)
    return banner


def test_the_next_answer_of_the_kind_takes_a_failure_back(banner):
    banner.warn(Failure(imported("one.json"), "It is damaged."))
    banner.settle(Open((FIRST,)))
    assert not banner.isHidden()
    banner.settle(imported("two.json"))
    assert banner.isHidden()


def test_whatever_keeps_a_correction_shows_that_it_can_be_kept(banner):
    banner.warn(Failure(Add(FIRST, Undo(), None), "The disk is full."))
    banner.settle(WriteDown(HERE, np.zeros((2, 2), np.uint8), 1))
    assert banner.isHidden()


def test_another_variant_takes_nothing_back(banner):
    one, other = Request(FIRST, Path("/a")), Request(FIRST, Path("/b"))
    banner.warn(Failure(one, "Its weights do not fit."))
    banner.settle(other)
    assert not banner.isHidden()
    banner.settle(one)
    assert banner.isHidden()


@pytest.mark.parametrize("question", [Ask(FIRST), Request(FIRST, Path("/a")), imported("one.json")])
def test_what_failed_on_an_image_goes_with_it(banner, question):
    banner.warn(Failure(question, "It is damaged."))
    banner.withdraw(FIRST)
    assert not banner.isHidden()
    banner.withdraw(SECOND)
    assert banner.isHidden()


def test_what_is_not_saved_stays_when_the_image_changes(banner):
    banner.warn(Failure(Add(FIRST, Undo(), None), "The disk is full."))
    banner.withdraw(SECOND)
    assert not banner.isHidden()


def test_what_was_said_since_stays(banner):
    banner.warn(Failure(imported("one.json"), "It is damaged."))
    banner.remind("Something else.")
    banner.settle(imported("two.json"))
    banner.withdraw(SECOND)
    assert not banner.isHidden()
    banner.warn(Failure(None, "Of no question."))
    banner.settle(None)
    assert not banner.isHidden()
