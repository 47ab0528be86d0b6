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
        "alpha": Text("Focal: weight of the target, 1 − alpha that of the background; default 0.25"),
        "beta": Text(
            "Weighted cross entropy: so many background pixels weigh as much as one of the target. Balanced: "
            "weight of the target, 1 − beta that of the background. Tversky: weight of false positives, 1 − "
            "beta that of false negatives; also with cross entropy"
        ),
        "gamma": Text("Focal: how much the weight of pixels that are already right is reduced; default 2"),
        "radius": Text("Cut and reconstruction: largest distance between neighbours, in pixels; default 5"),
        "picture_deviation": Text(
            "Cut and reconstruction: scale of differences between neighbours, in levels of 0 to 255; default 10"
        ),
        "position_deviation": Text(
            "Cut and reconstruction: scale of distances between neighbours, in pixels; default 4"
        ),
    },
)

OPTIMISERS = Rows(
    {
        "adamw": Choice("AdamW"),
        "adam": Choice("Adam"),
        "sgd": Choice("SGD", {"momentum": Parameter(0, 0.9999)}),
    },
    default="adamw",
    about=Text("adamw subtracts the weight decay from the weights, adam and sgd add it to the gradient"),
    parameters={"momentum": Text("SGD: share of the last step that is added to the next; default 0.9")},
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
        "one_cycle warms up, then falls to nearly 0 (Smith and Topin, 2019); cosine and "
        "polynomial fall to 0; plateau falls if the validation Dice does not rise"
    ),
    parameters={
        "power": Text("Polynomial: (1 − step / steps) ^ power; default 0.9"),
        "factor": Text("Plateau: factor by which the rate is multiplied; default 0.1"),
        "wait": Text("Plateau: number of epochs without a better Dice before the rate falls; default 5"),
    },
)
