"""Networks that run in a process of their own, from the side of segview: requests and replies."""

from __future__ import annotations

import contextlib
import json
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
from segview.core.base.files import resolve_path
from segview.core.base.places import install_command
from segview.core.base.pointers import refuse_pointer
from segview.core.base.text import Text
from segview.networks.adapters.contained_failures import loading_error, run_error

_CHILD = Path(__file__).with_name("contained_child.py")

_REMARKS = {
    "missing": Text("Attention in ONNX files is found with the package {about}: {install_command}"),
    "large": Text("The file is too large to find attention in it."),
    "apart": Text("The weights lie in other files that cannot be read: no attention is found."),
    "old": Text("The file uses operations of version {about}: its attention cannot be left out. Export it again."),
    "fused": Text(
        "Attention in one operation ({about}) can neither be shown nor left out: the graph does not have its weights."
    ),
    "inner": Text("Attention in a branch or loop of the graph ({about}) can neither be shown nor left out."),
}

Kind = Literal["onnx", "torchscript", "exported"]

Switch = tuple[str, bool | list[bool]]
"""A change of attention, ``without`` or ``mean``, and whether it concerns all of it, or each of its channels."""


@dataclass(frozen=True)
class Port:
    """An input or output of a network.

    Attributes:
        name: Its name in the file.
        sides: The lengths of its axes; None for any length.
        kind: The type of its numbers, in the words of ONNX.
        operation: The last operation that computes its numbers, in the words of ONNX; empty if not known.
    """

    name: str
    sides: tuple[int | None, ...]
    kind: str = "tensor(float)"
    operation: str = ""


@dataclass(frozen=True)
class Bounds:
    """The limits of the process.

    Attributes:
        memory: Bytes, in addition to those in use after the network is loaded.
        seconds: Time limit for loading the network.
        threads: Number of compute threads.
    """

    memory: int = 8 * 2**30
    seconds: int = 120
    threads: int = 2


BOUNDS = Bounds()


class ContainedProcess:
    """A process that runs one network; it ends when the last reference to it is gone.

    Args:
        kind: The format of the file.
        source: The file.
        bounds: The limits of the process.

    Attributes:
        inputs: The inputs of the network, if the file states them.
        outputs: The outputs of the network, if the file states them.
        metadata: The file's own metadata.
        inside: Name and kind (``softmax``, ``mixed`` or ``gate``) of each attention inside the network, if known.
        can_switch: Whether the attention inside can be replaced.
        remarks: Sentences on attention that cannot be shown or replaced.

    Raises:
        UserError: the network cannot be loaded.
    """

    def __init__(self, kind: Kind, source: Path, bounds: Bounds = BOUNDS) -> None:
        self._source = source
        self._lock = threading.Lock()
        self._scratch = tempfile.TemporaryDirectory(prefix="segview-")
        command = [sys.executable, "-P", str(_CHILD), kind, str(resolve_path(source))]
        command += [str(bounds.memory), str(bounds.threads)]
        self._process = subprocess.Popen(
            command,
            cwd=self._scratch.name,  # so that a torch.py beside the network is not imported
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._end = weakref.finalize(self, _end_process, self._process, self._scratch)
        watch = threading.Timer(bounds.seconds, self._process.kill)
        watch.start()
        try:
            reply = self._read_reply()
        finally:
            watch.cancel()
            watch.join()
        if "refused" in reply:
            self.close()
            with open(source, "rb") as file:
                refuse_pointer(source, file.read(64))
            raise loading_error(source, reply["refused"])
        self.inputs, self.outputs = _parse_ports(reply["inputs"]), _parse_ports(reply["outputs"])
        self.metadata = cast("dict[str, str]", reply["metadata"])
        self.inside = tuple((str(name), str(kind)) for name, kind in reply["inside"])
        self.can_switch = bool(reply["can_switch"])
        self.remarks = tuple(_remark(str(kind), str(about)) for kind, about in reply["remarks"])

    def run(
        self, x: NDArray[Any], *, inside: bool = False, changes: Mapping[int, Switch] | None = None
    ) -> list[NDArray[Any]]:
        """Return the outputs of the network for an input, followed on request by the attention inside.

        Args:
            x: The input.
            inside: Whether to return the attention.
            changes: Changes of attention by its number in ``inside``. The attention that is returned is the one
                before its own change.

        Raises:
            UserError: it fails, or the process has died.
        """
        with self._lock:
            reply = self._request(x, inside=inside, changes=changes)
            return [self._read_array(shape, np.dtype(kind)) for shape, kind in reply["outputs"]]

    def outline(self, x: NDArray[Any]) -> Mapping[str, Any]:
        """Return the outline of a graph with attention inside for an input, as ``contained_graph`` writes it.

        Raises:
            UserError: as for ``run``.
        """
        with self._lock:
            return self._request(x, outline=True)["outline"]

    def close(self) -> None:
        """End the process."""
        self._end()

    def __deepcopy__(self, memo: Mapping[int, object]) -> ContainedProcess:
        return self

    def _request(
        self,
        x: NDArray[Any],
        *,
        inside: bool = False,
        outline: bool = False,
        changes: Mapping[int, Switch] | None = None,
    ) -> dict[str, Any]:
        request = {"shape": x.shape, "kind": x.dtype.str, "inside": inside, "outline": outline}
        self._write(json.dumps(request | {"changes": dict(changes or {})}).encode() + b"\n", x.tobytes())
        reply = self._read_reply()
        if "failed" in reply:
            raise run_error(self._source, x.shape, reply["failed"])
        return reply

    def _write(self, *parts: bytes) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # a dead process is reported when its reply is missing
            for part in parts:
                self._process.stdin.write(part)
            self._process.stdin.flush()

    def _read_reply(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        try:
            return cast("dict[str, Any]", json.loads(self._process.stdout.readline()))
        except ValueError:
            self.close()
            raise UserError(
                "{source} was stopped. The process that ran it has ended: it took too much memory or "
                "time, or the file is damaged.",
                source=self._source,
            ) from None

    def _read_array(self, shape: Sequence[int], kind: np.dtype[Any]) -> NDArray[Any]:
        assert self._process.stdout is not None
        content = self._process.stdout.read(int(np.prod(shape)) * kind.itemsize)
        return np.frombuffer(content, kind).reshape(shape)


def _end_process(process: subprocess.Popen[bytes], scratch: tempfile.TemporaryDirectory[str]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    scratch.cleanup()


def _parse_ports(rows: Sequence[Any]) -> tuple[Port, ...]:
    return tuple(Port(name, tuple(sides), kind, operation) for name, sides, kind, operation in rows)


def _remark(kind: str, about: str) -> Text:
    return Text(_REMARKS[kind], about=about, install_command=install_command("onnx"))
