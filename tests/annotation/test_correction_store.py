"""A correction belongs to an image: it goes where the image goes, and never lies on another."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from segview.annotation.correction_store import CorrectionStore
from segview.annotation.document import Document
from segview.annotation.gestures import Stroke, Undo
from segview.annotation.journal import ENDING, HeldElsewhere, journal_path, replay
from segview.core.base.errors import UserError
from tests.annotation.seen import SIZE, draw, provenance, see, stroke

BEFORE = Path(__file__).parent / "written_before"


@pytest.fixture
def journals(tmp_path: Path) -> Path:
    return tmp_path / "journals"


@pytest.fixture
def image(tmp_path: Path) -> Path:
    return draw(tmp_path / "images" / "one.bmp", seed=1)


def correct(journals: Path, image: Path, *numbers: int) -> np.ndarray:
    """Correct an image, put it away, and return the mask."""
    desk, sighting = CorrectionStore(journals), see(image)
    document = Document(provenance(sighting))
    desk.begin(image, document.provenance, document.mask)
    for number in numbers:
        document.apply(stroke(number))
        desk.add(image, stroke(number), sighting.identity)
    desk.close()
    return document.mask


def left(journals: Path, image: Path):
    """Return the corrections that are kept under the name of an image."""
    desk = CorrectionStore(journals)
    kept = desk.take_up(see(image))
    desk.close()
    return kept


def written_before(journals: Path, image: Path, name: str = "one") -> Path:
    """Put the journal of an earlier version where that version would have put it."""
    journals.mkdir(exist_ok=True)
    path = journal_path(journals, image)
    shutil.copy(BEFORE / f"{name}.journal", path)
    return path


def age(path: Path, seconds: float) -> None:
    """Have a file's content be older, or younger, than it is."""
    moment = path.stat().st_mtime + seconds
    os.utime(path, (moment, moment))


# ---- the same image elsewhere


@pytest.mark.parametrize("how", [os.rename, shutil.copy, os.link])
def test_the_same_image_elsewhere_has_its_correction(journals, image, tmp_path, how):
    mask = correct(journals, image, 1, 2)
    elsewhere = tmp_path / "other" / "renamed.bmp"
    elsewhere.parent.mkdir()
    how(image, elsewhere)
    kept = left(journals, elsewhere)
    assert np.array_equal(kept.own.mask, mask)
    assert kept.own.provenance.image == str(elsewhere)
    assert kept.own.gestures == 2
    assert kept.other is None


def test_the_same_image_in_another_format_has_its_correction(journals, image, tmp_path):
    mask = correct(journals, image, 1)
    other = draw(tmp_path / "images" / "one.png", seed=1)
    assert np.array_equal(left(journals, other).own.mask, mask)


def test_a_moved_folder_has_its_corrections(journals, image, tmp_path):
    mask = correct(journals, image, 1)
    os.rename(image.parent, tmp_path / "mounted elsewhere")
    assert np.array_equal(left(journals, tmp_path / "mounted elsewhere" / image.name).own.mask, mask)


def test_what_is_done_after_a_move_is_kept_too(journals, image, tmp_path):
    correct(journals, image, 1)
    moved = Path(shutil.move(image, tmp_path / "two.bmp"))
    desk = CorrectionStore(journals)
    document = desk.take_up(see(moved)).own
    desk.add(moved, stroke(5))
    document.apply(stroke(5))
    desk.close()
    shutil.move(moved, image)
    assert np.array_equal(left(journals, image).own.mask, document.mask)
    assert len(list(journals.glob(f"*{ENDING}"))) == 1


# ---- another image under the same name


@pytest.mark.parametrize("size", [SIZE, (12, 16)])
def test_another_image_gets_nothing_and_may_look(journals, image, size):
    mask = correct(journals, image, 1, 2)
    draw(image, seed=2, size=size)
    kept = left(journals, image)
    assert kept.own is None
    assert np.array_equal(kept.other.mask, mask)
    assert kept.certain
    assert left(journals, image).own is None


