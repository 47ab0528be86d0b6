"""A few validation images after each epoch: mask, uncertainty and attention, as a strip that can be leafed through."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from segview.core.picture import Picture
from segview.core.prediction import Kind, Map, Prediction, Transfer
from segview.core.request import Request
from segview.core.settings import Look
from segview.inference.export import write_png
from segview.inference.maps.evidence import levels
from segview.inference.painting import painted, with_contours
from segview.networks.heads import probabilities
from segview.networks.network import SegmentationNetwork
from segview.networks.tap import Heard, listening
from segview.training.loaded import Loaded

SIDE = 160  # rows of each tile
GAP = 4
_CLASSES = ("background", "target")
_GROUND = (29, 30, 32)
_LOOK = Look()


@torch.inference_mode()
def write_strip(path: Path, network: SegmentationNetwork, shown: Loaded, x: Tensor) -> None:
    """Write what a network makes of images: a column for each, the picture with its mask over its maps.

    Args:
        path: The PNG to write.
        network: In evaluation mode.
        shown: The images and their masks.
        x: The images as the network wants them, N × 3 × H × W.

    Raises:
        UserError: the file cannot be written.
    """
    with listening(network) as heard:
        found = probabilities(network(x))[:, 1]
    attention = next((one for name, one in heard.items() if _is_attention(name, one)), None)
    columns = [
        _column(shown, place, found[place], None if attention is None else attention.tensor[place, 0])
        for place in range(len(shown))
    ]
    write_png(path, Image.fromarray(_joined(columns, axis=1)))


def _column(shown: Loaded, place: int, probability: Tensor, attention: Tensor | None) -> np.ndarray:
    pixels = shown.pictures[place].permute(1, 2, 0).numpy()
    rows, columns = pixels.shape[:2]
    size = (SIDE, max(1, round(SIDE * columns / rows)))
    values = levels(probability)
    target = Map("probability/target", values, Kind.PROBABILITY)
    answer = Prediction(Request(path := Path(str(place)), path), (rows, columns), _CLASSES, maps={target.name: target})
    picture = Picture(path, (pixels,), shown.masks[place, 0].numpy())
    maps = [Map("uncertainty", values, Kind.UNCERTAINTY, transfer=Transfer.TENT)]
    if attention is not None:
        maps.append(Map("attention", levels(attention), Kind.SCALAR))
    threshold = answer.threshold
    tiles = [with_contours(picture, answer, _LOOK, threshold=threshold, size=size)]
    tiles += [painted(one, threshold=threshold, contour=False, size=size) for one in maps]
    return _joined(tiles, axis=0)


def _joined(tiles: list[np.ndarray], *, axis: int) -> np.ndarray:
    """Return tiles of one size side by side, or one above the other, with a gap between them."""
    shape = list(tiles[0].shape)
    shape[axis] = GAP
    gap = np.full(shape, _GROUND, np.uint8)
    parts = [part for tile in tiles for part in (tile, gap)]
    return np.concatenate(parts[:-1], axis=axis)


def _is_attention(name: str, one: Heard) -> bool:
    flat = one.tensor.shape[1] == 1 and min(one.tensor.shape[-2:]) > 1
    return flat and one.tap.span == (0.0, 1.0) and name.rpartition("/")[2] in ("spatial", "attention")
