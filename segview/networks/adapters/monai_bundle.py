"""MONAI bundles (Cardoso et al., 2022) without a TorchScript program: the network of their config, with weights."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from torch import nn

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, resolve_path, sha256
from segview.core.base.places import install_command
from segview.core.base.registry import unknown_name
from segview.core.base.text import Text
from segview.core.variants.spec import VariantConfig
from segview.networks.adapters.adapter import Adapter, Choices, Findings, Recognised, check_unchanged, variant_from
from segview.networks.adapters.filling import build_filled
from segview.networks.adapters.intensities import Prepared
from segview.networks.adapters.module import network_of
from segview.networks.adapters.monai_config import Configs
from segview.networks.base.network import SegmentationNetwork

PROGRAM = "models/model.ts"
METADATA = "configs/metadata.json"
_WEIGHTS = ("models/model.pt", "models/model.safetensors")
_MULTIPLE = 32
# The only classes that a config may name: no other name from a file reaches an import.
_NETWORKS = (
    *("UNet", "Unet", "BasicUNet", "BasicUnet", "BasicUNetPlusPlus", "BasicUnetPlusPlus", "AttentionUnet", "DynUNet"),
    *("DynUnet", "FlexibleUNet", "FlexUNet", "SegResNet", "SegResNetDS", "SwinUNETR", "UNETR", "HighResNet"),
)


def _claims(path: str) -> bool:
    folder = Path(path)
    return is_file(folder / METADATA) and not is_file(folder / PROGRAM)


def _recognise(path: str, choices: Choices) -> Recognised:
    folder = resolve_path(Path(path))
    configs = Configs(folder)
    kind, arguments = _read_network(configs)
    data_format = cast("dict[str, Any]", configs.metadata.get("network_data_format") or {})
    image = _read_port(data_format, "inputs", "image")
    shape = image.get("spatial_shape") or ()
    if int(arguments.get("spatial_dims", len(shape) or 3)) != 2 and kind != "FlexibleUNet":
        raise UserError("{folder} is a bundle for volumes. Only two-dimensional bundles can be opened.", folder=folder)
    steps, size, unknown = configs.preparation()
    fixed = (int(shape[0]), int(shape[1])) if len(shape) == 2 and all(isinstance(one, int) for one in shape) else None
    channels = int(arguments.get("in_channels", image.get("num_channels", 3)))
    outputs = int(arguments.get("out_channels", _read_port(data_format, "outputs", "pred").get("num_channels", 1)))
    findings = Findings(
        name=str(configs.metadata.get("name") or folder.name),
        summary=f"{kind} of MONAI, in the bundle {folder.name}.",
        outputs=outputs,
        sha256=_fingerprint(folder),
        channels=channels,
        classes=_class_names(_read_port(data_format, "outputs", "pred"), outputs),
        input_size=size or fixed,
        mean=(0.0,) * channels,
        std=(1.0,) * channels,
        options={"class": kind, "arguments": arguments, "steps": steps},
    )
    variant = variant_from("monai", folder, findings, choices)
    doubts = [Text("nothing in the place of {names} of its config", names=", ".join(unknown))] if unknown else []
    if not steps:
        doubts.append(Text("numbers of 0 to 255: its config says no range of intensities"))
    return Recognised(variant.config, (*variant.assumed, *doubts))


def _network(config: VariantConfig) -> SegmentationNetwork:
    assert config.network.source is not None
    folder, options = Path(config.network.source.path), config.network.options
    check_unchanged(config, _fingerprint(folder))
    kind, arguments = str(options["class"]), cast("dict[str, Any]", options["arguments"])
    if kind not in _NETWORKS:
        raise unknown_name("network of MONAI", kind, _NETWORKS)
    if find_spec("monai") is None:
        raise UserError(
            "{folder} needs the library MONAI. Install it with {install_command}.",
            folder=folder,
            install_command=install_command("monai"),
        )

    def make() -> nn.Module:
        return getattr(importlib.import_module("monai.networks.nets"), kind)(**arguments)

    module = build_filled(make, _find_weights(folder))
    return network_of(Prepared(module, options["steps"]), outputs=config.network.outputs, multiple=_MULTIPLE)


def _read_network(configs: Configs) -> tuple[str, dict[str, Any]]:
    target, arguments = configs.network()
    kind = target.rpartition(".")[2]
    if kind not in _NETWORKS or (target != kind and not target.startswith("monai.networks.nets")):
        raise unknown_name("network of MONAI", target, _NETWORKS)
    if "pretrained" in arguments:
        arguments["pretrained"] = False  # True would start a download
    return kind, arguments


def _read_port(data_format: Mapping[str, Any], side: str, name: str) -> Mapping[str, Any]:
    """Return the description of an input or output in a bundle: the port of the usual name, else the first."""
    ports = cast("dict[str, Any]", data_format.get(side) or {})
    found = ports.get(name) or next(iter(ports.values()), {})
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _class_names(port: Mapping[str, Any], outputs: int) -> tuple[str, ...]:
    """Return the names of the classes, if there is a name for each; a background is added before a single one."""
    given = cast("dict[str, Any]", port.get("channel_def") or {})
    names = tuple(str(given[key]) for key in sorted(given, key=lambda key: (len(key), key)))
    if len(names) == outputs > 1 and len(set(names)) == outputs:
        return names
    return ("background", names[-1]) if outputs == 1 and names and names[-1] != "background" else ()


def _find_weights(folder: Path) -> Path:
    for name in _WEIGHTS:
        if is_file(folder / name):
            return folder / name
    raise UserError("{folder} has no {weights}. Copy it there.", folder=folder, weights=_WEIGHTS[0])


def _fingerprint(folder: Path) -> str:
    configs = sorted(path for path in (folder / "configs").glob("*.json"))
    parts = [sha256(path) for path in (*configs, _find_weights(folder))]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


MONAI = Adapter(Text("a bundle of MONAI"), _claims, _recognise, _network)
