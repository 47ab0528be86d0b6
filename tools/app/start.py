"""Starts the packed app; also takes the words of a Python, with which segview calls itself for its child processes."""

from __future__ import annotations

import multiprocessing
import runpy
import sys


def main() -> int:
    """Open the window, run a command, or be the Python of ``-m MODULE`` and ``-P FILE``; return the exit status."""
    multiprocessing.freeze_support()
    words = sys.argv[1:]
    if len(words) > 1 and words[0] == "-m":
        sys.argv = words[1:]
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
        return 0
    if len(words) > 1 and words[0] == "-P":
        sys.argv = words[1:]
        runpy.run_path(words[1], run_name="__main__")
        return 0
    from segview.__main__ import main as segview

    return segview()


if __name__ == "__main__":
    sys.exit(main())
