"""The operations of ONNX, mapped to operations of torch that move numbers in the same way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.networks.adapters.contained_attention import MIXING as GRAPH_MIXING
from segview.networks.adapters.graph_outline import Name, Node, Outline
from segview.networks.inspect.mixing import KeyAxes
from segview.networks.inspect.operations import MIXING
from segview.networks.inspect.tracking import Tracker


class GraphTensors:
    """The current tensors during the replay of a graph, without their numbers.

    Args:
        outline: The outline of the graph.
        image: The name of the input.
        shape: Shape of the input.
        channels_last: Whether the input is batch × rows × columns × channels.
    """

    def __init__(self, outline: Outline, image: Name, shape: Sequence[int], *, channels_last: bool) -> None:
        self.outline = outline
        start = blank([shape[axis] for axis in (0, 3, 1, 2)] if channels_last else shape)
        self.tracker, self.keys = Tracker(start, nn.Identity()), KeyAxes()
        self.tensors: dict[Name, Tensor] = {image: start}
        if channels_last:
            self.tensors[image] = self.follow(Tensor.permute, (start, (0, 2, 3, 1)), shape)

    def follow(self, func: Callable[..., Any], args: tuple[Any, ...], shape: Sequence[int], **given: Any) -> Tensor:
        """Return the result of a torch operation as a tensor of a given shape, with its places."""
        made = blank(shape)
        self.tracker.follow(func, args, given, made)
        if func in MIXING or func is _mixed_by_place:
            self.keys.follow(func, args, given, made)
        return made

    def tensor(self, name: Name) -> Tensor | None:
        """Return a floating-point tensor; a tensor that no operation computed is one of weights. None for integers."""
        if name not in self.tensors and name in self.outline.shapes:
            self.tensors[name] = self.follow(nothing_placed, (), self.outline.shapes[name])
        return self.tensors.get(name)

    def shape(self, name: Name) -> tuple[int, ...]:
        """Return the shape of a tensor."""
        return self.outline.shapes[name]

    def value(self, node: Node, number: int, attribute: str = "") -> Any:
        """Return the integers of an input or, in older graphs, of an attribute; None if there are none."""
        name = node.inputs[number] if number < len(node.inputs) else ""
        return self.outline.values.get(name) if name else node.attributes.get(attribute)


def blank(shape: Sequence[int]) -> Tensor:
    """Return a tensor of a shape that uses no memory."""
    return torch.zeros(()).expand(tuple(shape))


def nothing_placed() -> None:
    """Represents operations without an input that comes from the image."""


def _place_by_place() -> None:
    """Represents operations that compute each number from numbers at the same place."""


def _mixed_by_place() -> None:
    """Represents those of them that may mix the heads of attention."""


Way = Callable[[GraphTensors, Node, "list[Tensor]"], "list[Tensor]"]


def computed(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    """Return the results of an operation that computes numbers."""
    made = [name for name in node.outputs if name in graph.outline.shapes]
    func = _mixed_by_place if node.operation in GRAPH_MIXING else _place_by_place
    return [graph.follow(func, tuple(tensors), graph.shape(name)) for name in made]


def _to_shape(operation: Callable[[Tensor, tuple[int, ...]], Tensor]) -> Way:
    """Return the rule of an operation that takes the shape of its output."""

    def follow(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
        shape = graph.shape(node.outputs[0])
        return [graph.follow(operation, (tensors[0], shape), shape)]

    return follow


def _permuted(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    axes = node.attributes.get("perm", [*reversed(range(tensors[0].ndim))])
    return [graph.follow(Tensor.permute, (tensors[0], tuple(axes)), graph.shape(node.outputs[0]))]


def _repeated(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    shape = graph.shape(node.outputs[0])
    times = tuple(new // old for new, old in zip(shape, tensors[0].shape, strict=True))
    return [graph.follow(Tensor.repeat, (tensors[0], times), shape)]


def _joined(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    axis = int(node.attributes["axis"])
    return [graph.follow(torch.cat, (tensors, axis), graph.shape(node.outputs[0]))]


def _split(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    axis = int(node.attributes.get("axis", 0))
    parts, first = list[Tensor](), 0
    for name in node.outputs:
        shape = graph.shape(name)
        parts.append(graph.follow(torch.narrow, (tensors[0], axis, first, shape[axis]), shape))
        first += shape[axis]
    return parts


def _sliced(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    starts, ends = graph.value(node, 1, "starts"), graph.value(node, 2, "ends")
    if starts is None or ends is None:
        return [blank(graph.shape(node.outputs[0]))]
    axes = graph.value(node, 3, "axes") or range(len(starts))
    steps = graph.value(node, 4) or [1] * len(starts)
    cut = tensors[0]
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        chosen = range(cut.shape[axis])[start:end:step]
        shape = [*cut.shape]
        shape[axis] = len(chosen)
        cut = graph.follow(torch.index_select, (cut, axis, torch.tensor(chosen, dtype=torch.long)), shape)
    return [cut]


def _gathered(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    said, axis = graph.value(node, 1), int(node.attributes.get("axis", 0))
    shape = graph.shape(node.outputs[0])
    if said is None:
        return [blank(shape)]
    index = torch.tensor(said).reshape(-1) % tensors[0].shape[axis]
    between = [*tensors[0].shape]
    between[axis] = len(index)
    chosen = graph.follow(torch.index_select, (tensors[0], axis, index), between)
    return [graph.follow(Tensor.reshape, (chosen, shape), shape)]


def _taken(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    said, axis, shape = graph.value(node, 1), int(node.attributes.get("axis", 0)), graph.shape(node.outputs[0])
    if said is None:
        return [graph.follow(nothing_placed, (), shape)]
    index = torch.tensor(said) % tensors[0].shape[axis]
    return [graph.follow(torch.gather, (tensors[0], axis, index), shape)]


def _padded(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    shape, pads = graph.shape(node.outputs[0]), graph.value(node, 1, "pads")
    if pads is None:
        return [blank(shape)]
    axes = graph.value(node, 3) or range(len(pads) // 2)
    sides = [(0, 0)] * tensors[0].ndim
    for number, axis in enumerate(axes):
        sides[axis] = pads[number], pads[number + len(pads) // 2]
    return [graph.follow(functional.pad, (tensors[0], [side for pair in reversed(sides) for side in pair]), shape)]


def _product(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    return [graph.follow(torch.matmul, tuple(tensors[:2]), graph.shape(node.outputs[0]))]


def _rows(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    shape = graph.shape(node.outputs[0])
    if node.attributes.get("transA"):
        return [blank(shape)]
    return [graph.follow(functional.linear, tuple(tensors), shape)]


def _summed_product(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    equation = str(node.attributes["equation"])
    return [graph.follow(torch.einsum, (equation, *tensors), graph.shape(node.outputs[0]))]


def _averaged(graph: GraphTensors, node: Node, tensors: list[Tensor]) -> list[Tensor]:
    axes, keeps = graph.value(node, 1, "axes"), bool(node.attributes.get("keepdims", 1))
    axes = [*range(tensors[0].ndim)] if axes is None else axes
    return [graph.follow(torch.mean, (tensors[0], axes, keeps), graph.shape(node.outputs[0]))]


WAYS: dict[str, Way] = {
    **dict.fromkeys(("Reshape", "Flatten", "Squeeze", "Unsqueeze", "Identity", "Dropout"), _to_shape(Tensor.reshape)),
    **dict.fromkeys(("ReduceMean", "ReduceSum", "ReduceMax"), _averaged),
    "Transpose": _permuted,
    "Expand": _to_shape(Tensor.expand),
    "Tile": _repeated,
    "Concat": _joined,
    "Split": _split,
    "Slice": _sliced,
    "Gather": _gathered,
    "GatherElements": _taken,
    "Pad": _padded,
    "MatMul": _product,
    "Einsum": _summed_product,
    "Gemm": _rows,
}
# The order of sorted or selected numbers depends on the image: their places differ in the next one.
CHOOSING = frozenset(("TopK", "Unique", "Compress", "GatherND", "GridSample", "ReverseSequence"))
LOSING = frozenset(
    ("ScatterND", "ScatterElements", "Scatter", "If", "Loop", "Scan", "Col2Im", "DepthToSpace", "SpaceToDepth")
)
