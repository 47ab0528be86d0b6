"""The images that were opened last, with what is known of them before any variant has seen them; without torch."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from segview.core.images.identity import ImageIdentity, Sighting
from segview.core.images.image import OpenedImage
from segview.core.maps.artefacts import Artefacts
from segview.inference.predict.opening import is_current, open_image

KEPT = 2
"""The image that is looked at, and one that is measured meanwhile."""


class OpenedImages:
    """Opens images, and keeps the last ones."""

    def __init__(self) -> None:
        self._images: OrderedDict[Path, OpenedImage] = OrderedDict()
        self._artefacts: dict[Path, tuple[ImageIdentity, Artefacts]] = {}
        self._sightings: dict[Path, Sighting] = {}

    def open(self, path: Path) -> OpenedImage:
        """Return an image with its ground truth; it is read anew where a file of either may have changed.

        Raises:
            UserError: the image cannot be read.
        """
        known = self._images.pop(path, None)
        if known is None or not is_current(path, known.source, known.truth_source):
            known = open_image(path)
        return self.keep(known)

    @staticmethod
    def read(path: Path) -> OpenedImage:
        """Return an image with its ground truth, as a batch reads the next ones, in whatever thread.

        Raises:
            UserError: the image cannot be read.
        """
        return open_image(path)

    def keep(self, image: OpenedImage, artefacts: Artefacts | None = None) -> OpenedImage:
        """Take an image that was opened elsewhere, with what was found on it, where that was looked for."""
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
            UserError: it was not, and cannot be read.
        """
        return self._images.get(path) or self.open(path)

    def identity(self, path: Path) -> ImageIdentity | None:
        """Return which image lies under a path now; None where it was not decoded as it is now."""
        seen = self._sightings.get(path)
        current = seen is not None and seen.source is not None and seen.source.is_current(path)
        return seen.identity if seen is not None and current else None

    def artefacts(self, path: Path) -> Artefacts:
        """Return what lies on an image, as it was opened last, that is no tissue.

        Raises:
            UserError: it was not, and cannot be read.
        """
        from segview.data.artefacts import artefacts

        image = self.image(path)
        known = self._artefacts.get(path)
        if known is None or known[0] != image.identity:
            known = self._artefacts[path] = image.identity, Artefacts(path, artefacts(image.levels[0]))
        return known[1]
