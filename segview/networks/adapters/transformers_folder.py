"""Folders of the library transformers: semantic segmentation, from safetensors and local files alone."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import torch
from safetensors import SafetensorError
from torch import Tensor, nn

from segview.core.base.errors import UserError, first_sentence
from segview.core.base.files import is_file, read_small, resolved, sha256
from segview.core.base.places import install_command
from segview.core.base.registry import unknown_name
from segview.core.variants.spec import VariantConfig
from segview.networks.adapters.adapter import (
    Adapter,
    Choices,
    Findings,
    Recognised,
    check_unchanged,
    recognised,
)
from segview.networks.adapters.module import network_of
from segview.networks.adapters.tiles import Tiled
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.trunk import REFUSALS

_CONFIG, _PREPROCESSOR = "config.json", "preprocessor_config.json"
_WEIGHTS, _INDEX = "model.safetensors", "model.safetensors.index.json"

# The only classes that a config may name: a name from a file never reaches ``getattr``.
_SEMANTIC = (
    "BeitForSemanticSegmentation",
    "DPTForSemanticSegmentation",
    "Data2VecVisionForSemanticSegmentation",
    "MobileNetV2ForSemanticSegmentation",
    "MobileViTForSemanticSegmentation",
    "MobileViTV2ForSemanticSegmentation",
    "SegformerForSemanticSegmentation",
    "UperNetForSemanticSegmentation",
)
_BY_QUERIES = ("Mask2FormerForUniversalSegmentation", "MaskFormerForInstanceSegmentation")
# These have a grid of tokens of one size alone.
_ONE_SIZE = ("BeitForSemanticSegmentation", "DPTForSemanticSegmentation", "Data2VecVisionForSemanticSegmentation")
_MULTIPLE = 32


class Semantic(nn.Module):
    """A network of transformers: images B × 3 × H × W to logits, one a class, on a coarser grid.

    What tells classes by queries (MaskFormer; Cheng et al., 2021) gives the logarithm of the scores that it adds up.

    Args:
        network: The library's.
        reversed_channels: Whether it takes blue, green, red.
    """

    def __init__(self, network: nn.Module, *, reversed_channels: bool) -> None:
        super().__init__()
        self.network, self.reversed_channels = network, reversed_channels

    def forward(self, x: Tensor) -> Tensor:
        given: Any = self.network(pixel_values=x.flip(1) if self.reversed_channels else x)
        if getattr(given, "class_queries_logits", None) is None:
            return given.logits
        shares = given.class_queries_logits.softmax(dim=-1)[..., :-1]
        scores = torch.einsum("bqc,bqhw->bchw", shares, given.masks_queries_logits.sigmoid())
        return scores.clamp(min=1e-7).log()


def _claims(path: str) -> bool:
    folder = Path(path)
    if not is_file(folder / _CONFIG):
        return False
    try:
        content: object = json.loads(read_small(folder / _CONFIG))
    except (ValueError, OSError, RecursionError):
        return False
    return isinstance(content, dict) and "model_type" in content and "format" not in content


def _recognise(path: str, choices: Choices) -> Recognised:
    folder = resolved(Path(path))
    config, preprocessor = _read(folder / _CONFIG), _read(folder / _PREPROCESSOR)
    kind = _kind(config, folder)
    names = _names(config)
    flips = bool(preprocessor.get("do_flip_channel_order", kind.startswith("MobileViT")))
    options: dict[str, Any] = {"class": kind, "reversed_channels": flips}
    size = _size(preprocessor)
    if kind in _ONE_SIZE:
        side = int(config.get("image_size", 224))
        size, options["tile"] = (side, side), [side, side]
    mean, std = _normalisation(preprocessor)
    findings = Findings(
        name=folder.name,
        summary=f"{kind} of transformers, in {folder.name}.",
        outputs=len(names),
        sha256=_fingerprint(folder),
        classes=names if len(names) > 1 else ("background", *names),
        input_size=size,
        mean=mean,
        std=std,
        options=options,
    )
    return recognised("transformers", folder, findings, choices)


def _network(config: VariantConfig) -> SegmentationNetwork:
    assert config.network.source is not None
    folder, options = Path(config.network.source.path), config.network.options
    check_unchanged(config, _fingerprint(folder))
    inner = Semantic(_loaded(folder, str(options["class"])), reversed_channels=bool(options["reversed_channels"]))
    tile = options.get("tile")
    module = Tiled(inner, (int(tile[0]), int(tile[1]))) if tile else inner
    return network_of(module, outputs=config.network.outputs, multiple=1 if tile else _MULTIPLE)


def _loaded(folder: Path, kind: str) -> nn.Module:
    """Return a network of the library, read from safetensors; nothing is fetched, and no code of the folder is run."""
    if find_spec("transformers") is None:
        raise UserError(
            "{folder} needs the library transformers. Install it with {install_command}.",
            folder=folder,
            install_command=install_command("hub"),
        )
    import transformers

    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    if kind not in (*_SEMANTIC, *_BY_QUERIES):
        raise unknown_name("network class of transformers", kind, (*_SEMANTIC, *_BY_QUERIES))
    try:
        loaded: Any = getattr(transformers, kind).from_pretrained(
            str(folder), local_files_only=True, use_safetensors=True, trust_remote_code=False, dtype=torch.float32
        )
    except (*REFUSALS, SafetensorError, MemoryError) as error:
        raise UserError(
            "{folder} cannot be opened: {error}. Save it again, whole.", folder=folder, error=first_sentence(error)
        ) from error
    return loaded.eval().requires_grad_(False)


def _kind(config: Mapping[str, Any], folder: Path) -> str:
    named = config.get("architectures") or [str(config.get("model_type"))]
    kind = str(next(iter(named)))
    if kind not in (*_SEMANTIC, *_BY_QUERIES):
        known = ", ".join((*_SEMANTIC, *_BY_QUERIES))
        raise UserError(
            "{folder} is {kind} of transformers, which is not opened. Those that are: {known}.",
            folder=folder,
            kind=kind,
            known=known,
        )
    if not (is_file(folder / _WEIGHTS) or is_file(folder / _INDEX)):
        raise UserError(
            "{folder} has no {weights}. Save it with save_pretrained(folder, safe_serialization=True): "
            "pickles are not read.",
            folder=folder,
            weights=_WEIGHTS,
        )
    return kind


def _names(config: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the classes in their order, each once."""
    given = cast("dict[str, object]", config.get("id2label") or {"0": "LABEL_0", "1": "LABEL_1"})
    named = [str(given[key]).strip() or f"class {key}" for key in sorted(given, key=int)]
    counts = Counter(named)
    return tuple(name if counts[name] == 1 else f"{name} {index}" for index, name in enumerate(named))


