"""The memory budget of the window's caches: a share of the machine's memory, divided among the caches."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import lru_cache
from pathlib import Path

MOST_BYTES = 2_000_000_000
SHARE_OF_MEMORY = 0.25
FOR_CACHES = 0.7
"""Share of the caches in the budget; the rest is for running computations."""

SHARES = {
    "predictions": 0.52,
    "images": 0.16,
    "sketches": 0.12,
    "maps on demand": 0.07,
    "drawings": 0.08,
    "artefacts": 0.03,
    "thumbnails": 0.02,
}
"""Share of each cache; every cache must have an entry here."""


def cache_bytes(name: str) -> int:
    """Return the number of bytes that a cache may hold on this machine.

    Args:
        name: One of ``SHARES``.
    """
    return int(SHARES[name] * FOR_CACHES * min(MOST_BYTES, SHARE_OF_MEMORY * memory_bytes()))


@lru_cache(maxsize=1)
def memory_bytes() -> int:
    """Return the bytes of memory that this process may use: the machine's memory, or the limit of its control group."""
    return min([_machine_bytes(), *_group_limits(Path("/proc/self/cgroup"), Path("/sys/fs/cgroup"))])


def _machine_bytes() -> int:
    if sys.platform == "win32":
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return status.total
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


class _MemoryStatus(ctypes.Structure):
    """``MEMORYSTATUSEX`` of Windows."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 6),
    )


def _group_limits(own: Path, groups: Path) -> list[int]:
    """Return the memory limits of this process's control groups; empty if the system has no such groups.

    Args:
        own: File with the groups of the process, a line ``number:controllers:/path`` for each hierarchy.
        groups: Folder where control groups are mounted.
    """
    try:
        lines = own.read_text().splitlines()
    except OSError:
        return []
    limits: list[int] = []
    for line in lines:
        _, controllers, path = line.split(":", 2)
        if controllers == "":
            root, name = groups, "memory.max"
        elif "memory" in controllers.split(","):
            root, name = groups / "memory", "memory.limit_in_bytes"
        else:
            continue
        place = root / path.lstrip("/")
        # The limits of all parent groups apply too; in a container, the process's own group is the root.
        for group in (place, *place.parents[: len(place.parts) - len(root.parts)], root):
            limits += _number_in(group / name)
    return limits


def _number_in(path: Path) -> list[int]:
    try:
        return [int(path.read_text())]
    except (OSError, ValueError):  # "max"
        return []
