"""Whichever call of the file system fails, in whichever saver: what is told is what is there, and nothing is torn."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SCRIPT = HERE / "failing_calls.py"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform != "linux", reason="calls are replaced as Linux does it"),
    pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc"),
]


def test_no_saver_says_what_is_not_so(tmp_path: Path) -> None:
    library = tmp_path / "failing_calls.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", library, HERE / "failing_calls.c", "-ldl"], check=True)
    environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(HERE.parent)}
    # In memory where there is such a folder: to flush ten thousand files takes minutes.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        command = [sys.executable, SCRIPT, library, Path(folder) / "files"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=800)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["false"] == []
    assert all(count > 10 for count in found["tried"].values()), found["tried"]
