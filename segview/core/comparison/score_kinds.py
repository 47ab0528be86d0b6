"""The kinds of scores of one image: whether high or low is better, and their format."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from segview.core.base.text import Text

Better = Literal["higher", "lower", "neither"]


@dataclass(frozen=True)
class ScoreKind:
    """A score of a prediction on one image.

    Attributes:
        name: Name in tables and files.
        explained: Explanation for a tooltip.
        better: Whether higher or lower values are better; ``neither`` if the score is only a property.
        span: Minimum and maximum possible value.
        percent: Whether it is a share that is written in per cent.
        unit: Unit, written after the number; empty if there is none.
    """

    name: str
    explained: str = ""
    better: Better = "higher"
    span: tuple[float, float] = (0.0, 1.0)
    percent: bool = False
    unit: str = ""

    def text(self, value: float, *, signed: bool = False) -> str:
        """Return a value as text; a dash if it is NaN."""
        if value != value:
            return "–"
        shown, digits = (100 * value, 2) if self.percent else (value, 3 if self.span[1] <= 1 else 1)
        number = f"{round(shown, digits) + 0.0:{'+' if signed else ''}.{digits}f}".replace("-", "−")
        return number + (" %" if self.percent else f" {self.unit}" if self.unit else "")


ANY = (-float("inf"), float("inf"))
POSITIVE = (0.0, float("inf"))

AGREEMENT_OF_VARIANTS, WITH_READERS, WITH_CONSENSUS = (
    Text("agreement"),
    Text("agreement with readers"),
    Text("agreement with consensus"),
)

_KINDS = (
    ScoreKind("Dice", Text("2·TP / (2·TP + FP + FN); 1 where mask and ground truth are both empty")),
    ScoreKind("IoU", Text("TP / (TP + FP + FN); 1 where mask and ground truth are both empty")),
    ScoreKind(Text("precision"), Text("Share of the mask that is target")),
    ScoreKind(Text("recall"), Text("Share of the target that is in the mask")),
    ScoreKind(Text("pixel accuracy"), Text("Share of the pixels that are right, background included")),
    ScoreKind(
        Text("boundary F"), Text("Agreement of the outlines within 0.75 % of the diagonal (Csurka et al., 2013)")
    ),
    ScoreKind(
        Text("Hausdorff 95"),
        Text(
            "95th percentile of the distances between the outlines of mask and ground truth; the diagonal "
            "where only one of them is empty"
        ),
        "lower",
        POSITIVE,
        unit="px",
    ),
    ScoreKind(
        Text("confident errors"),
        Text("Wrong pixels outside the uncertain band, share of all pixels (pattern 1 of Jeong et al., 2023)"),
        "lower",
        percent=True,
    ),
    ScoreKind(
        Text("uncertain errors"),
        Text("Wrong pixels inside the uncertain band, share of all pixels (pattern 2 of Jeong et al., 2023)"),
        "lower",
        percent=True,
    ),
    ScoreKind(
        Text("calibration error"),
        Text("Expected calibration error of the target's probability (Naeini et al., 2015)"),
        "lower",
    ),
    ScoreKind("mIoU", Text("Mean IoU of the classes that are in the ground truth or in the prediction")),
    ScoreKind(Text("mean Dice"), Text("Mean Dice of the classes that are in the ground truth or in the prediction")),
    ScoreKind(
        Text("mean class accuracy"),
        Text("Share of each class in the ground truth that was found, mean over the classes"),
    ),
    ScoreKind(Text("area"), Text("The mask's share of the image"), "neither", percent=True),
    ScoreKind(
        Text("uncertain area"),
        Text("Share of the image whose probability lies in the uncertain band"),
        "neither",
        percent=True,
    ),
    ScoreKind(
        Text("unlikeness"),
        Text(
            "Distance of the image from the variant's validation images; above 1 it is farther than 99 of 100 of them"
        ),
        "neither",
        POSITIVE,
    ),
    ScoreKind(
        AGREEMENT_OF_VARIANTS,
        Text("Mean Dice of the mask with the masks of the other variants; needs no ground truth"),
        "neither",
    ),
    ScoreKind(
        WITH_CONSENSUS,
        Text(
            "Dice with the majority of the readers at each pixel; for a reader, with the majority of "
            "the others. Readers are ticked folders of masks"
        ),
    ),
    ScoreKind(
        WITH_READERS,
        Text("Mean Dice with the masks of the readers; for a reader, with those of the others"),
    ),
)

SCORE_KINDS = {kind.name: kind for kind in _KINDS}

DISTURBANCES = ("glare", "blur", "noise", "shift")
"""Disturbances of the image for testing the stability of maps."""

POINTING, MASS, CHANCE, MASS_GAIN = (
    Text("pointing game"),
    Text("mass in target"),
    Text("mass, times chance"),
    Text("mass above chance"),
)
DELETION, INSERTION = "deletion", "insertion"
DELETION_GAIN, INSERTION_GAIN = Text("deletion gain"), Text("insertion gain")
RANDOM, RANDOM_SSIM = Text("random weights"), Text("random weights, SSIM")
AGREEMENT, ERRORS = Text("agreement of maps"), Text("error correlation")
UNDER = {name: Text("under {name}", name=name) for name in DISTURBANCES}

CHECK_KINDS = {
    kind.name: kind
    for kind in (
        ScoreKind(
            POINTING, Text("Whether the largest number lies on the target or at most 15 pixels from it, at 224 × 224")
        ),
        ScoreKind(MASS, Text("Share of the map's mass inside the target"), percent=True),
        ScoreKind(
            CHANCE, Text("Mass inside the target over the target's share of the area: 1 by chance"), span=POSITIVE
        ),
        ScoreKind(
            MASS_GAIN, Text("Mass inside the target minus the target's share of the area"), span=(-1, 1), percent=True
        ),
        ScoreKind(
            DELETION,
            Text(
                "Area under the target's probability while the pixels marked most are deleted first (Petsiuk "
                "et al., 2018)"
            ),
            "lower",
        ),
        ScoreKind(
            INSERTION,
            Text("Area under the target's probability while the pixels marked most are inserted first"),
        ),
        ScoreKind(
            DELETION_GAIN,
            Text("Deletion of patches in random order minus deletion in the order of the map"),
            span=(-1, 1),
        ),
        ScoreKind(
            INSERTION_GAIN,
            Text("Insertion in the order of the map minus insertion of patches in random order"),
            span=(-1, 1),
        ),
        ScoreKind(
            RANDOM,
            Text(
                "Absolute rank correlation with the map of the same network with random weights (Adebayo et "
                "al., 2018): near 0 where the map depends on what was learned"
            ),
            "lower",
        ),
        ScoreKind(RANDOM_SSIM, Text("The same by structural similarity"), "lower", span=(-1, 1)),
        *(
            ScoreKind(
                UNDER[name],
                Text("Rank correlation with the map of the image under {name}", name=name),
            )
            for name in DISTURBANCES
        ),
        ScoreKind(AGREEMENT, Text("Mean rank correlation with the other maps"), "neither", (-1, 1)),
        ScoreKind(ERRORS, Text("Correlation of the map's numbers with being wrong"), "neither", (-1, 1)),
    )
}
"""The checks that show whether a map explains a prediction."""

MAP_MEAN, MAP_SHARE, MAP_CHANCE, MAP_ENTROPY = (
    Text("map mean"),
    Text("map in target"),
    Text("map in target, times chance"),
    Text("map entropy"),
)

MAP_KINDS = {
    kind.name: kind
    for kind in (
        ScoreKind(
            MAP_CHANCE, Text("Mass inside the ground truth over its share of the area: 1 by chance"), span=POSITIVE
        ),
        ScoreKind(MAP_SHARE, Text("Share of the map's mass inside the ground truth"), percent=True),
        ScoreKind(MAP_MEAN, Text("Mean of the map's numbers"), "neither", ANY),
        ScoreKind(
            MAP_ENTROPY,
            Text(
                "Entropy of the map's mass divided by the largest possible: 1 if evenly spread, 0 if all "
                "is in one pixel"
            ),
            "neither",
        ),
    )
}
"""Scores of a map on one image."""

OF = " of "
"""Separator between the name of a check or score and the name of its map."""

_LOWER = re.compile(r"hausdorff|hd|distance|assd|error|loss|ece|brier|false", re.IGNORECASE)


def score_kind(name: str) -> ScoreKind:
    """Return the kind of a score; for an unknown score, whether low is better is guessed from its name."""
    known = SCORE_KINDS.get(name)
    of_maps = (*CHECK_KINDS.values(), *MAP_KINDS.values())
    check = next((kind for kind in of_maps if name == kind.name or name.startswith(kind.name + OF)), None)
    if check is not None:
        return replace(check, name=name)
    return known or ScoreKind(name, better="lower" if _LOWER.search(name) else "higher", span=ANY)
