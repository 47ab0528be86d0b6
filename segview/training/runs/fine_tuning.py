"""Fine-tuning on corrections: few epochs at a low rate, mixed with known pairs so that the variant does not forget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from segview.annotation.document import Document
from segview.core.base.errors import UserError
from segview.core.base.files import entries, exists
from segview.core.images.identity import ImageIdentity
from segview.core.plans.data_plan import DataPlan
from segview.core.plans.fine_tuning import FineTuning
from segview.core.plans.plan import TrainingPlan
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.core.runs.run_folder import RunFolder
from segview.core.variants.classes import IGNORED, background_of
from segview.core.variants.spec import Variant, VariantConfig
from segview.data.datasets import pairs
from segview.data.images import read_pixels
from segview.inference.rendering.export import write_png
from segview.training.runs.launch import write_plan

PARTS = ("images", "masks")


@dataclass(frozen=True)
class FineTuningData:
    """The data that a variant is fine-tuned with.

    Attributes:
        plan: The file of the plan.
        left_out: Failures of the corrections that cannot be used.
    """

    plan: Path
    left_out: tuple[Failure, ...] = ()


def fine_tuning_run(
    variant: Variant, corrections: Iterable[Document | Failure], fine_tuning: FineTuning, *, runs: Path
) -> FineTuningData:
    """Write the corrected images with their masks, and the plan to learn from them.

    All are copies in the run's folder: later corrections do not change the run, and no original is modified.

    Raises:
        UserError: nothing is corrected, the variant cannot be fine-tuned, there are too few pairs to hold some back, or
            the folder cannot be written or has a run already.
    """
    files = RunFolder(runs / fine_tuning.name)
    if exists(files.plan):
        raise UserError("{folder} has a run already. Give this one another name.", folder=files.folder)
    corrected = files.folder / "corrected"
    count, left_out = write_pairs(corrected, corrections, variant)
    known = Path(fine_tuning.known) if fine_tuning.known else None
    total = count + (len(pairs(known)) if known else 0)
    held_back = round(fine_tuning.held_back * total)
    if not 0 < held_back < total:
        raise UserError(
            "Of {total} pairs of image and mask, {held_back} would be held back to choose the best "
            "epoch. At least one must be held back, and one must be left. Correct more images, or "
            "add a folder of known pairs.",
            total=total,
            held_back=held_back,
        )
    plan = fine_tuning_plan(variant, corrected, fine_tuning, held_back=held_back)
    return FineTuningData(write_plan(plan, runs, runs=runs), left_out)


def write_pairs(
    folder: Path, corrections: Iterable[Document | Failure], variant: Variant
) -> tuple[int, tuple[Failure, ...]]:
    """Write corrected images and their masks as a data set for training the variant.

    Returns the number of pairs written, and the failures of corrections that cannot be used: the image cannot be read
    or has changed, or the classes are not those of the variant.

    Images are encoded anew under new names, because file names and metadata may identify a patient. A mask of one
    target is black and white; a mask of several classes has class indices, and unlabelled pixels are ignored.

    Raises:
        UserError: no correction can be used, or a file cannot be written.
    """
    count, left_out = 0, list[Failure]()
    for one in corrections:
        if isinstance(one, Failure):
            left_out.append(one)
            continue
        pair = attempt(one, partial(_pair, one, variant), about=one.provenance.image)
        if isinstance(pair, Failure):
            left_out.append(pair)
            continue
        count += 1
        for part, pixels in zip(PARTS, pair, strict=True):
            (folder / part).mkdir(parents=True, exist_ok=True)
            write_png(folder / part / f"{count:05}.png", Image.fromarray(pixels))
    if not count and left_out:
        raise UserError(
            "None of {count} corrections can be used. The first: {reason}",
            count=len(left_out),
            reason=left_out[0].reason,
        )
    if not count:
        raise UserError("None of these images is corrected yet. Correct some, then fine-tune.")
    _remove_beyond(folder, count)
    return count, tuple(left_out)


def _remove_beyond(folder: Path, count: int) -> None:
    """Remove pairs with numbers above ``count``, left by an earlier attempt that wrote no plan.

    Raises:
        UserError: a file cannot be removed.
    """
    for path in (path for part in PARTS for path in entries(folder / part)):
        if path.stem.isdecimal() and int(path.stem) > count:
            try:
                path.unlink()
            except OSError as error:
                raise UserError(
                    "{path}, from an earlier attempt, cannot be removed: {reason}. Give this run another name.",
                    path=path,
                    reason=error.strerror,
                ) from error


def _pair(document: Document, variant: Variant) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return a corrected image, and its mask with the values of a mask file."""
    _check_classes(document, variant)
    image, mask = read_pixels(Path(document.provenance.image)), document.mask
    if document.provenance.identity not in (None, ImageIdentity.of(image)) or image.shape[:2] != mask.shape:
        raise UserError(
            "{image} is not the image that was corrected: the file was replaced. Put the image back, or leave it out.",
            image=document.provenance.image,
        )
    return image, _as_levels(mask, variant.config)