def test_each_image_that_had_the_name_keeps_its_own(journals, image):
    masks = {}
    for seed in (1, 2, 3):
        draw(image, seed)
        masks[seed] = correct(journals, image, seed, seed + 4)
    for seed in (2, 1, 3):
        draw(image, seed)
        assert np.array_equal(left(journals, image).own.mask, masks[seed])
    draw(image, 4)
    assert np.array_equal(left(journals, image).other.mask, masks[3])


def test_a_gesture_for_an_image_that_lost_its_name_is_refused(journals, image):
    correct(journals, image, 1)
    before = see(image)
    desk = CorrectionStore(journals)
    desk.take_up(before)
    draw(image, seed=2)
    now = see(image)
    desk.take_up(now)
    desk.begin(image, provenance(now), np.zeros(SIZE, np.uint8))
    with pytest.raises(UserError, match="no correction of"):
        desk.add(image, stroke(3), before.identity)
    desk.add(image, stroke(4), now.identity)
    desk.close()
    assert left(journals, image).own.gestures == 1


def test_a_correction_without_a_gesture_is_not_offered(journals, image):
    correct(journals, image)
    draw(image, seed=2)
    assert left(journals, image).other is None


def test_a_correction_that_is_thrown_away_is_gone_for_every_copy(journals, image, tmp_path):
    correct(journals, image, 1)
    copy = Path(shutil.copy(image, tmp_path / "copy.bmp"))
    desk = CorrectionStore(journals)
    desk.take_up(see(copy))
    desk.discard(copy, see(copy).identity)
    assert left(journals, image).own is None
    assert not list(journals.glob(f"*{ENDING}"))


def test_two_copies_are_one_correction_with_one_writer(journals, image, tmp_path):
    correct(journals, image, 1)
    copy = Path(shutil.copy(image, tmp_path / "copy.bmp"))
    first, second = CorrectionStore(journals), CorrectionStore(journals)
    first.take_up(see(image))
    with pytest.raises(HeldElsewhere):
        second.take_up(see(copy))
    assert second.look_at(see(copy)).gestures == 1
    first.take_up(see(copy))  # the same window may go from one to the other
    first.add(copy, stroke(2))
    first.close()
    assert left(journals, image).own.gestures == 2


# ---- what versions before identities have written


def test_a_journal_from_before_is_taken_up_where_the_file_is_older(journals, image):
    written_before(journals, image)
    kept = left(journals, image)
    expected = np.zeros(SIZE, np.uint8)
    expected[4:10, 6:20] = 1
    document = Document(kept.own.provenance, expected)
    document.apply(Stroke(points=((5.0, 5.0), (12.0, 20.0)), radius=3.0, value=1))
    assert np.array_equal(kept.own.mask, document.mask)
    assert (kept.own.gestures, kept.own.provenance.variant) == (3, "unet-a")
    assert kept.own.history.can_redo
    assert kept.own.provenance.identity == see(image).identity


def test_looking_at_a_journal_from_before_leaves_it_as_it_is(journals, image):
    path = written_before(journals, image)
    left(journals, image)
    assert path.read_bytes() == (BEFORE / "one.journal").read_bytes()


def test_the_next_change_writes_the_identity_and_then_it_goes_with_the_image(journals, image, tmp_path):
    old = written_before(journals, image)
    desk = CorrectionStore(journals)
    document = desk.take_up(see(image)).own
    for gesture in (Undo(), stroke(9)):
        desk.add(image, gesture)
        document.apply(gesture)
    desk.close()
    assert not old.exists()
    moved = Path(shutil.move(image, tmp_path / "moved.bmp"))
    kept = left(journals, moved)
    assert np.array_equal(kept.own.mask, document.mask)
    assert (kept.own.gestures, kept.own.history.can_undo) == (5, True)
    assert np.array_equal(kept.own.began, document.began)
    draw(image, seed=2)
    assert left(journals, image).own is None


