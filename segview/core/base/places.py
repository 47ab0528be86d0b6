"""Locations on the disk; only this module knows whether segview runs from a checkout or from a wheel."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

from segview.core.base.files import is_folder, resolve_path

_PACKAGE = resolve_path(Path(__file__)).parents[2]


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if is_folder(inside) else _PACKAGE.parent / name


def package_folder() -> Path:
    """Return the folder of segview's own modules."""
    return _PACKAGE


def models_folder() -> Path:
    """Return the folder of the shipped variants."""
    return _shipped("models")


def resources_folder() -> Path:
    """Return the folder of icons and sample images."""
    return _shipped("resources")


def samples_folder() -> Path:
    """Return the folder with the ``images`` and ``masks`` of the drawn samples."""
    return resources_folder() / "samples"


def translations_folder() -> Path:
    """Return the folder of the translation catalogues."""
    return resources_folder() / "translations"


def docs_folder() -> Path:
    """Return the folder of the documentation pages."""
    return _shipped("docs")


def state_folder() -> Path:
    """Return the user's folder for preferences and the window's state."""
    return Path(platformdirs.user_config_dir("segview", appauthor=False))


def log_file() -> Path:
    """Return the log file of segview's own errors."""
    return state_folder() / "segview.log"


def cache_folder() -> Path:
    """Return the user's folder for files that can be computed again."""
    return Path(platformdirs.user_cache_dir("segview", appauthor=False))


def imported_folder() -> Path:
    """Return the user's folder for variants from checkpoints of other programs."""
    return Path(platformdirs.user_data_dir("segview", appauthor=False)) / "variants"


def runs_folder() -> Path:
    """Return the user's folder for the training runs that the window starts."""
    return Path(platformdirs.user_data_dir("segview", appauthor=False)) / "runs"


def install_command(extra: str) -> str:
    """Return the command that installs an extra of segview into the environment that runs it."""
    return f"{sys.executable or 'python'} -m pip install 'segview[{extra}]'"


def plans_folder() -> Path:
    """Return the folder of the shipped variants' plans."""
    return models_folder() / "plans"


def journals_folder() -> Path:
    """Return the user's folder for corrections and decisions."""
    return Path(platformdirs.user_data_dir("segview", appauthor=False)) / "corrections"
