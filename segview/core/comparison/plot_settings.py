"""The settings of a plot of the scores of many images."""

from __future__ import annotations

from typing import Literal, get_args

from segview.core.base.frozen import Frozen

PlotKind = Literal["against", "sorted", "distributions", "slices", "probabilities", "agreement"]
PLOTS: tuple[PlotKind, ...] = get_args(PlotKind)


class PlotSettings(Frozen):
    """The settings of a plot.

    Attributes:
        kind: Kind of plot.
        score: The score that is plotted.
        one: Label of a variant that is plotted against another.
        base: Label of the other.
        fact: Fact by which the images are sliced.
    """

    kind: PlotKind
    score: str = ""
    one: str = ""
    base: str = ""
    fact: str = ""
