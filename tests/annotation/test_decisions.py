"""Decisions on images: they follow the image when it moves, and a killed process loses none of them."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from segview.annotation import decisions as module
from segview.annotation.decisions import ENDING, Decisions
from segview.annotation.records import read_record, record_line
from segview.annotation.verdict import Decision, Verdict
from segview.core.base.errors import UserError
from segview.core.images import identity
from segview.core.images.frames import frame_path
from segview.core.images.identity import ImageIdentity
from tests.annotation.seen import draw, pixels, see

BEFORE = Path(__file__).parent / "written_before" / "pictures.decisions"
ACCEPTED, REJECTED, UNVERIFIED = Decision.ACCEPTED, Decision.REJECTED, Decision.UNVERIFIED


@pytest.fixture(autouse=True)
def settled(monkeypatch):
    """Take written files for old at once, so that their times tell whether they have changed."""
    monkeypatch.setattr(identity, "SETTLED_NS", -1)


@pytest.fixture
def one(tmp_path):
    return draw(tmp_path / "pictures" / "one.bmp", seed=1)


@pytest.fixture
def two(tmp_path):
    return draw(tmp_path / "pictures" / "two.bmp", seed=2)


@pytest.fixture
def elsewhere(tmp_path):
    return draw(tmp_path / "others" / "one.bmp", seed=3)


def decided(image, decision, **fields):
    seen = see(image)
    return Verdict.now(image, decision, identity=seen.identity, source=seen.source, **fields)


@pytest.fixture
def decisions(tmp_path):
    return Decisions(tmp_path / "desk")


def files(tmp_path):
    return sorted((tmp_path / "desk").glob(f"*{ENDING}"))


def states(decisions, *images):
    return {image: verdict.decision for image, verdict in decisions.read(images).items()}


def test_the_last_decision_counts_and_others_are_left_alone(decisions, tmp_path, one, two, elsewhere):
    for image, decision in ((one, ACCEPTED), (two, REJECTED), (one, Decision.SKIPPED)):
        decisions.add(decided(image, decision))
    decisions.add(decided(elsewhere, Decision.CORRECTED))
    assert states(decisions, one, two, elsewhere) == {
        one: Decision.SKIPPED,
        two: REJECTED,
        elsewhere: Decision.CORRECTED,
    }
    assert states(decisions, two) == {two: REJECTED}
    assert states(Decisions(tmp_path / "desk"), one) == {one: Decision.SKIPPED}


def test_nothing_decided_is_nothing_read(decisions, tmp_path, one):
    assert decisions.read([one]) == {}
    assert not (tmp_path / "desk").exists()


def test_what_it_was_decided_of_is_kept(decisions, one):
    verdict = decided(
        one,
        ACCEPTED,
        variant="unet-a",
        weights_sha256="ab" * 32,
        threshold=0.45,
        scales=(0.5, 1.0),
        gestures=3,
        seconds=12.5,
        blind=True,
        revealed=10.0,
    )
    decisions.add(verdict)
    assert decisions.read([one]) == {one: verdict}
    assert verdict.decided.startswith(time.strftime("%Y-"))


def test_names_that_are_no_utf8_are_kept(decisions, tmp_path):
    odd = draw(tmp_path / os.fsdecode(b"\xff\xe9 \n.bmp"), seed=1)
    decisions.add(decided(odd, ACCEPTED))
    assert states(decisions, odd) == {odd: ACCEPTED}


@pytest.mark.parametrize("kept", [0, 1, 20, -1])
def test_a_torn_line_takes_neither_what_was_before_nor_what_comes_after(decisions, tmp_path, one, kept):
    first, second = decided(one, ACCEPTED), decided(one, REJECTED)
    decisions.add(first)
    [path] = files(tmp_path)
    whole = path.read_bytes()
    decisions.add(second)
    path.write_bytes(whole + path.read_bytes()[len(whole) :][:kept])
    assert states(decisions, one) == {one: ACCEPTED}
    decisions.add(decided(one, Decision.SKIPPED))
    assert states(decisions, one) == {one: Decision.SKIPPED}


def test_a_flipped_bit_loses_one_decision(decisions, tmp_path, one, two):
    for image in (one, two):
        decisions.add(decided(image, ACCEPTED))
    [path] = [path for path in files(tmp_path) if path.name.startswith(see(one).identity.sha256[:2])]
    content = bytearray(path.read_bytes())
    content[40] ^= 1
    path.write_bytes(content)
    assert states(decisions, one, two) == {two: ACCEPTED}


def test_another_version_is_told_and_left_alone(decisions, tmp_path, one):
    decisions.add(decided(one, ACCEPTED))
    [path] = files(tmp_path)
    record = {**(read_record(path.read_bytes()) or {}), "decision": "postponed"}
    path.write_bytes(path.read_bytes() + record_line(record))
    before = path.read_bytes()
    with pytest.raises(UserError, match="another version of segview"):
        decisions.read([one])
    assert path.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path, one):
    folder = tmp_path / "desk"
    folder.mkdir(mode=0o500)
    with pytest.raises(UserError, match=r"one\.bmp could not be saved"):
        Decisions(folder).add(decided(one, ACCEPTED))


def test_a_file_in_the_way_is_told(tmp_path, one):
    (tmp_path / "desk").write_text("no folder")
    with pytest.raises(UserError, match=r"one\.bmp could not be saved"):
        Decisions(tmp_path / "desk").add(decided(one, ACCEPTED))


# ---- the same image elsewhere


@pytest.mark.parametrize("how", [os.rename, shutil.copy, os.link])
def test_the_same_image_elsewhere_has_its_decision(decisions, one, tmp_path, how):
    decisions.add(decided(one, ACCEPTED, threshold=0.4))
    other = tmp_path / "others" / "renamed.bmp"
    other.parent.mkdir()
    how(one, other)
    assert decisions.read([other]) == {}
    assert decisions.survey([other]).unsure == (other,)
    verdict = decisions.recall(see(other)).verdict
    assert (verdict.image, verdict.decision, verdict.threshold) == (str(other), ACCEPTED, 0.4)
    assert states(decisions, other) == {other: ACCEPTED}
    assert decisions.survey([other]).unsure == ()


def test_a_decision_elsewhere_counts_everywhere(decisions, one, tmp_path):
    decisions.add(decided(one, ACCEPTED))
    copy = Path(shutil.copy(one, tmp_path / "copy.bmp"))
    decisions.add(decided(copy, REJECTED))
    assert states(decisions, one, copy) == {one: REJECTED, copy: REJECTED}


def test_only_images_that_may_be_known_are_asked_about(decisions, one, two, tmp_path):
    decisions.add(decided(one, ACCEPTED))
    large = draw(tmp_path / "others" / "large.bmp", seed=4, size=(40, 40))
    moved = Path(shutil.move(one, tmp_path / "others" / "moved.bmp"))
    assert decisions.survey([large, moved]).unsure == (moved,)
    assert decisions.survey([two]).unsure == (two,)  # as large as the one that is known
    assert decisions.recall(see(two)).verdict is None


# ---- another image under the same name


@pytest.mark.parametrize("size", [(24, 32), (12, 16)])
def test_another_image_under_the_name_counts_for_nothing(decisions, one, size):
    decisions.add(decided(one, ACCEPTED))
    before = one.stat()
    draw(one, seed=5, size=size)
    os.utime(one, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert states(decisions, one) == {one: UNVERIFIED}
    assert decisions.survey([one]).unsure == (one,)
    recalled = decisions.recall(see(one))
    assert (recalled.verdict, recalled.other.decision) == (None, ACCEPTED)
    assert states(decisions, one) == {}
    assert decisions.survey([one]).unsure == ()


def test_two_images_that_change_places_keep_their_decisions(decisions, one, two, tmp_path):
    decisions.add(decided(one, ACCEPTED))
    decisions.add(decided(two, REJECTED))
    os.rename(one, tmp_path / "away")
    os.rename(two, one)
    os.rename(tmp_path / "away", two)
    assert set(states(decisions, one, two).values()) == {UNVERIFIED}
    assert decisions.recall(see(one)).verdict.decision is REJECTED
    assert decisions.recall(see(two)).verdict.decision is ACCEPTED
    assert states(decisions, one, two) == {one: REJECTED, two: ACCEPTED}


def test_a_file_that_changed_though_the_image_did_not_is_recognised(decisions, one):
    decisions.add(decided(one, ACCEPTED))
    one.chmod(0o600)
    assert states(decisions, one) == {one: UNVERIFIED}
    assert decisions.recall(see(one)).verdict.decision is ACCEPTED
    assert states(decisions, one) == {one: ACCEPTED}


def test_a_file_that_was_just_written_is_not_trusted(decisions, one, monkeypatch):
    monkeypatch.setattr(identity, "SETTLED_NS", 2_000_000_000)
    decisions.add(decided(one, ACCEPTED))
    assert states(decisions, one) == {one: UNVERIFIED}
    assert decisions.recall(see(one)).verdict.decision is ACCEPTED


def test_an_image_that_is_gone_is_not_counted(decisions, one):
    decisions.add(decided(one, ACCEPTED))
    one.unlink()
    assert states(decisions, one) == {one: UNVERIFIED}


def test_a_decision_that_was_taken_back_is_open_whatever_became_of_the_file(decisions, one):
    decisions.add(decided(one, ACCEPTED))
    decisions.add(decided(one, Decision.OPEN))
    assert states(decisions, one) == {one: Decision.OPEN}
    one.chmod(0o600)
    assert states(decisions, one) == {}
    assert decisions.recall(see(one)).verdict.decision is Decision.OPEN


def test_frames_of_a_film_are_told_apart(decisions, tmp_path):
    stack = tmp_path / "stack.tif"
    pages = [Image.fromarray(pixels(seed)) for seed in (1, 2)]
    pages[0].save(stack, save_all=True, append_images=pages[1:])
    frames = [frame_path(stack, number) for number in (1, 2)]
    decisions.add(decided(frames[1], REJECTED))
    assert states(decisions, *frames) == {frames[1]: REJECTED}
    pages[1].save(stack, save_all=True, append_images=pages[:1])
    assert states(decisions, *frames) == {frames[1]: UNVERIFIED}
    assert decisions.recall(see(frames[1])).verdict is None
    assert decisions.recall(see(frames[0])).verdict.decision is REJECTED


# ---- what versions before identities have written


def written_before(tmp_path, image, *, decided=None):
    """Put the decisions of an earlier version where that version would have put them, and have it speak of an image."""
    folder = tmp_path / "desk"
    folder.mkdir(exist_ok=True)
    records = [read_record(line) or {} for line in BEFORE.read_bytes().splitlines(keepends=True)]
    own = {**records[0], "image": str(image), **({"decided": decided} if decided else {})}
    path = folder / f"{module.path_key(image.parent)}{ENDING}"
    path.write_bytes(b"".join(record_line(record) for record in (own, *records[1:])))


def in_a_year():
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(time.time() + 365 * 86400))


def test_a_verdict_from_before_counts_where_the_file_is_older(decisions, tmp_path, one):
    written_before(tmp_path, one, decided=in_a_year())
    verdict = decisions.read([one])[one]
    assert (verdict.decision, verdict.gestures, verdict.variant) == (Decision.CORRECTED, 3, "unet-a")


def test_a_verdict_from_before_gets_an_identity_and_then_goes_with_the_image(decisions, tmp_path, one):
    written_before(tmp_path, one, decided=in_a_year())
    assert decisions.recall(see(one)).verdict.identity == see(one).identity
    moved = Path(shutil.move(one, tmp_path / "moved.bmp"))
    assert decisions.recall(see(moved)).verdict.decision is Decision.CORRECTED
    draw(one, seed=7)
    assert decisions.recall(see(one)).verdict is None


def test_a_verdict_from_before_is_not_counted_where_the_file_is_newer(decisions, tmp_path, one):
    written_before(tmp_path, one)
    assert states(decisions, one) == {one: UNVERIFIED}
    recalled = decisions.recall(see(one))
    assert (recalled.verdict, recalled.other.decision) == (None, Decision.CORRECTED)


# ---- several windows, and kills


def add_many(folder, prefix, count):
    decisions = Decisions(folder)
    for number in range(count):
        known = ImageIdentity(sha256=f"{number:08x}" * 7 + f"{ord(prefix):08x}", rows=1, columns=1)
        decisions.add(Verdict.now(Path(f"/pictures/{prefix}{number}.png"), ACCEPTED, identity=known))


def test_two_windows_decide_at_once(tmp_path):
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=add_many, args=(tmp_path, prefix, 60)) for prefix in "ab"]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    images = [Path(f"/pictures/{prefix}{number}.png") for prefix in "ab" for number in range(60)]
    assert len(Decisions(tmp_path).read(images)) == 120


DECIDER = """
import sys
from pathlib import Path
from segview.annotation.decisions import Decisions
from segview.annotation.verdict import Decision, Verdict
from segview.core.images.identity import ImageIdentity
decisions = Decisions(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 100_000):
    known = ImageIdentity(sha256=f"{number:064x}", rows=1, columns=1)
    decisions.add(Verdict.now(Path(f"/pictures/{number}.png"), Decision.ACCEPTED, identity=known))
    print(number, flush=True)
"""


def test_what_was_acknowledged_survives_kills(tmp_path):
    number = 0
    for delay in (0.0, 0.013, 0.031, 0.05, 0.002, 0.021):
        decider = subprocess.Popen(
            [sys.executable, "-c", DECIDER, str(tmp_path), str(number)], stdout=subprocess.PIPE, text=True
        )
        assert decider.stdout is not None
        decider.stdout.readline()
        time.sleep(delay)
        decider.send_signal(signal.SIGKILL)
        rest = decider.stdout.read().split()
        decider.wait()
        decider.stdout.close()
        number = int(rest[-1]) + 1 if rest else number + 1
    images = [Path(f"/pictures/{one}.png") for one in range(number)]
    assert len(Decisions(tmp_path).read(images)) == number
