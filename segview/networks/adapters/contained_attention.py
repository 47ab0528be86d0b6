"""Attention in ONNX graphs, found in the child process by the patterns of operations.

Like ``contained_child``, it is loaded by its path and imports nothing of segview.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

# Operations that do not change numbers.
PASSING = ("Identity", "Cast", "Resize", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Upsample", "Slice")
CARRYING = (*PASSING, "Dropout", "Expand", "Where")
# Operations that mix the heads of attention where all but one of their inputs are constant.
MIXING = ("MatMul", "Gemm", "Einsum", "Conv", "Add", "Sub", "Mul", "BatchNormalization")
_GATES, _PRODUCTS = ("Sigmoid", "HardSigmoid"), ("MatMul", "Einsum")


class Attention(NamedTuple):
    """Attention in a graph.

    Attributes:
        place: Its name.
        kind: ``softmax``, ``gate``, or ``mixed`` for weights whose heads were mixed after the softmax.
        tensor: The tensor to show.
        used: The tensor by which features are multiplied or values are weighed.
        takers: The first outputs of the operations that do so.
        axis: Axis of its keys; None for a gate.
    """

    place: str
    kind: str
    tensor: str
    used: str
    takers: tuple[str, ...]
    axis: int | None = None


def inside(model: Any, constants: Mapping[str, Any]) -> list[Attention]:
    """Return the attention in a model: weights of a matrix product, and gates of features.

    Args:
        model: The model.
        constants: Its constant tensors, by name.
    """
    takers: dict[str, list[Any]] = {}
    for node in model.graph.node:
        for name in node.input:
            takers.setdefault(name, []).append(node)
    makers = {name: node for node in model.graph.node for name in node.output}
    final = {one.name for one in model.graph.output}
    fixed, scalars = _constant_names(model, constants)
    found: list[Attention] = []
    for node in model.graph.node:
        out = node.output[0]
        if out in final:
            continue
        if node.op_type in _GATES:
            ends = _ends(out, takers, scalars)
            gates = [
                Attention(_place(node), "gate", name, used, (end.output[0],))
                for name, used, end in ends
                if _is_gated(node, end, name, makers)
            ]
            found += gates[:1]
        elif node.op_type == "Softmax":
            ends = _ends(out, takers)
            if any(end.op_type in _PRODUCTS or _is_summed(end, takers) for _, _, end in ends):
                axis = next((one.i for one in node.attribute if one.name == "axis"), -1)
                found.append(
                    Attention(_place(node), "softmax", out, out, tuple(one.output[0] for one in takers[out]), axis)
                )
            for name, end in dict(_mixed_weights(out, takers, fixed, mixed=False)).items():
                found.append(Attention(_place(node), "mixed", name, name, (end.output[0],), _key_axis(end, name)))
    return found


def _key_axis(product: Any, weights: str) -> int:
    """Return the axis of weights over which a product sums, counted from the end."""
    number = list(product.input).index(weights)
    if product.op_type == "MatMul":
        return -1 - number
    equation = next(one.s.decode() for one in product.attribute if one.name == "equation").replace(" ", "")
    letters, _, kept = equation.partition("->")
    axes = letters.split(",")[number]
    return max((place for place, letter in enumerate(axes) if letter not in kept), default=-1) - len(axes)


def last_operations(model: Any) -> dict[str, str]:
    """Return the operation that computes each output, skipping those that pass numbers on; only where it is known."""
    graph = model.graph
    makers = {name: node for node in graph.node for name in node.output}
    found = {}
    for output in graph.output:
        node = makers.get(output.name)
        while node is not None and node.op_type in PASSING and node.input:
            node = makers.get(node.input[0])
        found[output.name] = node.op_type if node is not None else ""
    return found


def _is_gated(sigmoid: Any, end: Any, gate: str, makers: dict[str, Any]) -> bool:
    """Tell whether a gate is multiplied with features, and not with its own input (SiLU) or its other half (GLU)."""
    if end.op_type != "Mul":
        return False
    source, whole = sigmoid.input[0], _whole(sigmoid.input[0], makers)
    return not any(name == source or _whole(name, makers) == whole != name for name in end.input)


def _whole(name: str, makers: dict[str, Any]) -> str:
    """Return the tensor that a tensor was split from; else its own name."""
    while name in makers and makers[name].op_type in ("Split", "Slice"):
        name = makers[name].input[0]
    return name


def _is_summed(node: Any, takers: dict[str, list[Any]]) -> bool:
    return node.op_type == "Mul" and any(one.op_type == "ReduceSum" for one in takers.get(node.output[0], []))


def _mixed_weights(
    name: str, takers: dict[str, list[Any]], constants: set[str], *, mixed: bool
) -> list[tuple[str, Any]]:
    """Return the tensors that weigh values, made of a softmax by operations that mix its heads, and the products."""
    found: list[tuple[str, Any]] = []
    for node in takers.get(name, []):
        others = [one for one in node.input if one and one != name]
        if node.op_type in CARRYING:
            found += _mixed_weights(node.output[0], takers, constants, mixed=mixed)
        elif others and node.op_type in MIXING and constants.issuperset(others):
            found += _mixed_weights(node.output[0], takers, constants, mixed=True)
        elif mixed and node.op_type in _PRODUCTS:
            found.append((name, node))
    return found


def _constant_names(model: Any, constants: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """Return the names of the tensors that do not depend on an input, and of single numbers among them."""
    names = {one.name for one in model.graph.initializer}
    scalars = {name for name, one in constants.items() if all(side == 1 for side in one.dims)}
    for node in model.graph.node:
        if all(not name or name in names for name in node.input):
            names.update(node.output)
    return names, scalars


def _place(node: Any) -> str:
    """Return the module of an operation if the exporter wrote it, for the network its class; else the own name."""
    said = {one.key: re.findall(r"'([^',]*)'", one.value) for one in node.metadata_props}
    scopes, classes = said.get("pkg.torch.onnx.name_scopes", []), said.get("pkg.torch.onnx.class_hierarchy", [])
    if len(scopes) > 1 and scopes[-2]:
        return scopes[-2]
    inside = len(scopes) == len(classes) == 2
    return (classes[0].rpartition(".")[-1] if inside else "") or node.name or node.output[0]


def _ends(
    name: str, takers: dict[str, list[Any]], scalars: AbstractSet[str] = frozenset(), start: str = ""
) -> list[Any]:
    """Return the operations that use a tensor, with the tensor to show and the one they take, as it is passed on.

    Behind an addition or multiplication with one number, the tensor to show is its result.
    """
    ends: list[Any] = []
    for node in takers.get(name, []):
        if node.op_type in CARRYING:
            ends += _ends(node.output[0], takers, scalars, start or name)
        elif node.op_type in ("Add", "Sub", "Mul") and any(other in scalars for other in node.input):
            ends += _ends(node.output[0], takers, scalars)
        else:
            ends.append((start or name, name, node))
    return ends
