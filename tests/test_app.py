"""The parts of the packed app, as far as it can be looked at without packing it."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT

APP = ROOT / "tools" / "app"
START = APP / "start.py"


def run(*words: str | Path, **environment: str) -> str:
    done = subprocess.run(
        [*map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_program_runs_commands() -> None:
    assert run(sys.executable, START, "--version").startswith("segview ")


def test_the_program_is_the_python_of_its_child_processes(tmp_path: Path) -> None:
    """``-m MODULE`` and ``-P FILE``: trainings, graphs and foreign networks are begun so."""
    assert run(sys.executable, START, "-m", "segview", "--version").startswith("segview ")
    child = tmp_path / "child.py"
    child.write_text("import sys\nprint(__name__, sys.argv[1:])\n")
    assert run(sys.executable, START, "-P", child, "one", "2").strip() == "__main__ ['one', '2']"


def test_every_call_of_python_in_segview_is_one_that_the_program_takes() -> None:
    """Another kind of call would open a second window instead."""
    calls = [
        line.strip()
        for file in (ROOT / "segview").rglob("*.py")
        for line in file.read_text().splitlines()
        if "[sys.executable" in line
    ]
    assert calls
    assert [one for one in calls if not any(mark in one for mark in ('"-m"', '"-P"', "*words"))] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the desktop entry is Linux's")
def test_the_folder_adds_itself_to_the_menu_and_takes_itself_away(tmp_path: Path) -> None:
    folder, data = tmp_path / "a folder" / "segview", tmp_path / "data"
    (folder / "share").mkdir(parents=True)
    for name in ("segview.desktop", "segview.xml"):
        (folder / "share" / name).write_bytes((APP / "linux" / name).read_bytes())
    (folder / "share" / "segview.svg").write_bytes((ROOT / "resources/icons/segview.svg").read_bytes())
    (folder / "install.sh").write_bytes((APP / "linux" / "install.sh").read_bytes())
    (folder / "segview").touch()
    places = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(data)}
    run("sh", folder / "install.sh", **places)
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(data / "applications" / "segview.desktop", encoding="utf-8")
    fields = entry["Desktop Entry"]
    assert fields["Exec"] == f'"{folder}/segview" %F'
    assert {"image/png", "application/dicom", "application/x-onnx"} <= set(fields["MimeType"].split(";"))
    assert (data / "icons/hicolor/scalable/apps/segview.svg").is_file()
    assert (tmp_path / ".local/bin/segview").readlink() == folder / "segview"
    run("sh", folder / "install.sh", "--remove", **places)
    assert [one for one in data.rglob("segview.*") if one.is_file()] == []
    assert not (tmp_path / ".local/bin/segview").is_symlink()


def test_own_kinds_of_files_are_declared() -> None:
    kinds = {one.get("type") for one in ElementTree.parse(APP / "linux/segview.xml").getroot()}
    entry = (APP / "linux/segview.desktop").read_text()
    assert kinds == {one for one in kinds if one and one in entry}
