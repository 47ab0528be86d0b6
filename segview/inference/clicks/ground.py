"""The common ground of all clicks on an image: the network runs once, and its features are kept."""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from dataclasses import dataclass
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from skimage.color import rgb2lab
from torch import Tensor, nn
from torch.nn import functional

from segview.inference.passes.forward import network_input
from segview.networks.base.hooks import temporary_hooks
from segview.networks.build import SegmentationNetwork
from segview.networks.heads.output import probabilities
from segview.networks.scale import ScaleNetwork
from segview.networks.storage.checkpoint import LoadedVariant

Field = NDArray[np.float32]

# Deeper layers are coarse: beyond this stride their features no longer show a region's border.
DEEPEST_STRIDE = 32
# Channels kept of each layer: those that vary most between the pixels of the image.
CHANNELS_KEPT = 64
_TINY = 1e-4


@dataclass(frozen=True, eq=False)
class Ground:
    """One image as one network sees it, on a grid that covers the image.

    Attributes:
        probabilities: K × the rows and columns of the network's input, before any click.
        features: One array for each layer, rows × columns × C; each pixel's vector has length 1.
        colours: Rows × columns × 3, CIE L*a*b*.
        path_cost: Rows × columns: cost of a path through a pixel, higher where the colours change.
        size: Rows and columns of the image.
    """

    probabilities: Field
    features: tuple[Field, ...]
    colours: Field
    path_cost: Field
    size: tuple[int, int]

    @property
    def grid(self) -> tuple[int, int]:
        """Rows and columns of the grid."""
        return self.path_cost.shape[0], self.path_cost.shape[1]

    def at(self, row: int, column: int) -> tuple[int, int]:
        """Return the row and column of the grid for a pixel of the image."""
        (rows, columns), (high, wide) = self.grid, self.size
        return min(rows - 1, row * rows // high), min(columns - 1, column * columns // wide)


@torch.inference_mode()
def ground(pixels: NDArray[np.uint8], variant: LoadedVariant) -> Ground:
    """Run a variant once on an image, rows × columns × 3, at scale 1, and keep what clicks need.

    Raises:
        UserError: the network does not take the number of channels that images have.
    """
    network = variant.network
    x = network_input(pixels, 1.0, variant.config.preprocessing)
    size = (x.shape[-2], x.shape[-1])
    grid = (max(1, size[0] // 2), max(1, size[1] // 2))
    with _layers(network) as captured:
        logits = network.forward_scale(x).logits if isinstance(network, ScaleNetwork) else network(x)
    shares = probabilities(logits)[0].numpy()
    padded = network.padded_size(size)
    features = tuple(_directions(_cut(layer, size, padded, grid)) for layer in captured if _is_seen(layer, padded))
    image = torch.from_numpy(np.ascontiguousarray(pixels)).permute(2, 0, 1)[None].float() / 255
    small = functional.interpolate(image, grid, mode="bilinear", antialias=True)[0].permute(1, 2, 0)
    colours = cast(Field, rgb2lab(small.numpy().clip(0, 1)).astype(np.float32))
    return Ground(shares, features, colours, _path_cost(colours), pixels.shape[:2])


@contextlib.contextmanager
def _layers(network: SegmentationNetwork) -> Generator[list[Tensor]]:
    """Record the outputs of a network's encoder and decoder, from the first layer to the last."""
    captured: list[Tensor] = []

    def record(_module: nn.Module, _inputs: object, output: object) -> None:
        several = output if isinstance(output, list | tuple) else [output]
        captured.extend(one for one in several if isinstance(one, Tensor) and one.ndim == 4)

    modules = [module for name, module in network.trunk.named_children() if name in ("encoder", "decoder")]
    with temporary_hooks(module.register_forward_hook(record) for module in modules):
        yield captured


def _is_seen(layer: Tensor, padded: tuple[int, int]) -> bool:
    """Say whether a layer has features that tell regions apart: not the image itself, and not too coarse."""
    return layer.shape[1] > 4 and padded[0] <= layer.shape[-2] * DEEPEST_STRIDE


def _cut(layer: Tensor, size: tuple[int, int], padded: tuple[int, int], grid: tuple[int, int]) -> Tensor:
    """Return the first image's features, C × grid, without the padding."""
    full = (-(-grid[0] * padded[0] // size[0]), -(-grid[1] * padded[1] // size[1]))
    layer = layer[:1].float()
    if layer.shape[1] > CHANNELS_KEPT:
        most = layer[0].flatten(1).var(dim=1).topk(CHANNELS_KEPT).indices.sort().values
        layer = layer[:, most]
    return functional.interpolate(layer, full, mode="bilinear", align_corners=False)[0, :, : grid[0], : grid[1]]


def _directions(layer: Tensor) -> Field:
    """Return features as vectors of length 1, rows × columns × C, after scaling each channel to mean 0, deviation 1."""
    flat = layer.flatten(1)
    deviation, mean = torch.std_mean(flat, dim=1, keepdim=True, correction=0)
    vectors = functional.normalize((flat - mean) / (deviation + _TINY), dim=0)
    return vectors.reshape(layer.shape).permute(1, 2, 0).contiguous().numpy()


def _path_cost(colours: Field) -> Field:
    """Return 1 on even ground and more across edges, in units of the image's own median change of colour."""
    down, across = np.gradient(colours, axis=(0, 1)) if min(colours.shape[:2]) > 1 else (0 * colours, 0 * colours)
    change = np.sqrt((down**2 + across**2).sum(axis=2))
    return (1 + change / (float(np.median(change)) + 0.5)).astype(np.float32)
