"""Cache of the images opened last, with their artefacts and identities; does not import torch."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from segview.core.images.identity import ImageIdentity, Sighting
from segview.core.images.image import OpenedImage
from segview.core.maps.artefacts import Artefacts
from segview.inference.predict.opening import is_current, open_image

KEPT = 2
"""Number of cached images: the shown one, and one that is measured in the background."""


class OpenedImages:
    """Opens images, and caches the last ones."""

    def __init__(self) -> None:
        self._images: OrderedDict[Path, OpenedImage] = OrderedDict()
        self._artefacts: dict[Path, tuple[ImageIdentity, Artefacts]] = {}
        self._sightings: dict[Path, Sighting] = {}

    def open(self, path: Path) -> OpenedImage:
        """Return an image with its ground truth; it is read again if one of their files may have changed.

        Raises:
            UserError: the image cannot be read.
        """
        known = self._images.pop(path, None)
        if known is None or not is_current(path, known.source, known.truth_source):
            known = open_image(path)
        return self.keep(known)

    @staticmethod
    def read(path: Path) -> OpenedImage:
        """Return an image with its ground truth without caching it; may be called in any thread, e.g. to read ahead.

        Raises:
            UserError: the image cannot be read.
        """
        return open_image(path)

    def keep(self, image: OpenedImage, artefacts: Artefacts | None = None) -> OpenedImage:
        """Cache an image that was opened elsewhere, with its artefacts if they were detected."""
        path = image.path
        self._images.pop(path, None)
        self._images[path] = image
        self._sightings[path] = image.sighting
        if artefacts is not None:
            self._artefacts[path] = image.identity, artefacts
        while len(self._images) > KEPT:
            gone, _ = self._images.popitem(last=False)
            self._artefacts.pop(gone, None)
        return image

    def image(self, path: Path) -> OpenedImage:
        """Return an image as it was opened last.

        Raises:
            UserError: it is not cached and cannot be read.
        """
        return self._images.get(path) or self.open(path)

    def identity(self, path: Path) -> ImageIdentity | None:
        """Return the identity of the image at a path, or None if the present file has not been decoded."""
        seen = self._sightings.get(path)
        current = seen is not None and seen.source is not None and seen.source.is_current(path)
        return seen.identity if seen is not None and current else None

    def artefacts(self, path: Path) -> Artefacts:
        """Return the artefacts of an image, as it was opened last.

        Raises:
            UserError: it is not cached and cannot be read.
        """
        from segview.data.artefacts import artefacts

        image = self.image(path)
        known = self._artefacts.get(path)
        if known is None or known[0] != image.identity:
            known = self._artefacts[path] = image.identity, Artefacts(path, artefacts(image.levels[0]))
        return known[1]
