"""The maps that predictions will have, so that the wall's columns stay in place while they are computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from segview.core.answers.columns import rows
from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Chart, Kind, Map
from segview.core.requests.request import Request
from segview.core.variants.spec import Variant


class ExpectedMaps:
    """Remembers the names, without numbers, in each variant's last prediction."""

    def __init__(self) -> None:
        self._names: dict[Path, Prediction] = {}

    def learn(self, answer: Prediction) -> None:
        """Remember the names of a prediction; an incomplete one adds to the known names."""
        folder = answer.request.variant
        known = self._names.get(folder)
        maps, charts = {name: one.own for name, one in answer.maps.items()}, dict.fromkeys(answer.charts)
        if known is not None and not answer.complete:
            maps = {name: one.own for name, one in known.maps.items()} | maps
            charts = dict.fromkeys((*known.charts, *charts))
        self._names[folder] = _names_alone(answer, maps, charts)

    def columns(
        self, patterns: tuple[str, ...], variants: Sequence[Variant], *, own: bool = False, shared: bool = False
    ) -> list[tuple[str, ...]]:
        """Return for each variant the names that fit the patterns, in its last prediction or in its minimal one.

        ``own`` adds the maps that the architecture was made for; ``shared`` leaves only names that all variants have.
        """
        known = [self._names.get(one.folder) or _expected_prediction(one) for one in variants]
        named = rows(patterns, known, own=own)
        if shared:
            return [tuple(name for name in names if all(has(one, name) for one in known)) for names in named]
        return named


def has(answer: Prediction, name: str) -> bool:
    """Tell whether a prediction has a map or chart of this name."""
    return name in answer.maps or name in answer.charts


def _expected_prediction(variant: Variant) -> Prediction:
    """Return a prediction with the names that every prediction of a variant has, without numbers."""
    classes = variant.config.classes
    probabilities = [f"probability/{name}" for name in reversed(classes)]
    names = ["mask" if len(classes) == 2 else "labels", *probabilities, "uncertainty"]
    empty = Prediction(Request(Path(), variant.folder), (1, 1), classes)
    return _names_alone(empty, dict.fromkeys(names, False), {})


def _names_alone(answer: Prediction, maps: Mapping[str, bool], charts: Iterable[str]) -> Prediction:
    return replace(
        answer,
        maps={name: Map(name, np.zeros((1, 1), np.uint16), Kind.SCALAR, own=own) for name, own in maps.items()},
        charts={name: Chart(name, np.zeros(0, np.float32), ()) for name in charts},
        counts=None,
    )
