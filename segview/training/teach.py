"""A variant learns from corrections: few epochs at a low rate, mixed with what it knows so that it does not forget."""

from __future__ import annotations

from pathlib import Path

from segview.core.errors import UserError
from segview.core.plan import BACKGROUND, DataPlan, TrainingPlan
from segview.core.spec import Variant
from segview.networks.checkpoint import load_variant
from segview.networks.network import SegmentationNetwork

LEARNING_RATE = 1e-4
EPOCHS = 4


def teaching_plan(
    variant: Variant,
    corrected: Path,
    known: Path,
    *,
    validation: Path,
    name: str = "",
    epochs: int = EPOCHS,
) -> TrainingPlan:
    """Return the plan that goes on from a variant with corrected images.

    Args:
        variant: Where it begins; its files stay as they are.
        corrected: Folder with the images that were corrected and their masks.
        known: Folder with pairs of the kind that the variant was trained on: the share of old in the mixture is that
            of this folder's pairs.
        validation: Folder with pairs by which the best epoch is chosen, neither corrected nor for a final test.
        name: Of the new variant; by default the old one's with an ending.
        epochs: How many.

    Raises:
        UserError: the variant has nothing to learn, or tells more than a target from the background.
    """
    config = variant.config
    if not config.network.learns or config.network.classes != 2:
        raise UserError(
            f"{config.name} cannot be taught here: choose a trained network of two classes, {BACKGROUND} and a target."
        )
    return TrainingPlan(
        name=name or f"{config.name}-taught",
        summary=f"{config.name}, taught with corrected masks.",
        network=config.network,
        preprocessing=config.preprocessing,
        data=DataPlan(train=(str(corrected), str(known)), validation=(str(validation),), target=config.classes[1]),
        taught=str(variant.folder),
        learning_rate=LEARNING_RATE,
        epochs=epochs,
        precision="fp32",
    )


def take_over(network: SegmentationNetwork, folder: Path) -> None:
    """Give a network the weights of a variant.

    Raises:
        UserError: the variant cannot be read, or is another network.
    """
    state = load_variant(folder).network.state_dict()
    shapes = {name: value.shape for name, value in network.state_dict().items()}
    if shapes != {name: value.shape for name, value in state.items()}:
        raise UserError(f"The variant {folder} is another network than the plan's. Give taught a variant like it.")
    network.load_state_dict(state)
