"""Configs of mmsegmentation with a checkpoint beside them, opened without the library."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from torch import Tensor, nn

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, resolve_path, sha256
from segview.core.base.text import Text
from segview.core.variants.spec import VariantConfig
from segview.networks.adapters.adapter import Adapter, Choices, Findings, Recognised, check_unchanged, variant_from
from segview.networks.adapters.filling import build_filled
from segview.networks.adapters.mmseg.backbones import BACKBONES
from segview.networks.adapters.mmseg.config import Unread, is_config, read_config
from segview.networks.adapters.mmseg.heads import HEADS
from segview.networks.adapters.module import network_of
from segview.networks.base.network import SegmentationNetwork

_MULTIPLE = 32
_WAY_OUT = Text("Export it to ONNX (mmdeploy), or open a Python file of your own that builds it (docs/open.md).")


class EncoderDecoder(nn.Module):
    """Backbone and head of a config: B × C × H × W to logits; auxiliary heads exist only so that their weights load.

    Args:
        model: The part ``model`` of a config.
        backwards: Whether the network was trained on channels in the order blue, green, red.
    """

    def __init__(self, model: Mapping[str, Any], *, backwards: bool = False) -> None:
        super().__init__()
        self.backwards = backwards
        self.backbone = BACKBONES[_kind(model["backbone"])](model["backbone"])
        self.decode_head = HEADS[_kind(model["decode_head"])](model["decode_head"])
        beside = model.get("auxiliary_head")
        if isinstance(beside, list):
            parts = cast("list[dict[str, Any]]", beside)
            self.auxiliary_head = nn.ModuleList(HEADS[_kind(part)](part) for part in parts)
        elif beside:
            self.auxiliary_head = HEADS[_kind(beside)](beside)

    def forward(self, x: Tensor) -> Tensor:
        return self.decode_head(self.backbone(x.flip(1) if self.backwards else x))


def _kind(part: Mapping[str, Any]) -> str:
    return str(part.get("type", ""))


def _claims(path: str) -> bool:
    return is_config(Path(path))


def _recognise(path: str, choices: Choices) -> Recognised:
    place = resolve_path(Path(path))
    config = read_config(place)
    model = _model(config, place)
    weights = choices.weights or _weights(place)
    mean, std, _ = _normalisation(config)
    head = cast("Mapping[str, Any]", model["decode_head"])
    outputs = int(head.get("out_channels") or head["num_classes"])
    findings = Findings(
        name=place.stem,
        summary=f"{_kind(model['backbone'])} and {head['type']} of mmsegmentation, {weights.name}.",
        outputs=outputs,
        sha256=_fingerprint(model, weights),
        channels=int(model["backbone"].get("in_channels", 3)),
        classes=_classes(config),
        input_size=_size(config),
        mean=mean,
        std=std,
        options={"weights": str(resolve_path(weights))},
    )
    return variant_from("mmseg", place, findings, choices)


def _network(config: VariantConfig) -> SegmentationNetwork:
    assert config.network.source is not None
    place, weights = Path(config.network.source.path), Path(str(config.network.options["weights"]))
    content = read_config(place)
    model = _model(content, place)
    check_unchanged(config, _fingerprint(model, weights))
    backwards = _normalisation(content)[2]
    module = build_filled(lambda: EncoderDecoder(model, backwards=backwards), weights)
    return network_of(module, outputs=config.network.outputs, multiple=_MULTIPLE)


def _model(config: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """Return the part of a config that describes the network.

    Raises:
        UserError: there is none, or its network cannot be built here.
    """
    model = config.get("model")
    if not isinstance(model, dict) or not {"backbone", "decode_head"} <= model.keys():
        raise UserError(
            "{path} describes no network with a backbone and a decode head. {way_out}", path=path, way_out=_WAY_OUT
        )
    content = cast("dict[str, Any]", model)
    parts = [content["backbone"], content["decode_head"]]
    kinds = [f"{_kind(part)}" if isinstance(part, dict) else "a cascade" for part in parts]
    known = kinds[0] in BACKBONES and kinds[1] in HEADS and content.get("type") == "EncoderDecoder"
    if not known or content.get("neck"):
        raise UserError(
            "{path} describes {kind} of {parts}, which is not built here. Known are the backbones {backbones} and the "
            "heads {heads} of an EncoderDecoder without a neck. {way_out}",
            path=path,
            kind=content.get("type"),
            parts=", ".join(kinds),
            backbones=", ".join(BACKBONES),
            heads=", ".join(HEADS),
            way_out=_WAY_OUT,
        )
    unread = _unread(parts)
    if unread is not None:
        raise UserError(
            "{path} has {text}, which is code, not data. {way_out}", path=path, text=unread, way_out=_WAY_OUT
        )
    return content


def _unread(value: Any) -> Unread | None:
    """Return the first expression in a part of a config that could not be read, if any."""
    if isinstance(value, Unread):
        return value
    items = (
        cast("dict[str, Any]", value).values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    )
    return next((found for item in cast("list[Any]", items) if (found := _unread(item)) is not None), None)


def _normalisation(config: Mapping[str, Any]) -> tuple[tuple[float, ...] | None, tuple[float, ...] | None, bool]:
    """Return mean and standard deviation of values in 0 to 1, and whether blue comes first, as mmcv reads images."""
    said = config.get("data_preprocessor") or cast("dict[str, Any]", config["model"]).get("data_preprocessor")
    said = said or config.get("img_norm_cfg") or {}
    mean, std = said.get("mean"), said.get("std")
    if not isinstance(mean, list) or not isinstance(std, list):
        return None, None, False
    turned = bool(said.get("bgr_to_rgb", said.get("to_rgb", False)))
    numbers = [tuple(float(one) / 255 for one in cast("list[float]", each)) for each in (mean, std)]
    if not turned:  # its numbers are in the order blue, green, red; the variant's are red, green, blue
        numbers = [tuple(reversed(each)) for each in numbers]
    return numbers[0], numbers[1], not turned


def _size(config: Mapping[str, Any]) -> tuple[int, int] | None:
    size = config.get("crop_size") or (config.get("data_preprocessor") or {}).get("size")
    if isinstance(size, list) and len(cast("list[Any]", size)) == 2:
        rows, columns = cast("list[int]", size)
        return int(rows), int(columns)
    return None


def _classes(config: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the classes if the config lists them; empty if it only names a data set's class."""
    for name in ("test_dataloader", "val_dataloader", "train_dataloader"):
        data = (config.get(name) or {}).get("dataset") or {}
        names = (data.get("metainfo") or {}).get("classes")
        if isinstance(names, list):
            return tuple(str(one) for one in cast("list[Any]", names))
    return ()


def _weights(config: Path) -> Path:
    """Return the checkpoint beside a config: the best, or the last, or the only one.

    Raises:
        UserError: there is none, or several without a best or a last one.
    """
    found = sorted(path for path in config.parent.glob("*.pth") if is_file(path))
    best = [path for path in found if path.name.startswith("best_")]
    steps = {int(number[1]): path for path in found if (number := re.search(r"(?:iter|epoch)_(\d+)\.pth$", path.name))}
    if best or steps:
        return best[-1] if best else steps[max(steps)]
    if len(found) == 1:
        return found[0]
    raise UserError(
        "There are {count} checkpoints (.pth) beside {config}. Choose one with --weights.",
        config=config,
        count=len(found),
    )


def _fingerprint(model: Mapping[str, Any], weights: Path) -> str:
    described = json.dumps(model, sort_keys=True, default=repr)
    return hashlib.sha256(f"{described}{sha256(weights)}".encode()).hexdigest()


MMSEG = Adapter(Text("a config of mmsegmentation"), _claims, _recognise, _network)
