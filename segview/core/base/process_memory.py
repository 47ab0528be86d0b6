"""The memory use of this process."""

from __future__ import annotations

import re
import sys
from pathlib import Path

if sys.platform != "win32":
    import resource

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
_STATUS = Path("/proc/self/status")


def highest_memory() -> int:
    """Return the peak memory use of this process in bytes; 0 if unknown.

    On Linux ``getrusage`` cannot be used: its value starts with the memory of the parent process.
    """
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":
        try:
            found = _PEAK.search(_STATUS.read_text())
        except OSError:
            return 0
        return 1024 * int(found[1]) if found else 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
