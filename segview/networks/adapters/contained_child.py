"""Runs a network of another program in a process of its own, within limits: ONNX, TorchScript, exported programs.

It is started by its path and imports nothing of segview. It first writes one line of JSON that says what the network
takes and gives; then, for each line that says the shape of an input, whose numbers follow, one line that says the
shapes of the outputs, whose numbers follow; where it is asked for, attention inside the network stands last, or the
line is the outline of its graph alone. What the network itself prints goes nowhere.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_NOT_FOUND = "is not installed here"

# A port of the network: name, sides (None where any), kind of number, the operation that gives it where that is known.
Port = tuple[str, list["int | None"], str, str]
# Runs the network, with or without what is inside.
Runner = Callable[[Any, bool], Sequence[Any]]
# Says of a graph what its operations do with an input.
Outliner = Callable[[Any], Any]
# What the network takes, what it gives, what it says of itself, what runs it, name and kind of attention inside, and
# what says more of its graph.
Opened = tuple[list[Port], list[Port], dict[str, str], Runner, list[tuple[str, str]], "Outliner | None"]


def main(kind: str, source: str, *, memory: int, threads: int) -> None:
    """Serve until the input ends."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _without_network()
    try:
        _limit()
        inputs, outputs, metadata, run, inside, outline = _OPENERS[kind](source, threads)
        _limit_space(memory)
    except Exception as error:  # said to whoever asked: this process has no other way to tell
        _say(out, {"refused": _words(error)})
        return
    _say(out, {"inputs": inputs, "outputs": outputs, "metadata": metadata, "inside": inside})
    while line := sys.stdin.buffer.readline():
        _answer(out, json.loads(line), run, outline)


def _answer(out: BinaryIO, asked: dict[str, Any], run: Runner, outline: Outliner | None) -> None:
    import numpy as np

    count = int(np.prod(asked["shape"])) * np.dtype(asked["kind"]).itemsize
    x = np.frombuffer(sys.stdin.buffer.read(count), asked["kind"]).reshape(asked["shape"])
    try:
        if asked["outline"]:
            assert outline is not None
            _say(out, {"outline": outline(x)})
            return
        given = [np.ascontiguousarray(one) for one in run(x, asked["inside"])]
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
    graphs = _beside("contained_graph")
    graph = graphs.read(source)
    inside = graphs.inside(graph)
    tensors, deeper = [tensor for _, _, tensor in inside], list[Any]()

    def run(x: Any, asked: bool) -> Sequence[Any]:
        given = [one for one in session.run(None, {names[0]: x}) if hasattr(one, "dtype")]
        if not asked or not inside:
            return given
        if not deeper:  # a graph of its own: with these outputs the other one would be slower
            content = graphs.with_outputs(graph, tensors)
            deeper.append(onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"]))
        return [*given, *deeper[0].run(tensors, {names[0]: x})]

    def outline(x: Any) -> Any:
        def given(content: bytes, wanted: Sequence[str]) -> Sequence[Any]:
            plain = onnxruntime.SessionOptions()
            plain.log_severity_level = 4
            plain.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
            whole = onnxruntime.InferenceSession(content, plain, providers=["CPUExecutionProvider"])
            return whole.run(list(wanted), {names[0]: x})

        return graphs.outline(graph, given)

    last = graphs.last_operations(graph)
    inputs = [_port(one.name, one.shape, one.type) for one in session.get_inputs()]
    outputs = [_port(one.name, one.shape, one.type, last.get(one.name, "")) for one in session.get_outputs()]
    found = [(name, kind) for name, kind, _ in inside]
    return inputs, outputs, dict(session.get_modelmeta().custom_metadata_map), run, found, outline if inside else None


def _beside(name: str) -> Any:
    """Return the module in a file beside this one, which is started by its path."""
    spec = importlib.util.spec_from_file_location(name, os.path.join(os.path.dirname(__file__), f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _port(name: str, shape: Any, kind: str = "tensor(float)", operation: str = "") -> Port:
    return name, [side if isinstance(side, int) else None for side in shape or []], kind, operation


def _torchscript(source: str, threads: int) -> Opened:
    import torch

    torch.set_num_threads(threads)
    program = torch.jit.load(source, map_location="cpu").eval()
    return [], [], {}, _of_torch(program), [], None


def _exported(source: str, threads: int) -> Opened:
    import torch

    torch.set_num_threads(threads)
    program = torch.export.load(source)
    names = set(program.graph_signature.user_inputs)
    taken = [node for node in program.graph.nodes if node.op == "placeholder" and node.name in names]
    inputs = [_port(str(node.name), node.meta["val"].shape) for node in taken]
    return inputs, [], {}, _of_torch(program.module()), [], None


def _of_torch(program: Any) -> Runner:
    import torch

    def run(x: Any, _inside: bool) -> Sequence[Any]:
        with torch.inference_mode():
            given = program(torch.from_numpy(x.copy()))
        given = list(given.values()) if isinstance(given, dict) else given
        given = list(given) if isinstance(given, list | tuple) else [given]
        return [one.float().numpy() for one in given if isinstance(one, torch.Tensor)]

    return run


_OPENERS: dict[str, Callable[[str, int], Opened]] = {"onnx": _onnx, "torchscript": _torchscript, "exported": _exported}


def _without_network() -> None:
    """Leave the network behind, where the system lets a process do so; it has to be done before there are threads."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)


def _limit() -> None:
    """Keep it from writing files; nothing that it writes is wanted. Who asks for a place to write is told this one."""
    tempfile.tempdir = os.getcwd()  # else it would be found out by writing
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
