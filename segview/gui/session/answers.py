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
    """The predictions that are there, by the folders of their variants; none while they are held back.

    Args:
        requests: Returns the current requests.
        cache: Predictions that were computed before.
        delay: Says whether predictions are held back.

    Attributes:
        failures: The reason why a variant failed, by its folder.
    """

    def __init__(self, requests: Callable[[], tuple[Request, ...]], *, cache: ResultCache, delay: Delay) -> None:
        self._requests, self._cache, self._delay = requests, cache, delay
        self._there: dict[Path, Prediction] = {}
        self.failures: dict[Path, str] = {}

    def __getitem__(self, folder: Path) -> Prediction:
        return self._seen[folder]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._seen)

    def __len__(self) -> int:
        return len(self._seen)

    @property
    def there(self) -> Mapping[Path, Prediction]:
        """The predictions, also while they are held back."""
        return self._there

    @property
    def unaltered(self) -> Mapping[Path, Prediction]:
        """The predictions on the image as it is: what is saved, corrected and decided on."""
        requests = self._requests()
        if not any(one.edits for one in requests):
            return self
        known = (self._cache.predictions.get(replace(one, edits=())) for one in requests)
        return {one.request.variant: one for one in known if one is not None}

    @property
    def asked(self) -> frozenset[Path]:
        """The folders of the variants that are asked."""
        return frozenset(one.variant for one in self._requests())

    @property
    def possible(self) -> tuple[Request, ...]:
        """The requests that have not failed."""
        return tuple(one for one in self._requests() if one.variant not in self.failures)

    @property
    def missing(self) -> tuple[Request, ...]:
        """The requests without a complete prediction that have not failed."""
        known = [one.request for one in self._there.values() if one.complete]
        return tuple(one for one in self.possible if one not in known)

    def recall(self, *, keep: bool = False) -> None:
        """Take cached predictions for the current requests; with ``keep``, earlier ones stay until replaced."""
        known = {one.variant: self._cache.predictions.get(one) for one in self._requests()}
        found = {folder: answer for folder, answer in known.items() if answer is not None}
        self._there = {**self._there, **found} if keep else found
        self.failures = {}

    def take(self, prediction: Prediction) -> None:
        """Take a prediction, in part or complete."""
        self._there[prediction.request.variant] = prediction
        self.failures.pop(prediction.request.variant, None)

    @property
    def _seen(self) -> dict[Path, Prediction]:
        return {} if self._delay.hides else self._there
