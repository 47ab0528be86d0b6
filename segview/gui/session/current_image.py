"""The current image: its pixels and artefacts, or the reason why it cannot be shown."""

from __future__ import annotations

from pathlib import Path

from segview.core.images.identity import ImageIdentity
from segview.core.images.image import OpenedImage
from segview.core.maps.artefacts import Artefacts
from segview.gui.altering.altering import Altering
from segview.gui.session.result_cache import ResultCache


class CurrentImage:
    """Holds the pixels and artefacts of the current image.

    Args:
        cache: Known images and artefacts.
        altering: The edits of the image.

    Attributes:
        path: The image's file, or None without an image.
        opened: The unaltered image, or None while it is read.
        artefacts: The artefacts on it, or None while they are computed.
        problem: The reason why it cannot be shown, or nothing.
        checked: Whether the file was read since the image became current.
        unexamined: Whether the file was replaced by another image whose artefacts are not computed yet.
    """

    def __init__(self, cache: ResultCache, altering: Altering) -> None:
        self._cache, self._altering = cache, altering
        self.set_path(None)

    @property
    def identity(self) -> ImageIdentity | None:
        """The identity of the image, or None while it is read."""
        return self.opened and self.opened.identity

    @property
    def shown(self) -> OpenedImage | None:
        """The image on the screen: the altered one if there are edits."""
        return self._altering.shown or self.opened

    def set_path(self, path: Path | None) -> None:
        """Make another image current, and forget the last one."""
        self.path = path
        self.opened: OpenedImage | None = None
        self.artefacts: Artefacts | None = None
        self.problem = ""
        self.checked = self.unexamined = False

    def recall(self) -> None:
        """Take the image and its artefacts from the cache."""
        if self.path is not None:
            self.opened = self.opened or self._cache.images.get(self.path)
            self.artefacts = self.artefacts or self._cache.artefacts.get(self.path)

    def take(self, image: OpenedImage, *, replaced: bool) -> None:
        """Take the image that was read; ``replaced`` means that the file has been replaced by another image."""
        self.opened, self.problem, self.checked = image, "", True
        if replaced:
            self.artefacts, self.unexamined = None, True
