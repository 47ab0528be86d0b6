"""The engine that plays a film: it reads the next frame while it predicts the current one."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np

from segview.core.answers.prediction import Prediction
from segview.core.films.film import USUAL_RATE, FrameMeasure
from segview.core.images.image import OpenedImage
from segview.core.maps.maps import Kind, level_of
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure, Request
from segview.data.frames import rate_of
from segview.data.images import read_image
from segview.inference.films.smoothing import Smoothing
from segview.inference.maps import groups_of
from segview.inference.predict.predictor import Predictor

MEASURED = 300_000
"""Pixels of a map for its mean; of a larger map only every second, third … row and column is used."""


class Projector:
    """Reads frames in its own thread, and predicts them in the caller's thread.

    Args:
        predictor: Runs the variants.
    """

    def __init__(self, predictor: Predictor | None = None) -> None:
        self.predictor = predictor or Predictor()
        self._reading = ThreadPoolExecutor(1, "film")
        self._run: set[Path] = set()

    def read(self, frame: Path) -> Future[OpenedImage | Failure]:
        """Read a frame in the thread, without its ground truth."""
        return self._reading.submit(attempt, frame, partial(read_frame, frame), about=frame)

    def predict(self, request: Request, image: OpenedImage, shown: str = "") -> Prediction:
        """Return the prediction of a frame: mask or labels, their probabilities, and the map that is shown.

        Raises:
            UserError: as for ``Predictor.predict``.
        """
        *_, prediction = self.predictor.predict(request, image.levels[0], groups=groups_of(shown))
        self._run.add(request.variant)
        return prediction

    def is_ready(self, request: Request) -> bool:
        """Say whether a variant has run before; if not, its network may have to be loaded first."""
        return request.variant in self._run

    def close(self) -> None:
        """End the thread, and release the networks."""
        self._reading.shutdown(wait=True, cancel_futures=True)
        self.predictor.close()


Predict = Callable[[Path, OpenedImage, float], Prediction]
"""Callable from a frame, its pixels and its time in seconds to its prediction."""


def follower(projector: Projector, request: Callable[[Path], Request], *, shown: str, smoothing: float) -> Predict:
    """Return a callable that predicts one frame after another, each smoothed over the frames before."""
    over_time = Smoothing(smoothing)

    def predict(frame: Path, image: OpenedImage, time: float) -> Prediction:
        return over_time.add(projector.predict(request(frame), image, shown), time)

    return predict


def rate(frame: Path) -> float:
    """Return the frames per second of the film of a frame, or the usual rate if the film has none."""
    found = attempt(frame, partial(rate_of, frame), about=frame)
    return USUAL_RATE if isinstance(found, Failure) or found is None else found


def read_frame(frame: Path) -> OpenedImage:
    """Return a frame without smaller copies of it and without its ground truth.

    Raises:
        UserError: it cannot be read.
    """
    return OpenedImage(frame, (read_image(frame).pixels,))


def measure(prediction: Prediction, threshold: float) -> FrameMeasure:
    """Return the share of the image that a prediction's mask covers, and the mean of its uncertainty."""
    target = prediction.target
    if target is not None:
        inside = int(np.count_nonzero(target.values > level_of(threshold)))
        area = inside / target.values.size
    else:
        labels = prediction.maps["labels"].values
        area = float(np.count_nonzero(labels != (prediction.background or 0)) / labels.size)
    unsure = next((one for one in prediction.maps.values() if one.kind is Kind.UNCERTAINTY), None)
    if unsure is None:
        return FrameMeasure(area, 0.0)
    step = max(1, round((unsure.values.size / MEASURED) ** 0.5))
    return FrameMeasure(area, float(unsure.table()[unsure.values[::step, ::step]].mean()))
