"""The outline of an ONNX graph: its operations on one input, as reported by the child process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Name = str


@dataclass(frozen=True)
class Node:
    """An operation of a graph, with the names of its input and output tensors."""

    operation: str
    inputs: tuple[Name, ...]
    outputs: tuple[Name, ...]
    attributes: Mapping[str, Any]


@dataclass(frozen=True)
class Outline:
    """The operations of a graph on one input, without the computed numbers.

    Attributes:
        nodes: The operations in their order.
        shapes: Shapes of the floating-point tensors.
        values: Integer tensors that control how others are moved.
        inside: Names of the attention tensors.
    """

    nodes: tuple[Node, ...]
    shapes: Mapping[Name, tuple[int, ...]]
    values: Mapping[Name, Any]
    inside: tuple[Name, ...]

    @staticmethod
    def of(said: Mapping[str, Any]) -> Outline:
        """Return the outline from the reply of the process, which is not checked."""
        return Outline(
            tuple(Node(kind, tuple(given), tuple(made), how) for kind, given, made, how in said["nodes"]),
            {name: tuple(shape) for name, shape in said["shapes"].items()},
            said["values"],
            tuple(said["inside"]),
        )
