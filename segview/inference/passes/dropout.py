"""Monte-Carlo dropout: the spread of a network's predictions when dropout stays active (Gal, 2016)."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator

import torch
from torch import Tensor, nn

from segview.inference.backends.devices import ExecutionMode
from segview.inference.passes.forward import autocast, run_network
from segview.networks.base.network import SegmentationNetwork

SEED = 0
_KINDS = (nn.Dropout, nn.Dropout1d, nn.Dropout2d, nn.Dropout3d, nn.AlphaDropout, nn.FeatureAlphaDropout)


def drops(network: nn.Module) -> bool:
    """Say whether a network has dropout that can be sampled."""
    return any(True for _ in _dropouts(network))


@torch.inference_mode()
def sample(network: SegmentationNetwork, x: Tensor, *, number: int, mode: ExecutionMode) -> Tensor:
    """Return the probabilities of one pass with dropout, K × rows × columns, float32.

    All other modules stay in evaluation mode: batch norms keep their statistics. The same ``number`` gives the same
    sample on the same device, and the state of the global random generators is restored.

    Raises:
        torch.OutOfMemoryError: the device is too small for this mode.
    """
    x = x.to(mode.device)
    devices = [x.device] if x.is_cuda else []
    with _dropping(network), torch.random.fork_rng(devices=devices), autocast(mode):
        torch.manual_seed(SEED + number)
        return run_network(network, x)[0][0].float()


class Spread:
    """Running statistics over passes, without keeping the passes.

    Attributes:
        passes: Number of passes added.
    """

    def __init__(self) -> None:
        self.passes = 0
        self._mean = self._squares = self._entropy = torch.zeros(())

    def add(self, shares: Tensor) -> None:
        """Add the probabilities of a pass, K × rows × columns."""
        if not self.passes:
            self._mean, self._squares = torch.zeros_like(shares), torch.zeros_like(shares)
            self._entropy = torch.zeros_like(shares[0])
        self.passes += 1
        # Welford's algorithm: the difference of two sums of squares would lose small variances.
        before = shares - self._mean
        self._mean = self._mean + before / self.passes
        self._squares = self._squares + before * (shares - self._mean)
        self._entropy = self._entropy + (bits(shares) - self._entropy) / self.passes

    @property
    def mean(self) -> Tensor:
        """Mean of the probabilities, K × rows × columns: the prediction of Bayesian SegNet."""
        return self._mean

    @property
    def deviation(self) -> Tensor:
        """Standard deviation of each probability over the passes, K × rows × columns, 0 to 0.5."""
        return (self._squares / max(self.passes, 1)).clamp_min(0).sqrt()

    @property
    def entropy(self) -> Tensor:
        """Entropy of the mean in bits, rows × columns, 0 to log2 K: the total uncertainty."""
        return bits(self._mean)

    @property
    def information(self) -> Tensor:
        """The disagreement of the passes, in bits: the entropy of the mean minus the mean of the entropies.

        It is the mutual information of prediction and weights (Houlsby et al., 2011): the part of the entropy that
        more training data could remove. Rows × columns, 0 to log2 K.
        """
        return (self.entropy - self._entropy).clamp_min(0)


def bits(shares: Tensor) -> Tensor:
    """Return the entropy of K × rows × columns probabilities in bits, rows × columns."""
    return torch.special.entr(shares).sum(dim=0) / torch.log(torch.tensor(2.0))


def _dropouts(network: nn.Module) -> Iterator[nn.Module]:
    for module in network.modules():
        if isinstance(module, _KINDS) and module.p > 0:
            yield module


@contextlib.contextmanager
def _dropping(network: nn.Module) -> Generator[None]:
    chosen = list(_dropouts(network))
    for module in chosen:
        module.train()
    try:
        yield
    finally:
        for module in chosen:
            module.eval()
