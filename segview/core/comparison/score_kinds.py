"""The scores of one image: which is better, high or low, and how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

Better = Literal["higher", "lower", "neither"]


@dataclass(frozen=True)
class ScoreKind:
    """A score of a prediction on one image.

    Attributes:
        name: As it stands in tables and files.
        explained: A sentence for a tooltip.
        better: Which end is better; ``neither`` where the score is a property and no merit.
        span: The least and the greatest value that there can be.
        percent: Whether it is a share that is written in per cent.
        unit: Written after the number; empty where there is none.
        needs_truth: Whether it needs ground truth.
    """

    name: str
    explained: str = ""
    better: Better = "higher"
    span: tuple[float, float] = (0.0, 1.0)
    percent: bool = False
    unit: str = ""
    needs_truth: bool = True

    def text(self, value: float, *, signed: bool = False) -> str:
        """Return a value in words; a dash where it is not known."""
        if value != value:
            return "–"
        shown, digits = (100 * value, 2) if self.percent else (value, 3 if self.span[1] <= 1 else 1)
        number = f"{round(shown, digits) + 0.0:{'+' if signed else ''}.{digits}f}".replace("-", "−")
        return number + (" %" if self.percent else f" {self.unit}" if self.unit else "")


ANY = (-float("inf"), float("inf"))
POSITIVE = (0.0, float("inf"))

_KINDS = (
    ScoreKind("Dice", "2·TP / (2·TP + FP + FN); 1 where mask and ground truth are both empty"),
    ScoreKind("IoU", "TP / (TP + FP + FN); 1 where mask and ground truth are both empty"),
    ScoreKind("precision", "Share of the mask that is target"),
    ScoreKind("recall", "Share of the target that is in the mask"),
    ScoreKind("pixel accuracy", "Share of the pixels that are right, background included"),
    ScoreKind("boundary F", "Agreement of the outlines within 0.75 % of the diagonal (Csurka et al., 2013)"),
    ScoreKind(
        "Hausdorff 95",
        "95th percentile of the distances between the outlines of mask and ground truth; the diagonal where only one "
        "of them is empty",
        "lower",
        POSITIVE,
        unit="px",
    ),
    ScoreKind(
        "confident errors",
        "Wrong pixels outside the uncertain band, share of all pixels (pattern 1 of Jeong et al., 2023)",
        "lower",
        percent=True,
    ),
    ScoreKind(
        "uncertain errors",
        "Wrong pixels inside the uncertain band, share of all pixels (pattern 2 of Jeong et al., 2023)",
        "lower",
        percent=True,
    ),
    ScoreKind(
        "calibration error", "Expected calibration error of the target's probability (Naeini et al., 2015)", "lower"
    ),
    ScoreKind("mIoU", "Mean IoU of the classes that are in the ground truth or were found"),
    ScoreKind("mean Dice", "Mean Dice of the classes that are in the ground truth or were found"),
    ScoreKind("mean class accuracy", "Mean over the classes in the ground truth of the share that was found"),
    ScoreKind("area", "The mask's share of the image", "neither", percent=True, needs_truth=False),
    ScoreKind(
        "uncertain area",
        "Share of the image whose probability lies in the uncertain band",
        "neither",
        percent=True,
        needs_truth=False,
    ),
    ScoreKind(
        "agreement",
        "Mean Dice of the mask with those of the other variants; needs no ground truth",
        "neither",
        needs_truth=False,
    ),
)

SCORE_KINDS = {kind.name: kind for kind in _KINDS}

DISTURBANCES = ("glare", "blur", "noise", "shift")
"""Disturbances of the image that a map has to stand."""

POINTING, MASS, CHANCE, MASS_GAIN = "pointing game", "mass in target", "mass, times chance", "mass above chance"
DELETION, INSERTION = "deletion", "insertion"
DELETION_GAIN, INSERTION_GAIN = "deletion gain", "insertion gain"
RANDOM, RANDOM_SSIM = "random weights", "random weights, SSIM"
AGREEMENT, ERRORS = "agreement of maps", "error correlation"
UNDER = {name: f"under {name}" for name in DISTURBANCES}

CHECK_KINDS = {
    kind.name: kind
    for kind in (
        ScoreKind(POINTING, "Whether the largest number lies on the target or at most 15 pixels beside it, at 224"),
        ScoreKind(MASS, "Share of the map's mass inside the target", percent=True),
        ScoreKind(CHANCE, "Mass inside the target over the target's share of the area: 1 by chance", span=POSITIVE),
        ScoreKind(MASS_GAIN, "Mass inside the target less the target's share of the area", span=(-1, 1), percent=True),
        ScoreKind(
            DELETION,
            "Area under the target's probability while the pixels marked most are deleted first (Petsiuk et al., 2018)",
            "lower",
            needs_truth=False,
        ),
        ScoreKind(
            INSERTION,
            "Area under the target's probability while the pixels marked most are inserted first",
            needs_truth=False,
        ),
        ScoreKind(
            DELETION_GAIN, "Deletion patch by patch at random less that by the map", span=(-1, 1), needs_truth=False
        ),
        ScoreKind(
            INSERTION_GAIN,
            "Insertion by the map less that patch by patch at random",
            span=(-1, 1),
            needs_truth=False,
        ),
        ScoreKind(
            RANDOM,
            "Rank correlation, without its sign, with the map of the same network with random weights (Adebayo et al., "
            "2018): near 0 where the map depends on what was learned",
            "lower",
            needs_truth=False,
        ),
        ScoreKind(RANDOM_SSIM, "The same by structural similarity", "lower", span=(-1, 1), needs_truth=False),
        *(
            ScoreKind(UNDER[name], f"Rank correlation with the map of the image under {name}", needs_truth=False)
            for name in DISTURBANCES
        ),
        ScoreKind(AGREEMENT, "Mean rank correlation with the other maps", "neither", (-1, 1), needs_truth=False),
        ScoreKind(ERRORS, "Correlation of the map's numbers with being wrong", "neither", (-1, 1)),
    )
}
"""The numbers that tell whether a map explains a prediction."""

OF = " of "
"""Stands between a check and the map that it is of, in the name of a score."""

_LOWER = re.compile(r"hausdorff|hd|distance|assd|error|loss|ece|brier|false", re.IGNORECASE)


def score_kind(name: str) -> ScoreKind:
    """Return the kind of a score; of one that is not known, its name tells whether low is better."""
    known = SCORE_KINDS.get(name)
    check = next((kind for kind in CHECK_KINDS.values() if name == kind.name or name.startswith(kind.name + OF)), None)
    if check is not None:
        return replace(check, name=name)
    return known or ScoreKind(name, better="lower" if _LOWER.search(name) else "higher", span=ANY)
