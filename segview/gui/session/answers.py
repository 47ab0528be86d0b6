"""The predictions of the ticked variants on the image that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from segview.core.answers.prediction import Prediction
from segview.core.requests.request import Request
from segview.gui.review.delay import Delay
from segview.gui.session.result_cache import ResultCache


class Answers(Mapping[Path, Prediction]):
    """The available predictions, by the folders of their variants; empty while they are hidden.

    Args:
        requests: Returns the current requests.
        cache: Predictions that were computed before.
        delay: Tells whether predictions are hidden.

    Attributes:
        failures: The reason why a variant failed, by its folder.
    """

    def __init__(self, requests: Callable[[], tuple[Request, ...]], *, cache: ResultCache, delay: Delay) -> None:
        self._requests, self._cache, self._delay = requests, cache, delay
        self._available: dict[Path, Prediction] = {}
        self.failures: dict[Path, str] = {}

    def __getitem__(self, folder: Path) -> Prediction:
        return self._visible[folder]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._visible)

    def __len__(self) -> int:
        return len(self._visible)

    @property
    def available(self) -> Mapping[Path, Prediction]:
        """The predictions, also while they are hidden."""
        return self._available

    @property
    def unaltered(self) -> Mapping[Path, Prediction]:
        """The predictions on the unaltered image; these are saved, corrected and decided on."""
        requests = self._requests()
        if not any(request.edits for request in requests):
            return self
        known = (self._cache.predictions.get(replace(request, edits=())) for request in requests)
        return {prediction.request.variant: prediction for prediction in known if prediction is not None}

    @property
    def asked(self) -> frozenset[Path]:
        """The folders of the requested variants."""
        return frozenset(request.variant for request in self._requests())

    @property
    def possible(self) -> tuple[Request, ...]:
        """The requests that have not failed."""
        return tuple(request for request in self._requests() if request.variant not in self.failures)

    @property
    def missing(self) -> tuple[Request, ...]:
        """The requests without a complete prediction that have not failed."""
        known = [prediction.request for prediction in self._available.values() if prediction.complete]
        return tuple(request for request in self.possible if request not in known)

    def recall(self, *, keep: bool = False) -> None:
        """Take cached predictions for the current requests; with ``keep``, earlier ones stay until replaced."""
        known = {request.variant: self._cache.predictions.get(request) for request in self._requests()}
        cached = {folder: answer for folder, answer in known.items() if answer is not None}
        self._available = {**self._available, **cached} if keep else cached
        self.failures = {}

    def take(self, prediction: Prediction) -> None:
        """Take a prediction, in part or complete."""
        self._available[prediction.request.variant] = prediction
        self.failures.pop(prediction.request.variant, None)

    @property
    def _visible(self) -> dict[Path, Prediction]:
        return {} if self._delay.hides else self._available
