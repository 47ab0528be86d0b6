"""The memory that this process takes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

if sys.platform != "win32":
    import resource

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
_STATUS = Path("/proc/self/status")


def highest_memory() -> int:
    """Return the bytes of memory that this process has taken at the highest; 0 where that is not known.

    On Linux ``getrusage`` does not serve: it begins with what the parent had taken when it started this process.
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
