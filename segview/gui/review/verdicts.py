"""The decisions on the listed images, as far as they are known and count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from segview.annotation.decisions import Decision, Recalled, Survey, Verdict
from segview.core.images.identity import ImageIdentity, Sighting
from segview.core.images.image import Images


class Verdicts:
    """Keeps the last verdict on each image, and which image lies under each name: a verdict counts for its own alone.

    Args:
        listed: The images that are listed.

    Attributes:
        images: Their paths.
    """

    def __init__(self, listed: Images | None = None) -> None:
        self._listed = listed or Images(None, (), {})
        self.images = self._listed.paths
        self._verdicts: dict[Path, Verdict | None] = {}  # of some of them
        self._seen: dict[Path, ImageIdentity] = {}  # which image lies where, of those that were decoded
        self._unsaved: dict[Path, Verdict | None] = {}  # what is on the disk instead

    def get(self, image: Path) -> Verdict | None:
        """Return what was decided of an image last, or None where nothing was."""
        verdict = self._verdicts.get(image)
        return verdict if verdict is not None and self._counts(image, verdict) else None

    def state(self, image: Path | None) -> Decision:
        """Return the state of an image."""
        verdict = None if image is None else self.get(image)
        return verdict.decision if verdict else Decision.OPEN

    def lists(self, image: Path) -> bool:
        """Return whether an image is one of those that are listed."""
        return image in self._listed.places

    @property
    def known(self) -> Mapping[Path, Decision]:
        """The states of the images that something is known of; all others are open."""
        return {image: self.state(image) for image in self._verdicts}

    def is_saved(self, image: Path) -> bool:
        """Return whether the state of an image is on the disk."""
        return image not in self._unsaved

    def counts(self) -> Mapping[Decision, int]:
        """Return how many images there are in each state."""
        found = Counter(self.known.values())
        decided = sum(count for decision, count in found.items() if decision is not Decision.OPEN)
        return {**{decision: found[decision] for decision in Decision}, Decision.OPEN: len(self.images) - decided}

    @property
    def usable(self) -> tuple[Path, ...]:
        """The images whose masks were not rejected."""
        return tuple(image for image in self.images if self.state(image) is not Decision.REJECTED)

    def put(self, image: Path, verdict: Verdict) -> None:
        """Take a verdict that is not on the disk yet."""
        if self.lists(image) and self._counts(image, verdict):
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

    def see(self, sighting: Sighting) -> tuple[bool, bool]:
        """Take note of which image lies where; say whether that was not known, and whether another one lay there."""
        image, before = sighting.path, self._seen.get(sighting.path)
        if not self.lists(image) or before == sighting.identity:
            return False, False
        self._seen[image] = sighting.identity
        return True, before is not None

    def put_survey(self, survey: Survey) -> tuple[Path, ...]:
        """Take what was decided before, where nothing was meanwhile; return which images are to be decoded for it."""
        for image, verdict in survey.verdicts.items():
            if self._verdicts.get(image) is None and image not in self._seen:
                self._verdicts[image] = verdict
        return tuple(image for image in survey.unsure if image not in self._seen)

    def put_recalled(self, sighting: Sighting, recalled: Recalled) -> bool:
        """Take what was decided of the image that lies somewhere, unless more is known; say whether it was taken."""
        image = sighting.path
        if self._seen.get(image) != sighting.identity or self.is_known(image):
            return False
        self._verdicts[image] = recalled.verdict
        return True

    def is_known(self, image: Path) -> bool:
        """Say whether nothing that is on the disk tells more of the image that lies there."""
        verdict = self.get(image)
        if verdict is None or verdict.decision is Decision.UNVERIFIED:
            return False
        return verdict.identity is not None or image in self._unsaved

    def _counts(self, image: Path, verdict: Verdict) -> bool:
        """Say whether a verdict is of the image that lies there, as far as it is known which that is."""
        return verdict.identity in (None, self._seen.get(image, verdict.identity))
