"""Losses, optimisers and schedules that a plan can choose, described without torch."""

from __future__ import annotations

from segview.core.base.choices import Choice, Parameter, Rows
from segview.core.base.text import Text
from segview.core.plans.training_config import LossChoice

# Formulas: segview/training/losses.
LOSSES = Rows(
    {
        "cross_entropy": LossChoice(weighs_classes=True),
        "weighted_cross_entropy": LossChoice(parameters={"beta": Parameter(0.001, 1000, needed=True)}, of_target=True),
        "balanced_cross_entropy": LossChoice(parameters={"beta": Parameter(0.001, 0.999, needed=True)}, of_target=True),
        "focal": LossChoice(parameters={"alpha": Parameter(0, 1, of_target=True), "gamma": Parameter(0, 10)}),
        "dice": LossChoice(),
        "tversky": LossChoice(parameters={"beta": Parameter(0, 1, needed=True)}),
        "dice_ce": LossChoice(weighs_classes=True),
        "tversky_ce": LossChoice(parameters={"beta": Parameter(0, 1, needed=True)}, weighs_classes=True),
        "cut_and_reconstruction": LossChoice(
            parameters={
                "radius": Parameter(1.1, 20),
                "picture_deviation": Parameter(0.1, 1000),
                "position_deviation": Parameter(0.1, 100),
            },
            needs_masks=False,
        ),
    },
    default="dice_ce",
    about=Text("Formulas: segview/training/losses"),
    parameters={
        "alpha": Text("Focal: weight of the target, 1 − alpha that of the background; 0.25 where absent"),
        "beta": Text(
            "Weighted cross entropy: so many background pixels weigh as much as one of the target. Balanced: "
            "weight of the target, 1 − beta that of the background. Tversky: weight of false positives, 1 − "
            "beta that of false negatives; also with cross entropy"
        ),
        "gamma": Text("Focal: how much less pixels count that are right already; 2 where absent"),
        "radius": Text("Cut and reconstruction: pixels, up to which two are neighbours; 5 where absent"),
        "picture_deviation": Text("Cut and reconstruction: levels of 0 to 255, by which neighbours are unlike; 10"),
        "position_deviation": Text("Cut and reconstruction: pixels, by which neighbours are apart; 4 where absent"),
    },
)

OPTIMISERS = Rows(
    {
        "adamw": Choice("AdamW"),
        "adam": Choice("Adam"),
        "sgd": Choice("SGD", {"momentum": Parameter(0, 0.9999)}),
    },
    default="adamw",
    about=Text("adamw takes the weight decay off the weights, adam and sgd add it to the gradient"),
    parameters={"momentum": Text("SGD: share of the last step in the next; 0.9 where absent")},
)

# Courses: segview/training/loop/optimise.py.
SCHEDULES = Rows(
    {
        "one_cycle": Choice(),
        "constant": Choice(),
        "cosine": Choice(),
        "polynomial": Choice(parameters={"power": Parameter(0.1, 10)}),
        "plateau": Choice(parameters={"factor": Parameter(0.01, 0.99), "wait": Parameter(0, 1000, whole=True)}),
    },
    default="one_cycle",
    about=Text(
        "one_cycle warms up, then falls to nearly 0 (Smith and Topin, 2019); cosine, polynomial fall to 0; "
        "plateau falls where the validation Dice does not rise"
    ),
    parameters={
        "power": Text("Polynomial: (1 − step / steps) ^ power; 0.9 where absent"),
        "factor": Text("Plateau: what the rate is multiplied by; 0.1 where absent"),
        "wait": Text("Plateau: so many epochs without a better Dice are borne; 5 where absent"),
    },
)
