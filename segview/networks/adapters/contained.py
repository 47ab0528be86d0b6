"""Networks that run in a process of their own: what is sent to them, and what comes back."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.files import resolved
from segview.core.base.text import Text

_CHILD = Path(__file__).with_name("contained_child.py")
# As torch says that an input does not fit to a program that it exported.
_GUARD = re.compile(r"\.size\(\)\[\d\] (?P<sign><=|>=|==) (?P<number>\d+)")
_LIMITS = {"<=": Text("at most"), ">=": Text("at least"), "==": Text("exactly")}

Kind = Literal["onnx", "torchscript", "exported"]


@dataclass(frozen=True)
class Port:
    """An input or output of a network.

    Attributes:
        name: In the file.
        sides: None where any will do.
        kind: Of its numbers.
        operation: The last one that makes its numbers, as ONNX calls it; empty where that is not known.
    """

    name: str
    sides: tuple[int | None, ...]
    kind: str = "tensor(float)"
    operation: str = ""


@dataclass(frozen=True)
class Bounds:
    """The limits of the process.

    Attributes:
        memory: Bytes, beyond what it takes once the network is loaded.
        seconds: On the clock, to load the network.
        threads: Of its own.
    """

    memory: int = 8 * 2**30
    seconds: int = 120
    threads: int = 2


BOUNDS = Bounds()


class ContainedProcess:
    """A process that runs one network; it ends when nothing refers to it any more.

    Args:
        kind: What the file is.
        source: The file.
        bounds: What the process may take.

    Attributes:
        inputs: What the network takes, where the file says so.
        outputs: What it gives, where the file says so.
        metadata: What it says of itself.
        inside: Name and kind (``softmax`` or ``gate``) of the attention in it, where that is known.

    Raises:
        UserError: the network cannot be loaded.
    """

    def __init__(self, kind: Kind, source: Path, bounds: Bounds = BOUNDS) -> None:
        self._source = source
        self._lock = threading.Lock()
        self._scratch = tempfile.TemporaryDirectory(prefix="segview-")
        command = [sys.executable, "-P", str(_CHILD), kind, str(resolved(source))]
        command += [str(bounds.memory), str(bounds.threads)]
        self._process = subprocess.Popen(
            command,
            cwd=self._scratch.name,  # a torch.py that lies beside the network must not be what it imports
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._end = weakref.finalize(self, _ended, self._process, self._scratch)
        watch = threading.Timer(bounds.seconds, self._process.kill)
        watch.start()
        try:
            said = self._line()
        finally:
            watch.cancel()
            watch.join()
        if "refused" in said:
            self.close()
            raise UserError("{source} cannot be loaded: {said}.", source=source, said=said["refused"])
        self.inputs, self.outputs = _ports(said["inputs"]), _ports(said["outputs"])
        self.metadata = cast("dict[str, str]", said["metadata"])
        self.inside = tuple((str(name), str(kind)) for name, kind in said["inside"])

    def run(self, x: NDArray[Any], *, inside: bool = False) -> list[NDArray[Any]]:
        """Return what the network gives for an input, and behind that, where it is wanted, what is inside.

        Raises:
            UserError: it fails, or the process has died.
        """
        with self._lock:
            said = self._asked(x, inside=inside)
            return [self._array(shape, np.dtype(kind)) for shape, kind in said["outputs"]]

    def outline(self, x: NDArray[Any]) -> Mapping[str, Any]:
        """Return what the operations of a graph with attention inside do with an input, as ``contained_graph`` says it.

        Raises:
            UserError: as for ``run``.
        """
        with self._lock:
            return self._asked(x, outline=True)["outline"]

    def close(self) -> None:
        """End the process."""
        self._end()

    def __deepcopy__(self, memo: Mapping[int, object]) -> ContainedProcess:
        return self

    def _asked(self, x: NDArray[Any], *, inside: bool = False, outline: bool = False) -> dict[str, Any]:
        asked = {"shape": x.shape, "kind": x.dtype.str, "inside": inside, "outline": outline}
        self._write(json.dumps(asked).encode() + b"\n", x.tobytes())
        said = self._line()
        if "failed" in said:
            raise _failure(self._source, x.shape, said["failed"])
        return said

    def _write(self, *parts: bytes) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # that it has died is said when it does not answer
            for part in parts:
                self._process.stdin.write(part)
            self._process.stdin.flush()

    def _line(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        try:
            return cast("dict[str, Any]", json.loads(self._process.stdout.readline()))
        except ValueError:
            self.close()
            raise UserError(
                "{source} is not run any further. The process that ran it has ended: it took too much "
                "memory or time, or the file is damaged.",
                source=self._source,
            ) from None

    def _array(self, shape: Sequence[int], kind: np.dtype[Any]) -> NDArray[Any]:
        assert self._process.stdout is not None
        content = self._process.stdout.read(int(np.prod(shape)) * kind.itemsize)
        return np.frombuffer(content, kind).reshape(shape)


def _ended(process: subprocess.Popen[bytes], scratch: tempfile.TemporaryDirectory[str]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    scratch.cleanup()


def _ports(said: Sequence[Any]) -> tuple[Port, ...]:
    return tuple(Port(name, tuple(sides), kind, operation) for name, sides, kind, operation in said)


def _sides(shape: Sequence[int]) -> str:
    return " × ".join(str(side) for side in shape)


def _failure(source: Path, shape: Sequence[int], said: str) -> UserError:
    """Return the sentence on what a network said when it failed; of an exported program, the sizes that it takes."""
    limit = _GUARD.search(said)
    if limit is None:
        return UserError(
            "{source} fails on {sides}: {said}.", source=source.name, sides=_sides(shape), said=said.rstrip(".")
        )
    return UserError(
        "{source} was exported for sides of {least} {number} pixels, and was given {sides}. Give another input size "
        "(--input-size) or scale, or export it with larger limits.",
        source=source.name,
        least=_LIMITS[limit["sign"]],
        number=limit["number"],
        sides=_sides(shape),
    )
