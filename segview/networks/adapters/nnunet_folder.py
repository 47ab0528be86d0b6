"""Result folders of nnU-Net v2 (Isensee et al., 2021): the two-dimensional ones, from plans and a checkpoint."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from torch import nn

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, is_folder, resolve_path, sha256
from segview.core.base.places import install_command
from segview.core.base.registry import unknown_name
from segview.core.base.text import Text
from segview.core.variants.spec import VariantConfig
from segview.networks.adapters.adapter import Adapter, Choices, Findings, Recognised, check_unchanged, variant_from
from segview.networks.adapters.filling import build_filled
from segview.networks.adapters.intensities import Prepared, Step
from segview.networks.adapters.module import network_of
from segview.networks.adapters.tiles import Tiled
from segview.networks.adapters.transformers_library import read_json
from segview.networks.base.network import SegmentationNetwork

_PLANS, _DATA = "plans.json", "dataset.json"
_CHECKPOINTS = ("checkpoint_final.pth", "checkpoint_best.pth")
# The only names that plans may contain: no other name from a file reaches an import.
_ARCHITECTURES = ("PlainConvUNet", "ResidualEncoderUNet", "ResidualUNet")
_PARTS = (
    *("Conv2d", "InstanceNorm2d", "BatchNorm2d", "GroupNorm", "Dropout", "Dropout2d"),
    *("LeakyReLU", "ReLU", "GELU", "SiLU", "ELU", "PReLU", "Mish"),
)


def _claims(path: str) -> bool:
    """Tell whether a folder is of a training; nnU-Net copies the same files into folders of predictions."""
    folder = Path(path)
    if not (is_file(folder / _PLANS) and is_file(folder / _DATA)):
        return False
    try:
        ending = str(read_json(folder / _DATA).get("file_ending") or ".nii.gz")
        return bool(_folds(folder)) or not any(path.name.endswith(ending) for path in folder.iterdir())
    except (UserError, OSError):  # the error is reported when the folder is opened
        return True


def _folds(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("fold_*") if is_folder(path))


def _recognise(path: str, choices: Choices) -> Recognised:
    folder = resolve_path(Path(path))
    plans, data = read_json(folder / _PLANS), read_json(folder / _DATA)
    name, plan = _read_configuration(plans, folder)
    checkpoint = choices.weights or _find_checkpoint(folder)
    labels = _class_names(data, folder)
    channels = len(data.get("channel_names") or data.get("modality") or {"0": ""})
    patch = [int(side) for side in plan["patch_size"]]
    median = tuple(int(side) for side in plan.get("median_image_size_in_voxels") or patch)[-2:]
    steps, doubts = _steps(plans, plan, channels)
    findings = Findings(
        name=folder.name if "__" not in folder.name else f"{folder.parent.name}-{name}",
        summary=f"nnU-Net v2, {name}, {checkpoint.parent.name} of {folder.parent.name or folder.name}.",
        outputs=len(labels),
        sha256=_fingerprint(folder, checkpoint),
        channels=channels,
        classes=labels,
        input_size=(median[0], median[1]),
        mean=(0.0,) * channels,
        std=(1.0,) * channels,
        options={"configuration": name, "checkpoint": str(checkpoint), "tile": patch, "steps": steps},
    )
    variant = variant_from("nnunet", folder, findings, choices)
    if not choices.input_size:
        doubts.append(
            Text(
                "the median size of its data set, {rows} × {columns}, for every image (--input-size)",
                rows=median[0],
                columns=median[1],
            )
        )
    return Recognised(variant.config, (*variant.assumed, *doubts))


def _network(config: VariantConfig) -> SegmentationNetwork:
    assert config.network.source is not None
    folder, options = Path(config.network.source.path), config.network.options
    checkpoint = Path(str(options["checkpoint"]))
    check_unchanged(config, _fingerprint(folder, checkpoint))
    _, plan = _read_configuration(read_json(folder / _PLANS), folder, str(options["configuration"]))
    architecture = cast("dict[str, Any]", plan["architecture"])
    arguments = _resolve_arguments(architecture)

    def make() -> nn.Module:
        return _find_class(architecture, folder)(
            input_channels=config.network.in_channels,
            num_classes=config.network.outputs,
            deep_supervision=False,
            **arguments,
        )

    tile = options["tile"]
    module = Tiled(build_filled(make, checkpoint, wanted="network_weights"), (int(tile[0]), int(tile[1])))
    return network_of(Prepared(module, options["steps"]), outputs=config.network.outputs)


def _read_configuration(plans: Mapping[str, Any], folder: Path, wanted: str = "") -> tuple[str, Mapping[str, Any]]:
    """Return the name and the content of the configuration of a folder, including what it inherits.

    Raises:
        UserError: it is one of volumes, or of an older nnU-Net.
    """
    known = cast("dict[str, dict[str, Any]]", plans.get("configurations") or {})
    name = wanted or folder.name.rpartition("__")[2]
    name = name if name in known else "2d"
    plan: dict[str, Any] = {}
    place, seen = name, list[str]()
    while place in known and place not in seen:
        seen.append(place)
        plan = {**known[place], **plan}
        place = str(known[place].get("inherits_from", ""))
    if len(plan.get("patch_size") or ()) != 2:
        raise UserError(
            "{folder} is a result of nnU-Net for volumes. Train or give its configuration 2d.", folder=folder
        )
    if "architecture" not in plan:
        raise UserError(
            "{folder} has plans of an nnU-Net before 2.2, which do not describe the network. Plan it "
            "again with nnUNetv2_plan_experiment.",
            folder=folder,
        )
    return name, plan


def _find_checkpoint(folder: Path) -> Path:
    """Return the checkpoint of the first fold.

    Raises:
        UserError: there is none.
    """
    for name in _CHECKPOINTS:
        for fold in _folds(folder):
            if is_file(fold / name):
                return fold / name
    raise UserError(
        "{folder} has no fold_0/{name}. Copy it there, or give it with --weights.", folder=folder, name=_CHECKPOINTS[0]
    )


def _class_names(data: Mapping[str, Any], folder: Path) -> tuple[str, ...]:
    """Return the names of the classes in their order.

    Raises:
        UserError: they are regions that overlap.
    """
    given = cast("dict[str, Any]", data.get("labels") or {})
    if any(isinstance(value, list) and len(value) > 1 for value in given.values()):
        raise UserError(
            "{folder} has regions that overlap, each with a sigmoid, and no classes. Export it to "
            "ONNX with one output for each region, or open its predictions.",
            folder=folder,
        )
    numbers = {name: int(value[0] if isinstance(value, list) else value) for name, value in given.items()}
    return tuple(name for name in sorted(numbers, key=numbers.__getitem__) if name != "ignore")


def _steps(plans: Mapping[str, Any], plan: Mapping[str, Any], channels: int) -> tuple[list[Step], list[Text]]:
    """Return the normalisation steps of the channels, and sentences on steps that are not supported."""
    schemes = [str(scheme) for scheme in plan.get("normalization_schemes") or ["ZScoreNormalization"] * channels]
    masked = any(plan.get("use_mask_for_norm") or ())
    properties = plans.get("foreground_intensity_properties_per_channel") or {}
    steps: list[Step] = []
    doubts = [Text("its normalisation by the part of the image that is not 0: all of it counts")] if masked else []
    for channel, scheme in enumerate(schemes):
        if scheme == "RGBTo01Normalization":
            steps.append(["clip", channel, 0.0, 255.0, 0.0, 255.0])
        elif scheme == "RescaleTo01Normalization":
            steps.append(["minimum to maximum of channel", channel])
        elif scheme == "CTNormalization":
            intensities = properties[str(channel)]
            low, high = intensities["percentile_00_5"], intensities["percentile_99_5"]
            steps.append(["clip", channel, low, high, intensities["mean"], intensities["std"]])
        elif scheme == "ZScoreNormalization":
            steps.append(["standardise channel", channel])
        elif scheme != "NoNormalization":
            doubts.append(Text("no normalisation where it has its own, {scheme}", scheme=scheme))
    return steps, doubts


def _find_class(architecture: Mapping[str, Any], folder: Path) -> Any:
    if find_spec("dynamic_network_architectures") is None:
        raise UserError(
            "{folder} needs the library dynamic-network-architectures. Install it with {install_command}.",
            folder=folder,
            install_command=install_command("nnunet"),
        )
    name = str(architecture.get("network_class_name", "")).rpartition(".")[2]
    if name not in _ARCHITECTURES:
        raise unknown_name("network of nnU-Net", name, _ARCHITECTURES)
    return getattr(importlib.import_module("dynamic_network_architectures.architectures.unet"), name)


def _resolve_arguments(architecture: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of an architecture; paths of torch classes are replaced by the classes."""
    arguments = dict(cast("dict[str, Any]", architecture.get("arch_kwargs") or {}))
    for key in architecture.get("_kw_requires_import") or ():
        path = arguments.get(key)
        if path is None:
            continue
        name = str(path).rpartition(".")[2]
        if name not in _PARTS or not str(path).startswith("torch.nn"):
            raise unknown_name("part of a network of nnU-Net", name, _PARTS)
        arguments[key] = getattr(nn, name)
    return arguments


def _fingerprint(folder: Path, checkpoint: Path) -> str:
    parts = [sha256(path) for path in (folder / _PLANS, folder / _DATA, checkpoint)]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


NNUNET = Adapter(Text("a result folder of nnU-Net v2"), _claims, _recognise, _network)
