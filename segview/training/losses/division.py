"""Learning to divide pictures without masks: by a cut, and by the picture made again (Xia and Kulis, 2017)."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run import ValidationScores
from segview.core.variants.classes import IGNORED
from segview.networks.base.network import SegmentationNetwork
from segview.networks.heads.output import probabilities
from segview.training.data.in_memory import Loaded
from segview.training.data.network_input import network_input
from segview.training.distributed import processes as together
from segview.training.losses.reading import mean, mean_over_images
from segview.training.losses.soft_normalised_cut import soft_normalised_cuts


class Division(nn.Module):
    """What W-Net makes smaller, each part with a step of its own.

    First the soft normalised cut, by the U-Net that finds the segments; then the squared error of the picture made
    again from them, by both. Pixels that a change of the picture has brought in from outside it count for neither.

    Args:
        network: With an output ``reconstruction``.
        plan: How.
    """

    parts = ("cut", "reconstruction")

    def __init__(self, network: SegmentationNetwork, plan: TrainingPlan) -> None:
        super().__init__()
        self.network = network
        self._plan = plan

    def forward(self, part: str, pictures: Tensor, masks: Tensor) -> Tensor:
        """Return a loss of a batch: pictures in 0 to 1, and masks that are ``IGNORED`` where there is no picture."""
        x = network_input(pictures, self._plan.preprocessing)
        if part == "cut":
            return mean_over_images(self._cuts(self.network(x), pictures, masks != IGNORED))
        missed = self.network.outputs(x)["reconstruction"].float() - x
        return mean(missed.square().mean(dim=1, keepdim=True), masks)

    def _cuts(self, logits: Tensor, pictures: Tensor, counted: Tensor) -> Tensor:
        return soft_normalised_cuts(probabilities(logits), 255 * pictures, counted, **self._plan.loss.parameters)

    @torch.inference_mode()
    def scores(self, held: Loaded, device: str) -> ValidationScores:
        """Return what a network in evaluation mode makes of images, also of those that other processes look at."""
        found: list[Tensor] = []
        for indices in torch.arange(len(held))[together.share(len(held))].split(self._plan.batch):
            pictures, masks = held.batch(indices, device)
            x = network_input(pictures, self._plan.preprocessing)
            outputs = self.network.outputs(x)
            cuts = self._cuts(outputs["logits"], pictures, masks != IGNORED)
            errors = (outputs["reconstruction"].float() - x).square().mean(dim=(1, 2, 3))
            found.append(torch.stack([1 - cuts / self._plan.network.classes, errors], dim=1))
        every = together.rows(torch.cat(found).cpu().numpy().astype(np.float32)).astype(np.float64)
        association, error = every.mean(axis=0)
        return ValidationScores(association=float(association), reconstruction_error=float(error))
