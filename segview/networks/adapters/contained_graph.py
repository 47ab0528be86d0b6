"""ONNX graphs in the child process: further outputs, and the operations that move numbers.

Like ``contained_child``, it is loaded by its path and imports nothing of segview.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

# Positions of the inputs that control how numbers are moved.
_SAID = {
    **dict.fromkeys(("Gather", "GatherElements", "ReduceMean", "ReduceSum", "ReduceMax"), (1,)),
    **{"Slice": (1, 2, 3, 4), "Pad": (1, 3)},
}
# Longer lists of whole numbers do not describe positions.
_MOST_SAID = 2**16
_FLOATS = (1, 10, 11, 16, 2, 3)  # including the 8-bit types of quantised networks


def with_outputs(model: Any, names: Sequence[str], nodes: Sequence[Any] = ()) -> bytes:
    """Return a model with further tensors, and further operations, as outputs."""
    import onnx

    changed = onnx.ModelProto()
    changed.CopyFrom(model)
    changed.graph.node.extend(nodes)
    own = {one.name for one in changed.graph.output}
    changed.graph.output.extend(onnx.ValueInfoProto(name=name) for name in names if name not in own)
    return changed.SerializeToString()


def outline(model: Any, inside: Sequence[str], run: Callable[[bytes, Sequence[str]], Sequence[Any]]) -> dict[str, Any]:
    """Return a description of the operations of a model on an input, without the computed numbers.

    It has each operation with its attributes, the shape of each floating-point tensor, the whole numbers that control
    how tensors are moved, and the tensors of attention.

    Args:
        model: The model, from ``contained_reading.read``.
        inside: The tensors of attention.
        run: Runs a modified model on the input, and returns the tensors with the given names.
    """
    import onnx

    nodes = [node for node in model.graph.node if node.op_type != "Constant"]
    fixed, said = constants(model), _said(nodes)
    asked = sorted(said - fixed.keys())
    shaped = {f"segview/shape {number}": name for number, name in enumerate(_fractions(model, nodes))}
    further = [onnx.helper.make_node("Shape", [name], [own]) for own, name in shaped.items()]
    wanted = [*asked, *shaped]
    given = dict(zip(wanted, run(with_outputs(model, wanted, further), wanted), strict=True))
    values = {name: onnx.numpy_helper.to_array(fixed[name]) for name in said & fixed.keys()}
    values |= {name: given[name] for name in asked}
    shapes = {name: list(one.dims) for name, one in fixed.items() if one.data_type in _FLOATS}
    return {
        "nodes": [[node.op_type, list(node.input), list(node.output), _attributes(node)] for node in nodes],
        "shapes": shapes | {name: given[own].tolist() for own, name in shaped.items()},
        "values": {name: one.tolist() for name, one in values.items() if one.size <= _MOST_SAID},
        "inside": list(inside),
    }


def constants(model: Any) -> dict[str, Any]:
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
