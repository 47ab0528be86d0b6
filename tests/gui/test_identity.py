"""Images that are replaced, renamed and moved while the window is open, and between two starts of it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPushButton, QToolButton

from segview.annotation.correction_store import CorrectionStore
from segview.annotation.journal import journal_path
from segview.annotation.provenance import Provenance
from segview.annotation.verdict import Decision
from segview.core.base.places import journals_folder
from segview.core.images.identity import ImageIdentity
from segview.core.maps.artefacts import Artefacts
from segview.core.requests.clicks import Click
from segview.gui.app.controller import Controller
from segview.gui.shell.window import Window
from tests.annotation.seen import draw, pixels, see
from tests.gui import made
from tests.gui.windows import answered, known, start, tick

OPEN, ACCEPTED, CORRECTED, REJECTED, SKIPPED, UNVERIFIED = Decision
BEFORE = Path(__file__).parents[1] / "annotation" / "written_before"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in (1, 2, 3):
        draw(tmp_path / "set" / f"{number}.png", number)
    return tmp_path / "set"


@pytest.fixture
def opened(qtbot, tmp_path: Path, folder: Path, tiny_variants: Path) -> Iterator[tuple[Window, Controller]]:
    window, controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    yield window, controller
    window.close()


def go(qtbot, window, name):
    """Open an image, and wait until it is decoded."""
    session = window.session
    image = next(path for path in session.listing.paths if path.name == name)
    session.ask(image=image)
    expected = ImageIdentity.of(np.asarray(Image.open(image).convert("RGB")))
    qtbot.waitUntil(lambda: session.current_image.identity == expected)
    return image


def correct(qtbot, window):
    """Correct the image that is shown, and return the mask."""
    session = window.session
    qtbot.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    session.correction.tools.press((10.0, 10.0), other=False)
    session.correction.tools.release()
    qtbot.waitUntil(lambda: session.correction.is_saved)
    return document(qtbot, session).mask.copy()


def document(qtbot, session):
    """Wait for the correction of the image that is shown."""
    qtbot.waitUntil(lambda: session.correction.document is not None)
    found = session.correction.document
    assert found is not None
    return found


def offered(window):
    return window.banner.findChild(QToolButton, "banner/offer")


def wait_for_offer(qtbot, window):
    qtbot.waitUntil(lambda: offered(window).isVisible() and "correct" in window.banner.text)


def looked_at(qtbot, window):
    """Take the offer to look at a correction."""
    qtbot.mouseClick(offered(window), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(QDialog, "other") is not None)
    return window.findChild(QDialog, "other")


# ---- while the window is open


def test_another_image_under_the_name_gets_neither_mask_nor_decision(qtbot, opened, folder):
    window, _ = opened
    session = window.session
    image = go(qtbot, window, "1.png")
    mask = correct(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Y)
    assert session.review.verdicts.state(image) is CORRECTED
    go(qtbot, window, "2.png")
    shutil.move(image, folder.parent / "aside.png")
    draw(image, 7)
    go(qtbot, window, "1.png")
    wait_for_offer(qtbot, window)
    assert "not the image that was corrected" in window.banner.text
    assert session.correction.document is None
    assert session.review.verdicts.state(image) is OPEN
    assert window.findChild(QLabel, "images/reviewed").text() == "0 reviewed"
    go(qtbot, window, "2.png")
    assert not window.banner.isVisible()
    shutil.move(folder.parent / "aside.png", image)
    go(qtbot, window, "1.png")
    assert np.array_equal(document(qtbot, session).mask, mask)
    qtbot.waitUntil(lambda: session.review.verdicts.state(image) is CORRECTED)


def test_a_correction_of_another_image_can_be_looked_at_alone(qtbot, opened):
    window, _ = opened
    image = go(qtbot, window, "1.png")
    correct(qtbot, window)
    go(qtbot, window, "2.png")
    draw(image, 7, size=(30, 20))
    go(qtbot, window, "1.png")
    wait_for_offer(qtbot, window)
    dialog = looked_at(qtbot, window)
    assert "32 × 24 pixels, one gesture" in dialog.findChild(QLabel, "other/sentence").text()
    assert dialog.findChild(QLabel, "other/mask").pixmap().width() > 100
    assert dialog.findChild(QToolButton, "other/adopt") is None
    assert len(dialog.findChild(QDialogButtonBox).buttons()) == 1
    dialog.reject()
    assert window.session.correction.document is None


def test_an_image_that_is_replaced_while_it_is_shown_is_shown_anew(qtbot, opened, tiny_variants):
    window, _ = opened
    session = window.session
    image = go(qtbot, window, "1.png")
    tick(qtbot, window, known(window)[:1])
    correct(qtbot, window)
    before = session.answers[session.ticked[0]]
    draw(image, 7)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: session.current_image.identity == ImageIdentity.of(pixels(7)))
    assert session.correction.document is None
    assert "replaced" in window.banner.text or "not the image" in window.banner.text
    qtbot.waitUntil(lambda: answered(window))
    after = session.answers[session.ticked[0]]
    assert after.request.identity == session.current_image.identity != before.request.identity
    name = next(name for name in after.maps if name.startswith("probability/"))
    assert not np.array_equal(after.maps[name].values, before.maps[name].values)


def test_answers_of_an_image_that_comes_back_are_not_computed_again(qtbot, opened):
    window, _ = opened
    session = window.session
    image = go(qtbot, window, "1.png")
    tick(qtbot, window, known(window)[:1])
    before = session.answers[session.ticked[0]]
    content = image.read_bytes()
    draw(image, 7)
    session.requester.check()
    qtbot.waitUntil(lambda: session.current_image.identity == ImageIdentity.of(pixels(7)) and answered(window))
    image.write_bytes(content)
    session.requester.check()
    qtbot.waitUntil(lambda: session.current_image.identity == ImageIdentity.of(pixels(1)))
    assert session.answers[session.ticked[0]] is before


# ---- between two starts


def test_moved_images_have_their_decisions_and_corrections_at_the_next_start(qtbot, tmp_path, folder, tiny_variants):
    window, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    go(qtbot, window, "1.png")
    mask = correct(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Y)
    go(qtbot, window, "3.png")
    qtbot.keyClick(window, Qt.Key.Key_J)
    window.close()
    os.rename(folder, tmp_path / "elsewhere")
    os.rename(tmp_path / "elsewhere" / "3.png", tmp_path / "elsewhere" / "renamed.png")
    draw(tmp_path / "elsewhere" / "3.png", 9)
    again, _ = start(qtbot, tmp_path / "state.json", tmp_path / "elsewhere", tiny_variants, ticked=())
    review = again.session.review

    def states():
        return {path.name: review.verdicts.state(path) for path in again.session.listing.paths}

    expected = {"1.png": CORRECTED, "2.png": OPEN, "3.png": OPEN, "renamed.png": REJECTED}
    qtbot.waitUntil(lambda: states() == expected)  # those that nobody opens too
    go(qtbot, again, "1.png")
    assert np.array_equal(document(qtbot, again.session).mask, mask)
    again.close()


def test_a_correction_from_before_is_offered_and_adopted_where_a_person_says_so(qtbot, opened, folder):
    window, _ = opened
    session, image = window.session, folder / "1.png"
    old = journal_path(journals_folder(), image)
    old.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(BEFORE / "one.journal", old)
    os.utime(old, (1, 1))
    go(qtbot, window, "2.png")
    go(qtbot, window, "1.png")
    wait_for_offer(qtbot, window)
    assert "may belong to another image" in window.banner.text
    assert session.correction.document is None
    dialog = looked_at(qtbot, window)
    adopt = dialog.findChild(QPushButton, "other/adopt")
    qtbot.mouseClick(adopt, Qt.MouseButton.LeftButton)
    assert document(qtbot, session).gestures == 3
    assert not old.exists()
    assert CorrectionStore(journals_folder()).look_at(see(image)).provenance.identity == session.current_image.identity


# ---- without workers


@pytest.fixture
def session(qapp):
    return made.session("one", count=3)


def shown(session, grey, image=None):
    session.receiver.take_image(made.image(image or session.image, grey=grey))


def test_clicks_belong_to_the_image_and_not_to_its_name(session):
    shown(session, 1)
    rows, columns = session.current_image.opened.size
    session.seeds.click(session.current_image.opened, (1.5 / rows, 2.5 / columns), belongs=True)
    shown(session, 2)
    assert session.seeds.of(session.current_image.identity) == ()
    shown(session, 1)
    assert session.seeds.of(session.current_image.identity) == (Click(1, 2),)


def test_an_answer_for_the_image_before_is_not_shown(session):
    shown(session, 1)
    late = made.prediction(session.requests()[0], made.half(0.9, 0.1))
    shown(session, 2)
    session.receiver.take_prediction(late)
    assert session.answers == {}
    shown(session, 1)
    assert session.answers == {session.ticked[0]: late}


def test_a_mask_that_was_read_for_the_image_before_is_not_taken(session):
    shown(session, 1)
    before = Provenance.now(session.image, (made.ROWS, made.COLUMNS), identity=session.current_image.identity)
    shown(session, 2)
    session.correction.begin(np.ones((made.ROWS, made.COLUMNS), np.uint8), before)
    assert session.correction.document is None


def test_a_replaced_image_has_no_artefacts_of_the_one_before(session):
    shown(session, 1)
    session.receiver.take_artefacts(Artefacts(session.image, np.ones((made.ROWS, made.COLUMNS), np.uint8)))
    shown(session, 2)
    assert session.current_image.artefacts is None
    assert session.cache.artefacts.get(session.image) is None


# ---- the ground truth


def test_a_ground_truth_that_is_replaced_is_noticed_and_scored_against(qtbot, opened, folder):
    window, _ = opened
    session = window.session
    masks = folder / "masks"
    image = go(qtbot, window, "1.png")
    tick(qtbot, window, known(window)[:1])
    assert session.current_image.opened is not None
    assert session.current_image.opened.truth is None

    def put(mask: np.ndarray) -> None:
        Image.fromarray(mask).save(masks / "1.png")

    def scored_against(mask: np.ndarray) -> bool:
        truth = session.current_image.opened.truth
        answer = session.answers.get(session.ticked[0])
        if truth is None or not answered(window) or answer.counts.target is None:
            return False
        return np.array_equal(truth > 0, mask > 0) and int(answer.counts.target.sum()) == int((mask > 0).sum())

    left, right = np.zeros((24, 32), np.uint8), np.zeros((24, 32), np.uint8)
    left[:, :5], right[:, 20:] = 255, 255
    masks.mkdir()
    put(left)
    session.requester.check()
    qtbot.waitUntil(lambda: scored_against(left))
    put(right)
    session.requester.check()
    qtbot.waitUntil(lambda: scored_against(right))
    go(qtbot, window, "2.png")
    put(left)
    go(qtbot, window, "1.png")
    qtbot.waitUntil(lambda: scored_against(left))
    (masks / "1.png").unlink()
    session.requester.check()
    qtbot.waitUntil(lambda: session.current_image.opened.truth is None and answered(window))
    assert session.image == image
    assert session.answers[session.ticked[0]].request.truth == ""
