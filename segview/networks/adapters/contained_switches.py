"""Switches in an ONNX graph, in the child process: attention is replaced by its mean or by what leaves it out.

Like ``contained_child``, it is loaded by its path and imports nothing of segview.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

_CHANGES = ("without", "mean")
_AXES_AS_INPUT = 18  # since this version of the operations
# The value that leaves attention out: of a factor 1, of weights 0.
_NEUTRAL = {"gate": 1.0, "softmax": 0.0, "mixed": 0.0}


def switched(model: Any, found: Sequence[Any], version: int) -> Any:
    """Return a model with two further inputs for each attention, which replace it if they are true.

    Without them its numbers are those of the model: each tensor is only chosen.

    Args:
        model: The model.
        found: The attention in it, from ``contained_graph.inside``.
        version: The version of the model's operations.
    """
    import onnx

    changed = onnx.ModelProto()
    changed.CopyFrom(model)
    graph, kinds = changed.graph, _kinds(model)
    added: dict[str, list[Any]] = {}
    for number, one in enumerate(found):
        result = f"segview/changed {number}"
        for node in graph.node:
            if node.output[0] in one.takers:
                given = [result if name == one.used else name for name in node.input]
                del node.input[:]
                node.input.extend(given)
        kind = kinds.get(one.used, onnx.TensorProto.FLOAT)
        names = [_name(number, change) for change in _CHANGES]
        graph.input.extend(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.BOOL, None) for name in names)
        neutral = onnx.helper.make_tensor(f"segview/neutral {number}", kind, [], [_NEUTRAL[one.kind]])
        graph.initializer.append(neutral)
        mean, constants = _mean(one, number, version)
        graph.initializer.extend(constants)
        kept = f"segview/kept {number}"
        added.setdefault(one.used, []).extend(
            [
                mean,
                onnx.helper.make_node("Where", [names[1], mean.output[0], one.used], [kept]),
                onnx.helper.make_node("Where", [names[0], neutral.name, kept], [result]),
            ]
        )
    nodes: list[Any] = []
    for node in graph.node:
        nodes.append(node)
        nodes += [further for name in node.output for further in added.get(name, [])]
    ordered = onnx.GraphProto(node=nodes)
    del graph.node[:]
    graph.node.extend(ordered.node)
    return changed


def switches(count: int, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the further inputs.

    Args:
        count: Number of pieces of attention.
        changes: By the number of the attention: ``without`` or ``mean``, and true or a list with one truth value for
            each channel.
    """
    given = {_name(number, change): np.array(False) for number in range(count) for change in _CHANGES}
    for number, (change, where) in changes.items():
        given[_name(int(number), change)] = np.array(where).reshape((1, -1, 1, 1) if isinstance(where, list) else ())
    return given


def _name(number: int, change: str) -> str:
    return f"segview/{change} {number}"


def _kinds(model: Any) -> dict[str, int]:
    """Return the types of the numbers of tensors, where they are known."""
    import onnx

    known = onnx.shape_inference.infer_shapes(model).graph.value_info
    kinds = {one.name: one.type.tensor_type.elem_type for one in known}
    return {name: kind for name, kind in kinds.items() if kind}


def _mean(attention: Any, number: int, version: int) -> tuple[Any, list[Any]]:
    """Return an operation that takes the mean, and its constants: of weights over the keys, of a gate over all."""
    import onnx

    made = [f"segview/average {number}"]
    if attention.axis is None:
        return onnx.helper.make_node("ReduceMean", [attention.used], made, keepdims=1), []
    if version < _AXES_AS_INPUT:
        return onnx.helper.make_node("ReduceMean", [attention.used], made, keepdims=1, axes=[attention.axis]), []
    axes = onnx.numpy_helper.from_array(np.array([attention.axis]), f"segview/axes {number}")
    return onnx.helper.make_node("ReduceMean", [attention.used, axes.name], made, keepdims=1), [axes]
