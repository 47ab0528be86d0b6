"""Nothing that the journal took is lost, whenever the program is killed."""

import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from segview.annotation.document import Document
from segview.annotation.gestures import Drawn, Polygon, Redo, Stroke, Undo, set_selected
from segview.annotation.journal import Journal, journal_path, replay
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from tests.conftest import ROOT

SIZE = (80, 100)
ORIGIN = Provenance(image="/pictures/one.png", size=SIZE, variant="unet-c", threshold=0.4)


def start() -> np.ndarray:
    mask = np.zeros(SIZE, np.uint8)
    mask[20:40, 30:60] = 1
    return mask


def stroke(number: int) -> Stroke:
    chance = random.Random(number)
    points = tuple((chance.uniform(0, 80), chance.uniform(0, 100)) for _ in range(3))
    return Stroke(points=points, radius=chance.uniform(1, 9), value=number % 2)


def gesture(number: int) -> Drawn | Undo | Redo:
    chance = random.Random(number)
    value, kind = number % 3, chance.random()
    if kind < 0.5:
        return stroke(number)
    if kind < 0.7:
        corners = tuple((chance.uniform(-5, 85), chance.uniform(-5, 105)) for _ in range(4))
        return Polygon(points=corners, value=value, protected=(2,))
    if kind < 0.85:
        found = set_selected(np.random.default_rng(number).random(SIZE) < 0.3, value)
        assert found is not None
        return found
    return Undo() if kind < 0.95 else Redo()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return journal_path(tmp_path / "journals", Path("/pictures/one.png"))


def test_what_was_written_is_read_again(path: Path) -> None:
    journal, document = Journal(path), Document(ORIGIN, start())
    assert journal.read() is None
    journal.begin(ORIGIN, document.mask)
    for gesture in (stroke(1), stroke(2), Undo(), stroke(3)):
        document.apply(gesture)
        journal.add(gesture)
    journal.close()
    again = Journal(path)
    read = again.read()
    again.close()
    assert read is not None
    assert read.provenance == ORIGIN
    assert read.gestures == 4
    assert np.array_equal(read.mask, document.mask)
    assert read.history.can_undo


def test_each_image_has_its_own(tmp_path: Path) -> None:
    assert journal_path(tmp_path, Path("/a/1.png")) != journal_path(tmp_path, Path("/b/1.png"))


@pytest.mark.parametrize("lost", [1, 5, 40])
def test_a_torn_end_is_cut_off_and_the_rest_counts(path: Path, lost: int) -> None:
    journal, document = Journal(path), Document(ORIGIN, start())
    journal.begin(ORIGIN, document.mask)
    journal.add(stroke(1))
    document.apply(stroke(1))
    journal.add(stroke(2))
    journal.close()
    path.write_bytes(path.read_bytes()[:-lost])
    again = Journal(path)
    read = again.read()
    assert read is not None
    assert np.array_equal(read.mask, document.mask)
    again.add(stroke(3))
    read.apply(stroke(3))
    again.close()
    assert np.array_equal(replay(path.read_bytes())[0].mask, read.mask)


def test_a_flipped_bit_does_not_pass(path: Path) -> None:
    journal = Journal(path)
    journal.begin(ORIGIN, start())
    journal.add(stroke(1))
    journal.close()
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    document, end = replay(bytes(content))
    assert document is not None
    assert document.gestures == 0
    assert end < len(content)


def test_beginning_anew_counts_only_when_it_is_whole(path: Path) -> None:
    journal, document = Journal(path), Document(ORIGIN, start())
    journal.begin(ORIGIN, document.mask)
    journal.add(stroke(1))
    document.apply(stroke(1))
    journal.begin(ORIGIN, start(), gestures=7)
    journal.add(stroke(2))
    journal.close()
    content = path.read_bytes()
    new_start = content.rindex(b'{"origin"')
    document_after, _ = replay(content)
    assert document_after is not None
    assert document_after.gestures == 8
    for lost in (new_start, new_start + 1, new_start + 300):
        before, _ = replay(content[:lost])
        assert before is not None
        assert np.array_equal(before.mask, document.mask)


