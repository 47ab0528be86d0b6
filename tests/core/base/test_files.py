"""Files hold the old or the new content: on a full disk, in a folder of others, and when the writer is killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from segview.core.base.errors import UserError
from segview.core.base.files import (
    TEMPORARY_PREFIX,
    atomic_path,
    atomic_write,
    exists,
    is_file,
    is_folder,
    plain_name,
    remove_strays,
    resolve_path,
    sha256,
)
from tests.conftest import ROOT


def _child(script: str, *arguments: object) -> list[str]:
    """Run a script in a process of its own and return the lines it prints."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=100)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def _strays(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(TEMPORARY_PREFIX))


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"x" * 3_000_000, "café\n"])
def test_what_is_written_is_what_is_read(tmp_path: Path, content: bytes | str) -> None:
    path = tmp_path / "new" / "folder" / "file.bin"
    atomic_write(path, content)
    assert path.read_bytes() == (content if isinstance(content, bytes) else content.encode())
    assert _strays(path.parent) == []


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("old")
    path.chmod(0o640)
    atomic_write(path, "new")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_new_file_may_be_read_like_any_other(tmp_path: Path) -> None:
    atomic_write(tmp_path / "by us", b"")
    (tmp_path / "by Python").touch()
    assert (tmp_path / "by us").stat().st_mode == (tmp_path / "by Python").stat().st_mode


