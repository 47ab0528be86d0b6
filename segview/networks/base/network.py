"""A segmentation network: a trunk, an output head and the upsampling to the size of the input."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.networks.base.trunk import Trunk


class SegmentationNetwork(nn.Module):
    """A trunk and an output head: B × 3 × H × W in, logits B × K × H × W out, for any H and W.

    If the trunk cannot take the size, the input is padded on the right and at the bottom by repeating the border, and
    the logits are cropped. K = 1 is read through a sigmoid, K ≥ 2 through a softmax.

    Attributes:
        file_prefixes: Prefixes of keys here, each with its prefix in files that have another library's layout.
        left_aside: Prefixes of keys that a file may contain and that are not used here.
        older_names: Patterns of keys in older files, each with its replacement; tried in order.
        learns_in_parts: Whether some losses reach only some of the weights.
        remarks: Sentences on attention inside that cannot be shown or ablated.
    """

    file_prefixes: ClassVar[Mapping[str, str]] = MappingProxyType({})
    left_aside: ClassVar[tuple[str, ...]] = ()
    older_names: ClassVar[tuple[tuple[str, str], ...]] = ()
    learns_in_parts: ClassVar[bool] = False
    remarks: tuple[str, ...] = ()

    def __init__(self, trunk: Trunk, head: nn.Module) -> None:
        super().__init__()
        self.trunk, self.head = trunk, head

    def forward(self, x: Tensor) -> Tensor:
        rows, columns = x.shape[-2:]
        return self.restore(self.head(self.trunk(self.pad(x))), (rows, columns))

    @property
    def device(self) -> torch.device:
        """The device of the weights; the CPU if the network has no weights."""
        return next((parameter.device for parameter in self.parameters()), torch.device("cpu"))

    def outputs(self, x: Tensor) -> Mapping[str, Tensor]:
        """Return the tensors that a training loss may use, by name; ``logits`` is exactly what ``forward`` returns.

        Networks with auxiliary outputs add them: maps of logits B × K × H × W like the first, or scores B × K of the
        whole image before their sigmoid. All outputs come from one forward pass, so training needs no second one.
        """
        return {"logits": self(x)}

    def outputs_knowing(self, x: Tensor, present: Tensor) -> Mapping[str, Tensor]:
        """Return the same as ``outputs`` for training, in which a network may use the labels of the images.

        Args:
            x: The images.
            present: Whether each class occurs anywhere in each image: B × K booleans, background included.
        """
        return self.outputs(x)

    @property
    def loss_weights(self) -> Mapping[str, float]:
        """The weight of each of the ``outputs`` in a training loss.

        Maps are compared with the masks, scores with the classes that the masks contain. Scores whose names begin with
        ``nothing/`` are trained towards 0; so are those with ``mined/``, for the classes that are in the image.
        """
        return {"logits": 1.0}

    @property
    def learns_from_labels(self) -> bool:
        """Whether the network learns from labels of whole images, without masks."""
        return all(name.startswith(("scores/", "nothing/", "mined/")) for name in self.loss_weights)

    def padded_size(self, size: tuple[int, int]) -> tuple[int, int]:
        """Return the rows and columns to which an input of ``size`` is padded."""
        over = int(self.trunk.aligned)
        rows, columns = (max(side, self.trunk.smallest) for side in size)
        return rows + (over - rows) % self.trunk.multiple, columns + (over - columns) % self.trunk.multiple

    def pad(self, x: Tensor) -> Tensor:
        """Return ``x`` padded to sides that the trunk can take."""
        rows, columns = x.shape[-2:]
        down, right = (new - old for new, old in zip(self.padded_size((rows, columns)), (rows, columns), strict=True))
        return functional.pad(x, (0, right, 0, down), mode="replicate") if down or right else x

    def restore(self, y: Tensor, size: tuple[int, int]) -> Tensor:
        """Return maps of the padded input, at the trunk's stride, upsampled and cropped to ``size`` of the input."""
        return self.trunk.upsample(y)[..., : size[0], : size[1]]
