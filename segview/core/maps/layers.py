"""Layers of a network, as recorded during a forward pass."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Layer:
    """One module of a network.

    Attributes:
        place: Its path in the network, e.g. ``trunk.encoder.layer4.1.conv2``.
        kind: Name of its class.
        channels: Channels of its output; 0 if the output is neither an image nor tokens.
        size: Rows and columns of its output, (1, 1) for one number per channel; None if it is neither.
    """

    place: str
    kind: str
    channels: int = 0
    size: tuple[int, int] | None = None

    @property
    def visible(self) -> bool:
        """Whether its output can be shown as a map or a chart."""
        return self.size is not None


@dataclass(frozen=True)
class Inside:
    """The map queries that a network allows.

    Attributes:
        layers: The modules that ran; each module precedes those inside it.
        heads: Number of heads of each self-attention block, from the input; empty if it has no transformer.
        class_tokens: Whether each block has a class token.
        queries: Number of queries by which it predicts classes; 0 if it has none.
        classes: Names of the classes that its queries predict.
    """

    layers: tuple[Layer, ...] = ()
    heads: tuple[int, ...] = ()
    class_tokens: tuple[bool, ...] = ()
    queries: int = 0
    classes: tuple[str, ...] = ()
