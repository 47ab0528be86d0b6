"""The images that were opened last, with what is known of them before any variant has seen them; without torch."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from segview.core.images.identity import ImageIdentity, Sighting
from segview.core.images.image import OpenedImage
from segview.core.maps.artefacts import Artefacts
from segview.inference.predict.opening import is_current, open_picture

KEPT = 2
"""The image that is looked at, and one that is measured meanwhile."""


class OpenedImages:
    """Opens images, and keeps the last ones."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[Path, OpenedImage] = OrderedDict()
        self._artefacts: dict[Path, tuple[ImageIdentity, Artefacts]] = {}
        self._sightings: dict[Path, Sighting] = {}

    def open(self, image: Path) -> OpenedImage:
        """Return an image with its ground truth; it is read anew where a file of either may have changed.

        Raises:
            UserError: the image cannot be read.
        """
        known = self._pictures.pop(image, None)
        if known is None or not is_current(image, known.source, known.truth_source):
            known = open_picture(image)
        return self.keep(known)

    @staticmethod
    def read(image: Path) -> OpenedImage:
        """Return an image with its ground truth, as a batch reads the next ones, in whatever thread.

        Raises:
            UserError: the image cannot be read.
        """
        return open_picture(image)

    def keep(self, picture: OpenedImage, artefacts: Artefacts | None = None) -> OpenedImage:
        """Take an image that was opened elsewhere, with what was found on it, where that was looked for."""
        image = picture.path
        self._pictures.pop(image, None)
        self._pictures[image] = picture
        self._sightings[image] = picture.sighting
        if artefacts is not None:
            self._artefacts[image] = picture.identity, artefacts
        while len(self._pictures) > KEPT:
            gone, _ = self._pictures.popitem(last=False)
            self._artefacts.pop(gone, None)
        return picture

    def picture(self, image: Path) -> OpenedImage:
        """Return an image as it was opened last.

        Raises:
            UserError: it was not, and cannot be read.
        """
        return self._pictures.get(image) or self.open(image)

    def identity(self, image: Path) -> ImageIdentity | None:
        """Return which image lies under a path now; None where it was not decoded as it is now."""
        seen = self._sightings.get(image)
        current = seen is not None and seen.source is not None and seen.source.is_current(image)
        return seen.identity if seen is not None and current else None

    def artefacts(self, image: Path) -> Artefacts:
        """Return what lies on an image, as it was opened last, that is no tissue.

        Raises:
            UserError: it was not, and cannot be read.
        """
        from segview.data.artefacts import artefacts

        picture = self.picture(image)
        known = self._artefacts.get(image)
        if known is None or known[0] != picture.identity:
            known = self._artefacts[image] = picture.identity, Artefacts(image, artefacts(picture.levels[0]))
        return known[1]
