"""Right and wrong pixels, and whether the prediction was confident (figure 1 of Jeong et al., 2023)."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segview.core.base.text import Text
from segview.core.maps.maps import LEVELS, Map
from segview.core.maps.thresholds import band_levels, first_above

ERRORS, GROUND_TRUTH = "errors", "ground truth"
"""Names of the maps that need the ground truth."""


class Outcome(IntEnum):
    """The outcomes at a pixel for one target; a probability inside the band around 0.5 is uncertain.

    A confident error is error pattern 1 of Jeong et al., an uncertain error is pattern 2.
    """

    TRUE_NEGATIVE = 0
    TRUE_POSITIVE = 1
    TRUE_POSITIVE_UNCERTAIN = 2
    FALSE_POSITIVE = 3
    FALSE_POSITIVE_UNCERTAIN = 4
    FALSE_NEGATIVE = 5
    FALSE_NEGATIVE_UNCERTAIN = 6

    @property
    def words(self) -> str:
        """The outcome in words."""
        return _WORDS[self]

    @property
    def short(self) -> str:
        """The outcome in a legend, where a confident outcome also represents the uncertain one."""
        return _SHORT[self]

    @property
    def uncertain(self) -> Outcome:
        """The uncertain outcome for this confident one."""
        return Outcome(self + 1)


_WORDS = {
    Outcome.TRUE_NEGATIVE: Text("true negative"),
    Outcome.TRUE_POSITIVE: Text("true positive, confident"),
    Outcome.TRUE_POSITIVE_UNCERTAIN: Text("true positive, uncertain"),
    Outcome.FALSE_POSITIVE: Text("false positive, confident"),
    Outcome.FALSE_POSITIVE_UNCERTAIN: Text("false positive, uncertain"),
    Outcome.FALSE_NEGATIVE: Text("false negative, confident"),
    Outcome.FALSE_NEGATIVE_UNCERTAIN: Text("false negative, uncertain"),
}
CONFIDENT = (Outcome.TRUE_POSITIVE, Outcome.FALSE_POSITIVE, Outcome.FALSE_NEGATIVE)
_SHORT = {
    Outcome.TRUE_POSITIVE: Text("found"),
    Outcome.FALSE_POSITIVE: Text("extra"),
    Outcome.FALSE_NEGATIVE: Text("missed"),
}


@lru_cache(maxsize=8)
def outcome_table(threshold: float, band: float) -> NDArray[np.uint8]:
    """Return the ``Outcome`` of each probability level: 65536 for background pixels, then 65536 for target pixels."""
    above, (low, high) = first_above(threshold), band_levels(band)
    table = np.zeros((2, LEVELS + 1), np.uint8)
    table[0, above:] = Outcome.FALSE_POSITIVE
    table[1, :above] = Outcome.FALSE_NEGATIVE
    table[1, above:] = Outcome.TRUE_POSITIVE
    uncertain = np.zeros(LEVELS + 1, np.uint8)
    uncertain[low:high] = 1
    table += uncertain * (table > 0)
    flat = table.ravel()
    flat.setflags(write=False)
    return flat


def places(levels: NDArray[np.integer[Any]], truth: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return each pixel's index into ``outcome_table``, from its probability level and its truth (0 is background)."""
    return (truth != 0) * np.uint32(LEVELS + 1) + levels.astype(np.uint32)


def outcomes(one: Map, *, threshold: float, band: float) -> NDArray[np.uint8]:
    """Return the ``Outcome`` at each pixel of an error map of one target.

    Raises:
        ValueError: the map has no ground truth.
    """
    if one.truth is None:
        raise ValueError(f"map {one.name} has no ground truth")
    return outcome_table(threshold, band)[places(one.values, one.truth)]