def test_names_that_are_no_utf_8_are_written_as_json_writes_them(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.png")
    atomic_write(tmp_path / "a.json", json.dumps({"image": name}, ensure_ascii=False))
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == {"image": name}


FULL = """
import resource, sys
from pathlib import Path
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    atomic_write(Path(sys.argv[1]), b"n" * int(sys.argv[2]))
except UserError as error:
    print(error)
"""


def test_a_full_disk_leaves_the_old_file_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mask.png"
    path.write_bytes(b"old")
    (line,) = _child(FULL, path, 1_000_000)
    assert str(path) in line
    assert "could not be written: File too large" in line
    assert path.read_bytes() == b"old"
    assert _strays(tmp_path) == []


def test_what_fits_on_the_disk_is_written(tmp_path: Path) -> None:
    assert _child(FULL, tmp_path / "mask.png", 99_999) == []
    assert (tmp_path / "mask.png").read_bytes() == b"n" * 99_999


NOBODY = """
import os, sys
from pathlib import Path
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    atomic_write(Path(sys.argv[1]), b"new")
except UserError as error:
    print(error)
"""


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that every user can reach; pytest's own are closed to others than their owner."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX")
@pytest.mark.parametrize("mode", [0o555, 0o733, 0o777])
def test_a_folder_that_may_not_be_written_is_told(reachable: Path, mode: int) -> None:
    # Root may write anywhere and becomes nobody; another owner has the rights that the owner has.
    if os.geteuid() != 0 and mode == 0o733:
        mode = 0o333
    reachable.chmod(mode)
    lines = _child(NOBODY, reachable / "mask.png")
    reachable.chmod(0o700)
    if mode == 0o555:
        assert len(lines) == 1
        assert "mask.png could not be written: Permission denied" in lines[0]
        assert list(reachable.iterdir()) == []
    else:
        assert lines == []
        assert [path.name for path in reachable.iterdir()] == ["mask.png"]


@pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX")
def test_a_write_protected_file_is_left_alone(reachable: Path) -> None:
    path = reachable / "mask.png"
    path.write_bytes(b"old")
    path.chmod(0o444)
    reachable.chmod(0o777)
    (line,) = _child(NOBODY, path)
    assert "write-protected" in line
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_the_old_file_survives_whichever_step_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "config.json"
    path.write_text("old")

    def failing(*_arguments: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing)
        with pytest.raises(UserError, match=r"config\.json could not be written: Input/output error"):
            atomic_write(path, "new")
    assert path.read_text() == "old"
    assert _strays(tmp_path) == []


def test_a_saver_that_breaks_leaves_the_old_file_and_its_own_error(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), atomic_path(path) as temporary:
        temporary.write_text(f"half {1 / 0}")
    assert path.read_text() == "old"
    assert _strays(tmp_path) == []


def test_a_saver_that_takes_less_than_it_was_given_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.stat

    def of_a_short_file(path: Path, **how: Any) -> os.stat_result:
        if path.name.startswith(TEMPORARY_PREFIX):
            os.truncate(path, 1)
        return real(path, **how)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", of_a_short_file)
        with pytest.raises(UserError, match="only 1 of 3 bytes were taken"):
            atomic_write(tmp_path / "a", b"abc")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(UserError, match="could not be written"):
        atomic_write(tmp_path / "there", b"x")
    with pytest.raises(UserError, match="could not be written"):
        atomic_write(Path(__file__) / "beneath a file", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


@pytest.mark.parametrize("name", ["a" * 251 + ".png", "ä" * 125 + ".json", "." + "b" * 254, "c." + "é" * 126])
def test_the_longest_names_that_a_file_may_have(tmp_path: Path, name: str) -> None:
    assert len(name.encode()) in (254, 255)
    atomic_write(tmp_path / name, b"x")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="File name too long"):
        atomic_write(tmp_path / ("a" * 256), b"x")
    assert list(tmp_path.iterdir()) == []


# A process that writes without end is killed at a random moment, over and over; all in one child, which forks.
KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from segview.core.base.files import atomic_write, remove_strays
from segview.core.base.staging import TEMPORARY_PREFIX
path, kills = Path(sys.argv[1]), int(sys.argv[2])
old, new = b"o" * 300_000, b"n" * 300_000
chance, damaged = random.Random(0), 0
atomic_write(path, old)
for _ in range(kills):
    writer = os.fork()
    if writer == 0:
        while True:
            atomic_write(path, new)
            atomic_write(path, old)
    time.sleep(chance.uniform(0.001, 0.03))
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    damaged += path.read_bytes() not in (old, new)
strays = sum(name.startswith(TEMPORARY_PREFIX) for name in os.listdir(path.parent))
print(damaged, strays - remove_strays(path.parent, older=0), len(os.listdir(path.parent)))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_file_is_whole_whenever_its_writer_is_killed(tmp_path: Path) -> None:
    assert _child(KILLED, tmp_path / "best.bin", 50) == ["0 0 1"]


def test_strays_go_once_no_living_writer_can_own_them(tmp_path: Path) -> None:
    old, fresh, foreign = (tmp_path / name for name in (".segview-old.png", ".segview-new", "mine.segview-x"))
    nested = tmp_path / ".segview-folder"
    nested.mkdir()
    for path in (old, fresh, foreign, nested / "weights"):
        path.write_bytes(b"x")
    hours_ago = time.time() - 2 * 3600
    for path in (old, foreign, nested):
        os.utime(path, (hours_ago, hours_ago))
    assert remove_strays(tmp_path) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [".segview-new", "mine.segview-x"]
    assert remove_strays(tmp_path / "missing") == 0


def test_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("file")
    kinds = {"file": (True, True, False), "link": (True, True, False), "folder": (True, False, True)}
    kinds["missing"] = (False, False, False)
    for name, kind in kinds.items():
        path = tmp_path / name
        assert (exists(path), is_file(path), is_folder(path)) == kind
    with os.scandir(tmp_path) as entries:
        assert {entry.name: (True, is_file(entry), is_folder(entry)) for entry in entries} == {
            name: kind for name, kind in kinds.items() if name != "missing"
        }
    assert resolve_path(tmp_path / "link") == resolve_path(tmp_path) / "file"


def test_what_cannot_be_looked_at_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "there").symlink_to("back")
    (tmp_path / "back").symlink_to("there")
    (tmp_path / "dangling").symlink_to("nothing")
    paths = [*tmp_path.iterdir(), tmp_path / "loop" / "inside", tmp_path / ("x" * 256), Path("a\0b"), Path("y" * 5000)]
    for path in paths:
        assert (exists(path), is_file(path), is_folder(path)) == (False, False, False)
        assert isinstance(resolve_path(path), Path)
    with os.scandir(tmp_path) as entries:
        assert [entry.name for entry in entries if is_file(entry) or is_folder(entry)] == []


LOCKED = """
import os, sys
from pathlib import Path
from segview.core.base.files import exists, is_file, is_folder, resolve_path
if os.geteuid() == 0:
    os.seteuid(65534)
path = Path(sys.argv[1])
try:
    path.stat()
except PermissionError:
    print(exists(path), is_file(path), is_folder(path), resolve_path(path) == path)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX")
def test_what_lies_in_a_locked_folder_is_no_error(reachable: Path) -> None:
    inside = resolve_path(reachable) / "mask.png"
    inside.touch()
    reachable.chmod(0)
    assert _child(LOCKED, inside) == ["False False False True"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("unet-a", "unet-a"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "_"),
        ("C:\\x\n", "C__x_"),
        ("Köln 1.5", "Köln 1.5"),
        ("a" * 300, "a" * 120),
    ],
)
def test_any_text_becomes_part_of_a_files_name(text: str, name: str) -> None:
    assert plain_name(text) == name


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    assert sha256(tmp_path / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
