"""Pairs in memory, ready for batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from segview.core.classes import Labelling
from segview.data.datasets import Pair, read_pair
from segview.data.transforms import resized, resized_mask


@dataclass(frozen=True)
class Loaded:
    """Pairs in memory at the input size: pictures N × 3 × H × W and masks N × 1 × H × W, both uint8.

    Masks hold 0 and 1, or class indices and ``IGNORED``.
    """

    pictures: Tensor
    masks: Tensor

    @classmethod
    def read(cls, chosen: Sequence[Pair], size: tuple[int, int], labelling: Labelling | None = None) -> Loaded:
        """Read pairs from disk.

        Raises:
            UserError: a picture or mask cannot be read, or they do not belong together.
        """
        pictures = torch.empty((len(chosen), 3, *size), dtype=torch.uint8)
        masks = torch.empty((len(chosen), 1, *size), dtype=torch.uint8)
        for place, pair in enumerate(chosen):
            picture, mask = read_pair(pair, labelling)
            pictures[place], masks[place] = resized(picture, size), resized_mask(mask, size)
        return cls(pictures, masks)

    def batch(self, indices: Tensor, device: str) -> tuple[Tensor, Tensor]:
        """Return pictures in 0 to 1 and masks as in memory, both float32."""
        return self.pictures[indices].to(device).float() / 255, self.masks[indices].to(device).float()

    def first(self, count: int) -> Loaded:
        """Return the first pairs, at most so many."""
        return Loaded(self.pictures[:count], self.masks[:count])

    def __len__(self) -> int:
        return len(self.pictures)
