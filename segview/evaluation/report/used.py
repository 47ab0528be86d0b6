"""The files, variants and versions that a figure or a report was made with."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import segview
from segview.core.base.errors import UserError
from segview.core.base.files import is_file, sha256
from segview.core.base.frozen import Frozen
from segview.core.variants.ablation import origin
from segview.core.variants.folders import CONFIG, WEIGHTS
from segview.core.variants.spec import Variant

LIBRARIES = ("torch", "numpy", "Pillow", "segmentation-models-pytorch", "scikit-image")
"""Packages that the numbers depend on."""


class UsedFile(Frozen):
    """A file that was used: its path, and the SHA-256 of its bytes, empty if it could not be read."""

    path: str
    sha256: str

    @classmethod
    def of(cls, path: Path) -> UsedFile:
        """Return a file in its present state.

        Raises:
            UserError: it cannot be read.
        """
        try:
            return cls(path=str(path.absolute()), sha256=sha256(path))
        except OSError as error:
            raise UserError("{path} cannot be read: {reason}.", path=path, reason=error.strerror) from error


class UsedVariant(Frozen):
    """A variant that was used.

    Attributes:
        label: Its name in the figure.
        folder: Its path, followed by ``@`` and its ablation if it has one.
        files: Its config and its weights.
    """

    label: str
    folder: str
    files: tuple[UsedFile, ...]

    @classmethod
    def of(cls, label: str, variant: Variant) -> UsedVariant:
        """Return a variant in its present state.

        Raises:
            UserError: its files cannot be read.
        """
        home = origin(variant.folder)[0]
        files = (home / name for name in (CONFIG, WEIGHTS))
        return cls(
            label=label,
            folder=str(variant.folder.absolute()),
            files=tuple(UsedFile.of(file) for file in files if is_file(file)),
        )


def versions() -> dict[str, str]:
    """Return the versions of segview, Python, and the packages that the numbers depend on."""
    found = {"segview": segview.__version__, "python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def used_files(paths: Iterable[Path]) -> tuple[UsedFile, ...]:
    """Return files in their present state, each once; the SHA-256 of an unreadable file is empty."""
    return tuple(UsedFile(path=str(path.absolute()), sha256=sha256_if_any(path)) for path in dict.fromkeys(paths))


def sha256_if_any(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, or an empty text if it cannot be read."""
    try:
        return sha256(path)
    except OSError:
        return ""
