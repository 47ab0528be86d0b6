"""Folders of the library transformers: semantic segmentation, from safetensors and local files only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, resolve_path
from segview.core.base.registry import unknown_name
from segview.core.base.text import Text
from segview.core.variants.spec import VariantConfig
from segview.networks.adapters.adapter import (
    Adapter,
    Choices,
    Findings,
    Recognised,
    check_unchanged,
    variant_from,
)
from segview.networks.adapters.module import network_of
from segview.networks.adapters.prompted_folder import PROMPTED, prompted_network, recognise_prompted
from segview.networks.adapters.tiles import Tiled
from segview.networks.adapters.transformers_library import (
    CONFIG,
    Semantic,
    check_task,
    check_weights,
    fingerprint,
    load_network,
    read_json,
    read_preprocessor,
    task_tokens,
)
from segview.networks.base.network import SegmentationNetwork

# The only classes that a config may name: no other name from a file reaches ``getattr``.
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
_BY_TASK = "OneFormerForUniversalSegmentation"
_TOKENS_AND_QUERIES = ("EomtForUniversalSegmentation", "EomtDinov3ForUniversalSegmentation")
_BY_QUERIES = (
    "Mask2FormerForUniversalSegmentation",
    "MaskFormerForInstanceSegmentation",
    _BY_TASK,
    *_TOKENS_AND_QUERIES,
)
# These have a token grid of a fixed size.
_ONE_SIZE = (
    "BeitForSemanticSegmentation",
    "DPTForSemanticSegmentation",
    "Data2VecVisionForSemanticSegmentation",
    *_TOKENS_AND_QUERIES,
)
_MULTIPLE = 32


def _claims(path: str) -> bool:
    folder = Path(path)
    if not is_file(folder / CONFIG):
        return False
    try:
        content = read_json(folder / CONFIG)
    except UserError:
        return False
    return "model_type" in content and "format" not in content


def _recognise(path: str, choices: Choices) -> Recognised:
    folder = resolve_path(Path(path))
    config, preprocessor = read_json(folder / CONFIG), read_preprocessor(folder)
    kind = _find_kind(config, folder)
    if kind in PROMPTED:
        return recognise_prompted(folder, kind, config, choices, normalisation=_normalisation(preprocessor))
    names = _class_names(config)
    flips = bool(preprocessor.get("do_flip_channel_order", kind.startswith("MobileViT")))
    options: dict[str, Any] = {"class": kind, "reversed_channels": flips}
    size = _input_size(preprocessor)
    if kind in _ONE_SIZE:
        side = int(config.get("image_size", 224))
        size, options["tile"] = (side, side), [side, side]
    mean, std = _normalisation(preprocessor)
    findings = Findings(
        name=folder.name,
        summary=f"{kind} of transformers, in {folder.name}.",
        outputs=len(names),
        sha256=fingerprint(folder),
        classes=names if len(names) > 1 else ("background", *names),
        input_size=size,
        mean=mean,
        std=std,
        options=options,
    )
    return variant_from("transformers", folder, findings, choices)


def _network(config: VariantConfig) -> SegmentationNetwork:
    assert config.network.source is not None
    folder, options = Path(config.network.source.path), config.network.options
    check_unchanged(config, fingerprint(folder))
    kind = str(options["class"])
    if kind in PROMPTED:
        return prompted_network(config)
    if kind not in (*_SEMANTIC, *_BY_QUERIES):
        raise unknown_name("network class of transformers", kind, (*_SEMANTIC, *_BY_QUERIES))
    network = load_network(folder, kind)
    task = task_tokens(folder, int(network.config.task_seq_len)) if kind == _BY_TASK else None
    inner = Semantic(network, reversed_channels=bool(options["reversed_channels"]), task=task)
    tile = options.get("tile")
    module = Tiled(inner, (int(tile[0]), int(tile[1]))) if tile else inner
    return network_of(module, outputs=config.network.outputs, multiple=1 if tile else _MULTIPLE)


def _find_kind(config: Mapping[str, Any], folder: Path) -> str:
    named = config.get("architectures") or [str(config.get("model_type"))]
    kind = str(next(iter(named)))
    if kind not in (*_SEMANTIC, *_BY_QUERIES, *PROMPTED):
        known = ", ".join((*_SEMANTIC, *_BY_QUERIES, *PROMPTED))
        raise UserError(
            "{folder} is {kind} of transformers, which cannot be opened. Supported are: {known}. For "
            "others, open a Python file that builds the network and gives logits for each class: "
            "net.py:build.",
            folder=folder,
            kind=kind,
            known=known,
        )
    check_weights(folder)
    if kind == _BY_TASK:
        check_task(folder)
    return kind


def _class_names(config: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the classes in their order, each once."""
    given = cast("dict[str, object]", config.get("id2label") or {"0": "LABEL_0", "1": "LABEL_1"})
    named = [str(given[key]).strip() or f"class {key}" for key in sorted(given, key=int)]
    counts = Counter(named)
    return tuple(name if counts[name] == 1 else f"{name} {index}" for index, name in enumerate(named))


def _input_size(preprocessor: Mapping[str, Any]) -> tuple[int, int] | None:
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


TRANSFORMERS = Adapter(Text("a folder of transformers"), _claims, _recognise, _network)
