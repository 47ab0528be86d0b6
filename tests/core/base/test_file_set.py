"""Files that belong together: all old or all new, whichever call fails and whenever the writer is killed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from segview.core.base.errors import UserError
from segview.core.base.file_set import in_force, settle, write_together
from segview.core.base.files import remove_strays
from segview.core.base.locks import take_lock
from segview.core.base.staging import SET_PREFIX

KEY = "b.json"
NAMES = ("card.md", "b.json", "weights")
CALLS = ("open", "mkdir", "link", "chmod", "fsync", "replace", "unlink", "rmdir")


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut is not tried here, and to flush hundreds of files takes long."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


def write(folder: Path, what: str) -> None:
    write_together({folder / name: f"{what} {name}" for name in NAMES}, key=KEY)


def read(folder: Path) -> str:
    """Return which of two contents a set has, as its readers see it."""
    found = [path.read_text() for name in NAMES if (path := in_force(folder / name, KEY)).exists()]
    for what in ("old", "new"):
        if found == [f"{what} {name}" for name in NAMES]:
            return what
    return "none" if not found else f"a mixture: {found}"


@contextmanager
def at_call(number: int, do: Callable[[], None], *, from_then_on: bool = False) -> Iterator[list[str]]:
    """Do something in place of one of the calls that change a file system; yield the names of the calls so far."""
    made: list[str] = []
    real = {name: getattr(os, name) for name in CALLS}

    def counted(name: str) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            made.append(name)
            if len(made) == number or (from_then_on and len(made) > number):
                do()
            return real[name](*given, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, counted(name))
        yield made


def fail() -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("from_then_on", [False, True])
@pytest.mark.parametrize("before", ["old", "none"])
def test_what_is_told_is_what_is_there_whichever_call_fails(tmp_path: Path, before: str, from_then_on: bool) -> None:
    refused, number, told, message = 0, 0, "", ""
    while True:
        number += 1
        folder = tmp_path / str(number)
        if before == "old":
            write(folder, "old")
        with at_call(number, fail, from_then_on=from_then_on) as made:
            try:
                write(folder, "new")
                told = "new"
            except UserError as error:
                message, told = str(error), before
                refused += 1
        if len(made) < number:
            break
        assert told == "new" or str(folder) in message
        assert read(folder) == told, (number, made)
        write(folder, "old")
        assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    assert refused > 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("read_between", [True, False])
@pytest.mark.parametrize("links", [True, False])
def test_all_is_old_or_all_is_new_wherever_the_writer_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_between: bool, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", lambda *_given, **_named: fail())
    seen, number = list[str](), 0
    for number in range(1, 200):
        folder = tmp_path / str(number)
        write(folder, "old")
        writer = os.fork()
        if writer == 0:
            with at_call(number, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                write(folder, "new")
            os._exit(0)
        if os.waitpid(writer, 0)[1] == 0:
            break
        if read_between:
            seen.append(read(folder))
        # The next writer finds whatever was left, also where nobody has read since.
        write(folder, "next")
        assert [(folder / name).read_text() for name in NAMES] == [f"next {name}" for name in NAMES]
        assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    assert number > 10
    assert set(seen) == ({"old", "new"} if read_between else set())
    assert seen == sorted(seen, reverse=True)  # old up to the rename that commits, new from then on


def test_what_a_killed_writer_kept_is_not_written_into(tmp_path: Path) -> None:
    """A second name of a file that counts may lie in the hidden folder, without a record of it."""
    write(tmp_path, "old")
    place = tmp_path / f"{SET_PREFIX}{hashlib.sha256(os.fsencode(KEY)).hexdigest()[:16]}"
    place.mkdir()
    os.link(tmp_path / "b.json", place / "old-0")  # of a set whose files came in another order
    write(tmp_path, "new")
    assert read(tmp_path) == "new"
    os.link(tmp_path / "card.md", tmp_path / "kept")
    place.mkdir()
    os.link(tmp_path / "card.md", place / "old-1")
    os.link(tmp_path / "weights", place / "new-0")
    (tmp_path / "weights").rename(tmp_path / "weights.kept")
    write(tmp_path, "old")
    assert (tmp_path / "kept").read_text() == "new card.md"
    assert (tmp_path / "weights.kept").read_text() == "new weights"


def _armed(folder: Path) -> Path:
    """Leave a set as a writer does that can rename nothing more from the main file on; return its hidden folder."""
    write(folder, "old")
    real, broken = os.replace, list[object]()

    def replace(source: Path, target: Path) -> None:
        if target.name == "weights" or broken:
            broken.append(fail)
            fail()
        real(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", replace)
        with pytest.raises(UserError, match="weights could not be written: No space left"):
            write(folder, "new")
    (place,) = folder.glob(f"{SET_PREFIX}*")
    return place


@pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX")
def test_who_may_only_read_sees_the_old_files_too(tmp_path: Path) -> None:
    place = _armed(tmp_path / "v")
    folder = place.parent
    assert (folder / KEY).read_text() == "new b.json"
    handle = os.open(place / "lock", os.O_RDWR)
    assert take_lock(handle)  # as a writer has it that lives: nobody else puts anything back
    assert read(folder) == "old"
    assert place.exists()
    os.close(handle)
    assert read(folder) == "old"
    assert not place.exists()
    assert (folder / KEY).read_text() == "old b.json"


def test_a_folder_is_put_right_before_strays_are_removed(tmp_path: Path) -> None:
    place = _armed(tmp_path / "v")
    os.utime(place, (0, 0))
    assert remove_strays(place.parent, older=0) == 0
    settle(place.parent)
    assert sorted(path.name for path in place.parent.iterdir()) == sorted(NAMES)
    assert read(place.parent) == "old"


def test_a_record_of_somebody_else_reaches_no_other_folder(tmp_path: Path) -> None:
    place = _armed(tmp_path / "v")
    (tmp_path / "mine").write_text("mine")
    text = (place / "set.json").read_text()
    (place / "set.json").write_text(text.replace("card.md", "../mine"))
    settle(place.parent)
    assert (tmp_path / "mine").read_text() == "mine"


def test_two_writers_of_a_set_take_turns(tmp_path: Path) -> None:
    write(tmp_path, "old")
    first = os.fork()
    if first == 0:
        for _ in range(40):
            write(tmp_path, "new")
        os._exit(0)
    for _ in range(40):
        write(tmp_path, "old")
    assert os.waitpid(first, 0)[1] == 0
    assert read(tmp_path) in ("old", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    write(tmp_path, "old")
    (tmp_path / "weights").chmod(0o640)
    (tmp_path / KEY).chmod(0o444)
    if os.geteuid() != 0:
        with pytest.raises(UserError, match="write-protected"):
            write(tmp_path, "new")
        assert read(tmp_path) == "old"
    (tmp_path / KEY).chmod(0o600)
    write(tmp_path, "new")
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("weights", KEY)] == [0o640, 0o600]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are always Unicode there")
@pytest.mark.skipif(os.sep == "\\", reason="there a backslash parts folders")
def test_a_backslash_is_a_letter_of_a_name(tmp_path: Path) -> None:
    contents = {tmp_path / f"back\\slash.{ending}": ending for ending in ("png", "json")}
    write_together(contents)
    assert {path: path.read_text() for path in tmp_path.iterdir()} == contents


def test_names_that_are_no_utf8_are_names_too(tmp_path: Path) -> None:
    names = (os.fsdecode(b"caf\xe9.json"), os.fsdecode(b"caf\xe9.png"))
    for what in ("old", "new"):
        write_together({tmp_path / name: what for name in names})
        assert [(tmp_path / name).read_text() for name in names] == [what, what]
    made = 1
    while made:
        with contextlib.suppress(UserError), at_call(made, fail, from_then_on=True) as calls:
            write_together({tmp_path / name: f"{made}" for name in names})
        assert len({in_force(tmp_path / name, names[-1]).read_text() for name in names}) == 1
        made = made + 1 if len(calls) >= made else 0
