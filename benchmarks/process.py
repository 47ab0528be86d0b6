"""The memory of the process that a benchmark runs in."""

from __future__ import annotations

import os


def resident() -> int:
    """Return the bytes of this process that are in memory; on Linux alone."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