def test_beginning_anew_takes_a_journal_from_before_along(journals, image):
    old = written_before(journals, image)
    desk, sighting = CorrectionStore(journals), see(image)
    desk.take_up(sighting)
    desk.begin(image, provenance(sighting), np.ones(SIZE, np.uint8), 4)
    desk.close()
    assert not old.exists()
    assert left(journals, image).own.area(1) == 24 * 32


def test_a_kill_before_a_journal_has_its_new_name_leaves_it_bound(journals, image, tmp_path):
    old = written_before(journals, image)
    desk = CorrectionStore(journals)
    desk.take_up(see(image))
    desk.add(image, stroke(9))
    desk.close()
    [new] = journals.glob(f"*{ENDING}")
    os.link(new, old)  # between the two steps: both names
    kept = left(journals, image)
    assert kept.own.gestures == 4
    assert not old.exists()
    os.rename(new, old)  # before them: the old name alone
    assert left(journals, image).own.gestures == 4
    draw(image, seed=2)
    kept = left(journals, image)
    assert (kept.own, kept.certain) == (None, True)
    assert kept.other.gestures == 4


def test_a_journal_from_before_whose_file_is_newer_is_only_offered(journals, image):
    age(written_before(journals, image), -10)
    kept = left(journals, image)
    assert kept.own is None
    assert (kept.other.gestures, kept.certain) == (3, False)


def test_a_journal_from_before_of_another_size_is_of_another_image(journals, image):
    draw(image, seed=1, size=(20, 20))
    age(written_before(journals, image), 10)
    kept = left(journals, image)
    assert (kept.own, kept.certain) == (None, True)


def test_an_image_that_is_moved_into_the_place_is_noticed_though_its_content_is_older(journals, image, tmp_path):
    other = draw(tmp_path / "other.bmp", seed=2)
    age(other, -1000)
    age(written_before(journals, image), -0.001)
    os.replace(other, image)
    assert left(journals, image).own is None


def test_several_classes_from_before_are_read_too(journals, image):
    written_before(journals, image, "two")
    kept = left(journals, image)
    assert kept.own.provenance.classes == ("sky", "road", "tree")
    assert kept.own.provenance.ignored == 11
    assert kept.own.area(2) > 100


# ---- all that are corrected


def test_only_corrections_that_fit_are_learnt_from(journals, tmp_path):
    folder = tmp_path / "images"
    images = [draw(folder / f"{seed}.bmp", seed) for seed in range(6)]
    for image in images[:4]:
        correct(journals, image, 1)
    draw(images[0], seed=10)  # another image
    os.replace(images[1], folder / "renamed.bmp")
    os.replace(images[2], images[5])
    asked = [images[0], folder / "renamed.bmp", *images[2:]]
    corrected = CorrectionStore(journals).read_corrections([image for image in asked if image.exists()], see)
    found = [one for one in corrected if isinstance(one, Document)]
    assert {Path(one.provenance.image).name for one in found} == {"renamed.bmp", "3.bmp", "5.bmp"}
    assert all(one.provenance.identity == see(Path(one.provenance.image)).identity for one in found)


def test_images_without_a_correction_are_not_decoded(journals, tmp_path):
    images = [draw(tmp_path / "images" / f"{seed}.bmp", seed) for seed in range(3)]
    other = draw(tmp_path / "images" / "large.bmp", seed=9, size=(30, 30))
    correct(journals, other, 1)
    assert not list(CorrectionStore(journals).read_corrections(images, lambda image: pytest.fail("decoded")))


def test_a_journal_says_which_image_it_is_of(journals, image):
    correct(journals, image, 1)
    [path] = journals.glob(f"*{ENDING}")
    own = replay(path.read_bytes())[0].provenance
    assert own.identity == see(image).identity
    assert own.source.sha256 in path.read_text()
