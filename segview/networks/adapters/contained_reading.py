"""Reading ONNX files in the child process: the graph, and remarks on attention in it that stays unknown.

Like ``contained_child``, it is loaded by its path and imports nothing of segview.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

# Operations that are attention as a whole: no tensor of the graph has its weights.
_FUSED = (
    *("Attention", "MultiHeadAttention", "GroupQueryAttention", "PackedAttention", "PackedMultiHeadAttention"),
    *("QAttention", "QOrderedAttention", "LongformerAttention", "DecoderMaskedMultiHeadAttention"),
)
_SOFT = ("Softmax", "Sigmoid", "HardSigmoid")
# A graph of more bytes is not copied: a message of Protobuf has at most 2 GiB.
_MOST_BYTES = 2**30
# Older graphs have no operation that chooses between tensors.
_OLDEST = 9

Remark = tuple[str, str]
"""A reason why attention stays unknown or fixed, and what it is about: ``missing``, ``large``, ``apart``, ``old``,
``fused`` or ``inner``."""


def read(source: str) -> tuple[Any, list[Remark]]:
    """Return the model in a file, and remarks on it; None if its graph cannot be examined."""
    try:
        import onnx
    except ImportError:
        return None, [("missing", "onnx")]
    if os.path.getsize(source) > _MOST_BYTES:
        return None, [("large", "")]
    model = onnx.load(source, load_external_data=False)
    apart = [one for one in model.graph.initializer if one.data_location == onnx.TensorProto.EXTERNAL]
    if sum(_bytes(one) for one in apart) > _MOST_BYTES:
        return None, [("large", "")]
    try:
        onnx.load_external_data_for_model(model, os.path.dirname(source))
    except (OSError, ValueError, onnx.checker.ValidationError):
        return None, [("apart", "")]
    return model, [*_remarks(model)]


def opset(model: Any) -> int:
    """Return the version of the standard operations that a model uses."""
    return max((one.version for one in model.opset_import if one.domain in ("", "ai.onnx")), default=1)


def can_switch(model: Any) -> bool:
    """Tell whether the operations of a model suffice to replace its attention."""
    return opset(model) >= _OLDEST


def _bytes(tensor: Any) -> int:
    import onnx

    count = 1
    for side in tensor.dims:
        count *= side
    return count * onnx.helper.tensor_dtype_to_np_dtype(tensor.data_type).itemsize


def _remarks(model: Any) -> Iterator[Remark]:
    if not can_switch(model):
        yield "old", str(opset(model))
    fused = {node.op_type for node in _nodes(model.graph) if node.op_type in _FUSED}
    yield from (("fused", name) for name in sorted(fused))
    inner = {
        node.op_type
        for node in model.graph.node
        for graph in _graphs(node)
        if any(one.op_type in _SOFT for one in _nodes(graph))
    }
    yield from (("inner", name) for name in sorted(inner))


def _nodes(graph: Any) -> Iterator[Any]:
    """Yield the operations of a graph and of its branches and loops."""
    for node in graph.node:
        yield node
        for inner in _graphs(node):
            yield from _nodes(inner)


def _graphs(node: Any) -> Iterator[Any]:
    for one in node.attribute:
        if one.HasField("g"):
            yield one.g
        yield from one.graphs
