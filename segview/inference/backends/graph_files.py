"""Graphs on the disk: what they are made of, where they lie, and what is known of each."""

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
"""More than this is not kept: the graphs that were not used for longest go first."""

Shape = tuple[int, int, int, int]
"""Images, channels, rows, columns."""

_FORMAT = 1
_PACKAGES = ("torch", "onnx", "onnxruntime", "onnxscript")


class Verdict(BaseModel, frozen=True):
    """The facts about a graph, in the file beside it.

    Attributes:
        names: Of its outputs.
        sha256: Of its file.
        difference: The largest between its logits and those of torch.
        refused: Why it is not used; empty where it is.
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
        network: Its spec as JSON.
        shape: Of the input.
    """

    variant: Path
    weights: str
    network: str
    shape: Shape

    @cached_property
    def file(self) -> Path:
        """The place of the graph, once it is made; another version of its maker has another one."""
        made_by = [f"{name} {_version(name)}" for name in _PACKAGES]
        parts = [str(_FORMAT), self.weights, self.network, repr(self.shape), *made_by]
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return graphs_folder() / f"{digest[:40]}.onnx"

    def verdict(self) -> Verdict | None:
        """Return what is known of the graph, or None where it was not made yet, or its file is another."""
        try:
            found = Verdict.model_validate_json(read_small(self.file.with_suffix(".json")))
            if not found.refused and sha256(self.file) != found.sha256:
                return None
        except (OSError, ValidationError):
            return None
        return found

    def write(self, verdict: Verdict, graph: bytes = b"") -> None:
        """Keep a graph, and what is known of it.

        Raises:
            UserError: the cache cannot be written.
        """
        if graph:
            atomic_write(self.file, graph)
        atomic_write(self.file.with_suffix(".json"), verdict.model_dump_json())
        trim(self.file.parent)


def graphs_folder() -> Path:
    """Return the user's folder of graphs, which can be made again."""
    return cache_folder() / "graphs"


def is_installed() -> bool:
    """Say whether all packages are there that make and run graphs."""
    return all(_version(name) for name in _PACKAGES)


def trim(folder: Path, limit: int = KEPT_BYTES) -> None:
    """Remove the graphs that were not used for longest, until the others have no more bytes than a limit."""
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
    """Return the version of a package, or nothing where it is not there; reading it takes milliseconds."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
