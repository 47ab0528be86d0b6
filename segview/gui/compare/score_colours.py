"""The colours of scores in a table: from bad over medium to good."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from segview.core.comparison.score_kinds import ScoreKind
from segview.core.comparison.score_table import Numbers
from segview.gui.widgets import theme
from segview.gui.widgets.roles import Roles

STEPS = 65


@lru_cache(maxsize=2)
def ramp(roles: Roles) -> tuple[QColor, ...]:
    """Return the colours of all steps, from bad to good."""
    return tuple(QColor(*colour) for colour in theme.ramp_colours(roles.ramp, np.linspace(0, 1, STEPS)).tolist())


def steps(values: Numbers, kind: ScoreKind) -> NDArray[np.int64]:
    """Return the step of the colour ramp of each value; -1 for no colour."""
    known = values[~np.isnan(values)]
    if kind.better == "neither" or not len(known):
        return np.full(values.shape, -1)
    low, high = (float(end) for end in np.quantile(known, [0.02, 0.98]))
    share = (np.nan_to_num(values) - low) / max(high - low, 1e-12)
    share = share if kind.better == "higher" else 1 - share
    found = np.rint(np.clip(share, 0, 1) * (STEPS - 1)).astype(np.int64)
    return np.where(np.isnan(values), -1, found)