def _size(preprocessor: Mapping[str, Any]) -> tuple[int, int] | None:
    size = preprocessor.get("crop_size") if preprocessor.get("do_center_crop") else preprocessor.get("size")
    if isinstance(size, int):
        return size, size
    if not isinstance(size, dict):
        return None
    sides = cast("dict[str, int]", size)
    if "height" in sides:
        return int(sides["height"]), int(sides["width"])
    edge = sides.get("shortest_edge")
    return None if edge is None else (int(edge), int(edge))


def _normalisation(
    preprocessor: Mapping[str, Any],
) -> tuple[tuple[float, ...] | None, tuple[float, ...] | None]:
    if not preprocessor:
        return None, None
    if not preprocessor.get("do_normalize", "image_mean" in preprocessor):
        return (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
    mean, std = preprocessor.get("image_mean"), preprocessor.get("image_std")
    return (None, None) if mean is None or std is None else (tuple(map(float, mean)), tuple(map(float, std)))


def _read(path: Path) -> Mapping[str, Any]:
    """Return the object in a JSON file, or nothing where there is none."""
    if not is_file(path):
        return {}
    try:
        content: object = json.loads(read_small(path))
    except (ValueError, OSError, RecursionError) as error:
        raise UserError("{path} is no JSON file: {error}.", path=path, error=first_sentence(error)) from error
    return cast("dict[str, Any]", content) if isinstance(content, dict) else {}


def _fingerprint(folder: Path) -> str:
    """Return a SHA-256 of the config and the weights."""
    shards = sorted(path for path in folder.iterdir() if path.suffix == ".safetensors")
    parts = [sha256(path) for path in (folder / _CONFIG, *shards)]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


TRANSFORMERS = Adapter("a folder of transformers", _claims, _recognise, _network)
