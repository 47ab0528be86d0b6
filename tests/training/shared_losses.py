"""Work of one of several processes on its share of a batch, and on images read together, for ``test_processes``."""

import sys
from collections.abc import Callable
from pathlib import Path

import torch
from torch import nn

from segview.core.variants.classes import IGNORED
from segview.data.datasets import Pair
from segview.training.data.shared_reading import read_shared
from segview.training.distributed import processes
from segview.training.distributed.batch_norm import SharedBatchNorm
from segview.training.losses import LOSSES
from segview.training.losses.reductions import mean_over_images
from segview.training.losses.soft_normalised_cut import soft_normalised_cuts

PARAMETERS = {
    "weighted_cross_entropy": {"beta": 3.0},
    "balanced_cross_entropy": {"beta": 0.7},
    "focal": {"gamma": 1.5},
    "tversky": {"beta": 0.3},
    "tversky_ce": {"beta": 0.3},
}


def batch() -> tuple[torch.Tensor, torch.Tensor]:
    """Three images: one is nearly all target, one has none, and half of one does not count."""
    chance = torch.Generator().manual_seed(4)
    masks = torch.zeros(3, 1, 8, 8)
    masks[0, :, 1:] = 1
    masks[2, :, 2:4, 2:4] = 1
    masks[2, :, 4:] = IGNORED
    return torch.randn(3, 2, 8, 8, generator=chance), masks


def losses(mine: slice) -> dict[str, tuple[float, torch.Tensor]]:
    """Return each loss of a part of the batch, and its gradient for that part."""
    found = {}
    for name in (*LOSSES, "soft_normalised_cut"):
        logits, masks = (one[mine] for one in batch())
        logits.requires_grad_()
        if name in LOSSES:
            loss = LOSSES[name](logits, masks, **PARAMETERS.get(name, {}))
        else:
            cuts = soft_normalised_cuts(torch.softmax(logits, dim=1), 40 * masks.expand(-1, 3, -1, -1))
            loss = mean_over_images(cuts)
        loss.backward()
        assert logits.grad is not None
        found[name] = float(loss.detach()), logits.grad
    return found


def normalised(mine: slice, kind: Callable[[nn.BatchNorm2d], nn.Module]) -> dict[str, torch.Tensor]:
    """Return what a batch norm makes of a part of the batch, its gradient for that part, and what it remembers."""
    torch.manual_seed(1)
    norm = nn.BatchNorm2d(2, momentum=0.3)
    nn.init.normal_(norm.weight)
    common = kind(norm)
    x = (3 * batch()[0] + 40)[mine].requires_grad_()
    given = common(x)
    # No sum of what is normalised depends on it: the loss has to tell pixels apart.
    processes.all_reduce_sums(
        (given * torch.randn(3, 2, 8, 8, generator=torch.Generator().manual_seed(2))[mine].exp()).sum()
    ).backward()
    assert x.grad is not None
    assert norm.weight.grad is not None
    return {"given": given.detach(), "gradient": x.grad, "weight": norm.weight.grad, **dict(common.named_buffers())}


def read(folder: Path) -> tuple[torch.Tensor, torch.Tensor, list[str]]:
    """Return the images of a folder as they are read together, and after the first process has changed a pixel."""
    pairs = [Pair(path, path) for path in sorted(folder.glob("*.png"))]
    together = read_shared(pairs, (8, 8))
    before = together.images.clone()
    processes.barrier()
    if processes.rank() == 0:
        together.images[0, 0, 0, 0] += 1
    processes.barrier()
    return before, together.images.clone(), [one.reason for one in together.left_out]


if __name__ == "__main__":
    with processes.process_group("cpu"):
        share = processes.shard(3)
        found = losses(share), normalised(share, SharedBatchNorm), read(Path(sys.argv[1]))
        torch.save(found, Path(sys.argv[1]) / f"{processes.rank()}.pt")
