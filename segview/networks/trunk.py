"""Trunks: encoder and decoder, without the output."""

from __future__ import annotations

from typing import Any

import segmentation_models_pytorch as smp
from torch import Tensor, nn

from segview.core.errors import UserError
from segview.core.registry import unknown_name
from segview.core.spec import NetworkSpec


class Trunk(nn.Module):
    """Encoder and decoder: B × 3 × H × W to B × ``channels`` × H/``stride`` × W/``stride``.

    H and W are multiples of ``multiple``.
    """

    def __init__(self, encoder: nn.Module, decoder: nn.Module, *, channels: int, stride: int, multiple: int) -> None:
        super().__init__()
        self.encoder, self.decoder = encoder, decoder
        self.channels, self.stride, self.multiple = channels, stride, multiple

    def forward(self, x: Tensor) -> Tensor:
        return self.decoder(self.encoder(x))


def check_encoder(name: str) -> None:
    """Refuse an encoder that the library does not have.

    Raises:
        UserError: names the nearest known encoder.
    """
    if name.startswith("tu-"):
        return
    known = list(smp.encoders.get_encoder_names())
    if name not in known:
        raise unknown_name("encoder", name, known)


def from_smp(network: type[nn.Module], spec: NetworkSpec, arguments: dict[str, Any]) -> Any:
    """Build one of the library's networks with random weights (its own default would ask the network for some).

    Raises:
        UserError: the encoder is unknown, or does not allow this architecture.
    """
    check_encoder(spec.encoder)
    try:
        return network(
            encoder_name=spec.encoder,
            encoder_weights=None,
            in_channels=spec.in_channels,
            classes=1,
            **{**arguments, **spec.options},
        )
    except (TypeError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UserError(f"{spec.architecture} cannot be built on the encoder {spec.encoder}: {error}") from error
