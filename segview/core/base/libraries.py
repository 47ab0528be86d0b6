"""The libraries of torch, loaded while a window starts."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from threading import Thread
from types import ModuleType

_OF_TORCH = "libtorch.so"
"""It brings those for the processor and for graphics cards, which take most of the time; none of them knows Python."""


def load_ahead() -> Thread | None:
    """Begin to load the libraries of torch in a thread, which is returned; None where that is not known to help.

    Whoever imports torch holds Python's lock while the system loads them, a second or more in which no other thread
    runs. Here only the system works, beside whatever Python does, and the import waits for it without that lock.

    Until they are loaded, the system loads no other library: what the window needs is to be there before.
    """
    spec = PathFinder.find_spec("torch") if sys.platform == "linux" and "torch" not in sys.modules else None
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / "lib" / _OF_TORCH
    thread = Thread(target=_load, args=(path,), name="libraries", daemon=True)
    thread.start()
    sys.meta_path.insert(0, _Wait(thread))
    return thread


class _Wait(MetaPathFinder):
    """Lets the import of torch wait for its libraries; it finds nothing itself."""

    def __init__(self, thread: Thread) -> None:
        self._thread = thread

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Wait where it is torch that is imported."""
        if fullname == "torch":
            self._thread.join()
        return None


def _load(path: Path) -> None:
    """Load a library without Python's lock, which ``ctypes`` itself would hold; a missing one is left out."""
    load = ctypes.CDLL(None).dlopen
    load.restype, load.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    load(os.fsencode(path), os.RTLD_NOW | os.RTLD_LOCAL)
