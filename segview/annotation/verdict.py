"""A reader's decision on an image: accepted, corrected, rejected or skipped, with the image identity."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from segview.core.base.frozen import Frozen
from segview.core.images.identity import ImageIdentity, ImageSource, Sighting


class Decision(StrEnum):
    """The state of an image under review.

    ``UNVERIFIED`` is never a decision: it is the state of a decided image whose file has changed, until it is decoded.
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
        decided: Time of the decision, in local time with its offset.
        variant: Name of the variant whose mask was accepted or corrected; "" if there was none.
        weights_sha256: SHA-256 of that variant's weights.
        threshold: Threshold of that variant's mask.
        scales: Scales at which that variant saw the image.
        gestures: Number of gestures in the correction.
        seconds: Time for which the image was shown to the reader.
        blind: Whether the variants' names were hidden from the reader.
        revealed: Seconds after which a delayed mask was shown; None if no mask was delayed, or it was never shown.
        identity: Identity of the image; None in verdicts of versions without image identities.
        source: State of the image's file at that time.
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
        """Return a verdict with the present time."""
        decided = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls.model_validate({"image": str(image), "decision": decision, "decided": decided, **fields})

    def of(self, sighting: Sighting) -> Verdict:
        """Return a copy with the path, identity and file state of a decoded image."""
        place = {"image": sighting.image, "identity": sighting.identity, "source": sighting.source}
        return self.model_copy(update=place)
