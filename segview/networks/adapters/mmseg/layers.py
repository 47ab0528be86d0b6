"""Layers of the mm libraries, with the same names as there, so that checkpoints fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.base.errors import UserError
from segview.core.base.text import Text

Config = Mapping[str, Any]


class Fields:
    """The fields of a part of a config; the builder of the part takes the fields that it knows.

    Args:
        config: The part.
        what: Name of the part in error sentences.
    """

    # Fields for training only; they do not change the output of a trained network.
    _TRAINING = frozenset(
        {
            *("init_cfg", "pretrained", "norm_eval", "frozen_stages", "with_cp", "zero_init_residual"),
            *("loss_decode", "sampler", "ignore_index", "dropout_ratio", "threshold"),
            *("drop_rate", "attn_drop_rate", "drop_path_rate"),
        }
    )

    def __init__(self, config: Config, what: Text) -> None:
        self._left = {name: value for name, value in config.items() if name not in self._TRAINING and name != "type"}
        self._what = what

    def take(self, name: str, otherwise: Any = None) -> Any:
        """Return a field and mark it as known; ``otherwise`` is its value if it is missing."""
        return self._left.pop(name, otherwise)

    def whole(self, name: str, otherwise: Any = None) -> int:
        """Return a field as a whole number."""
        return int(self.take(name, otherwise))

    def several(self, name: str, otherwise: Sequence[int] = ()) -> tuple[int, ...]:
        """Return a field as a tuple of whole numbers."""
        return tuple(int(one) for one in self.take(name, otherwise))

    def fixed(self, **expected: Any) -> None:
        """Take fields for which only one value is supported.

        Raises:
            UserError: a field has another value.
        """
        for name, value in expected.items():
            given = self.take(name, value)
            if given != value:
                raise UserError(
                    "{what} with {name} = {given} is not known here.", what=self._what, name=name, given=given
                )

    def finish(self) -> None:
        """Check that all fields have been taken.

        Raises:
            UserError: there are unknown fields.
        """
        left = ", ".join(name for name, value in self._left.items() if value is not None)
        if left:
            raise UserError("{what} has unknown fields: {left}.", what=self._what, left=left)


def norm(config: Config | None, channels: int) -> nn.BatchNorm2d:
    """Return a batch norm, also for one synchronised between processes: a trained network computes the same with both.

    Raises:
        UserError: the config has another norm.
    """
    kind = (config or {}).get("type", "BN")
    if kind not in ("BN", "SyncBN"):
        raise UserError("The norm {kind} of mmsegmentation is not known here.", kind=kind)
    return nn.BatchNorm2d(channels, eps=float((config or {}).get("eps", 1e-5)))


class ConvModule(nn.Module):
    """Convolution, batch norm and ReLU: B × C × H × W to B × K × H × W; without a norm the convolution has a bias."""

    def __init__(
        self,
        channels: int,
        out_channels: int,
        size: int,
        norm_cfg: Config | None,
        *,
        dilation: int = 1,
        groups: int = 1,
    ) -> None:
        super().__init__()
        padding = size // 2 * dilation
        self.conv = nn.Conv2d(
            channels, out_channels, size, padding=padding, dilation=dilation, groups=groups, bias=norm_cfg is None
        )
        self.bn = nn.Identity() if norm_cfg is None else norm(norm_cfg, out_channels)

    def forward(self, x: Tensor) -> Tensor:
        return functional.relu(self.bn(self.conv(x)))


class SeparableConvModule(nn.Module):
    """A 3 × 3 convolution of each channel by itself and a 1 × 1 convolution, both with norm and ReLU."""

    def __init__(self, channels: int, out_channels: int, norm_cfg: Config | None, *, dilation: int = 1) -> None:
        super().__init__()
        self.depthwise_conv = ConvModule(channels, channels, 3, norm_cfg, dilation=dilation, groups=channels)
        self.pointwise_conv = ConvModule(channels, out_channels, 1, norm_cfg)

    def forward(self, x: Tensor) -> Tensor:
        return self.pointwise_conv(self.depthwise_conv(x))


def resized(x: Tensor, size: Sequence[int], *, align_corners: bool = False) -> Tensor:
    """Return features resized to ``size``, rows and columns, bilinear."""
    return functional.interpolate(x, size=torch.Size(size), mode="bilinear", align_corners=align_corners)