def test_a_full_disk_is_told_and_what_comes_after_it_counts(path: Path) -> None:
    journal, document = Journal(path), Document(ORIGIN, start())
    journal.begin(ORIGIN, document.mask)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    # The next record fits only in part.
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 30, limits[1]))
    try:
        with pytest.raises(UserError, match=r"could not be saved.*still in the window"):
            journal.add(stroke(1))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, old)
    journal.add(stroke(2))
    document.apply(stroke(2))
    journal.close()
    again = Journal(path)
    read = again.read()
    again.close()
    assert read is not None
    assert read.gestures == 1
    assert np.array_equal(read.mask, document.mask)


def test_what_this_version_does_not_understand_is_left_as_it_is(path: Path) -> None:
    journal = Journal(path)
    journal.begin(ORIGIN, start())
    journal._write({"kind": "spray"})
    journal.add(stroke(1))
    content = path.read_bytes()
    with pytest.raises(UserError, match="does not understand"):
        journal.read()
    assert path.read_bytes() == content
    journal.begin(ORIGIN, start())
    journal.add(stroke(2))
    read, expected = journal.read(), Document(ORIGIN, start())
    journal.close()
    expected.apply(stroke(2))
    assert read is not None
    assert np.array_equal(read.mask, expected.mask)


def test_whole_records_behind_a_damaged_one_are_kept_beside(path: Path) -> None:
    journal = Journal(path)
    journal.begin(ORIGIN, start())
    first = path.stat().st_size
    journal.add(stroke(1))
    journal.add(stroke(2))
    journal.close()
    content = bytearray(path.read_bytes())
    content[first + 20] ^= 1
    path.write_bytes(content)
    Journal(path).close()
    assert path.with_suffix(".damaged").read_bytes() == content[first:]


def test_a_second_writer_is_told_who_has_it(path: Path) -> None:
    first = Journal(path)
    with pytest.raises(UserError, match=r"being corrected elsewhere \(process \d+ on .*read-only"):
        Journal(path)
    first.close(remove=True)
    assert not path.exists()
    Journal(path).close()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UserError, match="cannot be written"):
        Journal(tmp_path / "file" / "one.journal")


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.annotation.test_journal import ORIGIN, gesture, start
from segview.annotation.journal import Journal
journal = Journal(Path(sys.argv[1]))
document = journal.read()
if document is None:
    journal.begin(ORIGIN, start())
number = document.gestures if document else 0
print(number, flush=True)
while True:
    journal.add(gesture(number))
    number += 1
    print(number, flush=True)
"""


def killed(path: Path, kills: int) -> None:
    """Kill a writer again and again; every number that it printed stands for a gesture that is saved."""
    chance = random.Random(0)
    saved = 0
    root = str(ROOT)
    for number_of_kill in range(kills):
        if number_of_kill % 10 == 0:  # a long journal takes long to check
            path.unlink(missing_ok=True)
            saved = 0
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), root], stdout=subprocess.PIPE, text=True, cwd=root
        )
        assert writer.stdout is not None
        assert int(writer.stdout.readline()) >= saved
        time.sleep(chance.uniform(0, 0.08))
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().split()
        writer.wait()
        writer.stdout.close()
        saved = int(rest[-2] if len(rest) > 1 else saved) if rest else saved
        document = replay(path.read_bytes())[0]
        assert document is not None
        assert document.gestures >= saved
        expected = Document(ORIGIN, start())
        for number in range(document.gestures):
            expected.apply(gesture(number))
        assert np.array_equal(document.mask, expected.mask)


def test_a_kill_loses_nothing_that_was_saved(path: Path) -> None:
    killed(path, 4)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_hundred_kills_lose_nothing_that_was_saved(path: Path) -> None:
    killed(path, 200)
