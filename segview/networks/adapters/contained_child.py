"""Runs a network of another program in a process of its own, within limits: ONNX, TorchScript, exported programs.

It is started by its path and imports nothing of segview. It first writes one line of JSON that says what the network
takes and gives; then, for each line that says the shape of an input, whose numbers follow, one line that says the
shapes of the outputs, whose numbers follow. What the network itself prints goes nowhere.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_NOT_FOUND = "is not installed here"

# A port of the network: name, sides (None where any), kind of number, the operation that gives it where that is known.
Port = tuple[str, list["int | None"], str, str]
Runner = Callable[[Any], Sequence[Any]]
# What the network takes, what it gives, what it says of itself, and what runs it.
Opened = tuple[list[Port], list[Port], dict[str, str], Runner]

# Operations behind the last one that leave numbers what they are.
_PASSING = ("Identity", "Cast", "Resize", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Upsample", "Slice")


def main(kind: str, source: str, *, memory: int, threads: int) -> None:
    """Serve until the input ends."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _without_network()
    try:
        _limit()
        inputs, outputs, metadata, run = _OPENERS[kind](source, threads)
        _limit_space(memory)
    except Exception as error:  # said to whoever asked: this process has no other way to tell
        _say(out, {"refused": _words(error)})
        return
    _say(out, {"inputs": inputs, "outputs": outputs, "metadata": metadata})
    while line := sys.stdin.buffer.readline():
        _answer(out, json.loads(line), run)


def _answer(out: BinaryIO, asked: dict[str, Any], run: Runner) -> None:
    import numpy as np

    count = int(np.prod(asked["shape"])) * np.dtype(asked["kind"]).itemsize
    x = np.frombuffer(sys.stdin.buffer.read(count), asked["kind"]).reshape(asked["shape"])
    try:
        given = [np.ascontiguousarray(one) for one in run(x)]
    except Exception as error:  # as above
        _say(out, {"failed": _words(error)})
        return
    _say(out, {"outputs": [[list(one.shape), one.dtype.str] for one in given]})
    for one in given:
        out.write(one.tobytes())
    out.flush()


def _onnx(source: str, threads: int) -> Opened:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    names = [port.name for port in session.get_inputs()]

    def run(x: Any) -> Sequence[Any]:
        return [one for one in session.run(None, {names[0]: x}) if hasattr(one, "dtype")]

    last = _last_operations(source)
    inputs = [_port(one, "") for one in session.get_inputs()]
    outputs = [_port(one, last.get(one.name, "")) for one in session.get_outputs()]
    return inputs, outputs, dict(session.get_modelmeta().custom_metadata_map), run


def _port(port: Any, operation: str) -> Port:
    return port.name, [side if isinstance(side, int) else None for side in port.shape or []], port.type, operation


def _last_operations(source: str) -> dict[str, str]:
    """Return the operation that gives each output, behind those that pass numbers on; none without the package."""
    try:
        import onnx
    except ImportError:
        return {}
    graph = onnx.load(source, load_external_data=False).graph
    makers = {name: node for node in graph.node for name in node.output}
    found = {}
    for output in graph.output:
        node = makers.get(output.name)
        while node is not None and node.op_type in _PASSING and node.input:
            node = makers.get(node.input[0])
        found[output.name] = node.op_type if node is not None else ""
    return found


def _torchscript(source: str, threads: int) -> Opened:
    import torch

    torch.set_num_threads(threads)
    program = torch.jit.load(source, map_location="cpu").eval()
    return [], [], {}, _of_torch(program)


def _exported(source: str, threads: int) -> Opened:
    import torch

    torch.set_num_threads(threads)
    program = torch.export.load(source)
    names = set(program.graph_signature.user_inputs)
    inputs: list[Port] = [
        (
            str(node.name),
            [side if isinstance(side, int) else None for side in node.meta["val"].shape],
            "tensor(float)",
            "",
        )
        for node in program.graph.nodes
        if node.op == "placeholder" and node.name in names
    ]
    return inputs, [], {}, _of_torch(program.module())


def _of_torch(program: Any) -> Runner:
    import torch

    def run(x: Any) -> Sequence[Any]:
        with torch.inference_mode():
            given = program(torch.from_numpy(x.copy()))
        if isinstance(given, dict):
            given = list(given.values())
        given = list(given) if isinstance(given, list | tuple) else [given]
        return [one.float().numpy() for one in given if isinstance(one, torch.Tensor)]

    return run


_OPENERS: dict[str, Callable[[str, int], Opened]] = {
    "onnx": _onnx,
    "torchscript": _torchscript,
    "exported": _exported,
}


def _without_network() -> None:
    """Leave the network behind, where the system lets a process do so; it has to be done before there are threads."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)


def _limit() -> None:
    """Keep it from writing files; nothing that it writes is wanted."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _limit_space(memory: int) -> None:
    """Limit the memory from here on; the libraries map gigabytes that they do not use."""
    try:
        import resource
    except ImportError:
        return
    used = 8 * 2**30
    with contextlib.suppress(OSError), open("/proc/self/statm", "rb") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + memory, hard))


def _say(out: BinaryIO, content: dict[str, Any]) -> None:
    out.write(json.dumps(content).encode() + b"\n")
    out.flush()


def _words(error: Exception) -> str:
    if isinstance(error, ImportError):
        return f"{error.name} {_NOT_FOUND}"
    text = str(error).strip()
    return (text.splitlines()[0] if text else type(error).__name__)[:300]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], memory=int(sys.argv[3]), threads=int(sys.argv[4]))
