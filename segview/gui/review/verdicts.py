"""The valid decisions on the listed images."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from segview.annotation.decisions import Recalled, Survey
from segview.annotation.verdict import Decision, Verdict
from segview.core.images.identity import Sighting
from segview.core.images.image import Images
from segview.gui.review.seen_images import SeenImages


class Verdicts:
    """Keeps the last verdict on each image, and the image's identity: a verdict counts only for its own image.

    Args:
        listed: The listed images.

    Attributes:
        images: The paths of the listed images.
        seen: The identity of the image at each path.
    """

    def __init__(self, listed: Images | None = None) -> None:
        listed = listed or Images(None, (), {})
        self.images, self.seen = listed.paths, SeenImages(listed)
        self._verdicts: dict[Path, Verdict | None] = {}  # of some of the images
        self._unsaved: dict[Path, Verdict | None] = {}  # saved verdicts of images whose newest is not saved

    def get(self, image: Path) -> Verdict | None:
        """Return the last verdict on an image, or None if there is none or it belongs to another image."""
        verdict = self._verdicts.get(image)
        return verdict if verdict is not None and self.seen.vouches(image, verdict) else None

    def state(self, image: Path | None) -> Decision:
        """Return the decision on an image, or ``Decision.OPEN``."""
        verdict = None if image is None else self.get(image)
        return verdict.decision if verdict else Decision.OPEN

    @property
    def known(self) -> Mapping[Path, Decision]:
        """The decisions by image; images that are missing here are open."""
        return {image: self.state(image) for image in self._verdicts}

    def is_saved(self, image: Path) -> bool:
        """Return whether the decision on an image is saved."""
        return image not in self._unsaved

    @property
    def usable(self) -> tuple[Path, ...]:
        """The images whose masks were not rejected."""
        return tuple(image for image in self.images if self.state(image) is not Decision.REJECTED)

    def set_verdict(self, image: Path, verdict: Verdict) -> None:
        """Set a verdict that is not saved yet."""
        if self.seen.lists(image) and self.seen.vouches(image, verdict):
            self._unsaved.setdefault(image, self._verdicts.get(image))
            self._verdicts[image] = verdict

    def put_written(self, verdict: Verdict, written: Verdict) -> bool:
        """Replace a verdict by its saved version, with the image's identity; return whether it was still the last."""
        image = Path(verdict.image)
        if self._verdicts.get(image) != verdict:
            return False
        self._verdicts[image] = written
        self._unsaved.pop(image, None)
        return True

    def take_back(self, verdict: Verdict) -> bool:
        """Remove a verdict that could not be saved; return whether it was still the last one."""
        image = Path(verdict.image)
        if self._verdicts.get(image) != verdict:
            return False
        self._verdicts[image] = self._unsaved.pop(image, None)
        return True

    def put_survey(self, survey: Survey) -> tuple[Path, ...]:
        """Add the saved verdicts of images without a newer one; return the images that must be decoded to find more."""
        for image, verdict in survey.verdicts.items():
            if self._verdicts.get(image) is None and self.seen.identity(image) is None:
                self._verdicts[image] = verdict
        return tuple(image for image in survey.unsure if self.seen.identity(image) is None)

    def put_recalled(self, sighting: Sighting, recalled: Recalled) -> bool:
        """Add the saved verdict on a decoded image, unless a better one is known; return whether it was added."""
        image = sighting.path
        if self.seen.identity(image) != sighting.identity or self.is_known(image):
            return False
        self._verdicts[image] = recalled.verdict
        return True

    def is_known(self, image: Path) -> bool:
        """Return whether the verdict on an image is known for certain, so that no saved verdict can add anything."""
        verdict = self.get(image)
        if verdict is None or verdict.decision is Decision.UNVERIFIED:
            return False
        return verdict.identity is not None or image in self._unsaved
