"""Loading the libraries of torch while the window starts, and protection against imports in several threads."""

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
"""It loads the CPU and GPU libraries, which take most of the time; none of them depends on Python."""

_SPATIAL = "scipy.spatial"
_BEGIN_WITH_A_PART = frozenset(
    ("skimage", "sklearn", "scipy.cluster", "scipy.interpolate", "scipy.signal", "scipy.stats")
)
"""Packages that import submodules of ``scipy.spatial`` directly; ``scipy.spatial`` needs none of them itself."""


def import_whole_first() -> None:
    """Make ``scipy.spatial`` be imported before any package that imports one of its submodules directly.

    The package imports its submodules, and they import the package. If one thread starts with the package and another
    with a submodule, each waits for the other; Python breaks this deadlock with partly initialised modules, and both
    imports fail for the rest of the process.
    """
    if not any(isinstance(finder, _WholeFirst) for finder in sys.meta_path):
        sys.meta_path.insert(0, _WholeFirst())


def load_ahead() -> Thread | None:
    """Start to load the libraries of torch in a thread, and return it; None on systems where this is not known to help.

    ``import torch`` holds Python's global lock while the system loads the libraries; for a second or more no other
    thread runs. This thread loads them without the lock, and the import waits for it, also without the lock.

    Until they are loaded, the system loads no other library: the window must load the libraries that it needs before.
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
    """Import hook that makes the import of torch wait for its libraries; it finds no modules itself."""

    def __init__(self, thread: Thread) -> None:
        self._thread = thread

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Wait if torch is imported."""
        if fullname == "torch":
            self._thread.join()
        return None


class _WholeFirst(MetaPathFinder):
    """Import hook that imports ``scipy.spatial`` before the packages that need it whole; it finds no modules itself."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Import ``scipy.spatial``, or wait for another thread that imports it."""
        if fullname in _BEGIN_WITH_A_PART:
            import_module(_SPATIAL)
        return None


def _load(path: Path) -> None:
    """Load a library without Python's global lock, which ``ctypes.CDLL`` would hold; a missing library is ignored."""
    load = ctypes.CDLL(None).dlopen
    load.restype, load.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    load(os.fsencode(path), os.RTLD_NOW | os.RTLD_LOCAL)
