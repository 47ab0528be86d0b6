"""Folders that ``save_pretrained`` of segmentation_models_pytorch writes, read as variants without torch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field

import segview
from segview.core.base.choices import Rows
from segview.core.base.errors import UserError
from segview.core.base.files import resolve_path
from segview.core.base.frozen import Frozen
from segview.core.base.registry import unknown_name
from segview.core.variants.folders import CONFIG, WEIGHTS, Library, validate_fields, weights_hash
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import DataSource, Head, NetworkSpec, Score, VariantConfig

SMP_ARCHITECTURE = "smp"
# The only values that ``_model_class`` may have: a name from a file never reaches ``getattr``.
SMP_CLASSES = (
    "DPT",
    "DeepLabV3",
    "DeepLabV3Plus",
    "FPN",
    "Linknet",
    "MAnet",
    "PAN",
    "PSPNet",
    "Segformer",
    "UPerNet",
    "Unet",
    "UnetPlusPlus",
)
# Arguments that earlier releases of the library wrote, and their names today.
_RENAMED = {
    "decoder_use_batchnorm": "decoder_use_norm",
    "psp_use_batchnorm": "decoder_use_norm",
    "upscale_mode": "decoder_interpolation",
}
_ASSUMED_SIZE = (224, 224)


class SmpNotes(Frozen):
    """Fields that a folder of segmentation_models_pytorch may add under ``_segview`` in its ``config.json``.

    The library ignores names that begin with an underscore, so it can still open the folder.
    """

    name: str | None = None
    classes: tuple[str, ...] | None = None
    preprocessing: Preprocessing | None = None
    threshold: float = 0.5
    summary: str | None = None
    training_data: tuple[DataSource, ...] = ()
    scores: tuple[Score, ...] = ()
    weights_sha256: str | None = Field(default=None, description="Computed from the file where absent")


def config_of_smp(folder: Path, content: dict[str, Any]) -> VariantConfig:
    """Return the config of a folder that segmentation_models_pytorch wrote.

    Such a folder does not contain preprocessing, class names and threshold. Unless ``_segview`` has them, they are
    assumed: 224 × 224 with ImageNet's mean and standard deviation, background and target, 0.5.
    """
    path = folder / CONFIG
    notes = validate_fields(SmpNotes, content.get("_segview", {}), path)
    spec = _spec(content, path)
    names = ("background", "target") if spec.classes == 2 else tuple(f"class {i}" for i in range(spec.classes))
    assumed = "" if "_segview" in content else " Its preprocessing, class names and threshold are assumed."
    summary = f"{spec.options['class']} of segmentation_models_pytorch on {spec.encoder}.{assumed}"
    return validate_fields(
        VariantConfig,
        {
            "name": notes.name or resolve_path(folder).name or "variant",
            "network": spec,
            "classes": notes.classes or names,
            "preprocessing": notes.preprocessing or _assumed_preprocessing(spec.in_channels),
            "threshold": notes.threshold,
            "summary": summary if notes.summary is None else notes.summary,
            "initialised_from": "not recorded",
            "training_data": notes.training_data,
            "scores": notes.scores,
            "segview_version": segview.__version__,
            "weights_sha256": notes.weights_sha256 or weights_hash(folder / WEIGHTS),
        },
        path,
    )


def _spec(content: dict[str, Any], path: Path) -> NetworkSpec:
    """Return the spec for the arguments that ``save_pretrained`` of segmentation_models_pytorch writes.

    One output map is read through a sigmoid (head A), more through a softmax (head plain).

    Raises:
        UserError: the class is not one of the library's, or an argument is wrong.
    """
    name, encoder = content["_model_class"], content.get("encoder_name", "resnet34")
    if name not in SMP_CLASSES:
        raise UserError(
            "{path}: _model_class: {unknown_name}",
            path=path,
            unknown_name=unknown_name("network class", str(name), list(SMP_CLASSES)),
        )
    if not isinstance(encoder, str):
        raise UserError(
            "{path}: encoder_name: give the name of an encoder, not {encoder}.", path=path, encoder=repr(encoder)
        )
    content = {_RENAMED.get(key, key): value for key, value in content.items()}
    outputs = content.get("classes", 1)
    apart = {"encoder_name", "encoder_weights", "in_channels", "classes"}
    options = {key: value for key, value in content.items() if key not in apart and not key.startswith("_")}
    spec = {
        "architecture": SMP_ARCHITECTURE,
        "encoder": encoder,
        "head": Head.A if outputs == 1 else Head.PLAIN,
        "classes": 2 if outputs == 1 else outputs,
        "in_channels": content.get("in_channels", 3),
        "options": {"class": name, **options},
    }
    return validate_fields(NetworkSpec, spec, path)


def _assumed_preprocessing(channels: int) -> Preprocessing:
    """Return ImageNet's preprocessing, with which the library's encoders were trained, for colour images.

    For other numbers of channels no statistics are known: values in 0 to 1 become values in -1 to 1.
    """
    if channels == 3:
        return Preprocessing(input_size=_ASSUMED_SIZE)
    return Preprocessing(input_size=_ASSUMED_SIZE, mean=(0.5,) * channels, std=(0.5,) * channels)


LIBRARIES = Rows({"_model_class": Library("segmentation_models_pytorch", config_of_smp)})
"""Libraries by the field of ``config.json`` that identifies their folders."""
