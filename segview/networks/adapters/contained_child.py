"""Runs a network of another program in a process of its own, within limits: ONNX, TorchScript, exported programs.

It is started by its path and imports nothing of segview. It first writes one line of JSON that says what the network
takes and gives; then, for each line that says the shape of an input, whose numbers follow, one line that says the
shapes of the outputs, whose numbers follow; where it is asked for, attention inside the network stands last. What the
network itself prints goes nowhere.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import re
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
# What the network takes, what it gives, what it says of itself, what runs it, and name and kind of attention inside.
Opened = tuple[list[Port], list[Port], dict[str, str], Runner, list[tuple[str, str]]]

# Operations behind the last one that leave numbers what they are.
_PASSING = ("Identity", "Cast", "Resize", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Upsample", "Slice")
_CARRYING = (*_PASSING, "Dropout", "Expand", "Where")
_INSIDE = {"Softmax": ("softmax", "MatMul"), "Sigmoid": ("gate", "Mul"), "HardSigmoid": ("gate", "Mul")}


def main(kind: str, source: str, *, memory: int, threads: int) -> None:
    """Serve until the input ends."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _without_network()
    try:
        _limit()
        inputs, outputs, metadata, run, inside = _OPENERS[kind](source, threads)
        _limit_space(memory)
    except Exception as error:  # said to whoever asked: this process has no other way to tell
        _say(out, {"refused": _words(error)})
        return
    _say(out, {"inputs": inputs, "outputs": outputs, "metadata": metadata, "inside": inside})
    while line := sys.stdin.buffer.readline():
        _answer(out, json.loads(line), run)


def _answer(out: BinaryIO, asked: dict[str, Any], run: Runner) -> None:
    import numpy as np

    count = int(np.prod(asked["shape"])) * np.dtype(asked["kind"]).itemsize
    x = np.frombuffer(sys.stdin.buffer.read(count), asked["kind"]).reshape(asked["shape"])
    try:
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
    graph = _graph(source)
    inside = _inside(graph)
    tensors, deeper = [tensor for _, _, tensor in inside], list[Any]()

    def run(x: Any, asked: bool) -> Sequence[Any]:
        given = [one for one in session.run(None, {names[0]: x}) if hasattr(one, "dtype")]
        if not asked or not inside:
            return given
        if not deeper:  # a graph of its own: with these outputs the other one would be slower
            content = _with_outputs(graph, tensors)
            deeper.append(onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"]))
        return [*given, *deeper[0].run(tensors, {names[0]: x})]

    last = _last_operations(graph)
    inputs = [_port(one.name, one.shape, one.type) for one in session.get_inputs()]
    outputs = [_port(one.name, one.shape, one.type, last.get(one.name, "")) for one in session.get_outputs()]
    found = [(name, kind) for name, kind, _ in inside]
    return inputs, outputs, dict(session.get_modelmeta().custom_metadata_map), run, found


def _port(name: str, shape: Any, kind: str = "tensor(float)", operation: str = "") -> Port:
    return name, [side if isinstance(side, int) else None for side in shape or []], kind, operation


def _graph(source: str) -> Any:
    """Return the model in a file; None without the package, or where its numbers lie in other files."""
    try:
        import onnx
    except ImportError:
        return None
    model = onnx.load(source, load_external_data=False)
    return None if any(one.data_location == onnx.TensorProto.EXTERNAL for one in model.graph.initializer) else model


def _inside(model: Any) -> list[tuple[str, str, str]]:
    """Return what weighs values in a product, and what is multiplied into features: name, kind and tensor of each."""
    nodes = list(model.graph.node) if model is not None else []
    takers: dict[str, list[Any]] = {}
    for node in nodes:
        for name in node.input:
            takers.setdefault(name, []).append(node)
    final = {one.name for one in model.graph.output} if model is not None else set()
    found: list[tuple[str, str, str]] = []
    for node in nodes:
        wanted = _INSIDE.get(node.op_type)
        if wanted is None or node.output[0] in final:
            continue
        kind, product = wanted
        ends = _ends(node.output[0], takers)
        # A sigmoid that is multiplied into what it was made of is an activation.
        if any(end.op_type == product and (kind != "gate" or node.input[0] not in end.input) for end in ends):
            found.append((_place(node), kind, node.output[0]))
    return found


def _place(node: Any) -> str:
    """Return the module in which an operation happens, where the exporter says so; else the operation's name."""
    said = {one.key: one.value for one in node.metadata_props}.get("pkg.torch.onnx.name_scopes", "")
    scopes = re.findall(r"'([^',]*)'", said)[:-1]
    return (scopes[-1] if scopes else "") or node.name or node.output[0]


def _ends(name: str, takers: dict[str, list[Any]]) -> list[Any]:
    """Return the operations that take a tensor, behind those that leave its numbers what they are."""
    ends: list[Any] = []
    for node in takers.get(name, []):
        ends += _ends(node.output[0], takers) if node.op_type in _CARRYING else [node]
    return ends


def _with_outputs(model: Any, names: Sequence[str]) -> bytes:
    import onnx

    changed = onnx.ModelProto()
    changed.CopyFrom(model)
    changed.graph.output.extend(onnx.ValueInfoProto(name=name) for name in names)
    return changed.SerializeToString()


def _last_operations(model: Any) -> dict[str, str]:
    """Return the operation that gives each output, behind those that pass numbers on; none where it is not known."""
    if model is None:
        return {}
    graph = model.graph
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
    return [], [], {}, _of_torch(program), []


def _exported(source: str, threads: int) -> Opened:
    import torch

    torch.set_num_threads(threads)
    program = torch.export.load(source)
    names = set(program.graph_signature.user_inputs)
    taken = [node for node in program.graph.nodes if node.op == "placeholder" and node.name in names]
    inputs = [_port(str(node.name), node.meta["val"].shape) for node in taken]
    return inputs, [], {}, _of_torch(program.module()), []


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
