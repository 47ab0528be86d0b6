"""Networks that take clicks and boxes: an image is embedded once, each prompt runs the decoder only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.wrapping import Wrapping

Box = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Embedding:
    """The embedding of an image, as input of the decoder.

    Attributes:
        given: Keyword arguments of the network.
        size: Rows and columns of the image.
        inner: Rows and columns of the image inside the network's square input.
    """

    given: Mapping[str, Any]
    size: tuple[int, int]
    inner: tuple[int, int]


@dataclass(frozen=True)
class Prompts:
    """Clicks and a box for one object.

    Attributes:
        points: Row and column in pixels of the image, and whether the point belongs to the object.
        box: Top, left, bottom and right, in pixels of the image.
    """

    points: tuple[tuple[float, float, bool], ...] = ()
    box: Box | None = None


class Prompted(Wrapping):
    """A network of the family of SAM (Kirillov et al., 2023): images B × 3 × H × W to the logits of one object.

    Without a prompt, a box round the whole image is the prompt.

    Args:
        network: A network of transformers.
        side: Side of its square input.
        keeps_aspect: Whether an image is padded to the square; otherwise it is stretched.
    """

    def __init__(self, network: Any, *, side: int, keeps_aspect: bool) -> None:
        super().__init__()
        self.network, self.side, self.keeps_aspect = network, side, keeps_aspect

    def forward(self, x: Tensor) -> Tensor:
        rows, columns = x.shape[-2:]
        whole = Prompts(box=(0, 0, rows, columns))
        results = [self.masks(self.embed(image, keeps_aspect=False), whole) for image in x.split(1)]
        return torch.stack([masks[scores.argmax()][None] for masks, scores in results])

    @torch.no_grad()
    def embed(self, x: Tensor, *, keeps_aspect: bool | None = None) -> Embedding:
        """Return the embedding of an image.

        Args:
            x: The normalised image, 1 × 3 × rows × columns.
            keeps_aspect: As for the class; by default as given there.
        """
        rows, columns = x.shape[-2:]
        keeps = self.keeps_aspect if keeps_aspect is None else keeps_aspect
        factors = (self.side / max(rows, columns),) * 2 if keeps else (self.side / rows, self.side / columns)
        inner = (max(1, round(rows * factors[0])), max(1, round(columns * factors[1])))
        if (rows, columns) != inner:
            x = functional.interpolate(x, inner, mode="bilinear", align_corners=False, antialias=True)
        x = functional.pad(x, (0, self.side - inner[1], 0, self.side - inner[0]))
        given = self.network.get_image_embeddings(x)
        # HQ-SAM's decoder also takes the embeddings between the blocks of the encoder.
        names = ("image_embeddings", "intermediate_embeddings")
        several = given if isinstance(given, tuple) else (given,)
        arguments: dict[str, Any] = dict(zip(names, several, strict=False))
        return Embedding(arguments, (rows, columns), inner)

    @torch.no_grad()
    def masks(self, embedding: Embedding, prompts: Prompts) -> tuple[Tensor, Tensor]:
        """Return the logits of the possible masks for prompts, N × rows × columns, and the predicted IoU of each."""
        down, across = (inner / side for inner, side in zip(embedding.inner, embedding.size, strict=True))
        said: dict[str, Tensor] = {}
        if prompts.points:
            places = [[column * across, row * down] for row, column, _ in prompts.points]
            said["input_points"] = torch.tensor(places, dtype=torch.float32)[None, None]
            said["input_labels"] = torch.tensor([[[int(belongs) for _, _, belongs in prompts.points]]])
        if prompts.box is not None:
            top, left, bottom, right = prompts.box
            corners = [left * across, top * down, right * across, bottom * down]
            said["input_boxes"] = torch.tensor(corners, dtype=torch.float32)[None, None]
        device = next(self.network.parameters()).device
        said = {name: value.to(device) for name, value in said.items()}
        given: Any = self.network(**embedding.given, **said, multimask_output=True)
        square = functional.interpolate(given.pred_masks[0], (self.side,) * 2, mode="bilinear", align_corners=False)
        cut = square[..., : embedding.inner[0], : embedding.inner[1]].float()
        masks = functional.interpolate(cut, embedding.size, mode="bilinear", align_corners=False)
        return masks[0], given.iou_scores[0, 0].float()[: masks.shape[1]]


def prompted_of(network: SegmentationNetwork) -> Prompted | None:
    """Return the part of a network that takes prompts; None if it takes none."""
    return next((module for module in network.modules() if isinstance(module, Prompted)), None)
