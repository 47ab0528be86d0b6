"""Every architecture's small preset learns eight real images by heart, and the classifiers their labels.

A network whose gradient, norm or way back to the image is wrong does not: it is the check of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from segview.core.variants.architectures import LearnsFrom, names_that_learn_from
from segview.core.variants.spec import NetworkSpec
from segview.data.datasets import pairs, read_pair
from segview.data.transforms import normalised, resized, resized_mask
from segview.networks.architectures import ARCHITECTURES
from segview.networks.base.network import SegmentationNetwork
from segview.networks.build import build
from segview.networks.choices import METHODS
from segview.networks.heads.output import probabilities
from segview.training.losses import LOSSES
from segview.training.losses.objective import objective

CLASSIFIERS = names_that_learn_from(LearnsFrom.LABELS)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

LEARNERS = [name for name in ARCHITECTURES if name not in (*METHODS, *CLASSIFIERS)]
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
IMAGES, SIDE = 8, 96
# A coarse grid has too few pixels for an outline: these see larger images.
SIDES = {"setr_naive": 192, "fcn32s": 224}
# Without norms they learn with smaller steps.
RATES = {"deeplabv1": 1e-3, "fcn8s": 1e-3, "fcn16s": 1e-3, "fcn32s": 1e-3}
STEPS, EVERY = 400, 20


def test_it_fits_eight_images(kvasir: Path, architecture: str) -> None:
    side = SIDES.get(architecture, SIDE)
    network = _seeded(architecture)
    images, masks = _training_images(kvasir, side)
    found = 0.0
    for _ in _trained(network, images, masks, RATES.get(architecture, 2e-3)):
        found = _dice(network, images, masks)
        if found > 0.95:
            return
    pytest.fail(f"the Dice of what it was trained on is {found:.3f}")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "architecture" in metafunc.fixturenames:
        classifying = metafunc.function is test_it_fits_the_labels_of_images
        metafunc.parametrize("architecture", CLASSIFIERS if classifying else LEARNERS)


def test_it_fits_the_labels_of_images(kvasir: Path, architecture: str) -> None:
    """Half of the images are parts with a polyp, half are parts of the same images without."""
    network = _seeded(architecture)
    images, masks = _parts(kvasir)
    wanted = masks.amax(dim=(1, 2, 3)) > 0
    assert wanted.float().mean() == 0.5
    right = 0.0
    for _ in _trained(network, images, masks, RATES.get(architecture, 1e-3)):
        with torch.no_grad():
            scores = network.outputs(images)["scores/A"][:, 0]
        sure = torch.where(wanted, scores, -scores)
        right = float((sure > 2).float().mean())  # a probability of 0.88
        if right == 1:
            return
    pytest.fail(f"it is sure of {right:.0%} of the labels that it was trained on")


def _seeded(architecture: str) -> SegmentationNetwork:
    torch.manual_seed(1)
    return build(NetworkSpec(architecture=architecture, size="small"))


def _trained(network: SegmentationNetwork, images: Tensor, masks: Tensor, rate: float) -> Iterator[None]:
    """Train on all images at once; yield now and then, in evaluation mode."""
    optimizer = torch.optim.AdamW((p for p in network.parameters() if p.requires_grad), lr=rate, weight_decay=0)
    for step in range(1, STEPS + 1):
        network.train()
        optimizer.zero_grad()
        loss = objective(network, images, masks, LOSSES["dice_ce"])
        assert torch.isfinite(loss)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        # A short beginning with small steps, as every plan has.
        optimizer.param_groups[0]["lr"] = rate * min(1, step / 10)
        optimizer.step()
        if step % EVERY == 0:
            network.eval()
            yield


@torch.no_grad()
def _dice(network: SegmentationNetwork, images: Tensor, masks: Tensor) -> float:
    """Return the mean over the images."""
    found = probabilities(network(images))[:, 1:] > 0.5
    truth = masks > 0
    both = (found & truth).sum(dim=(1, 2, 3))
    return float((2 * both / (found.sum(dim=(1, 2, 3)) + truth.sum(dim=(1, 2, 3)))).mean())


def _training_images(folder: Path, side: int) -> tuple[Tensor, Tensor]:
    seen = [read_pair(pair) for pair in pairs(folder / "train")[:IMAGES]]
    return _batch(seen, side)


def _parts(folder: Path) -> tuple[Tensor, Tensor]:
    """Return square parts of training images: around the polyp, and of the same size where there is none."""
    parts: list[tuple[np.ndarray, np.ndarray]] = []
    for pair in pairs(folder / "train"):
        image, mask = read_pair(pair)
        side = min(mask.shape) // 3
        places = [
            (row, column)
            for row in range(0, mask.shape[0] - side + 1, side // 4)
            for column in range(0, mask.shape[1] - side + 1, side // 4)
        ]
        shares = np.array([mask[r : r + side, c : c + side].mean() for r, c in places])
        # The black corners of the image would give the label away.
        light = np.array([np.median(image[r : r + side, c : c + side]) > 40 for r, c in places])
        without = np.flatnonzero((shares == 0) & light)
        if shares.max() < 0.5 or not len(without):
            continue
        for place in (int(shares.argmax()), int(without[len(without) // 2])):
            rows, columns = (slice(start, start + side) for start in places[place])
            parts.append((image[rows, columns], mask[rows, columns]))
        if len(parts) == IMAGES:
            return _batch(parts, SIDE)
    pytest.fail("there are too few parts without a polyp")


def _batch(seen: list[tuple[np.ndarray, np.ndarray]], side: int) -> tuple[Tensor, Tensor]:
    images = torch.stack([resized(image, (side, side)) for image, _ in seen]).float() / 255
    masks = torch.stack([resized_mask(mask, (side, side)) for _, mask in seen]).long()
    return normalised(images, MEAN, STD), masks
