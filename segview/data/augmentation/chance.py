"""Random numbers for the pairs of a batch, independent of the number of processes that share the batch."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Chance:
    """Random numbers, one for each pair of a part of a batch.

    Attributes:
        part: The pairs of the batch that this process has.
        count: Number of pairs in the whole batch; numbers are drawn for all of them.
        generator: Random generator on the CPU.
    """

    part: slice
    count: int
    generator: torch.Generator

    def within(self, amount: float) -> Tensor:
        """Return numbers in ±``amount``."""
        return (self._drawn() * 2 - 1) * amount

    def below(self, amount: float) -> Tensor:
        """Return numbers from 0 to ``amount``."""
        return self._drawn() * amount

    def factor(self, largest: float) -> float:
        """Return one number for the whole batch from 1 / ``largest`` to ``largest``, log-uniformly distributed."""
        if largest == 1:
            return 1.0
        return largest ** float(torch.rand(1, generator=self.generator) * 2 - 1)

    def seeds(self) -> list[int]:
        """Return a seed for each pair, for changes that need many random numbers for each pair."""
        return torch.randint(2**31, (self.count,), generator=self.generator)[self.part].tolist()

    def _drawn(self) -> Tensor:
        return torch.rand(self.count, generator=self.generator)[self.part]
