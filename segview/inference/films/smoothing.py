"""Smoothing over time: the prediction of a frame is averaged with those of the frames before."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import LEVELS, Indices, Kind, Map, Transfer, quantised

FORGOTTEN = 5.0
"""A gap longer than this multiple of the time constant starts the average anew."""


class Smoothing:
    """Averages probabilities over time, with a weight that decays exponentially.

    Mask, labels and uncertainty follow from the averaged probabilities; all other maps are those of the frame itself.

    Args:
        seconds: The time constant, after which the weight of a frame has fallen to 1/e. With 0 nothing is averaged.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._last: dict[str, NDArray[np.float32]] = {}
        self._time = 0.0

    def add(self, prediction: Prediction, time: float) -> Prediction:
        """Return the prediction of a frame, at a time of the film in seconds, averaged with those before.

        If the film jumps back, or forward by more than ``FORGOTTEN`` time constants, the average starts anew.
        """
        if self._seconds <= 0:
            return prediction
        passed, self._time = time - self._time, time
        own = {name: one.values.astype(np.float32) for name, one in prediction.maps.items() if _is_free(one)}
        fits = own.keys() == self._last.keys() and all(own[name].shape == self._last[name].shape for name in own)
        if not fits or not 0 <= passed <= FORGOTTEN * self._seconds:
            self._last = own
            return prediction
        share = exp(-passed / self._seconds)
        self._last = {name: _between(own[name], self._last[name], share) for name in own}
        return _with(prediction, self._last)


def _is_free(one: Map) -> bool:
    """Say whether a map is a probability of the merged scales, from which other maps are computed."""
    return one.name.startswith("probability/") and one.transfer is Transfer.LINEAR


def _between(new: NDArray[np.float32], old: NDArray[np.float32], share: float) -> NDArray[np.float32]:
    return (new + (old - new) * np.float32(share)).astype(np.float32, copy=False)


def _with(prediction: Prediction, levels: dict[str, NDArray[np.float32]]) -> Prediction:
    """Return a prediction with other levels of probability, and with mask, labels and uncertainty made from them."""
    values = {name: np.round(numbers).astype(np.uint16) for name, numbers in levels.items()}
    if len(prediction.classes) == 2:
        (only,) = values.values()
        shared = {id(prediction.maps[name].values) for name in values}
        made: dict[str, Indices] = {name: only for name, one in prediction.maps.items() if id(one.values) in shared}
    else:
        made = {**values, **_following([levels[f"probability/{name}"] for name in prediction.classes])}
    maps = {name: replace(one, values=made[name]) if name in made else one for name, one in prediction.maps.items()}
    return replace(prediction, maps=maps)


def _following(planes: list[NDArray[np.float32]]) -> dict[str, Indices]:
    """Return the labels of several classes, and the uncertainty: 1 − (p1 − p2) of the two most probable classes."""
    best, second = planes[0], np.zeros_like(planes[0])
    labels = np.zeros(best.shape, np.uint8)
    for index, plane in enumerate(planes[1:], start=1):
        better = plane > best
        second = np.where(better, best, np.maximum(second, plane))
        labels[better] = index
        best = np.maximum(best, plane)
    return {"labels": labels, Kind.UNCERTAINTY.value: quantised(1 - (best - second) / LEVELS)}
