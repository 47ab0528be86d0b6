"""The layouts of attention in an ONNX graph: its operations are replayed on places instead of numbers."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from torch import Tensor

from segview.networks.adapters.contained_attention import CARRYING
from segview.networks.adapters.graph_moves import CHOOSING, LOSING, WAYS, GraphTensors, blank, computed, nothing_placed
from segview.networks.adapters.graph_outline import Name, Node, Outline
from segview.networks.inspect.layout import Layout
from segview.networks.inspect.weighing import keys_come_first, summed_weighing, weighings


@dataclass(frozen=True, eq=False)
class Laid:
    """The layout of attention, and whether its keys come before its queries."""

    layout: Layout
    keys_first: bool


def layouts_of(outline: Outline, image: Name, shape: Sequence[int], *, channels_last: bool) -> dict[Name, Laid]:
    """Return the layout of attention on the image, by tensor name; attention that is not on a grid is left out.

    Args:
        outline: The outline of the graph.
        image: The name of the input.
        shape: Shape of the input: batch × channels × rows × columns.
        channels_last: Whether it is batch × rows × columns × channels.
    """
    return _Replay(outline, image, shape, channels_last=channels_last).run()


class _Replay(GraphTensors):
    """Replays a graph once."""

    def __init__(self, outline: Outline, image: Name, shape: Sequence[int], *, channels_last: bool) -> None:
        super().__init__(outline, image, shape, channels_last=channels_last)
        self.chosen = set[Name]()  # integers that depend on the image
        self.origins: dict[Name, Name] = {}
        self.softmax: dict[Name, tuple[Sequence[int], int]] = {}
        self.uses = Counter(name for node in outline.nodes for name in node.inputs)
        self.weighed: dict[Name, tuple[Name, Tensor, Tensor]] = {}
        self.found: dict[Name, Laid] = {}

    def run(self) -> dict[Name, Laid]:
        """Return the layouts of attention."""
        for node in self.outline.nodes:
            if node.operation in ("MatMul", "Einsum"):
                self._weighed(node)
            elif node.operation == "Mul":
                self._multiplied(node)
            elif node.operation == "ReduceSum" and node.inputs[0] in self.weighed:
                self._summed(node)
            self._origin(node)
            self._go(node)
            made = self.tensors.get(node.outputs[0])
            if node.operation == "Softmax" and made is not None:
                self.keys.begin(made, int(node.attributes.get("axis", -1)))
            for name in node.inputs:
                self.uses[name] -= 1
                if not self.uses[name]:
                    self.tensors.pop(name, None)
        return self.found

    def _go(self, node: Node) -> None:
        made = [name for name in node.outputs if name in self.outline.shapes]
        tensors = [one for name in node.inputs if (one := self.tensor(name)) is not None]
        chosen = any(name in self.chosen for name in node.inputs)
        if node.operation not in ("Shape", "Size") and (chosen or any(map(self._of_image, tensors))):
            self.chosen.update(name for name in node.outputs if name not in made)
        results = [blank(self.shape(name)) for name in made]
        if node.operation in CHOOSING or (chosen and node.operation in WAYS):
            results = [self.follow(nothing_placed, (), self.shape(name)) for name in made]
        elif node.operation not in LOSING or not tensors:
            way = WAYS.get(node.operation, computed) if tensors and made else computed
            # Results of an operation in an unknown form lose their places.
            with contextlib.suppress(LookupError, TypeError, ValueError, RuntimeError, ArithmeticError):
                results = way(self, node, tensors)
        self.tensors.update(zip(made, results, strict=False))

    def _of_image(self, tensor: Tensor) -> bool:
        """Return whether a tensor depends on the image."""
        return self.tracker.spots(tensor) is not None or self.tracker.is_lost(tensor)

    def _origin(self, node: Node) -> None:
        """Note results that are attention passed on unchanged."""
        out = node.outputs[0]
        if out in self.outline.inside and node.operation == "Softmax":
            self.origins[out] = out
            self.softmax[out] = self.shape(out), int(node.attributes.get("axis", -1)) % len(self.shape(out))
        elif node.operation in CARRYING:
            known = next((self.origins[name] for name in node.inputs if name in self.origins), None)
            if known is not None:
                self.origins[out] = known

    def _weighed(self, node: Node) -> None:
        """Note the layout of attention that weighs values in a matrix product."""
        tensors = [self.tensor(name) for name in node.inputs]
        if len(tensors) != 2 or any(one is None for one in tensors):
            return
        if not any(name in self.origins or name in self.outline.inside for name in node.inputs):
            return
        args = tuple(cast("list[Tensor]", tensors))
        equation = (str(node.attributes["equation"]),) if node.operation == "Einsum" else ()
        for one in weighings((*equation, *args), self.tracker):
            pairs = zip(node.inputs, args, strict=True)
            name = next(name for name, each in pairs if each is one.weights)
            origin = self.origins.get(name)
            is_mixed = not origin and name in self.outline.inside and self.keys.is_along(one.weights, one.axis)
            layout = one.layout(self.tracker) if origin or is_mixed else None
            if layout is None:
                continue
            keys_first = keys_come_first(*self.softmax[origin], layout) if origin else one.axis != -1
            if keys_first is not None:
                self.found[origin or name] = Laid(layout, keys_first)

    def _multiplied(self, node: Node) -> None:
        """Note a product of attention with values, which may be summed next."""
        tensors = [self.tensor(name) for name in node.inputs]
        for number, name in enumerate(node.inputs):
            weights, values = tensors[number], tensors[1 - number]
            if name in self.origins and weights is not None and values is not None:
                self.weighed[node.outputs[0]] = self.origins[name], weights, values

    def _summed(self, node: Node) -> None:
        """Note the layout of attention whose products with values are summed along its axis."""
        origin, weights, values = self.weighed[node.inputs[0]]
        shape, axis = self.softmax[origin]
        axes = self.value(node, 1, "axes") or []
        if tuple(weights.shape) != tuple(shape) or [one % len(shape) for one in axes] != [axis]:
            return
        weighing = summed_weighing(weights, values, axis, self.tracker)
        layout = weighing.layout(self.tracker) if weighing is not None else None
        if weighing is not None and layout is not None:
            self.found[origin] = Laid(layout, weighing.axis != -1)
