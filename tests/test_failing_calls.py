"""Whichever call of the file system fails, in whichever saver or reader: what is told is so, and nothing is torn."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform != "linux", reason="calls are replaced as Linux does it"),
    pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc"),
]


def found(script: str, folder: Path) -> dict[str, Any]:
    """Return what a script tells that has calls failed below a folder."""
    library = folder / "failing_calls.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", library, HERE / "failing_calls.c", "-ldl"], check=True)
    environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(HERE.parent)}
    # In memory where there is such a folder: to flush ten thousand files takes minutes.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else folder) as place:
        command = [sys.executable, HERE / script, library, Path(place) / "files"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=800)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("script", ["failing_calls.py", "failing_results.py", "failing_readers.py"])
def test_nobody_says_what_is_not_so(tmp_path: Path, script: str) -> None:
    told = found(script, tmp_path)
    assert told["false"] == []
    assert all(count > 8 for count in told["tried"].values()), told["tried"]
