"""Validation previews: mask, ground truth, uncertainty and attention of a few validation images after each epoch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from segview.core.answers.prediction import Prediction
from segview.core.images.image import OpenedImage
from segview.core.maps.maps import Kind, Map
from segview.core.plans.plan import TrainingPlan
from segview.core.requests.request import Request
from segview.core.requests.settings import ViewSettings
from segview.core.variants.classes import IGNORED
from segview.inference.maps.classes import maps
from segview.inference.maps.evidence import Evidence, levels
from segview.inference.rendering.export import write_png
from segview.inference.rendering.painting import paint, with_contours
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import TapOutput, capture
from segview.networks.heads.output import probabilities
from segview.training.data.in_memory import InMemoryDataset

SIDE = 160  # rows of each tile
GAP = 4
_GROUND = (29, 30, 32)
_LOOK = ViewSettings()


@torch.inference_mode()
def write_previews(
    path: Path, network: SegmentationNetwork, shown: InMemoryDataset, x: Tensor, plan: TrainingPlan
) -> None:
    """Write a network's predictions of images: a column for each image, with its mask at the top and maps below.

    With one target, the ground truth is an outline in the same tile; with many classes, it has a tile of its own.

    Args:
        path: The PNG to write.
        network: The network in evaluation mode.
        shown: The images and their masks.
        x: The images as input of the network, N × 3 × H × W.
        plan: The plan, with the names and colours of classes.

    Raises:
        UserError: the file cannot be written.
    """
    with capture(network) as captured:
        found = probabilities(network(x))
    attention = next((one for name, one in captured.items() if _is_attention(name, one)), None)
    columns = [
        _column(shown, place, plan, found[place], None if attention is None else attention.tensor[place, 0])
        for place in range(len(shown))
    ]
    write_png(path, Image.fromarray(_join(columns, axis=1)))


def _column(
    shown: InMemoryDataset, place: int, plan: TrainingPlan, probability: Tensor, attention: Tensor | None
) -> NDArray[np.uint8]:
    pixels, truth = shown.images[place].permute(1, 2, 0).numpy(), shown.masks[place, 0].numpy()
    rows, columns = pixels.shape[:2]
    size = (SIDE, max(1, round(SIDE * columns / rows)))
    found = {one.name: one for one in maps(_evidence(probability, plan.class_names))}
    request, colours = Request(path := Path(str(place)), path), plan.data.colours
    answer = Prediction(request, (rows, columns), plan.class_names, colours=colours, maps=found)
    many = len(plan.class_names) > 2
    seen = [(answer, None if many or plan.without_masks else truth)]
    if many and not plan.without_masks:
        labels = Map("labels", np.where(truth == IGNORED, 0, truth), Kind.LABELS)
        seen.append((replace(answer, maps={"labels": labels}), None))
    threshold = answer.threshold
    tiles = [
        with_contours(OpenedImage(path, (pixels,), outline), one, _LOOK, threshold=threshold, size=size)
        for one, outline in seen
    ]
    below = [found["uncertainty"]]
    if attention is not None:
        below.append(Map("attention", levels(attention), Kind.SCALAR))
    tiles += [paint(one, view=ViewSettings(), threshold=threshold, contour=False, size=size) for one in below]
    return _join(tiles, axis=0)


def _evidence(probability: Tensor, classes: tuple[str, ...]) -> Evidence:
    """Return the evidence of one image at one scale, without tap outputs."""
    size = (probability.shape[-2], probability.shape[-1])
    return Evidence(size, classes, (), stack=probability[None], merged=probability, base=1.0)


def _join(tiles: list[np.ndarray], *, axis: int) -> np.ndarray:
    """Return tiles of one size side by side, or one above the other, with a gap between them."""
    shape = list(tiles[0].shape)
    shape[axis] = GAP
    gap = np.full(shape, _GROUND, np.uint8)
    parts = [part for tile in tiles for part in (tile, gap)]
    return np.concatenate(parts[:-1], axis=axis)


def _is_attention(name: str, one: TapOutput) -> bool:
    flat = one.tensor.shape[1] == 1 and min(one.tensor.shape[-2:]) > 1
    return flat and one.tap.span == (0.0, 1.0) and name.rpartition("/")[2] in ("spatial", "attention")
