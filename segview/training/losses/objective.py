"""The objective of a training run: the losses of the network's outputs, weighted as in its paper."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.base.errors import UserError
from segview.core.plans.plan import TrainingPlan
from segview.networks.base.network import SegmentationNetwork
from segview.training.data.labels import presence
from segview.training.data.network_input import network_input
from segview.training.losses import Loss, loss_of
from segview.training.losses.division import Division
from segview.training.losses.reductions import mean_over_images


def objective_of(
    network: SegmentationNetwork, plan: TrainingPlan, class_weights: Tensor | None = None
) -> Objective | Division:
    """Return the objective of a plan, as one module with its network."""
    return Division(network, plan) if plan.without_masks else Objective(network, plan, class_weights)


class Objective(nn.Module):
    """The loss of a network's outputs, compared with masks.

    Args:
        network: The network to train.
        plan: The training plan.
        class_weights: Class weights of the cross entropy, (K,).
    """

    parts = ("masks",)

    def __init__(self, network: SegmentationNetwork, plan: TrainingPlan, class_weights: Tensor | None = None) -> None:
        super().__init__()
        self.network = network
        self._loss, self._plan = loss_of(plan.loss, class_weights), plan

    def forward(self, _part: str, images: Tensor, masks: Tensor) -> Tensor:
        """Return the loss of a batch of images in 0 to 1 and masks of class indices, both float32."""
        x = network_input(images, self._plan.preprocessing)
        classes, label_share = self._plan.network.classes, self._plan.data.label_share
        return objective(self.network, x, masks, self._loss, classes=classes, label_share=label_share)


def objective(
    network: SegmentationNetwork,
    images: Tensor,
    masks: Tensor,
    loss: Loss,
    *,
    classes: int = 2,
    label_share: float = 0.0,
) -> Tensor:
    """Return the sum of the losses of a network's outputs.

    Maps of logits, B × K × H × W, use ``loss``. Image-level scores, one for each class or for each class except
    background, use the cross entropy with the presence of the class in the mask, averaged over images and summed over
    classes. Scores of attention mining use ``attention_mining``.

    Args:
        network: The network in training mode.
        images: Inputs of the network.
        masks: B × 1 × H × W, class indices; ``IGNORED`` does not count.
        loss: Loss of logits and masks.
        classes: K, background included.
        label_share: Share of pixels below which a class that is present is left out of image-level losses.

    Raises:
        UserError: a batch norm has a single value per channel, because one image is pooled to one pixel.
    """
    present, asked = presence(masks, classes, share=label_share)
    outputs = _outputs(network, images, present)
    total = masks.new_zeros((), dtype=torch.float32)
    for name, weight in network.loss_weights.items():
        given = outputs[name]
        if given.ndim == 4:
            total = total + weight * loss(given, masks)
        else:
            total = total + weight * _labels_loss(given, present, asked, name)
    return total


def _labels_loss(scores: Tensor, present: Tensor, asked: Tensor, name: str) -> Tensor:
    """Return the loss of image-level scores, B × K, or B × (K − 1) without background."""
    first = present.shape[1] - scores.shape[1]
    wanted, asked = present[:, first:].to(torch.float32), asked[:, first:]
    if name.startswith("nothing/"):
        wanted, asked = torch.zeros_like(wanted), torch.ones_like(asked)
    if name.startswith("mined/"):
        return mean_over_images(attention_mining(scores, (wanted > 0) & asked))
    entropy = functional.binary_cross_entropy_with_logits(scores.float(), wanted, reduction="none")
    return mean_over_images((entropy * asked).sum(dim=1))


def attention_mining(scores: Tensor, present: Tensor) -> Tensor:
    """Return, for each image, the mean probability of its classes after their regions were erased (Li et al., 2018).

    Args:
        scores: B × K, score of each class in the image from which the region of that class was erased.
        present: B × K booleans; an image with no class has loss 0.
    """
    found = torch.sigmoid(scores.float()) * present
    return found.sum(dim=1) / present.sum(dim=1).clamp_min(1)


def _outputs(network: SegmentationNetwork, images: Tensor, present: Tensor) -> Mapping[str, Tensor]:
    try:
        return network.outputs_knowing(images, present)
    except ValueError as error:
        if not str(error).startswith("Expected more than 1 value per channel"):
            raise
        raise UserError(
            "The network pools the image to one pixel and normalises over the batch: of one image, a single number "
            "for each channel has no spread. Take a batch of 2 or more, or a larger input size."
        ) from error
