"""What a training run makes smaller: the loss of each output that a network has, as its paper weighs them."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from segview.core.classes import IGNORED
from segview.core.errors import UserError
from segview.networks.network import SegmentationNetwork
from segview.training.losses import Loss


def objective(network: SegmentationNetwork, pictures: Tensor, masks: Tensor, loss: Loss, *, classes: int = 2) -> Tensor:
    """Return the sum of the losses of a network's outputs.

    Maps of logits, B × K × H × W, go through ``loss``. Scores of the whole image, one for each class or for each but
    the background, go through the cross entropy of whether the class is anywhere in the mask, as a mean over the images
    and summed over the classes.

    Args:
        network: In training mode.
        pictures: As the network wants them.
        masks: B × 1 × H × W, class indices; ``IGNORED`` counts for nothing.
        loss: Of logits and masks.
        classes: K, background included.

    Raises:
        UserError: the network normalises over a single number, of one picture that it pools to one pixel.
    """
    outputs = _outputs(network, pictures)
    total = masks.new_zeros((), dtype=torch.float32)
    for name, weight in network.loss_weights.items():
        given = outputs[name]
        if given.ndim == 4:
            total = total + weight * loss(given, masks)
        else:
            nothing = name.startswith("nothing/")
            wanted = torch.zeros_like(given) if nothing else _present(masks, classes)[:, classes - given.shape[1] :]
            entropy = functional.binary_cross_entropy_with_logits(given.float(), wanted.float(), reduction="none")
            total = total + weight * entropy.sum(dim=1).mean()
    return total


def _outputs(network: SegmentationNetwork, pictures: Tensor) -> Mapping[str, Tensor]:
    try:
        return network.outputs(pictures)
    except ValueError as error:
        if not str(error).startswith("Expected more than 1 value per channel"):
            raise
        raise UserError(
            "The network pools the picture to one pixel and normalises over the batch: of one image, a single number "
            "for each channel has no spread. Take a batch of 2 or more, or a larger input size."
        ) from error


def _present(masks: Tensor, classes: int) -> Tensor:
    """Return whether each class is anywhere in each mask: B × K."""
    found = torch.zeros((len(masks), IGNORED + 1), device=masks.device)
    return found.scatter_(1, masks.flatten(1).long(), 1.0)[:, :classes]
