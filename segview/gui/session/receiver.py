"""The receiver of the engine's results: it caches them and signals those for the current image."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.answers.prediction import Prediction
from segview.core.images.identity import Sighting
from segview.core.images.image import OpenedImage
from segview.core.maps.artefacts import Artefacts
from segview.core.requests.request import Failure, Request
from segview.gui.review.failed_images import MEASURING, READING
from segview.gui.session.known import KnownResults


class Receiver(QObject):
    """Takes images, artefacts and predictions; results for other images only go to the cache.

    Args:
        requests: Returns the current requests.
        known: The caches and the results for the current image.
        without_names: Removes the names of blind variants from a sentence.

    Signals:
        sighted(Sighting): a file was read and its image identified.
        replaced(Path): the file of an image has been replaced by another image.
        outdated(): the current image or its ground truth has changed, so results must be recalled again.
        opened(): the pixels of the current image have been read.
        examined(): its artefacts are known.
        answered(Prediction): a prediction came, in part or complete.
        settled(Path, object, str): a variant or the reading of an image failed for a reason; empty after success.
        failed(str, Path): a failure with its reason; the image if it cannot be shown, else None.
    """

    sighted = Signal(Sighting)
    replaced = Signal(Path)
    outdated = Signal()
    opened = Signal()
    examined = Signal()
    answered = Signal(Prediction)
    settled = Signal(Path, object, str)
    failed = Signal(str, Path)

    def __init__(
        self,
        requests: Callable[[], tuple[Request, ...]],
        known: KnownResults,
        *,
        without_names: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._requests, self._without_names = requests, without_names
        self._cache, self._image, self._answers = known.cache, known.image, known.answers

    def take_image(self, image: OpenedImage) -> None:
        """Take an image that was read; if its file was replaced, everything of the old image is dropped."""
        before, truth_before = self._cache.identity(image.path), self._cache.truth(image.path)
        replaced = before not in (None, image.identity)
        self.settled.emit(image.path, READING, "")
        self._cache.put(image)
        self.sighted.emit(image.sighting)
        if replaced:
            self.replaced.emit(image.path)
        if image.path == self._image.path:
            known = image is self._image.opened
            self._image.take(image, replaced=replaced)
            if replaced or (before is not None and truth_before != image.truth_source.sha256):
                self.outdated.emit()
            if not known:
                self.opened.emit()

    def take_artefacts(self, artefacts: Artefacts) -> None:
        """Take the artefacts that were found on an image."""
        self._cache.put(artefacts)
        if artefacts.image == self._image.path:
            self._image.artefacts = artefacts
            self.examined.emit()

    def take_prediction(self, prediction: Prediction) -> None:
        """Take a prediction, in part or complete."""
        self._cache.put(prediction)
        self.settled.emit(prediction.request.image, prediction.request.variant, "")
        known = self._answers.available.get(prediction.request.variant)
        if prediction.request in self._requests() and known is not prediction:
            self._answers.take(prediction)
            self.answered.emit(prediction)

    def take_unasked(self, prediction: Prediction) -> None:
        """Take a prediction that was made ahead of time; it is cached only if that evicts nothing."""
        if prediction.request in self._requests() and prediction.request.variant not in self._answers.available:
            self.take_prediction(prediction)
        else:
            self._cache.put_if_room(prediction)

    def take_measured(self, image: Path, problem: str) -> None:
        """Take the measures of an image, or the reason why there are none."""
        self.settled.emit(image, MEASURING, self._without_names(problem))

    def fail_image(self, image: Path, failure: Failure) -> None:
        """Take the failure of an image that cannot be shown."""
        self.settled.emit(image, READING, failure.reason)
        if image == self._image.path:
            self._image.problem = failure.reason
            self.failed.emit(failure.reason, image)

    def fail_prediction(self, request: Request, failure: Failure) -> None:
        """Take the failure of a variant; failures of earlier requests are ignored."""
        # The request may have been made before the image was identified.
        if request.identity is None:
            request = self._cache.identify(request)
        if request in self._requests():
            reason = self._answers.failures[request.variant] = self._without_names(failure.reason)
            self.settled.emit(request.image, request.variant, reason)
            self.failed.emit(reason, None)

    def ask_again(self) -> None:
        """Request again everything that failed on the image."""
        self.outdated.emit()
