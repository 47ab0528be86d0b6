"""The memory of a process is its own."""

from __future__ import annotations

import subprocess
import sys

from segview.core.base.process_memory import highest_memory

TOLD = "from segview.core.base.process_memory import highest_memory; print(highest_memory())"


def test_what_was_taken_is_remembered_and_a_child_does_not_inherit_it() -> None:
    before = highest_memory()
    held = bytearray(b"x" * 300_000_000)
    assert highest_memory() - len(held) > 0 < before
    child = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, check=True, timeout=100)
    assert 1_000_000 < int(child.stdout) < len(held)
