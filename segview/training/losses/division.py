"""Segmentation without masks, by a normalised cut and a reconstruction of the image (Xia and Kulis, 2017)."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run import ValidationScores
from segview.core.variants.classes import IGNORED
from segview.networks.base.network import SegmentationNetwork
from segview.networks.heads.output import probabilities
from segview.training.data.in_memory import InMemoryDataset
from segview.training.data.network_input import network_input
from segview.training.distributed import processes
from segview.training.losses.reductions import mean, mean_over_images
from segview.training.losses.soft_normalised_cut import soft_normalised_cuts


class Division(nn.Module):
    """The two losses of W-Net, each with a step of its own.

    The first step minimises the soft normalised cut of the U-Net that finds the segments; the second minimises the
    squared error of the image reconstructed from them, and trains both U-Nets. Pixels that augmentation has brought in
    from outside the image do not count.

    Args:
        network: A network with an output ``reconstruction``.
        plan: The training plan.
    """

    parts = ("cut", "reconstruction")

    def __init__(self, network: SegmentationNetwork, plan: TrainingPlan) -> None:
        super().__init__()
        self.network = network
        self._plan = plan

    def forward(self, part: str, images: Tensor, masks: Tensor) -> Tensor:
        """Return one loss of a batch of images in 0 to 1, with masks that are ``IGNORED`` outside the image."""
        x = network_input(images, self._plan.preprocessing)
        if part == "cut":
            return mean_over_images(self._cuts(self.network(x), images, masks != IGNORED))
        missed = self.network.outputs(x)["reconstruction"].float() - x
        return mean(missed.square().mean(dim=1, keepdim=True), masks)

    def _cuts(self, logits: Tensor, images: Tensor, counted: Tensor) -> Tensor:
        return soft_normalised_cuts(probabilities(logits), 255 * images, counted, **self._plan.loss.parameters)

    @torch.inference_mode()
    def scores(self, held: InMemoryDataset, device: str) -> ValidationScores:
        """Return the scores of a network in evaluation mode over the images of all processes."""
        found: list[Tensor] = []
        for indices in torch.arange(len(held))[processes.shard(len(held))].split(self._plan.batch):
            images, masks = held.batch(indices, device)
            x = network_input(images, self._plan.preprocessing)
            outputs = self.network.outputs(x)
            cuts = self._cuts(outputs["logits"], images, masks != IGNORED)
            errors = (outputs["reconstruction"].float() - x).square().mean(dim=(1, 2, 3))
            found.append(torch.stack([1 - cuts / self._plan.network.classes, errors], dim=1))
        every = processes.all_gather_rows(torch.cat(found).cpu().numpy().astype(np.float32)).astype(np.float64)
        association, error = every.mean(axis=0)
        return ValidationScores(association=float(association), reconstruction_error=float(error))
