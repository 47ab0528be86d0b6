"""What a training run makes smaller: the loss of each output that a network has, as its paper weighs them."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

from segview.networks.network import SegmentationNetwork

Loss = Callable[[Tensor, Tensor], Tensor]


def objective(network: SegmentationNetwork, pictures: Tensor, masks: Tensor, loss: Loss) -> Tensor:
    """Return the sum of the losses of a network's outputs.

    Maps of logits, B × K × H × W, go through ``loss``. Scores of the whole image, B × K, go through the cross entropy
    of whether the class is anywhere in the mask, as a mean over the images and summed over the classes; with one score
    that is the target, with more also the background unless it has none.

    Args:
        network: In training mode.
        pictures: As the network wants them.
        masks: B × 1 × H × W, 0 or 1.
        loss: Of logits and masks.
    """
    outputs = network.outputs(pictures)
    total = masks.new_zeros(())
    for name, weight in network.loss_weights.items():
        given = outputs[name]
        if given.ndim == 4:
            total = total + weight * loss(given, masks)
        else:
            wanted = torch.zeros_like(given) if name.startswith("nothing/") else _present(masks, given.shape[1])
            entropy = functional.binary_cross_entropy_with_logits(given.float(), wanted.float(), reduction="none")
            total = total + weight * entropy.sum(dim=1).mean()
    return total


def _present(masks: Tensor, classes: int) -> Tensor:
    """Return whether the target, or background and target, is anywhere in each mask: B × 1 or B × 2."""
    target = masks.amax(dim=(1, 2, 3))
    columns = [target] if classes == 1 else [1 - masks.amin(dim=(1, 2, 3)), target]
    return torch.stack(columns, dim=1)
