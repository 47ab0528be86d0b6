"""The child process that runs a network of another program within limits: ONNX, TorchScript, exported programs.

It is started by its path and imports nothing of segview. First it writes one line of JSON with the inputs and outputs
of the network. Then it reads requests: a line of JSON with the shape of an input, followed by the input's numbers. For
each it writes a line with the shapes of the outputs, followed by their numbers. On request the attention inside the
network comes last, or the line is only the outline of its graph. Text that the network prints is discarded.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_NOT_FOUND = "is not installed here"

# A port of the network: name, sides (None for any), kind of number, and the operation that computes it if known.
Port = tuple[str, list["int | None"], str, str]
# Runs the network, with or without the attention inside, and with changes of it.
Runner = Callable[[Any, bool, Mapping[str, Any]], Sequence[Any]]
# Returns the outline of a graph for an input.
Outliner = Callable[[Any], Any]
# Inputs, outputs, metadata, runner, facts about the attention inside, and the outliner of a graph.
Opened = tuple[list[Port], list[Port], dict[str, str], Runner, dict[str, Any], "Outliner | None"]

_NOTHING: dict[str, Any] = {"inside": [], "can_switch": False, "remarks": []}


def main(kind: str, source: str, *, memory: int, threads: int) -> None:
    """Serve until the input ends."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _disconnect()
    try:
        _forbid_writing()
        inputs, outputs, metadata, run, found, outline = _OPENERS[kind](source, threads)
        _limit_memory(memory)
    except Exception as error:  # sent to the parent: this process has no other way to report it
        _send(out, {"refused": _message(error)})
        return
    _send(out, {"inputs": inputs, "outputs": outputs, "metadata": metadata, **found})
    while line := sys.stdin.buffer.readline():
        _answer(out, json.loads(line), run, outline)


def _answer(out: BinaryIO, request: dict[str, Any], run: Runner, outline: Outliner | None) -> None:
    import numpy as np

    count = int(np.prod(request["shape"])) * np.dtype(request["kind"]).itemsize
    x = np.frombuffer(sys.stdin.buffer.read(count), request["kind"]).reshape(request["shape"])
    try:
        if request["outline"]:
            assert outline is not None
            _send(out, {"outline": outline(x)})
            return
        outputs = [np.ascontiguousarray(output) for output in run(x, request["inside"], request["changes"])]
    except Exception as error:  # as above
        _send(out, {"failed": _message(error)})
        return
    _send(out, {"outputs": [[list(output.shape), output.dtype.str] for output in outputs]})
    for output in outputs:
        out.write(output.tobytes())
    out.flush()


def _open_onnx(source: str, threads: int) -> Opened:
    one = _load_neighbour("contained_sessions").Sessions(source, threads, _load_neighbour)
    inputs = [_make_port(port.name, port.shape, port.type) for port in one.plain.get_inputs()]
    outputs = [
        _make_port(port.name, port.shape, port.type, one.last.get(port.name, "")) for port in one.plain.get_outputs()
    ]
    found = {
        "inside": [(each.place, each.kind) for each in one.inside],
        "can_switch": one.can_switch,
        "remarks": one.remarks,
    }
    metadata = dict(one.plain.get_modelmeta().custom_metadata_map)
    return inputs, outputs, metadata, one.run, found, one.outline if one.inside else None


def _load_neighbour(name: str) -> Any:
    """Return the module in a file in the folder of this one, which is started by its path."""
    spec = importlib.util.spec_from_file_location(name, os.path.join(os.path.dirname(__file__), f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _make_port(name: str, shape: Any, kind: str = "tensor(float)", operation: str = "") -> Port:
    return name, [side if isinstance(side, int) else None for side in shape or []], kind, operation


def _open_torchscript(source: str, threads: int) -> Opened:
    import torch

    torch.set_num_threads(threads)
    program = torch.jit.load(source, map_location="cpu").eval()
    return [], [], {}, _torch_runner(program), _NOTHING, None


def _open_exported(source: str, threads: int) -> Opened:
    import torch

    torch.set_num_threads(threads)
    program = torch.export.load(source)
    names = set(program.graph_signature.user_inputs)
    nodes = [node for node in program.graph.nodes if node.op == "placeholder" and node.name in names]
    inputs = [_make_port(str(node.name), node.meta["val"].shape) for node in nodes]
    return inputs, [], {}, _torch_runner(program.module()), _NOTHING, None


def _torch_runner(program: Any) -> Runner:
    import torch

    def run(x: Any, _with_attention: bool, _changes: Mapping[str, Any]) -> Sequence[Any]:
        with torch.inference_mode():
            result = program(torch.from_numpy(x.copy()))
        result = list(result.values()) if isinstance(result, dict) else result
        outputs = list(result) if isinstance(result, list | tuple) else [result]
        return [output.float().numpy() for output in outputs if isinstance(output, torch.Tensor)]

    return run


_OPENERS: dict[str, Callable[[str, int], Opened]] = {
    "onnx": _open_onnx,
    "torchscript": _open_torchscript,
    "exported": _open_exported,
}


def _disconnect() -> None:
    """Cut the process off from the network if the system allows it; only possible before threads exist."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)


def _forbid_writing() -> None:
    """Forbid writing files: no output of this process is a file."""
    tempfile.tempdir = os.getcwd()  # otherwise tempfile would look for a folder by writing
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _limit_memory(memory: int) -> None:
    """Limit further memory: the libraries have already mapped gigabytes that they do not use."""
    try:
        import resource
    except ImportError:
        return
    used = 8 * 2**30
    with contextlib.suppress(OSError), open("/proc/self/statm", "rb") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + memory, hard))


def _send(out: BinaryIO, content: dict[str, Any]) -> None:
    out.write(json.dumps(content).encode() + b"\n")
    out.flush()


def _message(error: Exception) -> str:
    if isinstance(error, ImportError):
        return f"{error.name} {_NOT_FOUND}"
    text = str(error).strip()
    return (text.splitlines()[0] if text else type(error).__name__)[:300]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], memory=int(sys.argv[3]), threads=int(sys.argv[4]))
