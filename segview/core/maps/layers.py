"""Layers of a network, as seen while it ran."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Layer:
    """One module of a network.

    Attributes:
        place: Its path in the network: ``trunk.encoder.layer4.1.conv2``.
        kind: Its class, as its library calls it.
        channels: Of its output; 0 where that is no image and no tokens.
        size: Rows and columns of its output, (1, 1) for one number a channel; None where it is neither.
    """

    place: str
    kind: str
    channels: int = 0
    size: tuple[int, int] | None = None

    @property
    def visible(self) -> bool:
        """Whether its output can be seen as a map or a chart."""
        return self.size is not None


@dataclass(frozen=True)
class Inside:
    """The map queries that a network allows.

    Attributes:
        layers: The modules that ran, each before those inside it.
        heads: Number of heads of each block of self-attention, from the input; empty where there is no transformer.
        class_tokens: Of each block, whether it has a class token.
        queries: Number of queries by which it tells classes; 0 where it does not.
        classes: Names of the classes that its queries tell.
    """

    layers: tuple[Layer, ...] = ()
    heads: tuple[int, ...] = ()
    class_tokens: tuple[bool, ...] = ()
    queries: int = 0
    classes: tuple[str, ...] = ()
