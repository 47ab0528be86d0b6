"""Maps by group: each group makes maps and charts from what was computed for an image."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from segview.core.base.registry import Registry
from segview.core.maps.maps import Chart, Map
from segview.inference.maps import change, classes, saliency, scales, taps
from segview.inference.maps.evidence import Evidence

MAPS: Registry[Callable[[Evidence], Iterator[Map | Chart]]] = Registry(
    "map",
    {
        "classes": classes.maps,
        "taps": taps.maps,
        "scales": scales.maps,
        "change": change.maps,
        "saliency": saliency.maps,
    },
    group="segview.maps",
)

CLASSES = frozenset({"classes"})
"""The group that each prediction has: mask or labels, the probabilities of the classes, the uncertainty."""

WITHOUT_TAPS = CLASSES | {"scales", "change"}
"""The groups for which no tap of a network is captured."""

_OF_CLASSES = ("mask", "labels", "uncertainty", "probability/")


def groups_of(shown: str) -> frozenset[str] | None:
    """Return the groups needed to show a map by its name, or None for all; an empty name needs ``CLASSES`` only."""
    return CLASSES if not shown or shown.startswith(_OF_CLASSES) else None
