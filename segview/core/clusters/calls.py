"""Commands of this program on other machines, which must have the same folders at the same paths."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Sequence
from dataclasses import dataclass

POLL_SECONDS = 1.0
"""Seconds between two checks of the running commands."""


@dataclass(frozen=True)
class Ended:
    """A command that has ended.

    Attributes:
        place: Its place in the list of commands.
        problem: Reason why it did not end by itself, in a sentence; else empty.
    """

    place: int
    problem: str = ""


def carry_out(arguments: Sequence[str], folder: str) -> int:
    """Run the program in this process, so that it ends with the process, and return its exit status.

    Args:
        arguments: Arguments of the command line.
        folder: Working folder, for relative paths.
    """
    os.chdir(folder)
    sys.argv = ["segview", *arguments]
    try:
        runpy.run_module("segview", run_name="__main__", alter_sys=True)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    return 0
