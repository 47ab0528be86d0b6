"""The pane of the opened images."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from segview.core.images.image import Images, Thumbnail
from segview.gui.images.dock import ImagesDock
from segview.gui.images.image_list import Role
from segview.gui.images.image_view import ImageView
from segview.gui.images.thumbnails import AHEAD
from segview.gui.session.session import Session
from segview.tasks.answer import OpenImage
from segview.tasks.files import Open, Opened
from segview.tasks.thumbnails import MakeThumbnail
from tests.gui import made
from tests.gui.held_tasks import HeldTasks, nothing_is_asked
from tests.gui.made import child

MANY = 10_000


@pytest.fixture
def session():
    return Session(HeldTasks())


@pytest.fixture
def dock(shown, session):
    return shown(ImagesDock(session), 260, 600)


def names(dock):
    view = child(dock, ImageView, "images/list")
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def opened(qtbot, dock, count, **more):
    """Open images and return the thumbnails that are wanted first."""
    tasks = dock.session.tasks
    before = len(tasks.sent)
    dock.session.take_images(made.images(count, **more))
    qtbot.waitUntil(lambda: any(isinstance(one.task, MakeThumbnail) for _, one in tasks.sent[before:]))
    return tasks.together(MakeThumbnail)


def asks_nothing(qtbot, dock, do) -> bool:
    """Say whether something makes the pane want no thumbnails."""
    before = len(dock.session.tasks.asked(MakeThumbnail))
    do()
    qtbot.wait(150)
    return len(dock.session.tasks.asked(MakeThumbnail)) == before


def make(dock, question, pixels):
    dock.session.tasks.reply(question, Thumbnail(question.path, pixels))


def test_says_what_to_do_where_nothing_is_open(dock):
    assert "Open a folder" in child(dock, QLabel, "images/hint").text()
    assert child(dock, QLabel, "images/hint").isVisible()
    assert child(dock, QLabel, "images/count").text() == ""


def test_lists_what_was_opened_and_shows_the_current_image(qtbot, dock, session):
    opened(qtbot, dock, 1000)
    session.ask(image=session.listing.paths[36])
    assert child(dock, QLabel, "images/count").text() == "37 of 1,000"
    view = child(dock, ImageView, "images/list")
    assert view.currentIndex().row() == 36
    assert view.selectionModel().isSelected(view.currentIndex())
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_clicking_a_image_asks_for_it(qtbot, dock, session):
    opened(qtbot, dock, 20)
    view = child(dock, ImageView, "images/list")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(3, 0)).center())
    assert session.tasks.asked(OpenImage)[-1].image == session.listing.paths[3]
    assert session.image == session.listing.paths[3]


def test_arrow_keys_ask_for_the_next_image(qtbot, dock, session):
    opened(qtbot, dock, 20)
    qtbot.keyClick(child(dock, ImageView, "images/list"), Qt.Key.Key_Down)
    assert session.image == session.listing.paths[1]


def test_following_the_session_asks_nothing(qtbot, dock, session):
    opened(qtbot, dock, 20)
    session.ask(image=session.listing.paths[4])
    with nothing_is_asked(session.tasks):
        child(dock, QLineEdit, "images/filter").setText("polyp")
        child(dock, QToolButton, "images/grid").click()
    assert session.image == session.listing.paths[4]


def test_the_filter_wants_every_word(qtbot, dock, session):
    paths = tuple(Path("/p") / name for name in ("Polyp large.png", "polyp small.png", "normal large.png"))
    session.take_images(Images(Path("/p"), paths, {}))
    qtbot.keyClicks(child(dock, QLineEdit, "images/filter"), "large polyp")
    assert names(dock) == ["Polyp large.png"]
    assert child(dock, QLabel, "images/count").text() == "1 of 1 (3 in all)"


def test_a_filter_that_nothing_fits_says_so(qtbot, dock):
    opened(qtbot, dock, 5)
    qtbot.keyClicks(child(dock, QLineEdit, "images/filter"), "xyz")
    assert "No name" in child(dock, QLabel, "images/hint").text()
    assert child(dock, QLabel, "images/hint").isVisible()
    child(dock, QLineEdit, "images/filter").clear()
    assert child(dock, ImageView, "images/list").isVisible()
    assert len(names(dock)) == 5


def test_steps_pass_over_what_is_filtered_away(qtbot, dock, session):
    opened(qtbot, dock, 40)
    child(dock, QLineEdit, "images/filter").setText("5")
    assert names(dock)[:3] == ["polyp_00005.png", "polyp_00015.png", "polyp_00025.png"]
    dock.steps.step(1)
    assert session.image.name == "polyp_00005.png"
    dock.steps.step(1)
    assert session.image.name == "polyp_00015.png"
    session.ask(image=session.listing.paths[20])
    dock.steps.step(-1)
    assert session.image.name == "polyp_00015.png"
    session.ask(image=session.listing.paths[20])
    dock.steps.step(1)
    assert session.image.name == "polyp_00025.png"
    dock.steps.step(100)
    assert session.image.name == "polyp_00035.png"
    dock.steps.step(-100)
    assert session.image.name == "polyp_00005.png"


def test_images_of_several_folders_are_told_apart(qtbot, dock, session):
    paths = (Path("/data/one/1.png"), Path("/data/two/1.png"))
    session.take_images(Images(None, paths, {}))
    assert names(dock) == ["one/1.png", "two/1.png"]
    session.take_images(Images(None, paths[:1], {}))
    assert names(dock) == ["1.png"]


def test_ground_truth_is_marked(qtbot, dock, session):
    opened(qtbot, dock, 3, truths=1)
    first, second = (dock.model.index(row) for row in (0, 1))
    assert (first.data(Role.TRUTH), second.data(Role.TRUTH)) == (True, False)
    assert str(session.listing.masks[session.listing.paths[0]]) in first.data(Qt.ItemDataRole.ToolTipRole)
    assert str(session.listing.paths[1]) in second.data(Qt.ItemDataRole.ToolTipRole)
    assert "ground truth" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    view = child(dock, ImageView, "images/list")
    image = view.viewport().grab().toImage()
    marks = [(first, True), (second, False)]
    for index, marked in marks:
        rect = view.visualRect(index)
        colours = {image.pixelColor(x, rect.center().y()).name() for x in range(rect.right() - 20, rect.right())}
        assert ("#ffd640" in colours) is marked


# ---- thumbnails


def test_only_thumbnails_near_what_is_seen_are_wanted(qtbot, dock):
    wanted = opened(qtbot, dock, MANY)
    rows = [int(one.path.stem.split("_")[1]) for one in wanted]
    assert rows == list(range(len(rows)))
    assert len(rows) < 20 + AHEAD
    assert {one.side for one in wanted} == {round(96 * dock.devicePixelRatioF())}


def test_the_newest_part_seen_is_wanted_first(qtbot, dock, session):
    first = opened(qtbot, dock, MANY)
    session.ask(image=session.listing.paths[5000])
    qtbot.waitUntil(lambda: session.tasks.together(MakeThumbnail) != first)
    rows = [int(one.path.stem.split("_")[1]) for one in session.tasks.together(MakeThumbnail)]
    assert 4980 < rows[0] <= 5000
    assert 5000 in rows[:20]
    assert min(rows) > 4900
    assert len(rows) < 20 + 2 * AHEAD


def test_what_is_being_made_is_not_wanted_again(qtbot, dock):
    wanted = opened(qtbot, dock, 3)
    make(dock, wanted[0], np.zeros((4, 4, 3), np.uint8))
    assert asks_nothing(qtbot, dock, child(dock, ImageView, "images/list").viewed.emit)


def test_a_thumbnail_is_drawn_and_not_wanted_again(qtbot, dock, session):
    wanted = opened(qtbot, dock, 3)
    for question in wanted:
        make(dock, question, np.full((40, 54, 3), (10, 200, 30), np.uint8))
    view = child(dock, ImageView, "images/list")
    middle = view.visualRect(dock.model.index(2)).topLeft()
    image = view.viewport().grab().toImage()
    assert image.pixelColor(middle.x() + 30, middle.y() + 23).name() == "#0ac81e"
    assert asks_nothing(qtbot, dock, view.viewed.emit)


def test_an_unreadable_image_shows_why_and_is_not_wanted_again(qtbot, dock, session):
    wanted = opened(qtbot, dock, 2)
    view = child(dock, ImageView, "images/list")
    before = view.viewport().grab(view.visualRect(dock.model.index(1))).toImage()
    make(dock, wanted[0], np.zeros((4, 4, 3), np.uint8))
    session.tasks.fail(MakeThumbnail, "It ends after 12 bytes.")
    assert "It ends after 12 bytes." in dock.model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert view.viewport().grab(view.visualRect(dock.model.index(1))).toImage() != before
    assert asks_nothing(qtbot, dock, view.viewed.emit)


def test_thumbnails_of_a_list_that_is_gone_are_dropped(qtbot, dock, session):
    wanted = opened(qtbot, dock, 2)
    session.take_images(Images(Path("/q"), (Path("/q/1.png"),), {}))
    make(dock, wanted[0], np.zeros((4, 4, 3), np.uint8))
    assert dock.model.thumbnails.missing(dock.model.listed.of_rows(0, 1)) == [Path("/q/1.png")]


def test_a_hidden_pane_wants_nothing(qtbot, dock, session):
    dock.hide()
    assert asks_nothing(qtbot, dock, lambda: session.take_images(made.images(50)))
    dock.show()
    qtbot.waitUntil(lambda: bool(session.tasks.asked(MakeThumbnail)))


# ---- the grid, and thousands of images


def test_the_grid_shows_several_images_in_a_row(qtbot, dock):
    opened(qtbot, dock, 100)
    child(dock, QToolButton, "images/grid").click()
    view = child(dock, ImageView, "images/list")
    first, second, third = (view.visualRect(dock.model.index(row)) for row in range(3))
    assert first.top() == second.top()
    assert third.top() > first.top()
    start, end = view.visible_rows()
    seen = [row for row in range(100) if view.visualRect(dock.model.index(row)).intersects(view.viewport().rect())]
    assert start <= seen[0]
    assert seen[-1] < end <= seen[-1] + 3


@pytest.mark.parametrize("grid", [False, True])
def test_ten_thousand_images_are_listed_and_filtered_at_once(qtbot, dock, session, grid):
    child(dock, QToolButton, "images/grid").setChecked(grid)
    assert made.quickest(lambda: session.take_images(made.images(MANY)), times=2) < 0.5
    typed = child(dock, QLineEdit, "images/filter")
    for text in ("p", "polyp", "polyp 77", "77", ""):
        assert made.quickest(lambda text=text: (typed.setText(text), typed.setText(text + " "))) < 2 * 0.05
    assert made.quickest(lambda: dock.steps.step(1)) < 0.05


def test_while_a_folder_is_read_the_pane_says_so_and_counts(dock, session):
    hint, count = child(dock, QLabel, "images/hint"), child(dock, QLabel, "images/count")
    assert "No images are open" in hint.text()
    session.opener.open((Path("/large"),))
    assert hint.isVisible()
    assert hint.text() == "Reading the folder…"
    session.tasks.answer(Open, Opened(counted=0))
    session.tasks.answer(Open, Opened(counted=12_500))
    assert hint.text() == "Reading the folder…\n\n12,500 images so far"
    session.tasks.answer(Open, Opened(made.images(3)))
    assert not hint.isVisible()
    assert count.text() == "1 of 3"
    session.opener.open((Path("/larger"),))
    session.tasks.answer(Open, Opened(counted=700))
    assert child(dock, ImageView, "images/list").isVisible()
    assert count.text() == "Reading the folder… 700 images so far"
    session.tasks.answer(Open, Opened(problem="It may not be read."))
    assert count.text() == "1 of 3"


def test_a_folder_that_cannot_be_read_leaves_the_words_for_an_empty_pane(dock, session):
    session.opener.open((Path("/broken"),))
    session.tasks.fail(Open, "It broke.")
    assert "No images are open" in child(dock, QLabel, "images/hint").text()
