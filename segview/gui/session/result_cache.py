"""A cache of the engine's results, so that going back to an image computes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from segview.core.answers.prediction import Prediction
from segview.core.base.budget import cache_bytes
from segview.core.base.cache import ByteCache
from segview.core.images.identity import ImageIdentity
from segview.core.images.image import OpenedImage
from segview.core.maps.artefacts import Artefacts
from segview.core.requests.request import Request


class ResultCache:
    """Caches of predictions, images and artefacts, bounded in bytes; the least recently used are evicted first."""

    def __init__(self) -> None:
        self.predictions: ByteCache[Request, Prediction] = ByteCache(cache_bytes("predictions"))
        self.images: ByteCache[Path, OpenedImage] = ByteCache(cache_bytes("images"))
        self.artefacts: ByteCache[Path, Artefacts] = ByteCache(cache_bytes("artefacts"))
        self._identities: dict[Path, ImageIdentity] = {}
        self._truths: dict[Path, str] = {}

    def put(self, item: Prediction | OpenedImage | Artefacts) -> None:
        """Keep a result; predictions only once they are complete."""
        if isinstance(item, OpenedImage):
            if self._identities.get(item.path) != item.identity:
                self.artefacts.discard(item.path)
            self._identities[item.path] = item.identity
            self._truths[item.path] = item.truth_source.sha256
            self.images.put(item.path, item)
        elif isinstance(item, Artefacts):
            self.artefacts.put(item.image, item)
        elif item.complete:
            if item.request.identity is not None:
                self._identities.setdefault(item.request.image, item.request.identity)
                self._truths.setdefault(item.request.image, item.request.truth)
            self.predictions.put(item.request, item)

    def identity(self, image: Path) -> ImageIdentity | None:
        """Return the identity of the image under a path when it was last read or predicted, or None."""
        return self._identities.get(image)

    def truth(self, image: Path) -> str:
        """Return the SHA-256 of an image's ground truth at that time; empty if it had none."""
        return self._truths.get(image, "")

    def identify(self, request: Request) -> Request:
        """Return a request with the identity of image and ground truth at that time."""
        return replace(request, identity=self.identity(request.image), truth=self.truth(request.image))

    def put_if_room(self, prediction: Prediction) -> None:
        """Keep a prediction that was computed ahead of time if that evicts nothing."""
        if self.predictions.nbytes + prediction.nbytes <= self.predictions.limit:
            self.put(prediction)

    def forget(self, image: Path | None, requests: Iterable[Request]) -> None:
        """Forget an image and the predictions for requests."""
        for request in requests:
            self.predictions.discard(request)
        if image is not None:
            self.images.discard(image)

    def lacking(self, image: Path, requests: Iterable[Request]) -> tuple[Request, ...] | None:
        """Return the requests without a prediction; None if neither a prediction nor the image is missing."""
        missing = tuple(request for request in requests if self.predictions.get(request) is None)
        return missing if missing or self.images.get(image) is None else None
