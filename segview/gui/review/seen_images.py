"""The identities of the listed images, as far as they were decoded."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.verdict import Verdict
from segview.core.images.identity import ImageIdentity, Sighting
from segview.core.images.image import Images


class SeenImages:
    """Keeps the identity of the decoded image at each listed path.

    Args:
        listed: The listed images.
    """

    def __init__(self, listed: Images) -> None:
        self._listed = listed
        self._seen: dict[Path, ImageIdentity] = {}

    def lists(self, image: Path) -> bool:
        """Return whether an image is listed."""
        return image in self._listed.places

    def identity(self, image: Path) -> ImageIdentity | None:
        """Return the identity of the image at a path, or None if it was not decoded yet."""
        return self._seen.get(image)

    def see(self, sighting: Sighting) -> tuple[bool, bool]:
        """Record the identity of a decoded image; return whether it is new, and whether it replaced another one."""
        image, before = sighting.path, self._seen.get(sighting.path)
        if not self.lists(image) or before == sighting.identity:
            return False, False
        self._seen[image] = sighting.identity
        return True, before is not None

    def vouches(self, image: Path, verdict: Verdict) -> bool:
        """Return whether a verdict belongs to the image at a path; True if either identity is unknown."""
        return verdict.identity in (None, self._seen.get(image, verdict.identity))
