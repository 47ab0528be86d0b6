"""The self-attention blocks of a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from segmentation_models_pytorch.encoders import mix_transformer
from timm.layers.attention import Attention
from timm.models import pvt_v2
from timm.models.vision_transformer import VisionTransformer
from torch import nn

from segview.networks.inspect.found_taps import AttentionTap

# Self-attention with keys on a grid that is reduced by a strided convolution: queries and keys have separate layers.
_REDUCED = (pvt_v2.Attention, mix_transformer.Attention)


@dataclass(frozen=True)
class AttentionBlock:
    """One block of self-attention of a network.

    Attributes:
        number: Counted from the input through all stages, from 1.
        attention: The library's module.
        owner: The vision transformer it belongs to, which knows the grid of its tokens; None if the attention module
            gets the grid as an argument.
    """

    number: int
    attention: Any
    owner: Any = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its maps, one a head."""
        return tuple(f"attention/block {self.number}/head {head + 1} at point" for head in range(self.heads))

    @property
    def heads(self) -> int:
        """Number of heads."""
        return int(self.attention.num_heads)

    @property
    def has_class_token(self) -> bool:
        """Whether a token without a place stands before the grid."""
        prefixes = self.attention.prefixes if isinstance(self.attention, AttentionTap) else None
        return bool((prefixes or (0,))[0] if self.owner is None else self.owner.num_prefix_tokens)


def attention_blocks(network: nn.Module) -> tuple[AttentionBlock, ...]:
    """Return the blocks with readable attention, in the order of the pass; empty without a transformer."""
    owners = {
        id(attention): module
        for module in network.modules()
        if isinstance(module, VisionTransformer)
        for attention in module.modules()
        if isinstance(attention, Attention)
    }
    found: list[Any] = [module for module in network.modules() if isinstance(module, _REDUCED) or id(module) in owners]
    # For other libraries: attention that was found by watching.
    found = found or [
        module for module in network.modules() if isinstance(module, AttentionTap) and module.has_query_grid
    ]
    return tuple(
        AttentionBlock(number, attention, owners.get(id(attention))) for number, attention in enumerate(found, start=1)
    )
