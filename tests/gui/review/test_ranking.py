"""The order of the images: chosen in the pane, measured between other questions."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QToolButton

from segview.annotation.verdict import Decision, Verdict
from segview.core.requests.ranking import RANKINGS, Measures, order_by_score
from segview.core.requests.settings import PredictionSettings
from segview.gui.app.controller import Controller
from segview.gui.images.image_list import Role
from segview.gui.shell.window import Window
from segview.tasks.ranking import RankImages, RankStep
from tests.gui import made
from tests.gui.held_tasks import overheard
from tests.gui.made import child
from tests.gui.windows import answered, image_folder, known, start, tick


def names(dock):
    return [dock.model.index(row, 0).data() for row in range(dock.model.rowCount())]


def choose(qtbot, dock, order):
    """Choose an order with the keyboard, as it stands in the list."""
    box = child(dock, QComboBox, "images/order")
    box.setFocus()
    steps = box.findData(order) - box.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def asked(qtbot, session, do):
    """Return what is asked to be measured once something is done."""
    before = session.tasks.asked(RankImages)
    do()
    qtbot.waitUntil(lambda: session.tasks.asked(RankImages) != before)
    return session.tasks.asked(RankImages)[-1].rank


@contextmanager
def nothing_is_measured(qtbot, session):
    before = session.tasks.asked(RankImages)
    yield
    qtbot.wait(400)
    assert session.tasks.asked(RankImages) == before


def give(session, measures, *, place=-1):
    session.tasks.answer(RankImages, RankStep(measures=measures), place=place)


def take(session, *uncertain):
    for image, share in zip(session.listing.paths, uncertain, strict=False):
        give(session, Measures(image, uncertain=share))


def test_one_goes_on_to_the_highest_that_is_open_while_images_are_still_measured(qtbot, dock, session):
    images = session.listing.paths
    asked(qtbot, session, lambda: choose(qtbot, dock, "uncertain"))
    take(session, 0.1, 0.3, 0.2)  # two are not measured yet, and the list is not sorted again yet
    assert session.ranking.measuring.running
    assert names(dock)[0].endswith("0.png")
    session.review.decide(Verdict.now(images[0], Decision.ACCEPTED))
    assert dock.steps.go_to_highest()
    assert session.image == images[1]
    session.review.decide(Verdict.now(images[1], Decision.REJECTED))
    give(session, Measures(images[4], uncertain=0.9))
    session.ask(image=images[3])
    assert dock.steps.go_to_highest()
    assert session.image == images[4]
    session.review.decide(Verdict.now(images[4], Decision.SKIPPED))
    assert dock.steps.go_to_highest()
    assert session.image == images[2]
    session.review.decide(Verdict.now(images[2], Decision.ACCEPTED))
    assert dock.steps.go_to_highest()
    assert session.image == images[3]  # what is not measured comes last
    session.review.decide(Verdict.now(images[3], Decision.ACCEPTED))
    assert not dock.steps.go_to_highest()
    give(session, Measures(images[3], uncertain=0.0))
    assert not session.ranking.measuring.running


def test_by_name_one_goes_on_to_the_next(dock, session):
    session.ask(image=session.listing.paths[2])
    assert dock.steps.go_to_highest()
    assert session.image == session.listing.paths[3]


def test_by_name_nothing_is_measured(qtbot, session):
    with nothing_is_measured(qtbot, session):
        session.show(threshold=0.4)
        session.ask(image=session.listing.paths[1])
    assert session.ranking.places() is None


def test_images_come_in_the_order_of_what_is_measured(qtbot, dock, session):
    question = asked(qtbot, session, lambda: choose(qtbot, dock, "uncertain"))
    assert question.images == session.listing.paths
    assert tuple(one.variant for one in question.asked) == session.ticked
    assert (question.threshold, question.band) == (session.view.threshold, session.view.band)
    take(session, 0.1, 0.3, None, 0.2, 0.0)
    assert [name[-5] for name in names(dock)] == list("13042")
    assert dock.model.index(0).data(Role.SCORE) == "30.0 % uncertain"
    assert dock.model.index(4).data(Role.SCORE) == ""
    assert "30.0 % uncertain" in dock.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert child(dock, QLabel, "images/count").text() == "3 of 5"
    choose(qtbot, dock, "")
    assert [name[-5] for name in names(dock)] == list("01234")
    assert dock.model.index(1).data(Role.SCORE) == ""


def test_steps_follow_the_order_and_pass_over_what_is_filtered_away(qtbot, dock, session):
    asked(qtbot, session, lambda: session.ranking.choose("uncertain"))
    take(session, 0.1, 0.3, 0.25, 0.2, 0.0)
    session.ask(image=session.listing.paths[1])
    seen = []
    for _ in range(5):
        dock.steps.step(1)
        seen.append(session.image.stem[-1])
    assert seen == list("23044")
    dock.filter.setText("0000")
    dock.model.filter_by("3")
    session.ask(image=session.listing.paths[0])
    dock.steps.step(-1)
    assert session.image == session.listing.paths[3]


def test_a_score_is_shown_before_the_rows_are_sorted(qtbot, dock, session):
    asked(qtbot, session, lambda: session.ranking.choose("uncertain"))
    give(session, Measures(session.listing.paths[3], uncertain=0.5))
    qtbot.waitUntil(lambda: dock.model.index(3).data(Role.SCORE) == "50.0 % uncertain")
    assert child(dock, QLabel, "images/measuring").text() == "Measured 1 of 5"
    qtbot.waitUntil(lambda: names(dock)[0].endswith("3.png"))


def test_rows_stay_under_the_pointer_until_all_is_measured(qtbot, dock, session):
    asked(qtbot, session, lambda: session.ranking.choose("uncertain"))
    before = names(dock)
    QApplication.sendEvent(dock.view, QEvent(QEvent.Type.Enter))
    dock.view.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    with qtbot.waitSignal(session.ranking.sorted):
        give(session, Measures(session.listing.paths[3], uncertain=0.5))
    assert names(dock) == before
    take(session, 0.1, 0.3, 0.25, 0.5, 0.0)
    assert names(dock)[0].endswith("3.png")


def test_another_look_or_other_variants_measure_again_and_old_scores_stay_meanwhile(qtbot, dock, session):
    asked(qtbot, session, lambda: session.ranking.choose("uncertain"))
    take(session, 0.1, 0.3, 0.25, 0.2, 0.0)
    second = asked(qtbot, session, lambda: [session.show(threshold=0.5 + n / 100) for n in range(9)])
    assert second.threshold == 0.58
    assert names(dock)[0].endswith("1.png")
    give(session, Measures(session.listing.paths[4], uncertain=0.9), place=0)
    assert session.ranking.measuring.progress == (0, 5)
    third = asked(qtbot, session, lambda: session.ask(ticked=session.ticked[:1]))
    assert tuple(one.variant for one in third.asked) == session.ticked
    take(session, 0.1, 0.2, 0.3, 0.4, 0.5)
    assert names(dock)[0].endswith("4.png")


def test_stepping_through_the_images_measures_nothing_again(qtbot, session):
    asked(qtbot, session, lambda: session.ranking.choose("uncertain"))
    with nothing_is_measured(qtbot, session):
        session.ask(image=session.listing.paths[1])
        session.show(opacity=0.7)
    take(session, 0.1, 0.3, 0.25, 0.2, 0.0)
    assert session.ranking.measuring.progress == (5, 5)
    assert not session.ranking.measuring.running


def test_measuring_is_stopped_and_gone_on_with(qtbot, dock, session):
    asked(qtbot, session, lambda: session.ranking.choose("uncertain"))
    give(session, Measures(session.listing.paths[2], uncertain=0.5))
    button = child(dock, QToolButton, "images/stop")
    assert button.isVisible()
    assert button.text() == "Stop"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.tasks.waiting(RankImages) == []
    assert "Stopped" in child(dock, QLabel, "images/measuring").text()
    with nothing_is_measured(qtbot, session):
        session.show(threshold=0.3)
    again = asked(qtbot, session, lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton))
    assert again.threshold == 0.3
    take(session, 0.1, 0.3, 0.25, 0.2, 0.0)
    assert not button.isVisible()


def test_other_images_begin_anew(qtbot, dock, session):
    asked(qtbot, session, lambda: session.ranking.choose("uncertain"))
    take(session, 0.1, 0.3, 0.25, 0.2, 0.0)
    before = session.tasks.asked(RankImages)
    session.take_images(made.images(4, folder=Path("/others")))
    assert session.tasks.waiting(RankImages) == []  # what ran is ended at once
    assert names(dock)[0].endswith("0.png")
    qtbot.waitUntil(lambda: session.tasks.asked(RankImages) != before)
    assert session.tasks.asked(RankImages)[-1].rank.images == session.listing.paths


@pytest.mark.parametrize(("order", "ticked", "scales", "words"), [
    ("uncertain", 0, (1.0, 2.0), "Tick a variant"),
    ("variants", 1, (1.0, 2.0), "two variants"),
    ("scales", 2, (1.0,), "two scales"),
])  # fmt: skip
def test_what_is_lacking_is_said(qtbot, dock, session, order, ticked, scales, words):
    session.ask(ticked=session.ticked[:ticked], prediction_settings=PredictionSettings(scales=scales))
    with nothing_is_measured(qtbot, session):
        session.ranking.choose(order)
    assert words in child(dock, QLabel, "images/measuring").text()
    assert child(dock, QLabel, "images/measuring").isVisible()
    assert not child(dock, QToolButton, "images/stop").isVisible()


def test_an_image_that_cannot_be_measured_says_so_and_comes_last(qtbot, dock, session):
    asked(qtbot, session, lambda: session.ranking.choose("uncertain"))
    give(session, Measures(session.listing.paths[0], problem="It cannot be read."))
    for image in session.listing.paths[1:]:
        give(session, Measures(image, uncertain=0.1))
    assert names(dock)[-1].endswith("0.png")
    assert dock.model.index(4).data(Role.SCORE) == "cannot be measured"


def test_ten_thousand_images_are_scored_and_sorted_at_once(qtbot, dock, session):
    session.take_images(made.images(10_000))
    measured = [
        Measures(image, uncertain=n % 97 / 97, variants=n % 89 / 89, scales=0.1, area=n % 7 / 9, solidity=0.9)
        for n, image in enumerate(session.listing.paths)
    ]
    scores = RANKINGS["together"].of(measured)
    assert made.quickest(lambda: RANKINGS["together"].of(measured)) < 0.3
    places = order_by_score(session.listing.paths, scores)
    assert made.quickest(lambda: (dock.model.arrange(None), dock.model.arrange(places))) < 0.2


# ---- the whole window


@pytest.fixture
def opened(qtbot, tmp_path: Path, polyp_image, polyp_mask, tiny_variants: Path) -> Iterator[tuple[Window, Controller]]:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    yield window, controller
    window.close()


def test_the_window_measures_its_folder_and_comes_to_rest(qtbot, opened):
    window, _ = opened
    tick(qtbot, window, known(window)[:2])
    asked = overheard(window.session.tasks)
    choose(qtbot, window.images, "uncertain")
    ranking = window.session.ranking
    qtbot.waitUntil(lambda: ranking.measuring.progress == (4, 4))
    assert len(ranking.scores) == 3
    assert asked == []
    order = [window.images.model.listed.path(row) for row in range(4)]
    shares = [ranking.scores.get(path, -1) for path in order]
    assert shares == sorted(shares, reverse=True)
    assert order[-1].name == "4.jpg"
    # Not at once in every case: a prediction ahead of time that was dropped is known to the engine alone.
    other = next(path for path in order[:3] if path != window.session.image)
    window.session.ask(image=other)
    qtbot.waitUntil(lambda: answered(window))


def test_what_is_looked_at_comes_before_what_is_measured(qtbot, opened):
    window, _ = opened
    session = window.session
    session.ask(ticked=tuple(known(window)))
    qtbot.waitUntil(lambda: answered(window))
    session.ranking.choose("uncertain")
    session.ask(image=session.listing.paths[2], prediction_settings=PredictionSettings(scales=(0.5, 1.0, 2.0)))
    qtbot.waitUntil(lambda: session.ranking.measuring.progress[1] > 0)
    qtbot.waitUntil(lambda: answered(window))
    assert session.ranking.measuring.progress[0] < 3
    window.close()


def test_the_order_is_there_again_at_the_next_start(qtbot, tmp_path, polyp_image, polyp_mask, tiny_variants):
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    tick(qtbot, window, known(window)[:1])
    choose(qtbot, window.images, "scales")
    window.close()
    again, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=None)
    assert child(again.images, QComboBox, "images/order").currentText() == "Scales disagree"
    qtbot.waitUntil(lambda: again.session.ranking.measuring.progress == (4, 4))
    again.close()
