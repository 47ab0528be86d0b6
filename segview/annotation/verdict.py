"""A decision on an image: accepted, corrected, rejected or skipped, and the identity of that image."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from segview.core.base.frozen import Frozen
from segview.core.images.identity import ImageIdentity, ImageSource, Sighting


class Decision(StrEnum):
    """The state of an image under review.

    ``UNVERIFIED`` is never decided: it is the state of an image whose file has changed since, until it is decoded.
    """

    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    UNVERIFIED = "unverified"


class Verdict(Frozen):
    """A decision on an image, and the identity of that image.

    Attributes:
        image: The image's file.
        decision: The new state.
        decided: When, in local time with its offset.
        variant: Name of the variant whose mask was accepted, or was corrected; empty where there was none.
        weights_sha256: Of that variant.
        threshold: Of its probability.
        scales: At which it saw the image.
        gestures: How many there were in the correction.
        seconds: How long the image had been before the reader's eyes.
        blind: Whether the reader did not know the variants' names.
        revealed: Seconds after which a mask that was held back was shown; None where none was held back, or shown.
        identity: Of the image that it was decided of; None in verdicts of versions that knew paths alone.
        source: The image's file as it was then.
    """

    image: str
    decision: Decision
    decided: str = ""
    variant: str = ""
    weights_sha256: str = ""
    threshold: float | None = None
    scales: tuple[float, ...] = ()
    gestures: int = 0
    seconds: float | None = None
    blind: bool = False
    revealed: float | None = None
    identity: ImageIdentity | None = None
    source: ImageSource | None = None

    @classmethod
    def now(cls, image: Path, decision: Decision, **fields: object) -> Verdict:
        """Return what is decided now."""
        decided = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls.model_validate({"image": str(image), "decision": decision, "decided": decided, **fields})

    def of(self, sighting: Sighting) -> Verdict:
        """Return the same of an image that was decoded."""
        place = {"image": sighting.image, "identity": sighting.identity, "source": sighting.source}
        return self.model_copy(update=place)
