"""Pairs in memory, ready for batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from segview.core.base.errors import UserError
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.core.variants.classes import Labelling
from segview.data.datasets import Pair, read_pair
from segview.data.images import read_pixels
from segview.data.transforms import resized, resized_mask


@dataclass(frozen=True)
class InMemoryDataset:
    """Pairs in memory at the input size: images N × 3 × H × W and masks N × 1 × H × W, both uint8.

    Masks hold 0 and 1, or class indices and ``IGNORED``.

    Attributes:
        left_out: Failures of the pairs that could not be read.
    """

    images: Tensor
    masks: Tensor
    left_out: tuple[Failure, ...] = ()

    @classmethod
    def read(
        cls, chosen: Sequence[Pair | Path], size: tuple[int, int], labelling: Labelling | None = None
    ) -> InMemoryDataset:
        """Read pairs from disk; those that cannot be read are left out. The masks of images without masks are 0.

        Raises:
            UserError: no pair can be read.
        """
        images = torch.empty((len(chosen), 3, *size), dtype=torch.uint8)
        masks = torch.empty((len(chosen), 1, *size), dtype=torch.uint8)
        left_out: list[Failure] = []
        count = 0
        for pair in chosen:
            about = pair if isinstance(pair, Path) else pair.image
            item = attempt(pair, partial(read_one, pair, size, labelling), about=about)
            if isinstance(item, Failure):
                left_out.append(item)
                continue
            images[count], masks[count] = item
            count += 1
        if not count:
            raise none_can_be_used(len(chosen), left_out)
        return cls(images[:count], masks[:count], tuple(left_out))

    def batch(self, indices: Tensor, device: str) -> tuple[Tensor, Tensor]:
        """Return images in 0 to 1 and masks as in memory, both float32."""
        return self.images[indices].to(device).float() / 255, self.masks[indices].to(device).float()

    def first(self, count: int) -> InMemoryDataset:
        """Return the first pairs, at most ``count``."""
        return InMemoryDataset(self.images[:count], self.masks[:count])

    def __len__(self) -> int:
        return len(self.images)


def none_can_be_used(count: int, left_out: Sequence[Failure]) -> UserError:
    """Return the error to raise when all pairs were left out."""
    return UserError("None of {count} pairs can be used. The first: {reason}", count=count, reason=left_out[0].reason)


def read_one(pair: Pair | Path, size: tuple[int, int], labelling: Labelling | None) -> tuple[Tensor, Tensor]:
    """Return an image, 3 × H × W, and its mask, 1 × H × W, both uint8.

    Raises:
        UserError: one of them cannot be read.
    """
    if isinstance(pair, Path):
        image, mask = read_pixels(pair), np.zeros((1, 1), np.uint8)
    else:
        image, mask = read_pair(pair, labelling)
    return resized(image, size), resized_mask(mask, size)
