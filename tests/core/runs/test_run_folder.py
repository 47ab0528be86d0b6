"""The folder of a run: one trains in it, and those who look whether it is free keep nobody from it."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from segview.core.base.errors import UserError
from segview.core.runs.run_folder import RunFolder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing says there who trains in a folder")


def test_a_folder_is_held_by_one(tmp_path: Path) -> None:
    files = RunFolder(tmp_path)
    assert not files.lock.is_held()
    with files.lock.hold():
        assert RunFolder(tmp_path).lock.is_held()
        with pytest.raises(UserError, match="trained in already"), RunFolder(tmp_path).lock.hold():
            pass
    assert not files.lock.is_held()


def test_a_look_is_no_holder(tmp_path: Path) -> None:
    over = threading.Event()

    def view() -> None:
        while not over.is_set():
            seen.append(RunFolder(tmp_path).lock.is_held())

    seen: list[bool] = []
    (tmp_path / "lock").touch()
    lookers = [threading.Thread(target=view) for _ in range(3)]
    for one in lookers:
        one.start()
    try:
        while len(seen) < 2_000:
            pass
        assert not any(seen)
        for _ in range(30):
            with RunFolder(tmp_path).lock.hold():
                assert RunFolder(tmp_path).lock.is_held()
    finally:
        over.set()
        for one in lookers:
            one.join()
