"""The decisions on the listed images, as far as they are known and count."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from segview.annotation.decisions import Recalled, Survey
from segview.annotation.verdict import Decision, Verdict
from segview.core.images.identity import Sighting
from segview.core.images.image import Images
from segview.gui.review.seen_images import SeenImages


class Verdicts:
    """Keeps the last verdict on each image, and which image lies under each name: a verdict counts for its own alone.

    Args:
        listed: The images that are listed.

    Attributes:
        images: Their paths.
        seen: Which image lies under each of them.
    """

    def __init__(self, listed: Images | None = None) -> None:
        listed = listed or Images(None, (), {})
        self.images, self.seen = listed.paths, SeenImages(listed)
        self._verdicts: dict[Path, Verdict | None] = {}  # of some of them
        self._unsaved: dict[Path, Verdict | None] = {}  # what is on the disk instead

    def get(self, image: Path) -> Verdict | None:
        """Return what was decided of an image last, or None where nothing was."""
        verdict = self._verdicts.get(image)
        return verdict if verdict is not None and self.seen.vouches(image, verdict) else None

    def state(self, image: Path | None) -> Decision:
        """Return the state of an image."""
        verdict = None if image is None else self.get(image)
        return verdict.decision if verdict else Decision.OPEN

    @property
    def known(self) -> Mapping[Path, Decision]:
        """The states of the images that something is known of; all others are open."""
        return {image: self.state(image) for image in self._verdicts}

    def is_saved(self, image: Path) -> bool:
        """Return whether the state of an image is on the disk."""
        return image not in self._unsaved

    @property
    def usable(self) -> tuple[Path, ...]:
        """The images whose masks were not rejected."""
        return tuple(image for image in self.images if self.state(image) is not Decision.REJECTED)

    def put(self, image: Path, verdict: Verdict) -> None:
        """Take a verdict that is not on the disk yet."""
        if self.seen.lists(image) and self.seen.vouches(image, verdict):
            self._unsaved.setdefault(image, self._verdicts.get(image))
            self._verdicts[image] = verdict

    def put_written(self, verdict: Verdict, written: Verdict) -> bool:
        """Take note that a verdict is on the disk, and of which image it is; say whether it is still the last one."""
        image = Path(verdict.image)
        if self._verdicts.get(image) != verdict:
            return False
        self._verdicts[image] = written
        self._unsaved.pop(image, None)
        return True

    def take_back(self, verdict: Verdict) -> bool:
        """Take a verdict back that could not be written; say whether it was still the last one."""
        image = Path(verdict.image)
        if self._verdicts.get(image) != verdict:
            return False
        self._verdicts[image] = self._unsaved.pop(image, None)
        return True

    def put_survey(self, survey: Survey) -> tuple[Path, ...]:
        """Take what was decided before, where nothing was meanwhile; return which images are to be decoded for it."""
        for image, verdict in survey.verdicts.items():
            if self._verdicts.get(image) is None and self.seen.identity(image) is None:
                self._verdicts[image] = verdict
        return tuple(image for image in survey.unsure if self.seen.identity(image) is None)

    def put_recalled(self, sighting: Sighting, recalled: Recalled) -> bool:
        """Take what was decided of the image that lies somewhere, unless more is known; say whether it was taken."""
        image = sighting.path
        if self.seen.identity(image) != sighting.identity or self.is_known(image):
            return False
        self._verdicts[image] = recalled.verdict
        return True

    def is_known(self, image: Path) -> bool:
        """Say whether nothing that is on the disk tells more of the image that lies there."""
        verdict = self.get(image)
        if verdict is None or verdict.decision is Decision.UNVERIFIED:
            return False
        return verdict.identity is not None or image in self._unsaved
