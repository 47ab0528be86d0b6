"""The image under each of the listed names, of those that were decoded."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.verdict import Verdict
from segview.core.images.identity import ImageIdentity, Sighting
from segview.core.images.image import Images


class SeenImages:
    """Keeps the identity of each image that was decoded.

    Args:
        listed: The images that are listed.
    """

    def __init__(self, listed: Images) -> None:
        self._listed = listed
        self._seen: dict[Path, ImageIdentity] = {}

    def lists(self, image: Path) -> bool:
        """Return whether an image is one of those that are listed."""
        return image in self._listed.places

    def identity(self, image: Path) -> ImageIdentity | None:
        """Return which image lies there, or None where that is not known."""
        return self._seen.get(image)

    def see(self, sighting: Sighting) -> tuple[bool, bool]:
        """Take note of which image lies where; say whether that was not known, and whether another one lay there."""
        image, before = sighting.path, self._seen.get(sighting.path)
        if not self.lists(image) or before == sighting.identity:
            return False, False
        self._seen[image] = sighting.identity
        return True, before is not None

    def vouches(self, image: Path, verdict: Verdict) -> bool:
        """Say whether a verdict is of the image that lies there, as far as it is known which that is."""
        return verdict.identity in (None, self._seen.get(image, verdict.identity))
