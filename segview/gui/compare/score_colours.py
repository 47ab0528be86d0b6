"""The colours of scores in a table: from bad over middling to good."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from segview.core.comparison.score_kinds import ScoreKind
from segview.core.comparison.score_table import Numbers

# Told apart by colour-blind eyes, and dark enough for white letters.
_RAMP = np.array([(138, 66, 18), (62, 50, 42), (34, 36, 40), (24, 52, 76)], np.float64)
STEPS = 65


def ramp() -> list[QColor]:
    """Return the colours of all steps, bad first."""
    along = np.linspace(0, len(_RAMP) - 1, STEPS)
    colours = np.stack([np.interp(along, np.arange(len(_RAMP)), _RAMP[:, channel]) for channel in range(3)], axis=1)
    return [QColor(*map(int, colour)) for colour in colours]


def steps(values: Numbers, kind: ScoreKind) -> NDArray[np.int64]:
    """Return the step of the ramp of each value; -1 where there is none."""
    known = values[~np.isnan(values)]
    if kind.better == "neither" or not len(known):
        return np.full(values.shape, -1)
    low, high = (float(end) for end in np.quantile(known, [0.02, 0.98]))
    share = (np.nan_to_num(values) - low) / max(high - low, 1e-12)
    share = share if kind.better == "higher" else 1 - share
    found = np.rint(np.clip(share, 0, 1) * (STEPS - 1)).astype(np.int64)
    return np.where(np.isnan(values), -1, found)
