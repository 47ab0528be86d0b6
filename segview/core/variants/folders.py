"""Variants on disk, all but their weights: finding folders and reading ``config.json``. No torch, so listing is cheap.

Two kinds of folder are read: segview's own, and those that ``save_pretrained`` of segmentation_models_pytorch writes,
which are taken as they are.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import Field, ValidationError

import segview
from segview.core.base.errors import UserError
from segview.core.base.explain import explain
from segview.core.base.file_set import in_force
from segview.core.base.files import is_file, read_small, resolved, sha256
from segview.core.base.frozen import Frozen
from segview.core.base.registry import unknown_name
from segview.core.variants.ablation import derived_config, origin
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import DataSource, Head, NetworkSpec, Score, Variant, VariantConfig

Model = TypeVar("Model", bound=Frozen)

CONFIG, WEIGHTS, CARD = "config.json", "model.safetensors", "README.md"

# The largest config met so far has 6 kB; a file of gigabytes must not be read to learn that it is none.
CONFIG_LIMIT = 1_000_000

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
# Arguments that earlier releases of the library wrote, and what they are called today.
_SMP_RENAMED = {
    "decoder_use_batchnorm": "decoder_use_norm",
    "psp_use_batchnorm": "decoder_use_norm",
    "upscale_mode": "decoder_interpolation",
}
_ASSUMED_SIZE = (224, 224)


class SmpNotes(Frozen):
    """Fields that a folder of segmentation_models_pytorch may add under ``_segview`` in its ``config.json``.

    The library itself passes over names that begin with an underscore, so the folder still opens there.
    """

    name: str | None = None
    classes: tuple[str, ...] | None = None
    preprocessing: Preprocessing | None = None
    threshold: float = 0.5
    summary: str | None = None
    training_data: tuple[DataSource, ...] = ()
    scores: tuple[Score, ...] = ()
    weights_sha256: str | None = Field(default=None, description="Computed from the file where absent")


def is_variant(folder: Path) -> bool:
    """Return whether a folder has a config and weights, or stands for one derived from it; neither is opened."""
    home = origin(folder)[0]
    return is_file(home / CONFIG) and is_file(home / WEIGHTS)


def find_variants(folder: Path) -> tuple[Path, ...]:
    """Return the variants in ``folder`` by name, or ``folder`` itself where it is one; none where it does not exist.

    Raises:
        UserError: the folder cannot be listed.
    """
    try:
        if is_variant(folder):
            return (folder,)
        inside = sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name))
        # A hidden folder is one that is still being written.
        return tuple(path for path in inside if not path.name.startswith(".") and is_variant(path))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise UserError(
            "The folder {folder} cannot be listed: {reason}. Check who may read it.",
            folder=folder,
            reason=error.strerror,
        ) from error
    except ValueError as error:
        raise UserError(
            "{folder} cannot be the name of a folder: {error}. Choose another.", folder=repr(str(folder)), error=error
        ) from error


def comparable(variants: Iterable[Variant]) -> tuple[Variant, ...]:
    """Return the trained networks that tell the same classes, as most of them do: what runs where none is chosen.

    Those that learnt from the labels of images alone are among them where there are no others.
    """
    learnt = [one for one in variants if one.config.network.learns]
    trained = [one for one in learnt if not one.config.network.classifies] or learnt
    kinds = Counter(one.config.classes for one in trained).most_common(1)
    return tuple(one for one in trained if one.config.classes == kinds[0][0])


def read_config(folder: Path) -> VariantConfig:
    """Read what a variant is; its weights are not opened (for a folder of another library they are hashed).

    Raises:
        UserError: there is no config, it is no JSON object, or a field is missing, unknown or wrong; the file and the
            field are named.
    """
    home, derivation = origin(folder)
    if derivation is not None:
        return derived_config(read_config(home), derivation)
    content = _read_object(in_force(folder / CONFIG, CONFIG))
    if "_model_class" in content:
        return _from_smp(folder, content)
    if "format" not in content:
        raise UserError(
            "{folder} is no variant: it has neither 'format' (segview) nor '_model_class' "
            "(segmentation_models_pytorch). Choose a folder that one of the two has written.",
            folder=folder / CONFIG,
        )
    return _validated(VariantConfig, content, folder / CONFIG)


def _read_object(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(read_small(path, CONFIG_LIMIT))
    except OSError as error:
        raise UserError(
            "{path} cannot be read: {reason}. A variant is a folder with {config}.",
            path=path,
            reason=error.strerror,
            config=CONFIG,
        ) from error
    except (ValueError, RecursionError) as error:
        raise UserError(
            "{path} is no JSON file: {error}. Ask for the folder again where you got it.", path=path, error=error
        ) from error
    if not isinstance(content, dict):
        raise UserError("{path} holds no JSON object. Ask for the folder again where you got it.", path=path)
    return cast("dict[str, Any]", content)


def _validated(model: type[Model], content: object, path: Path) -> Model:
    try:
        return model.model_validate(content)
    except (ValidationError, RecursionError) as error:
        sentences = explain(error, model) if isinstance(error, ValidationError) else "It is nested too deeply."
        raise UserError(
            "{path} is not valid. {sentences} Correct the file or ask for the folder again.",
            path=path,
            sentences=sentences,
        ) from error


def _from_smp(folder: Path, content: dict[str, Any]) -> VariantConfig:
    """Return the config of a folder that segmentation_models_pytorch wrote.

    Such a folder says nothing of preprocessing, class names and threshold, so these are assumed unless ``_segview``
    gives them: 224 × 224 with ImageNet's mean and standard deviation, background and target, 0.5.
    """
    path = folder / CONFIG
    notes = _validated(SmpNotes, content.get("_segview", {}), path)
    spec = smp_spec(content, path)
    names = ("background", "target") if spec.classes == 2 else tuple(f"class {i}" for i in range(spec.classes))
    assumed = "" if "_segview" in content else " Its preprocessing, class names and threshold are assumed."
    summary = f"{spec.options['class']} of segmentation_models_pytorch on {spec.encoder}.{assumed}"
    return _validated(
        VariantConfig,
        {
            "name": notes.name or resolved(folder).name or "variant",
            "network": spec,
            "classes": notes.classes or names,
            "preprocessing": notes.preprocessing or _assumed_preprocessing(spec.in_channels),
            "threshold": notes.threshold,
            "summary": summary if notes.summary is None else notes.summary,
            "initialised_from": "not recorded",
            "training_data": notes.training_data,
            "scores": notes.scores,
            "segview_version": segview.__version__,
            "weights_sha256": notes.weights_sha256 or _weights_hash(folder / WEIGHTS),
        },
        path,
    )


def smp_spec(content: dict[str, Any], path: Path) -> NetworkSpec:
    """Return the spec for the arguments that ``save_pretrained`` of segmentation_models_pytorch writes.

    One output map is read through a sigmoid (head A), more through a softmax (head plain).

    Raises:
        UserError: the class is none of the library's, or an argument is wrong.
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
    content = {_SMP_RENAMED.get(key, key): value for key, value in content.items()}
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
    return _validated(NetworkSpec, spec, path)


def _assumed_preprocessing(channels: int) -> Preprocessing:
    """Return ImageNet's preprocessing, with which the library's encoders were trained, for colour images.

    For other than three channels no statistics are known: values in 0 to 1 become values in -1 to 1.
    """
    if channels == 3:
        return Preprocessing(input_size=_ASSUMED_SIZE)
    return Preprocessing(input_size=_ASSUMED_SIZE, mean=(0.5,) * channels, std=(0.5,) * channels)


def _weights_hash(path: Path) -> str:
    try:
        return sha256(path)
    except OSError as error:
        raise UserError(
            "{path} cannot be read: {reason}. A variant is a folder with {weights}.",
            path=path,
            reason=error.strerror,
            weights=WEIGHTS,
        ) from error
