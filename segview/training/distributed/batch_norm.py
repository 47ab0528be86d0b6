"""Batch norms over the shares of all processes of a distributed training."""

from __future__ import annotations

from typing import cast

import torch
from timm.layers.norm_act import BatchNormAct2d, convert_sync_batchnorm
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.modules.batchnorm import _BatchNorm  # pyright: ignore[reportPrivateUsage]

from segview.networks.base.network import SegmentationNetwork
from segview.training.distributed import processes


def with_common_norms(network: SegmentationNetwork, device: str) -> SegmentationNetwork:
    """Return a network whose batch norms take mean and variance over all processes' shares of a batch.

    On GPUs they are torch's own, which do not support the CPU.
    """
    if device != "cpu":
        return cast("SegmentationNetwork", convert_sync_batchnorm(network))
    for name, module in list(network.named_modules()):
        if isinstance(module, _BatchNorm):
            network.set_submodule(name, SharedBatchNorm(module))
    return network


class SharedBatchNorm(_BatchNorm):
    """A batch norm over the shares of all processes, with the weights and statistics of the norm that it replaces.

    Args:
        norm: The norm to replace; the dropout and activation of a timm norm are kept.
    """

    def __init__(self, norm: _BatchNorm) -> None:
        super().__init__(
            norm.num_features, norm.eps, norm.momentum, affine=norm.affine, track_running_stats=norm.track_running_stats
        )
        self.weight, self.bias = norm.weight, norm.bias
        self.running_mean, self.running_var = norm.running_mean, norm.running_var
        self.num_batches_tracked = norm.num_batches_tracked
        self.train(norm.training)
        parts = (norm.drop, norm.act) if isinstance(norm, BatchNormAct2d) else ()
        self._after = nn.Sequential(*cast("tuple[nn.Module, ...]", parts))

    def forward(self, input: Tensor) -> Tensor:
        """Return normalised features, B × C × …, of the same dtype."""
        if not self.training:
            given = functional.batch_norm(
                input, self.running_mean, self.running_var, self.weight, self.bias, eps=self.eps
            )
            return self._after(given)
        x = input.float()
        dims = [0, *range(2, x.ndim)]
        count = processes.all_reduce(x.new_tensor(x.numel() / x.shape[1]))
        if count <= 1:
            raise ValueError("Expected more than 1 value per channel when training")
        shape = (1, -1, *[1] * (x.ndim - 2))
        mean = processes.all_reduce(x.sum(dims)) / count
        apart = x - mean.view(shape)
        variance = processes.all_reduce(apart.square().sum(dims)) / count
        self._remember(mean, variance * count / (count - 1))
        scale = torch.rsqrt(variance + self.eps)
        if self.affine:
            scale = scale * self.weight
        given = apart * scale.view(shape)
        if self.affine:
            given = given + self.bias.view(shape)
        return self._after(given.to(input.dtype))

    @torch.no_grad()
    def _remember(self, mean: Tensor, variance: Tensor) -> None:
        if self.running_mean is None or self.running_var is None or self.num_batches_tracked is None:
            return
        self.num_batches_tracked.add_(1)
        share = 1 / float(self.num_batches_tracked) if self.momentum is None else self.momentum
        self.running_mean.lerp_(mean.detach(), share)
        self.running_var.lerp_(variance.detach(), share)
