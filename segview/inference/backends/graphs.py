"""Graphs of variants: the graphs that are ready, and the process that makes the next one."""

from __future__ import annotations

import os
import subprocess
import sys
import weakref
from collections import Counter, OrderedDict, deque
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import resolve_path
from segview.core.base.places import install_command
from segview.core.requests.request import Backend
from segview.core.variants.spec import VariantConfig
from segview.inference.backends.graph_files import GraphKey, Shape, Verdict, is_installed
from segview.inference.backends.onnx_graph import GraphError, OnnxGraph

USES = 3
"""Number of passes of one input shape after which a graph is made; it is not worth the time for a single image."""

NICE = 10
_OPEN = 12


class Graphs:
    """Opens graphs that are ready and has others made, one at a time, in a process of low priority.

    Predictions do not wait for that process: torch computes until the graph is there. Used in one thread.

    Args:
        uses: Number of passes of one shape after which a graph is made.
        wait: Whether ``ready`` makes a graph at once and waits for it.
        nice: Niceness of the process that makes graphs; ignored with ``wait``.
    """

    def __init__(self, *, uses: int = USES, wait: bool = False, nice: int = NICE) -> None:
        self._uses, self._wait = uses, wait
        self._open: OrderedDict[GraphKey, OnnxGraph] = OrderedDict()
        self._seen: Counter[GraphKey] = Counter()
        self._queue: deque[GraphKey] = deque()
        self._refused: dict[GraphKey, str] = {}
        self._maker = _Maker(0 if wait else nice)

    @staticmethod
    def key(folder: Path, config: VariantConfig, shape: Shape) -> GraphKey | None:
        """Return the key of a variant's graph, or None if the variant has no weights in segview's format."""
        if (
            not config.weights_sha256
            or not config.network.learns
            or config.network.source is not None
            or not is_installed()
        ):
            return None
        return GraphKey(resolve_path(folder), config.weights_sha256, config.network.model_dump_json(), shape)

    def ready(self, key: GraphKey) -> OnnxGraph | None:
        """Return the graph of a key, or None if there is none that may be used."""
        found = self._open.get(key)
        if found is not None:
            self._open.move_to_end(key)
            return found
        if key in self._refused:
            return None
        self._seen[key] += 1
        if self._seen[key] == 1 or self._maker.has_made(key):
            self._look(key)
        if key not in self._open and key not in self._refused:
            self._have_made(key)
        return self._open.get(key)

    def refusal(self, key: GraphKey) -> str:
        """Return the reason why a graph is not used, or ""."""
        return self._refused.get(key, "")

    def drop(self, key: GraphKey, reason: str) -> None:
        """Close a graph and refuse it from now on."""
        self._open.pop(key, None)
        self._refused[key] = reason

    def _have_made(self, key: GraphKey) -> None:
        if self._wait:
            self._maker.make(key)
            self._maker.wait()
            self._look(key, made=True)
            return
        if self._seen[key] >= self._uses and key not in self._queue and not self._maker.makes(key):
            self._queue.append(key)
        if self._queue and not self._maker.busy:
            self._maker.make(self._queue.popleft())

    def _look(self, key: GraphKey, *, made: bool = False) -> None:
        """Open a graph that was made by this process or by another one."""
        verdict = key.verdict()
        if verdict is None:
            if made or self._maker.has_made(key):
                self._refused[key] = "its graph could not be made"
            return
        self._take(key, verdict)

    def _take(self, key: GraphKey, verdict: Verdict) -> None:
        if verdict.refused:
            self._refused[key] = verdict.refused
            return
        try:
            os.utime(key.file)
            self._open[key] = OnnxGraph(key.file, verdict.names)
        except (GraphError, OSError) as error:
            self._refused[key] = str(error)
        while len(self._open) > _OPEN:
            self._open.popitem(last=False)


class _Maker:
    """The process that makes a graph; it ends with this object or with the program."""

    def __init__(self, nice: int) -> None:
        self._nice = nice
        self._key: GraphKey | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._ended: set[GraphKey] = set()

    @property
    def busy(self) -> bool:
        """Whether a graph is being made."""
        if self._child is not None and self._child.poll() is not None and self._key is not None:
            self._ended.add(self._key)
            self._child = self._key = None
        return self._child is not None

    def makes(self, key: GraphKey) -> bool:
        """Say whether this graph is being made, or has been made."""
        return (self.busy and self._key == key) or key in self._ended

    def has_made(self, key: GraphKey) -> bool:
        """Say whether the process for this graph has come to its end."""
        return not (self.busy and self._key == key) and key in self._ended

    def make(self, key: GraphKey) -> None:
        """Start the process that makes a graph."""
        images, _, rows, columns = key.shape
        numbers = (rows, columns, images, self._nice)
        words = ["-m", "segview.inference.backends.make_graph", str(key.variant), *map(str, numbers)]
        root = str(resolve_path(Path(__file__)).parents[3])
        paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._key, self._child = (
            key,
            subprocess.Popen(
                [sys.executable, *words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            ),
        )
        weakref.finalize(self, _end, self._child)

    def wait(self) -> None:
        """Wait until the process has ended."""
        if self._child is not None:
            self._child.wait()


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.kill()
        child.wait()


def uses_graphs(backend: Backend) -> bool:
    """Say whether graphs are to be used; ``auto`` uses them if their packages are installed.

    The environment variable ``SEGVIEW_BACKEND=torch`` makes ``auto`` use torch.

    Raises:
        UserError: ``onnxruntime`` is chosen by name and a package is missing.
    """
    if backend == "auto":
        return os.environ.get("SEGVIEW_BACKEND", "") != "torch" and is_installed()
    if backend == "onnxruntime" and not is_installed():
        raise UserError(
            "onnxruntime is not installed. Install it with {install_command}, or choose torch.",
            install_command=install_command("onnx"),
        )
    return backend == "onnxruntime"
