"""Saving a trained network as a variant."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import segview
from segview.core.maps.palette import colours_of
from segview.core.plans.plan import TrainingPlan
from segview.core.plans.training_config import OPTIMISERS
from segview.core.variants.folders import read_config
from segview.core.variants.spec import DataSource, VariantConfig
from segview.networks.base.network import SegmentationNetwork
from segview.networks.storage.checkpoint import save_variant, weights_bytes
from segview.training.loop.validation import THRESHOLD


def save(
    folder: Path,
    network: SegmentationNetwork,
    plan: TrainingPlan,
    *,
    pairs: int,
    origin: str,
    threshold: float | None = None,
) -> None:
    """Write a trained network as a variant's folder.

    Args:
        folder: Folder of the variant.
        network: The trained network.
        plan: Plan of its training.
        pairs: Number of training pairs.
        origin: Description of the initial weights, for the card.
        threshold: Threshold of the mask; None for 0.5.

    Raises:
        UserError: the folder cannot be written.
    """
    data = plan.data.source or DataSource(name=", ".join(plan.data.train), pairs=pairs)
    weights = weights_bytes(network, half=plan.half_weights)
    config = VariantConfig(
        name=plan.name,
        network=plan.network,
        classes=plan.class_names,
        colours=_colours(plan),
        ignored=plan.data.ignored,
        preprocessing=plan.preprocessing,
        threshold=threshold or THRESHOLD,
        summary=plan.summary,
        initialised_from=origin,
        trained_with=_training_summary(plan, from_labels=network.learns_from_labels),
        training_data=(data.model_copy(update={"pairs": pairs}),),
        parameters=sum(parameter.numel() for parameter in network.parameters()),
        segview_version=segview.__version__,
        weights_sha256=sha256(weights).hexdigest(),
    )
    save_variant(folder, config, weights)


def _colours(plan: TrainingPlan) -> tuple[str, ...]:
    """Return the colours of classes that are stored in the variant; empty for two classes unless given in the plan."""
    names = plan.class_names
    return plan.data.colours if plan.data.colours or len(names) == 2 else colours_of(names)


def origin_of(plan: TrainingPlan, root: Path) -> str:
    """Return the description of a plan's initial weights, for the card; for a variant, with its origin and training.

    Raises:
        UserError: the variant to fine-tune cannot be read.
    """
    if plan.taught:
        before = read_config(root / plan.taught)
        how = f"; {before.trained_with}" if before.trained_with else ""
        trunk = "the trunk of " if before.network.head != plan.network.head else ""
        return f"{trunk}the variant {before.name} ({before.initialised_from}{how})"
    if not plan.encoder_weights:
        return "random weights"
    return f"encoder from {plan.encoder_weights_source or Path(plan.encoder_weights).name}"


def _training_summary(plan: TrainingPlan, *, from_labels: bool) -> str:
    rows, columns = plan.preprocessing.input_size
    spoken = OPTIMISERS[plan.optimiser.name].title
    average = f", weights averaged with decay {plan.average_weights:g}" if plan.average_weights else ""
    weighted = " with classes weighted by median frequency" if plan.class_weights == "median_frequency" else ""
    learnt, best = f"{plan.loss}{weighted}", "best on validation Dice"
    if from_labels:
        share = plan.augmentation.window
        windows = f", in windows of {share:g} of each side," if share < 1 else ""
        learnt, best = f"cross entropy of image labels{windows}", "the last one"
    if plan.without_masks:
        learnt, best = f"{plan.loss}, without masks,", "best on validation association less reconstruction error"
    chosen = ", threshold by validation Dice" if plan.choose_threshold else ""
    return (
        f"{learnt} at {rows} × {columns}, {spoken} {plan.learning_rate:g} ({plan.schedule}), batch {plan.batch}, "
        f"at most {plan.epochs} epochs, {best}{average}, {plan.precision}, seed {plan.seed}{chosen}"
    )
