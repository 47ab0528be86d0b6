"""The window. Qt lives here alone; only ``app`` reaches the engine."""

from __future__ import annotations

import builtins
from importlib import import_module

# PySide6 puts an import of its own in place, which reads the source of every module that is imported from then on,
# torch's too, for a switch (``__feature__``) that is not used here; it keeps the one before beside it.
import_module("PySide6.QtCore")
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
