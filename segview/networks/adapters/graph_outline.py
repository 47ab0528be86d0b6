"""What a graph of ONNX did with an input, as the process that ran it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Name = str


@dataclass(frozen=True)
class Node:
    """An operation of a graph, with the names of the tensors that it takes and gives."""

    operation: str
    inputs: tuple[Name, ...]
    outputs: tuple[Name, ...]
    attributes: Mapping[str, Any]


@dataclass(frozen=True)
class Outline:
    """What a graph did with an input, but for the numbers that it computed.

    Attributes:
        nodes: In their order.
        shapes: Of tensors of fractions.
        values: Whole numbers that say how others are moved.
        inside: The tensors of attention.
    """

    nodes: tuple[Node, ...]
    shapes: Mapping[Name, tuple[int, ...]]
    values: Mapping[Name, Any]
    inside: tuple[Name, ...]

    @staticmethod
    def of(said: Mapping[str, Any]) -> Outline:
        """Return what the process says, checked by nobody: it runs the file, and no more is believed than of that."""
        return Outline(
            tuple(Node(kind, tuple(given), tuple(made), how) for kind, given, made, how in said["nodes"]),
            {name: tuple(shape) for name, shape in said["shapes"].items()},
            said["values"],
            tuple(said["inside"]),
        )
