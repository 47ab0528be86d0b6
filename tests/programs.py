"""Programs that a test runs in a process of their own."""

from __future__ import annotations

import subprocess
import sys


def run_program(source: str, *options: str) -> str:
    """Run Python source with options of the interpreter, and return what it printed; any error fails the test."""
    done = subprocess.run(
        [sys.executable, *options, "-c", source], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
