"""Checks of the maps of a variant on one image, and the settings of such checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from segview.core.base.errors import UserError
from segview.core.maps.maps import Kind

MAPS = ("*/spatial", "uncertainty")
"""Maps that are checked by default, in addition to the own maps of a variant."""

MOST_STEPS, MOST_STAGES = 200, 50


@dataclass(frozen=True)
class CheckSettings:
    """The settings of the checks.

    Attributes:
        maps: Names of maps, where ``*`` is any text; class activation maps as ``grad-cam/LAYER``, and
            the masks of queries as ``queries/class CLASS`` or ``queries/query 3``.
        own_maps: Whether the own maps of a variant (``Map.own``) are checked too.
        steps: Number of steps in which the image is deleted and inserted.
        stages: Number of stages in which the weights are randomised, from output to input; 0 to skip this check.
        disturb: Whether the image is disturbed.
        causal: Whether the image is deleted and inserted.
        seed: Seed of the random numbers.

    Raises:
        UserError: a number is out of range.
    """

    maps: tuple[str, ...] = MAPS
    own_maps: bool = True
    steps: int = 10
    stages: int = 4
    disturb: bool = True
    causal: bool = True
    seed: int = 0

    def __post_init__(self) -> None:
        if not 2 <= self.steps <= MOST_STEPS:
            raise UserError(
                "An image is deleted in 2 to {most} steps, not in {steps}. 10 are usual.",
                most=MOST_STEPS,
                steps=self.steps,
            )
        if not 0 <= self.stages <= MOST_STAGES:
            raise UserError(
                "Weights are randomised in 0 to {most} stages, not in {stages}.", most=MOST_STAGES, stages=self.stages
            )


@dataclass(frozen=True)
class MapChecks:
    """The checks of one map on one image.

    Attributes:
        kind: Kind of the map.
        values: Values by the names in ``CHECK_KINDS``; values that cannot be computed are missing.
        deletion: Probability of the target while the image is deleted, beginning with the pixels of highest values.
        insertion: The same while the image is inserted.
        cascade: Rank correlation with the map of the weights randomised so far, by the layer reached.
    """

    kind: Kind
    values: Mapping[str, float]
    deletion: tuple[float, ...] = ()
    insertion: tuple[float, ...] = ()
    cascade: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class ImageChecks:
    """The checks of the maps of one variant on one image.

    Attributes:
        target: The class that is explained.
        maps: Checks by the names of the maps.
        agreement: Rank correlation of every two maps, by both names.
        deletion: The curve of patches in random order; likewise ``insertion``.
        mask: Dice between the masks of the disturbed and the original image, by disturbance.
        note: A remark, such as the reason why a check was not possible; else empty.
    """

    target: str = ""
    maps: Mapping[str, MapChecks] = field(default_factory=dict[str, MapChecks])
    agreement: Mapping[tuple[str, str], float] = field(default_factory=dict[tuple[str, str], float])
    deletion: tuple[float, ...] = ()
    insertion: tuple[float, ...] = ()
    mask: Mapping[str, float] = field(default_factory=dict[str, float])
    note: str = ""