def _check_classes(document: Document, variant: Variant) -> None:
    """Refuse a correction with other classes; with one target, its name may differ."""
    own, found = variant.config.classes, document.provenance.classes
    if found != own and not len(found) == len(own) == 2:
        raise UserError(
            "{image} was corrected in the classes {found}; {variant} tells {own} apart. Fine-tune a "
            "variant with its classes, or discard that correction.",
            image=document.provenance.image,
            found=", ".join(found),
            variant=variant.name,
            own=", ".join(own),
        )


def fine_tuning_plan(
    variant: Variant, corrected: Path, fine_tuning: FineTuning, *, held_back: int = 0, validation: Path | None = None
) -> TrainingPlan:
    """Return the plan that fine-tunes a variant on corrected images.

    Args:
        variant: The variant to fine-tune; its files are not changed.
        corrected: Folder with the corrected images and their masks.
        fine_tuning: The settings. The pairs of its folder of known pairs are mixed with the corrected ones.
        held_back: Number of pairs of the mixture that choose the best epoch, if ``validation`` is None.
        validation: Folder with pairs that choose the best epoch; neither corrected images nor test images.

    Raises:
        UserError: the variant has nothing to learn.
    """
    config = variant.config
    if not config.network.learns:
        raise UserError(
            "{config} cannot be fine-tuned: it has no weights. Choose a trained network.", config=config.name
        )
    several = config.labelling is not None
    data = DataPlan(
        train=(str(corrected), *([fine_tuning.known] if fine_tuning.known else [])),
        validation=(str(validation),) if validation else (),
        validation_pairs=None if validation else held_back,
        target="target" if several else config.classes[1],
        classes=config.classes if several else (),
        colours=config.colours if several else (),
        ignored=_ignored_index(config),
    )
    return TrainingPlan(
        name=fine_tuning.name,
        summary=f"{config.name}, fine-tuned on corrected masks.",
        network=config.network,
        preprocessing=config.preprocessing,
        data=data,
        taught=str(variant.folder),
        learning_rate=fine_tuning.learning_rate,
        epochs=fine_tuning.epochs,
        precision="fp32",
    )


def _as_levels(mask: NDArray[np.uint8], config: VariantConfig) -> NDArray[np.uint8]:
    """Return a mask with the values of a mask file."""
    if config.labelling is None:
        return (mask != 0).astype(np.uint8) * np.uint8(255)
    nothing = _ignored_index(config)
    return mask if nothing is None else np.where(mask == IGNORED, np.uint8(nothing), mask)


def _ignored_index(config: VariantConfig) -> int | None:
    """Return the value of ignored pixels in masks, or None; without a background class there may be such pixels."""
    several = config.labelling is not None and background_of(config.classes) is None
    return IGNORED if config.ignored is None and several else config.ignored
