"""Conversion of weights of TransUNet's authors (Beckschen/TransUNet) to the names and the order of segview."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from segview.core.variants.spec import NetworkSpec
from segview.networks.adapters.checkpoints.state_dicts import StateDict, plain_names
from segview.networks.architectures.transunet import SKIP_LAST

_MARK = "transformer.embeddings.hybrid_model.root.conv.weight"
_ROOT, _BODY, _LAYER = "transformer.embeddings.hybrid_model.root", "hybrid_model.body", "transformer.encoder.layer"
# Patterns of the authors' names, each with its replacement here.
_NAMES: tuple[tuple[str, str], ...] = (
    (rf"{re.escape(_ROOT)}\.conv\.", "trunk.encoder.stem.0."),
    (rf"{re.escape(_ROOT)}\.gn\.", "trunk.encoder.stem.1."),
    (r"transformer\.embeddings\.patch_embeddings\.", "trunk.encoder.transformer.patch_embed.proj."),
    (r"transformer\.embeddings\.position_embeddings", "trunk.encoder.transformer.pos_embed"),
    (r"transformer\.encoder\.encoder_norm\.", "trunk.encoder.transformer.norm."),
    (r"decoder\.conv_more\.", "trunk.decoder.entry."),
    (r"segmentation_head\.0\.", "head.convolution."),
)
_IN_UNIT = {"downsample": "downsample.conv", "gn_proj": "downsample.norm"}
_IN_LAYER = {
    "attention_norm": "norm1",
    "ffn_norm": "norm2",
    "ffn.fc1": "mlp.fc1",
    "ffn.fc2": "mlp.fc2",
    "attn.out": "attn.proj",
}
_QUERY = ".attn.query."


def by_our_names(found: Sequence[StateDict], spec: NetworkSpec, source: Path) -> list[StateDict]:
    """Return state dicts; those of TransUNet's authors are converted to the names of a spec's network."""
    if spec.architecture != "transunet":
        return list(found)
    skip_last = spec.options.get("concatenation") == SKIP_LAST
    plain = [(one, plain_names(one.tensors, source)) for one in found]
    return [
        replace(one, tensors=from_official(names, skip_last=skip_last)) if _MARK in names else one
        for one, names in plain
    ]


def from_official(given: Mapping[str, Tensor], *, skip_last: bool) -> dict[str, Tensor]:
    """Return the authors' tensors as those of ``transunet``; other names do not change.

    Query, key and value become one matrix. If the network here has a skip's channels first, the input channels of each
    decoder block's first convolution are swapped.

    Args:
        given: Tensors by the authors' names.
        skip_last: Whether the network has the authors' order, the option ``concatenation = "skip_last"``.
    """
    taken: dict[str, Tensor] = {}
    for name, tensor in given.items():
        if _QUERY in name:
            three = [given.get(name.replace(_QUERY, f".attn.{one}.")) for one in ("query", "key", "value")]
            parts = [one for one in three if one is not None]
            taken[_in_layer(name.replace(_QUERY, ".attn.qkv."))] = torch.cat(parts)
        elif ".attn.key." not in name and ".attn.value." not in name:
            taken[_renamed(name)] = tensor if skip_last else _skip_first(name, tensor, given)
    return taken


def _renamed(name: str) -> str:
    for old, new in _NAMES:
        if re.match(old, name):
            return re.sub(old, new, name)
    if name.startswith(_LAYER):
        return _in_layer(name)
    if found := re.search(rf"{re.escape(_BODY)}\.block(\d+)\.unit(\d+)\.(\w+)\.(\w+)$", name):
        block, unit, part, kind = found.groups()
        part = _IN_UNIT.get(part, part.replace("gn", "norm"))
        return f"trunk.encoder.stages.{int(block) - 1}.blocks.{int(unit) - 1}.{part}.{kind}"
    if found := re.fullmatch(r"decoder\.blocks\.(\d+)\.conv(\d)\.(.+)", name):
        block, number, rest = found.groups()
        return f"trunk.decoder.blocks.{block}.{int(number) - 1}.{rest}"
    return name


def _in_layer(name: str) -> str:
    new = name.replace(_LAYER, "trunk.encoder.transformer.blocks")
    for old, part in _IN_LAYER.items():
        new = new.replace(f".{old}.", f".{part}.")
    return new


def _skip_first(name: str, tensor: Tensor, given: Mapping[str, Tensor]) -> Tensor:
    """Return the weight of a decoder block's first convolution with the skip's channels first; others unchanged."""
    found = re.fullmatch(r"decoder\.blocks\.(\d+)\.conv1\.0\.weight", name)
    if not found:
        return tensor
    before = int(found[1]) - 1
    feeding = given.get("decoder.conv_more.0.weight" if before < 0 else f"decoder.blocks.{before}.conv2.0.weight")
    below = 0 if feeding is None else feeding.shape[0]
    return torch.cat([tensor[:, below:], tensor[:, :below]], dim=1)
