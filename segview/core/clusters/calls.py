"""Commands of this program that run on other machines, which see the same folders at the same paths."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Sequence
from dataclasses import dataclass

LOOK_APART = 1.0
"""Seconds between two looks at what runs elsewhere."""


@dataclass(frozen=True)
class Ended:
    """A command that has ended.

    Attributes:
        place: Among those that were asked for.
        problem: Why it came to no end of its own, in a sentence; else empty.
    """

    place: int
    problem: str = ""


def carry_out(arguments: Sequence[str], folder: str) -> int:
    """Run the program in this process, so that it ends with it, and return its exit status.

    Args:
        arguments: As on the command line.
        folder: From which relative paths are meant.
    """
    os.chdir(folder)
    sys.argv = ["segview", *arguments]
    try:
        runpy.run_module("segview", run_name="__main__", alter_sys=True)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    return 0
