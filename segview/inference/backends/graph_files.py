"""Graph files: the sources of each graph, its path, and the facts kept beside it."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import BaseModel, ValidationError

from segview.core.base.files import atomic_write, read_small, sha256
from segview.core.base.places import cache_folder

KEPT_BYTES = 3_000_000_000
"""Limit of the cache in bytes: above it, the least recently used graphs are removed."""

Shape = tuple[int, int, int, int]
"""Images, channels, rows, columns."""

_FORMAT = 1
_PACKAGES = ("torch", "onnx", "onnxruntime", "onnxscript")


class Verdict(BaseModel, frozen=True):
    """The facts about a graph, in the file beside it.

    Attributes:
        names: Names of its outputs.
        sha256: SHA-256 of its file.
        difference: Largest difference between its logits and those of torch.
        refused: Reason why it is not used; empty if it is used.
    """

    names: tuple[str, ...] = ()
    sha256: str = ""
    difference: float = 0.0
    refused: str = ""


@dataclass(frozen=True)
class GraphKey:
    """The sources of a graph.

    Attributes:
        variant: Folder of the variant.
        weights: SHA-256 of its weights.
        network: Spec of the network as JSON.
        shape: Shape of the input.
    """

    variant: Path
    weights: str
    network: str
    shape: Shape

    @cached_property
    def file(self) -> Path:
        """Path of the graph; it differs for other versions of the packages that make graphs."""
        made_by = [f"{name} {_version(name)}" for name in _PACKAGES]
        parts = [str(_FORMAT), self.weights, self.network, repr(self.shape), *made_by]
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return graphs_folder() / f"{digest[:40]}.onnx"

    def verdict(self) -> Verdict | None:
        """Return the facts about the graph, or None if it was not made yet or its file has changed."""
        try:
            found = Verdict.model_validate_json(read_small(self.file.with_suffix(".json")))
            if not found.refused and sha256(self.file) != found.sha256:
                return None
        except (OSError, ValidationError):
            return None
        return found

    def write(self, verdict: Verdict, graph: bytes = b"") -> None:
        """Write a graph and the facts about it to the cache.

        Raises:
            UserError: the cache cannot be written.
        """
        if graph:
            atomic_write(self.file, graph)
        atomic_write(self.file.with_suffix(".json"), verdict.model_dump_json())
        trim(self.file.parent)


def graphs_folder() -> Path:
    """Return the cache folder of the user's graphs."""
    return cache_folder() / "graphs"


def is_installed() -> bool:
    """Say whether all packages that make and run graphs are installed."""
    return all(_version(name) for name in _PACKAGES)


def trim(folder: Path, limit: int = KEPT_BYTES) -> None:
    """Remove the least recently used graphs until the others have no more bytes than a limit."""
    with contextlib.suppress(OSError):
        files = sorted(folder.glob("*.onnx"), key=lambda path: path.stat().st_mtime, reverse=True)
        kept = 0
        for path in files:
            kept += path.stat().st_size
            if kept > limit:
                path.with_suffix(".json").unlink(missing_ok=True)
                path.unlink(missing_ok=True)


@lru_cache
def _version(package: str) -> str:
    """Return the version of a package, or "" if it is not installed; cached, because reading it takes milliseconds."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
