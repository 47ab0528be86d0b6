"""Requests to the engine: frozen, hashable values, which are stored in predictions and used as cache keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from segview.core.base.errors import UserError
from segview.core.base.registry import known_name
from segview.core.base.scales import validate_scales
from segview.core.images.identity import ImageIdentity
from segview.core.requests.clicks import Click
from segview.core.requests.edits import Edits
from segview.core.requests.map_query import MapQuery

Merge = Literal["average", "max"]
Backend = Literal["auto", "torch", "onnxruntime"]
MOST_PASSES = 200


@dataclass(frozen=True)
class Request:
    """The request for a prediction of one image with one variant.

    Attributes:
        image: The image's file.
        variant: The variant's folder.
        scales: Multiples of the network's input size, ascending, without duplicates, with six digits. By default,
            ``PredictionSettings.requests`` uses those that the variant was trained for, ``VariantConfig.own_scales``.
        merge: Rule that merges the probabilities of the scales.
        flip: Whether each scale is also predicted on the mirrored image, and the results are averaged.
        device: ``auto``, ``cpu``, ``cuda`` or ``cuda:N``.
        backend: Backend on the CPU; ``auto`` uses onnxruntime if it is installed and its results equal those of torch.
        passes: Number of further passes with dropout at the scale nearest to 1, to measure the variation of the
            predictions (Monte Carlo dropout); networks without dropout ignore it.
        clicks: Pixels chosen by the user, for variants that take clicks as further input.
        identity: Identity of the decoded image; None until it is decoded. It distinguishes cached predictions of
            different images at the same path.
        truth: SHA-256 of the files of the ground truth that the scores belong to; empty if unknown or if there is
            none.
        edits: Edits of the image and of gates; the file does not change.
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
        object.__setattr__(self, "scales", validate_scales(self.scales))
        validate_merge(self.merge)
        validate_backend(self.backend)
        validate_passes(self.passes)


def validate_merge(name: str) -> Merge:
    """Return a name after checking that it is a rule to merge scales.

    Raises:
        UserError: it is not.
    """
    return known_name("way to merge scales", name, get_args(Merge))


def validate_backend(name: str) -> Backend:
    """Return a name after checking that it is a backend.

    Raises:
        UserError: it is not.
    """
    return known_name("backend", name, get_args(Backend))


def validate_passes(passes: int) -> int:
    """Return a number of passes with dropout after checking its range.

    Raises:
        UserError: it is negative, or larger than ``MOST_PASSES``.
    """
    if not 0 <= passes <= MOST_PASSES:
        raise UserError(
            "Passes with dropout must be 0 to {most_passes}, not {passes}. 20 to 50 are usual.",
            most_passes=MOST_PASSES,
            passes=passes,
        )
    return passes


def validate_threshold(threshold: float | None) -> float | None:
    """Return a threshold of a probability after checking its range; None means the variant's own.

    Raises:
        UserError: it is not between 0 and 1.
    """
    if threshold is not None and not 0 < threshold < 1:
        raise UserError(
            "The threshold must be between 0 and 1, not {threshold:g}. Give, for example, 0.5.", threshold=threshold
        )
    return threshold


@dataclass(frozen=True)
class Inspect:
    """The request for a map on demand, for the variant and image of a prediction's request.

    The map is computed at the scale nearest to 1. Frozen like ``Request``, so that it can be a cache key.
    """

    request: Request
    asked: MapQuery


@dataclass(frozen=True)
class Failure:
    """A request or item that failed, with a sentence that says why and what to do.

    Attributes:
        question: The request or item that failed.
        reason: A sentence for the user.
        bug: Whether it is a bug of segview; the details are in the log.
    """

    question: object
    reason: str
    bug: bool = False
