"""The libraries of torch, loaded while a window starts, and what threads may import at the same time."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from threading import Thread
from types import ModuleType

_OF_TORCH = "libtorch.so"
"""It brings those for the processor and for graphics cards, which take most of the time; none of them knows Python."""

_SPATIAL = "scipy.spatial"
_BEGIN_WITH_A_PART = frozenset(
    ("skimage", "sklearn", "scipy.cluster", "scipy.interpolate", "scipy.signal", "scipy.stats")
)
"""They import parts of ``scipy.spatial`` without the whole; it needs none of them itself."""


def import_whole_first() -> None:
    """Have ``scipy.spatial`` imported as a whole before anything that begins with a part of it.

    The whole imports its parts and these import the whole: where one thread begins with the whole and another one with
    a part, each waits for the other, Python lets both go on with what is half made, and both imports fail, for as long
    as the process lives.
    """
    if not any(isinstance(finder, _WholeFirst) for finder in sys.meta_path):
        sys.meta_path.insert(0, _WholeFirst())


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


class _WholeFirst(MetaPathFinder):
    """Imports ``scipy.spatial`` where what begins with a part of it is looked for; it finds nothing itself."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Import the whole; where another thread does so, wait for it."""
        if fullname in _BEGIN_WITH_A_PART:
            import_module(_SPATIAL)
        return None


def _load(path: Path) -> None:
    """Load a library without Python's lock, which ``ctypes`` itself would hold; a missing one is left out."""
    load = ctypes.CDLL(None).dlopen
    load.restype, load.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    load(os.fsencode(path), os.RTLD_NOW | os.RTLD_LOCAL)
