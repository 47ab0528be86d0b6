"""What was decided of images, and what a kill leaves of it."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from segview.annotation.decisions import ENDING, Decision, Decisions, Verdict
from segview.core.base.errors import UserError

ONE, TWO = Path("/pictures/one.png"), Path("/pictures/two.png")
ELSEWHERE = Path("/others/one.png")


@pytest.fixture
def decisions(tmp_path):
    return Decisions(tmp_path / "desk")


def files(tmp_path):
    return sorted((tmp_path / "desk").glob(f"*{ENDING}"))


def states(decisions, *images):
    return {image: verdict.decision for image, verdict in decisions.read(images).items()}


def test_the_last_decision_counts_and_others_are_left_alone(decisions, tmp_path):
    for image, decision in ((ONE, Decision.ACCEPTED), (TWO, Decision.REJECTED), (ONE, Decision.SKIPPED)):
        decisions.add(Verdict.now(image, decision))
    decisions.add(Verdict.now(ELSEWHERE, Decision.CORRECTED))
    assert states(decisions, ONE, TWO, ELSEWHERE) == {
        ONE: Decision.SKIPPED,
        TWO: Decision.REJECTED,
        ELSEWHERE: Decision.CORRECTED,
    }
    assert states(decisions, TWO) == {TWO: Decision.REJECTED}
    assert states(Decisions(tmp_path / "desk"), ONE) == {ONE: Decision.SKIPPED}
    assert len(files(tmp_path)) == 2


def test_nothing_decided_is_nothing_read(decisions, tmp_path):
    assert decisions.read([ONE]) == {}
    assert not (tmp_path / "desk").exists()


def test_what_it_was_decided_of_is_kept(decisions):
    verdict = Verdict.now(
        ONE,
        Decision.ACCEPTED,
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
    assert decisions.read([ONE]) == {ONE: verdict}
    assert verdict.decided.startswith(time.strftime("%Y-"))


def test_names_that_are_no_utf8_are_kept(decisions):
    odd = Path(os.fsdecode(b"/pictures/\xff\xe9 \n.png"))
    decisions.add(Verdict.now(odd, Decision.ACCEPTED))
    assert states(decisions, odd) == {odd: Decision.ACCEPTED}


@pytest.mark.parametrize("kept", [0, 1, 20, -1])
def test_a_torn_line_takes_neither_what_was_before_nor_what_comes_after(decisions, tmp_path, kept):
    decisions.add(Verdict.now(ONE, Decision.ACCEPTED))
    [path] = files(tmp_path)
    whole = path.read_bytes()
    decisions.add(Verdict.now(TWO, Decision.REJECTED))
    second = path.read_bytes()[len(whole) :]
    path.write_bytes(whole + second[:kept])
    assert states(decisions, ONE, TWO) == {ONE: Decision.ACCEPTED}
    decisions.add(Verdict.now(TWO, Decision.SKIPPED))
    assert states(decisions, ONE, TWO) == {ONE: Decision.ACCEPTED, TWO: Decision.SKIPPED}


def test_a_flipped_bit_loses_one_decision(decisions, tmp_path):
    for image in (ONE, TWO):
        decisions.add(Verdict.now(image, Decision.ACCEPTED))
    [path] = files(tmp_path)
    content = bytearray(path.read_bytes())
    content[40] ^= 1
    path.write_bytes(content)
    assert states(decisions, ONE, TWO) == {TWO: Decision.ACCEPTED}


def test_another_version_is_told_and_left_alone(decisions, tmp_path):
    from segview.annotation.records import written

    decisions.add(Verdict.now(ONE, Decision.ACCEPTED))
    [path] = files(tmp_path)
    path.write_bytes(path.read_bytes() + written({"image": str(ONE), "decision": "postponed"}))
    before = path.read_bytes()
    with pytest.raises(UserError, match="another version of segview"):
        decisions.read([ONE])
    assert path.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir(mode=0o500)
    with pytest.raises(UserError, match=r"one\.png could not be saved"):
        Decisions(folder).add(Verdict.now(ONE, Decision.ACCEPTED))


def test_a_file_in_the_way_is_told(tmp_path):
    (tmp_path / "desk").write_text("no folder")
    with pytest.raises(UserError, match=r"one\.png could not be saved"):
        Decisions(tmp_path / "desk").add(Verdict.now(ONE, Decision.ACCEPTED))


def add_many(folder, prefix, count):
    decisions = Decisions(folder)
    for number in range(count):
        decisions.add(Verdict.now(Path(f"/pictures/{prefix}{number}.png"), Decision.ACCEPTED))


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
from segview.annotation.decisions import Decision, Decisions, Verdict
decisions = Decisions(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 100_000):
    decisions.add(Verdict.now(Path(f"/pictures/{number}.png"), Decision.ACCEPTED))
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
