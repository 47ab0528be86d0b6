"""The maps that answers will have, so that the wall's columns stay where they are while answers are computed."""

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


class Expected:
    """Remembers the names in each variant's last answer, and none of its numbers."""

    def __init__(self) -> None:
        self._names: dict[Path, Prediction] = {}

    def learn(self, answer: Prediction) -> None:
        """Remember the names of an answer; one that is still growing forgets nothing."""
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
        """Return for each variant the names that fit the patterns in what it answered last, or answers at least.

        With ``own``, those too that a variant exists for; with ``shared``, those alone that all of them have.
        """
        known = [self._names.get(one.folder) or _expected_prediction(one) for one in variants]
        named = rows(patterns, known, own=own)
        if shared:
            return [tuple(name for name in names if all(has(one, name) for one in known)) for names in named]
        return named


def has(answer: Prediction, name: str) -> bool:
    """Return whether there is a map or chart of this name in an answer."""
    return name in answer.maps or name in answer.charts


def _expected_prediction(variant: Variant) -> Prediction:
    """Return the names that every answer of a variant of these classes has."""
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
