"""Requests to the engine: frozen, hashable values, so an answer knows its question and a cache its key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from segview.core.base.errors import UserError
from segview.core.base.registry import known_name
from segview.core.base.scales import checked_scales
from segview.core.images.identity import ImageIdentity
from segview.core.requests.clicks import Click
from segview.core.requests.edits import Edits
from segview.core.requests.map_query import MapQuery

Merge = Literal["average", "max"]
Backend = Literal["auto", "torch", "onnxruntime"]
MOST_PASSES = 200


@dataclass(frozen=True)
class Request:
    """One variant on one image.

    Attributes:
        image: The image's file.
        variant: The variant's folder.
        scales: Multiples of the network's input size, without repeats, ascending, to six digits. Those that a variant
            was trained for are ``VariantConfig.own_scales``; ``PredictionSettings.requests`` asks for them.
        merge: How the scales' probabilities become one.
        flip: Whether each scale also sees the mirrored image, averaged with the plain one.
        device: ``auto``, ``cpu``, ``cuda`` or ``cuda:N``.
        backend: What computes on the CPU; ``auto`` takes onnxruntime where it is installed and equal to torch.
        passes: How often the scale nearest to 1 also runs with dropout, to see how far the answers lie apart (Monte
            Carlo dropout); 0 for never. Networks without dropout leave them out.
        clicks: Pixels that a person points at, for variants that take clicks beside the image.
        identity: Of the decoded image; None as long as it is not decoded. What is kept under a request with another
            one is the answer for another image.
        truth: SHA-256 of the files of the ground truth, which the scores are of; empty as long as it is not known, and
            where there is none.
        edits: Of the image and of gates; the file stays as it is.
    """

    image: Path
    variant: Path
    scales: tuple[float, ...] = (1.0,)
    merge: Merge = "average"
    flip: bool = False
    device: str = "auto"
    backend: Backend = "auto"
    passes: int = 0
    clicks: tuple[Click, ...] = ()
    identity: ImageIdentity | None = None
    truth: str = ""
    edits: Edits = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "scales", checked_scales(self.scales))
        checked_merge(self.merge)
        checked_backend(self.backend)
        checked_passes(self.passes)


def checked_merge(name: str) -> Merge:
    """Return the way to merge scales that has this name.

    Raises:
        UserError: there is none.
    """
    return known_name("way to merge scales", name, get_args(Merge))


def checked_backend(name: str) -> Backend:
    """Return the backend that has this name.

    Raises:
        UserError: there is none.
    """
    return known_name("backend", name, get_args(Backend))


def checked_passes(passes: int) -> int:
    """Return a number of passes with dropout.

    Raises:
        UserError: it is negative, or more than anybody waits for.
    """
    if not 0 <= passes <= MOST_PASSES:
        raise UserError(
            "There are 0 to {most_passes} passes with dropout, not {passes}. 20 to 50 are usual.",
            most_passes=MOST_PASSES,
            passes=passes,
        )
    return passes


def checked_threshold(threshold: float | None) -> float | None:
    """Return a threshold of a probability; None stands for the variant's own.

    Raises:
        UserError: it is not between 0 and 1.
    """
    if threshold is not None and not 0 < threshold < 1:
        raise UserError(
            "The threshold lies between 0 and 1, not at {threshold:g}. Give for example 0.5.", threshold=threshold
        )
    return threshold


@dataclass(frozen=True)
class Inspect:
    """A map that is computed only when it is asked for, of the variant and image of a request.

    It is computed at the scale nearest to 1. Frozen like the request, so that what it gave can be kept under it.
    """

    request: Request
    asked: MapQuery


@dataclass(frozen=True)
class Failure:
    """A question that could not be answered, and the sentence that says why and what to do.

    Attributes:
        question: The question or the item that failed.
        reason: A sentence for the user.
        bug: Whether this is our fault and not the user's; the details are in the log.
    """

    question: object
    reason: str
    bug: bool = False
