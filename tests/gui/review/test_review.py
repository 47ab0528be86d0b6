"""Deciding on images with keys and buttons, in the whole window."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton

from segview.annotation.decisions import ENDING, Decisions, Survey
from segview.annotation.verdict import Decision, Verdict
from segview.core.base.places import journals_folder
from segview.gui.app.controller import Controller
from segview.gui.images.badges import COLOURS
from segview.gui.images.image_list import Role
from segview.gui.session.correcting import correct
from segview.gui.shell.window import Window
from segview.gui.training.dock import TrainingDock
from segview.inference.predict.opening import identify
from segview.tasks.review import Decide, ReadVerdicts
from segview.tasks.training import FindCorrected
from tests.gui import made
from tests.gui.windows import image_folder, known, start, tick

OPEN, ACCEPTED, CORRECTED, REJECTED, SKIPPED, UNVERIFIED = Decision


@pytest.fixture
def opened(qtbot, tmp_path: Path, polyp_image, polyp_mask, tiny_variants: Path) -> Iterator[tuple[Window, Controller]]:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    (folder / "images" / "4.jpg").unlink()
    window, controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    tick(qtbot, window, known(window)[:2])
    yield window, controller
    window.close()


def decide(session, place, decision):
    session.review.decide(Verdict.now(session.listing.paths[place], decision))


def saved(session):
    """Have the last decision written."""
    session.tasks.answer(Decide, session.tasks.asked(Decide)[-1].verdict)


def rows(dock):
    return [int(dock.model.listed.path(row).stem.split("_")[1]) for row in range(dock.model.rowCount())]


def state(window, name):
    return next(
        window.session.review.verdicts.state(path) for path in window.session.listing.paths if path.name == name
    )


def on_disk(window):
    """Return the decisions that the next start would find, once the images are decoded."""
    recall = Decisions(journals_folder()).recall
    found = {
        path.name: recall(sighting).verdict for path in window.session.listing.paths if (sighting := identify(path))
    }
    return {name: verdict.decision for name, verdict in found.items() if verdict}


def shown(window):
    return window.session.image.name


# ---- the whole window


def test_keys_decide_and_go_on_to_the_next_open_image(qtbot, opened):
    window, _ = opened
    qtbot.keyClick(window, Qt.Key.Key_Y)
    assert shown(window) == "2.png"
    qtbot.keyClick(window, Qt.Key.Key_J)
    assert shown(window) == "3.png"
    qtbot.keyClick(window, Qt.Key.Key_W)
    assert [state(window, f"{n}.png") for n in (1, 2, 3)] == [ACCEPTED, REJECTED, SKIPPED]
    assert "last one" in window.banner.text
    qtbot.waitUntil(lambda: len(on_disk(window)) == 3)
    assert on_disk(window) == {"1.png": ACCEPTED, "2.png": REJECTED, "3.png": SKIPPED}
    qtbot.waitUntil(lambda: all(map(window.session.review.verdicts.is_saved, window.session.listing.paths)))


def test_what_was_accepted_can_be_traced(qtbot, opened):
    window, _ = opened
    window.session.show(threshold=0.4)
    image = window.session.image
    qtbot.keyClick(window, Qt.Key.Key_Y)
    verdict = window.session.review.verdicts.get(image)
    variant = window.session.catalogue.find(known(window)[0])
    assert (verdict.variant, verdict.weights_sha256) == (variant.name, variant.config.weights_sha256)
    assert (verdict.threshold, verdict.scales) == (0.4, (0.5, 1.0))
    assert 0 < verdict.seconds < 3600
    tip = window.images.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Accepted: the mask of tiny-a at 0.4" in tip


def test_a_corrected_mask_is_accepted_as_corrected_after_its_gestures_are_saved(qtbot, opened):
    window, _ = opened
    correction = window.session.correction
    image = window.session.image
    qtbot.keyClick(window, Qt.Key.Key_C)
    correction.tools.press((10.0, 10.0), other=False)
    correction.tools.release()
    qtbot.keyClick(window, Qt.Key.Key_Y)
    assert window.session.review.verdicts.state(image) is CORRECTED
    assert window.session.review.verdicts.get(image).gestures == 1
    assert shown(window) == "2.png"
    qtbot.waitUntil(lambda: on_disk(window) == {"1.png": CORRECTED})


def test_a_correction_that_is_thrown_away_leaves_its_image_open(qtbot, opened):
    window, _ = opened
    qtbot.keyClick(window, Qt.Key.Key_C)
    correction = window.session.correction
    correction.tools.press((10.0, 10.0), other=False)
    correction.tools.release()
    qtbot.keyClick(window, Qt.Key.Key_Y)
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: correction.document is not None)
    correction.discard()
    assert state(window, "1.png") is OPEN
    qtbot.waitUntil(lambda: on_disk(window) == {"1.png": OPEN})


def test_without_a_mask_there_is_nothing_to_accept(qtbot, opened):
    window, _ = opened
    window.session.ask(ticked=())
    qtbot.keyClick(window, Qt.Key.Key_Y)
    assert "no mask to accept" in window.banner.text
    assert shown(window) == "1.png"
    assert state(window, "1.png") is OPEN
    qtbot.keyClick(window, Qt.Key.Key_J)
    assert state(window, "1.png") is REJECTED


def test_decisions_are_taken_back_one_by_one(qtbot, opened):
    window, _ = opened
    for key in (Qt.Key.Key_Y, Qt.Key.Key_J):
        qtbot.keyClick(window, key)
    qtbot.keyClick(window, Qt.Key.Key_Z)
    assert (shown(window), state(window, "2.png")) == ("2.png", OPEN)
    qtbot.keyClick(window, Qt.Key.Key_Z)
    assert (shown(window), state(window, "1.png")) == ("1.png", OPEN)
    assert not window.commands["undo_decision"].isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: on_disk(window) == {"1.png": OPEN, "2.png": OPEN})


def test_buttons_decide_as_the_keys_do(qtbot, opened):
    window, _ = opened
    for name, expected in (("reject", REJECTED), ("skip", SKIPPED)):
        image = window.session.image
        button = window.findChild(QToolButton, f"images/{name}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.session.review.verdicts.state(image) is expected
        assert button.text() == name.capitalize()
    qtbot.mouseClick(window.findChild(QToolButton, "images/undo_decision"), Qt.MouseButton.LeftButton)
    assert (shown(window), state(window, "2.png")) == ("2.png", OPEN)


def test_typing_into_the_filter_decides_nothing(qtbot, opened):
    window, _ = opened
    typed = window.findChild(QLineEdit, "images/filter")
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(typed, "ywjz")
    assert typed.text() == "ywjz"
    assert all(window.session.review.verdicts.state(path) is OPEN for path in window.session.listing.paths)
    assert shown(window) == "1.png"


def test_decisions_are_there_again_at_the_next_start(qtbot, tmp_path, polyp_image, polyp_mask, tiny_variants):
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    qtbot.keyClick(window, Qt.Key.Key_J)
    qtbot.keyClick(window, Qt.Key.Key_W)
    window.close()
    again, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    qtbot.waitUntil(lambda: state(again, "1.png") is REJECTED)
    qtbot.waitUntil(lambda: state(again, "2.png") is SKIPPED)
    assert not again.commands["undo_decision"].isEnabled()
    again.close()


def test_what_cannot_be_saved_is_taken_back_and_told(qtbot, opened):
    window, _ = opened
    folder = journals_folder()
    qtbot.keyClick(window, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: on_disk(window) == {"1.png": REJECTED})
    path = folder / f"{identify(window.session.listing.paths[1]).identity.sha256[:2]}{ENDING}"
    path.mkdir()
    qtbot.keyClick(window, Qt.Key.Key_J)
    assert state(window, "2.png") is REJECTED
    qtbot.waitUntil(lambda: state(window, "2.png") is OPEN)
    assert "2.png could not be saved" in window.banner.text
    assert window.banner.isVisible()
    path.rmdir()


# ---- the pane


def test_states_are_read_when_images_are_opened(qtbot, dock, session):
    session.take_images(made.images(3, folder=Path("/others")))
    assert session.tasks.asked(ReadVerdicts)[-1] == ReadVerdicts(session.listing.paths)
    decide(session, 1, ACCEPTED)
    found = {session.listing.paths[place]: Verdict.now(session.listing.paths[place], REJECTED) for place in (0, 1)}
    session.tasks.answer(ReadVerdicts, Survey(found, ()))
    assert [session.review.verdicts.state(image) for image in session.listing.paths] == [REJECTED, ACCEPTED, OPEN]
    late = {session.listing.paths[2]: Verdict.now(session.listing.paths[2], REJECTED)}
    session.tasks.answer(ReadVerdicts, Survey(late, ()), place=-2)
    assert session.review.verdicts.state(session.listing.paths[2]) is OPEN


def test_a_state_is_marked_and_hollow_until_it_is_saved(qtbot, dock, session):
    view = dock.view
    decide(session, 2, ACCEPTED)
    index = dock.model.index(2)
    assert index.data(Role.STATE) == (ACCEPTED, False, False)
    assert "accepted" in index.data(Qt.ItemDataRole.AccessibleTextRole)

    def colours():
        rect = view.visualRect(index)
        image = view.viewport().grab(rect).toImage()
        return [image.pixelColor(x, y).getRgb()[:3] for x in range(rect.width()) for y in range(rect.height())]

    hollow = colours().count(COLOURS[ACCEPTED])
    saved(session)
    assert index.data(Role.STATE) == (ACCEPTED, True, False)
    assert colours().count(COLOURS[ACCEPTED]) > hollow + 20
    dock.bar.tiles.click()
    assert colours().count(COLOURS[ACCEPTED]) > 20


def test_images_of_one_state_are_listed(qtbot, dock, session):
    for place, decision in ((0, ACCEPTED), (1, SKIPPED), (3, REJECTED), (4, ACCEPTED)):
        decide(session, place, decision)
    box = dock.findChild(QComboBox, "images/state")
    texts = [box.itemText(row) for row in range(box.count())]
    assert texts == [
        "All",
        "Open (1)",
        "Accepted (2)",
        "Corrected (0)",
        "Rejected (1)",
        "Skipped (1)",
        "Unverified (0)",
        "Unfinished (0)",
        "Failed (0)",
    ]
    listed = []
    for row in range(box.count()):
        box.setCurrentIndex(row)
        box.activated.emit(row)
        listed.append(rows(dock))
    assert listed == [[0, 1, 2, 3, 4], [2], [0, 4], [], [3], [1], [], [], []]
    box.setCurrentIndex(3)
    box.activated.emit(3)
    assert dock.hint.text() == "No image is in this state: Corrected."
    assert dock.hint.isVisible()


def test_unfinished_corrections_are_marked_listed_and_found_again(qtbot, opened, tmp_path, tiny_variants):
    window, _ = opened
    session, image = window.session, window.session.image
    dock, box = window.images, window.findChild(QComboBox, "images/state")
    assert not session.review.states.is_unfinished(image)
    correct(session, None)
    assert not session.review.states.is_unfinished(image)  # nothing is drawn yet
    session.correction.tools.press((20.0, 20.0), other=False)
    session.correction.tools.release()
    assert session.review.states.is_unfinished(image)
    qtbot.waitUntil(lambda: session.correction.is_saved)
    index = dock.model.index(dock.model.listed.row_of(image))
    assert index.data(Role.STATE) == (OPEN, True, True)
    assert "no decision yet" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "correction unfinished" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    row = next(row for row in range(box.count()) if box.itemText(row) == "Unfinished (1)")
    box.setCurrentIndex(row)
    box.activated.emit(row)
    assert [dock.model.listed.path(row) for row in range(dock.model.rowCount())] == [image]
    window.close()
    again, _ = start(qtbot, tmp_path / "state.json", tmp_path / "set", tiny_variants, ticked=())
    review = again.session.review
    qtbot.waitUntil(lambda: review.states.is_unfinished(image))
    assert len(review.states.unfinished) == 1
    again.session.ask(image=image)
    qtbot.waitUntil(lambda: again.session.correction.document is not None)
    qtbot.keyClick(again, Qt.Key.Key_Y)
    assert not review.states.is_unfinished(image)
    qtbot.keyClick(again, Qt.Key.Key_Z)
    assert review.states.is_unfinished(image)
    qtbot.waitUntil(lambda: again.session.correction.can_change)
    again.session.correction.discard()
    assert not review.states.is_unfinished(image)
    again.close()


def test_a_decided_image_leaves_the_list_of_the_open_ones(qtbot, dock, session):
    session.review.states.show(OPEN)
    session.ask(image=session.listing.paths[1])
    decide(session, 1, ACCEPTED)
    assert rows(dock) == [0, 2, 3, 4]
    assert dock.steps.go_on()
    assert session.image == session.listing.paths[2]


def test_one_goes_on_in_the_order_of_the_moment_and_round_to_the_first(qtbot, dock, session):
    decide(session, 2, ACCEPTED)
    dock.model.arrange([4, 2, 0, 3, 1])
    seen = []
    session.ask(image=session.listing.paths[0])
    for _ in range(4):
        decide(session, session.listing.paths.index(session.image), SKIPPED)
        seen.append(dock.steps.go_on() and session.listing.paths.index(session.image))
    assert seen == [3, 1, 4, False]


def test_among_the_skipped_one_goes_on_to_the_next_skipped(qtbot, dock, session):
    for place in (0, 2, 3):
        decide(session, place, SKIPPED)
    session.review.states.show(SKIPPED)
    session.ask(image=session.listing.paths[0])
    decide(session, 0, ACCEPTED)
    assert rows(dock) == [2, 3]
    assert dock.steps.go_on()
    assert session.image == session.listing.paths[2]


def test_the_bar_shows_the_share_of_each_state(qtbot, dock, session):
    decide(session, 0, ACCEPTED)
    decide(session, 1, REJECTED)
    decide(session, 2, SKIPPED)
    assert dock.findChild(QLabel, "images/reviewed").text() == "2 reviewed"
    bar = dock.review.progress
    image = bar.grab().toImage()
    middles = [image.pixelColor(QPoint(round(bar.width() * (n + 0.5) / 5), bar.height() // 2)) for n in range(5)]
    assert [one.getRgb()[:3] for one in middles[:3]] == [COLOURS[one] for one in (ACCEPTED, REJECTED, SKIPPED)]
    assert middles[3] == middles[4]
    assert bar.toolTip().split("\n") == ["Accepted: 1", "Rejected: 1", "Skipped: 1", "Open: 2"]


def test_a_decision_that_fails_gives_way_to_what_is_on_the_disk(qtbot, session):
    review, image = session.review, session.listing.paths[0]
    decide(session, 0, ACCEPTED)
    saved(session)
    decide(session, 0, REJECTED)
    session.tasks.fail(Decide, "The disk is full.")
    assert review.verdicts.state(image) is ACCEPTED
    assert review.verdicts.is_saved(image)


def test_ten_thousand_states_are_counted_and_filtered_at_once(qtbot, dock, session):
    session.take_images(made.images(10_000))
    verdicts = {image: Verdict.now(image, ACCEPTED) for image in session.listing.paths[::2]}
    session.tasks.answer(ReadVerdicts, Survey(verdicts, ()))
    assert made.quickest(lambda: decide(session, 1, SKIPPED)) < 0.05
    assert made.quickest(lambda: (session.review.states.show(ACCEPTED), session.review.states.show(OPEN))) < 0.2


def test_every_decision_is_asked_to_be_written(session):
    decide(session, 0, SKIPPED)
    (question,) = session.tasks.asked(Decide)
    assert question.verdict.decision is SKIPPED
    assert time.monotonic() - session.review.seconds < time.monotonic()


def test_what_is_rejected_teaches_nothing(qtbot, tmp_path, session):
    dock = TrainingDock(session, runs=tmp_path, plans=tmp_path)
    qtbot.addWidget(dock)
    decide(session, 1, REJECTED)
    decide(session, 2, CORRECTED)
    dock.fine_tune.click()
    assert session.tasks.asked(FindCorrected)[-1].images == tuple(
        session.listing.paths[place] for place in (0, 2, 3, 4)
    )


def test_the_list_has_the_images_of_each_state(session, dock):
    for place, decision in ((0, ACCEPTED), (1, REJECTED), (2, ACCEPTED), (2, OPEN)):
        decide(session, place, decision)
    every = {OPEN: [2, 3, 4], ACCEPTED: [0], REJECTED: [1], SKIPPED: [], None: [0, 1, 2, 3, 4]}
    for state, places in every.items():
        session.review.states.show(state)
        assert [dock.model.listed.path(row) for row in range(dock.model.rowCount())] == [
            session.listing.paths[one] for one in places
        ]
