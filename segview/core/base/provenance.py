"""Provenance in every written file: user, time, versions, and the notice on permitted use."""

from __future__ import annotations

import getpass
import os
import platform
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

import segview
from segview.core.base.text import Text

NOTICE = Text("For research and education; not for diagnosis.")
WARNING = Text(
    "segview is for research and education. It is not a medical device: do not diagnose or treat by what "
    "it shows. Everything stays on this computer."
)
"""The notice at the first start."""


def now() -> str:
    """Return the local time with its offset, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def user() -> str:
    """Return the name of the user, or the user's number if there is no name, as in some containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return str(getattr(os, "getuid", lambda: "")())


def made_with() -> dict[str, str]:
    """Return the versions of the programs that the numbers depend on, and the notice, ready for JSON."""
    try:
        torch = version("torch")
    except PackageNotFoundError:
        torch = ""
    return {"segview": segview.__version__, "python": platform.python_version(), "torch": torch, "notice": NOTICE}
