"""ONNX graphs in the child process: finding attention, and describing the operations that move numbers.

Like ``contained_child``, it is loaded by its path and imports nothing of segview.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np

# Operations that do not change numbers and may follow the last one.
_PASSING = ("Identity", "Cast", "Resize", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Upsample", "Slice")
CARRYING = (*_PASSING, "Dropout", "Expand", "Where")
# Operations that mix the heads of attention where all but one of their inputs are constant.
MIXING = ("MatMul", "Gemm", "Einsum", "Conv", "Add", "Sub", "Mul", "BatchNormalization")
_GATES, _PRODUCTS = ("Sigmoid", "HardSigmoid"), ("MatMul", "Einsum")

# Positions of the inputs that control how numbers are moved.
_SAID = {
    **dict.fromkeys(("Gather", "GatherElements", "ReduceMean", "ReduceSum", "ReduceMax"), (1,)),
    **{"Slice": (1, 2, 3, 4), "Pad": (1, 3)},
}
# Longer lists of whole numbers do not describe positions.
_MOST_SAID = 2**16
_FLOATS = (1, 10, 11, 16, 2, 3)  # including the 8-bit types of quantised networks


def read(source: str) -> Any:
    """Return the model in a file; None without the package ``onnx``, or if its weights are in other files."""
    try:
        import onnx
    except ImportError:
        return None
    model = onnx.load(source, load_external_data=False)
    return None if any(one.data_location == onnx.TensorProto.EXTERNAL for one in model.graph.initializer) else model


def inside(model: Any) -> list[tuple[str, str, str]]:
    """Return name, kind and tensor of each attention: weights of a matrix product, and gates of features.

    The kind is ``softmax``, ``gate``, or ``mixed`` for weights whose heads were mixed after the softmax.
    """
    if model is None:
        return []
    takers: dict[str, list[Any]] = {}
    for node in model.graph.node:
        for name in node.input:
            takers.setdefault(name, []).append(node)
    makers = {name: node for node in model.graph.node for name in node.output}
    final = {one.name for one in model.graph.output}
    constants, scalars = _constant_names(model)
    found: list[tuple[str, str, str]] = []
    for node in model.graph.node:
        if node.output[0] in final:
            continue
        if node.op_type in _GATES:
            ends = _ends(node.output[0], takers, scalars)
            gates = [name for name, end in ends if _is_gated(node, end, name, makers)]
            found += [(_place(node), "gate", name) for name in gates[:1]]
        elif node.op_type == "Softmax":
            ends = _ends(node.output[0], takers)
            if any(end.op_type in _PRODUCTS or _is_summed(end, takers) for _, end in ends):
                found.append((_place(node), "softmax", node.output[0]))
            mixed = _mixed_weights(node.output[0], takers, constants, mixed=False)
            found += [(_place(node), "mixed", name) for name in dict.fromkeys(mixed)]
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


def _mixed_weights(name: str, takers: dict[str, list[Any]], constants: set[str], *, mixed: bool) -> list[str]:
    """Return the tensors by which values are weighed, made of a softmax by operations that mix its heads."""
    found: list[str] = []
    for node in takers.get(name, []):
        others = [one for one in node.input if one and one != name]
        if node.op_type in CARRYING:
            found += _mixed_weights(node.output[0], takers, constants, mixed=mixed)
        elif others and node.op_type in MIXING and constants.issuperset(others):
            found += _mixed_weights(node.output[0], takers, constants, mixed=True)
        elif mixed and node.op_type in _PRODUCTS:
            found.append(name)
    return found


def _constant_names(model: Any) -> tuple[set[str], set[str]]:
    """Return the names of the tensors that do not depend on an input, and of single numbers among them."""
    names = {one.name for one in model.graph.initializer}
    scalars = {name for name, one in _constants(model).items() if all(side == 1 for side in one.dims)}
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
    """Return the operations that use a tensor, each with the tensor to show, skipping those that pass numbers on.

    Behind an addition or multiplication with one number, the tensor to show is its result.
    """
    ends: list[Any] = []
    for node in takers.get(name, []):
        if node.op_type in CARRYING:
            ends += _ends(node.output[0], takers, scalars, start or name)
        elif node.op_type in ("Add", "Sub", "Mul") and any(other in scalars for other in node.input):
            ends += _ends(node.output[0], takers, scalars)
        else:
            ends.append((start or name, node))
    return ends


def with_outputs(model: Any, names: Sequence[str], nodes: Sequence[Any] = ()) -> bytes:
    """Return a model with further tensors, and further operations, as outputs."""
    import onnx

    changed = onnx.ModelProto()
    changed.CopyFrom(model)
    changed.graph.node.extend(nodes)
    own = {one.name for one in changed.graph.output}
    changed.graph.output.extend(onnx.ValueInfoProto(name=name) for name in names if name not in own)
    return changed.SerializeToString()


def last_operations(model: Any) -> dict[str, str]:
    """Return the operation that computes each output, skipping those that pass numbers on; only where it is known."""
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


def outline(model: Any, run: Callable[[bytes, Sequence[str]], Sequence[Any]]) -> dict[str, Any]:
    """Return a description of the operations of a model on an input, without the computed numbers.

    It has each operation with its attributes, the shape of each floating-point tensor, the whole numbers that control
    how tensors are moved, and the tensors that ``inside`` returns.

    Args:
        model: The model, from ``read``.
        run: Runs a modified model on the input, and returns the tensors with the given names.
    """
    import onnx

    nodes = [node for node in model.graph.node if node.op_type != "Constant"]
    constants = _constants(model)
    said = _said(nodes)
    asked = sorted(said - constants.keys())
    shaped = {f"segview/shape {number}": name for number, name in enumerate(_fractions(model, nodes))}
    further = [onnx.helper.make_node("Shape", [name], [own]) for own, name in shaped.items()]
    wanted = [*asked, *shaped]
    given = dict(zip(wanted, run(with_outputs(model, wanted, further), wanted), strict=True))
    values = {name: onnx.numpy_helper.to_array(constants[name]) for name in said & constants.keys()}
    values |= {name: given[name] for name in asked}
    shapes = {name: list(one.dims) for name, one in constants.items() if one.data_type in _FLOATS}
    return {
        "nodes": [[node.op_type, list(node.input), list(node.output), _attributes(node)] for node in nodes],
        "shapes": shapes | {name: given[own].tolist() for own, name in shaped.items()},
        "values": {name: one.tolist() for name, one in values.items() if one.size <= _MOST_SAID},
        "inside": [tensor for _, _, tensor in inside(model)],
    }


def _constants(model: Any) -> dict[str, Any]:
    """Return the constant tensors of a model."""
    import onnx

    found = {one.name: one for one in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "Constant":
            (one,) = node.attribute
            value = onnx.helper.get_attribute_value(one)
            if one.name.startswith("value_"):
                value = onnx.numpy_helper.from_array(np.asarray(value))
            found[node.output[0]] = value
    return found


def _said(nodes: Sequence[Any]) -> set[str]:
    """Return the integer tensors that control how other tensors are moved."""
    return {
        node.input[number]
        for node in nodes
        for number in _SAID.get(node.op_type, ())
        if number < len(node.input) and node.input[number]
    }


def _fractions(model: Any, nodes: Sequence[Any]) -> list[str]:
    """Return the floating-point tensors that operations compute."""
    import onnx

    known = onnx.shape_inference.infer_shapes(model).graph.value_info
    # Values that are not tensors, such as sequences, have the type 0.
    kinds = {one.name: one.type.tensor_type.elem_type for one in known}
    return [name for node in nodes for name in node.output if name and kinds.get(name, _FLOATS[0]) in _FLOATS]


def _attributes(node: Any) -> dict[str, Any]:
    """Return the attributes of an operation that are integers or text."""
    import onnx

    found = {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute}
    texts = {name: one.decode(errors="replace") for name, one in found.items() if isinstance(one, bytes)}
    numbers = {name: one for name, one in found.items() if isinstance(one, int)}
    lists = {one.name: list(one.ints) for one in node.attribute if one.type == onnx.AttributeProto.INTS}
    return texts | numbers | lists
