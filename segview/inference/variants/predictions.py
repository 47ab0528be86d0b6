"""Folders of predictions of another program as variants, without torch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

import segview
from segview.core.base.errors import UserError
from segview.core.base.field_errors import explain
from segview.core.base.files import resolve_path
from segview.core.maps.palette import colours_of
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import Head, NetworkSpec, Source, Variant, VariantConfig
from segview.data.predictions.described import classes_beside
from segview.data.predictions.folder import PredictionFolder, read_prediction
from segview.data.predictions.values import Reading, Values

ARCHITECTURE = "predictions"

NAMES_SHOWN = 6

_SAID = {
    Values.MASK: "masks of one target",
    Values.LABELS: "images of class indices",
    Values.PROBABILITY: "probability maps of one target",
    Values.PROBABILITIES: "probability maps of every class",
}


def predictions_variant(folder: Path, classes: Sequence[str] = ()) -> Variant:
    """Return a folder of masks, label images or probability maps as a variant.

    Args:
        folder: A folder with one file for each image, named like the image.
        classes: Names of its classes, the background first if there is one. If empty, the names that nnU-Net has
            written next to the files, or made-up names.

    Raises:
        UserError: the folder cannot be read or holds no predictions, or the classes do not fit.
    """
    found = PredictionFolder.of(folder)
    said = classes_beside(folder)
    reading = _as_said(found.reading(), len(said))
    count = max(reading.classes, len(classes)) if reading.values is Values.LABELS else reading.classes
    said = said if len(said) == count else ()
    made_up = ("background", "target") if count == 2 else tuple(f"class {i}" for i in range(count))
    names = tuple(classes) or said or made_up
    if len(names) != count:
        raise UserError(
            "{folder} has {count} classes, but {count2} names were given. Give one for each.",
            folder=folder,
            count=count,
            count2=len(names),
        )
    kind = NetworkSpec(
        architecture=ARCHITECTURE,
        head=Head.PLAIN,
        classes=count,
        options={"values": reading.values.value, "scale": reading.scale},
        source=Source(path=str(resolve_path(folder)), is_stored=True),
    )
    try:
        config = VariantConfig(
            name=resolve_path(folder).name,
            network=kind,
            classes=names,
            colours=colours_of(names) if count > 2 else (),
            preprocessing=Preprocessing(input_size=(224, 224)),
            summary=f"Predictions of another program: {len(found.names)} {_SAID[reading.values]} in {folder}.",
            initialised_from="not recorded",
            segview_version=segview.__version__,
            weights_sha256=found.fingerprint(),
        )
    except ValidationError as error:
        raise UserError("{folder} cannot be a variant. {explain}", folder=folder, explain=explain(error)) from error
    return Variant(folder, config)


def _as_said(reading: Reading, count: int) -> Reading:
    """Return a reading with ``count`` described classes, if the files show fewer classes than described."""
    if reading.values in (Values.MASK, Values.LABELS) and count > max(2, reading.classes):
        return Reading(Values.LABELS, count)
    return reading


def stored_probabilities(config: VariantConfig, image: Path, size: tuple[int, int]) -> NDArray[np.float32]:
    """Return the stored probabilities of an image: classes × rows × columns, float32, at the image's size.

    Raises:
        UserError: the image has no prediction, or it cannot be read or does not cover the image.
    """
    network = config.network
    assert network.source is not None
    reading = Reading(Values(network.options["values"]), network.classes, float(network.options["scale"]))
    return read_prediction(_folder_listing(network.source.path, config.weights_sha256), image, size, reading)


@lru_cache(maxsize=16)
def _folder_listing(folder: str, fingerprint: str) -> PredictionFolder:
    """Return the listing of a folder, cached; the fingerprint is a key that changes when the variant is opened anew."""
    del fingerprint
    return PredictionFolder.of(Path(folder))


def without_partner(variant: Variant, images: Sequence[Path]) -> str:
    """Return a sentence on images without a prediction and predictions without an image, or ""."""
    source = variant.config.network.source
    if source is None or not source.is_stored or not images:
        return ""
    lacking, left = PredictionFolder.of(Path(source.path)).unmatched_names(images)
    parts = [f"no prediction on {_name_list(lacking)}"] if lacking else []
    parts += [f"no image for {_name_list(left)}"] if left else []
    return f"{variant.name}: {'; '.join(parts)}." if parts else ""


def _name_list(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    return ", ".join(names[:NAMES_SHOWN]) + more
