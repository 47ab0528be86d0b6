"""Weights of TransUNet's authors answer here as their code has it, in either order of concatenation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional

from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.adapters.checkpoints.importing import import_checkpoint
from segview.networks.build import outline
from segview.networks.storage.checkpoint import load_variant

SIDE, HEADS, GROUPS = 64, 3, 4
State = dict[str, Tensor]


def spec(order: str) -> NetworkSpec:
    options = {"image_size": SIDE, "concatenation": order}
    return NetworkSpec(architecture="transunet", size="small", head=Head.PLAIN, classes=3, options=options)


def official() -> State:
    """Random tensors by the authors' names (vit_seg_modeling.py, vit_seg_modeling_resnet_skip.py), small widths."""
    generator = torch.Generator().manual_seed(0)
    state: State = {}
    for name, shape in _shapes():
        fan = max(1, int(torch.tensor(shape[1:]).prod())) if len(shape) > 1 else 1
        state[name] = torch.randn(shape, generator=generator) / fan**0.5
        if "running_var" in name:
            state[name] = state[name].abs() + 0.5
        elif len(shape) == 1 and name.endswith("weight"):
            state[name] = 1 + state[name] * 0.1
    return state


def _shapes() -> Iterator[tuple[str, tuple[int, ...]]]:
    embeddings, wide = "transformer.embeddings", 192
    hybrid = f"{embeddings}.hybrid_model"
    yield f"{hybrid}.root.conv.weight", (16, 3, 7, 7)
    yield from _norm(f"{hybrid}.root.gn", 16)
    before = 16
    for block, (count, out) in enumerate(((3, 64), (4, 128), (9, 256)), start=1):
        for unit in range(1, count + 1):
            at, mid = f"{hybrid}.body.block{block}.unit{unit}", out // 4
            sides = ((mid, before, 1), (mid, mid, 3), (out, mid, 1))
            for number, (rows, columns, side) in enumerate(sides, start=1):
                yield f"{at}.conv{number}.weight", (rows, columns, side, side)
                yield from _norm(f"{at}.gn{number}", rows)
            if unit == 1:
                yield f"{at}.downsample.weight", (out, before, 1, 1)
                yield from _norm(f"{at}.gn_proj", out)
            before = out
    yield f"{embeddings}.position_embeddings", (1, (SIDE // 16) ** 2, wide)
    yield from _layer(f"{embeddings}.patch_embeddings", wide, 256, 1, 1)
    for number in range(4):
        at = f"transformer.encoder.layer.{number}"
        for part in ("attn.query", "attn.key", "attn.value", "attn.out"):
            yield from _layer(f"{at}.{part}", wide, wide)
        yield from _layer(f"{at}.ffn.fc1", 4 * wide, wide)
        yield from _layer(f"{at}.ffn.fc2", wide, 4 * wide)
        for part in ("attention_norm", "ffn_norm"):
            yield from _norm(f"{at}.{part}", wide)
    yield from _norm("transformer.encoder.encoder_norm", wide)
    yield from _unit("decoder.conv_more", 128, wide)
    below = 128
    for number, (skip, out) in enumerate(((128, 64), (64, 32), (16, 16), (0, 16))):
        yield from _unit(f"decoder.blocks.{number}.conv1", out, below + skip)
        yield from _unit(f"decoder.blocks.{number}.conv2", out, out)
        below = out
    yield from _layer("segmentation_head.0", 3, 16, 3, 3)


def _layer(name: str, *shape: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield f"{name}.weight", shape
    yield f"{name}.bias", shape[:1]


def _norm(name: str, width: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield f"{name}.weight", (width,)
    yield f"{name}.bias", (width,)


def _unit(name: str, out: int, wide: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield f"{name}.0.weight", (out, wide, 3, 3)
    yield from _norm(f"{name}.1", out)
    yield f"{name}.1.running_mean", (out,)
    yield f"{name}.1.running_var", (out,)


def their_logits(w: State, x: Tensor) -> Tensor:
    """The forward pass of the authors' code, written out."""
    hybrid = "transformer.embeddings.hybrid_model"

    def conv(x: Tensor, name: str, **arguments: Any) -> Tensor:
        weight = w[f"{name}.weight"]
        variance, mean = torch.var_mean(weight, dim=(1, 2, 3), keepdim=True, unbiased=False)
        return functional.conv2d(x, (weight - mean) / (variance + 1e-5).sqrt(), **arguments)

    def group(x: Tensor, name: str, groups: int = GROUPS, eps: float = 1e-6) -> Tensor:
        return functional.group_norm(x, groups, w[f"{name}.weight"], w[f"{name}.bias"], eps)

    x = group(conv(x, f"{hybrid}.root.conv", stride=2, padding=3), f"{hybrid}.root.gn").relu()
    skips = [x]
    x = functional.max_pool2d(x, 3, stride=2)
    for block, count in enumerate((3, 4, 9), start=1):
        for unit in range(1, count + 1):
            at = f"{hybrid}.body.block{block}.unit{unit}"
            stride = 2 if unit == 1 and block > 1 else 1
            kept = x
            if unit == 1:
                kept = conv(x, f"{at}.downsample", stride=stride)
                kept = group(kept, f"{at}.gn_proj", kept.shape[1], 1e-5)
            y = group(conv(x, f"{at}.conv1"), f"{at}.gn1").relu()
            y = group(conv(y, f"{at}.conv2", stride=stride, padding=1), f"{at}.gn2").relu()
            x = (kept + group(conv(y, f"{at}.conv3"), f"{at}.gn3")).relu()
        if block < 3:
            short = SIDE // 2 ** (block + 1) - x.shape[-1]
            skips.append(functional.pad(x, (0, short, 0, short)))
    return _decoded(w, _tokens(w, x), skips[::-1])


def _tokens(w: State, x: Tensor) -> Tensor:
    def linear(x: Tensor, name: str) -> Tensor:
        return functional.linear(x, w[f"{name}.weight"], w[f"{name}.bias"])

    def norm(x: Tensor, name: str) -> Tensor:
        return functional.layer_norm(x, x.shape[-1:], w[f"{name}.weight"], w[f"{name}.bias"], 1e-6)

    at = "transformer.embeddings"
    x = functional.conv2d(x, w[f"{at}.patch_embeddings.weight"], w[f"{at}.patch_embeddings.bias"])
    side, x = x.shape[-1], x.flatten(2).transpose(1, 2) + w[f"{at}.position_embeddings"]
    for number in range(4):
        at = f"transformer.encoder.layer.{number}"
        y = norm(x, f"{at}.attention_norm")
        q, k, v = (
            linear(y, f"{at}.attn.{part}").unflatten(-1, (HEADS, -1)).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        shares = (q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5).softmax(dim=-1)
        x = x + linear((shares @ v).transpose(1, 2).flatten(2), f"{at}.attn.out")
        y = norm(x, f"{at}.ffn_norm")
        x = x + linear(functional.gelu(linear(y, f"{at}.ffn.fc1")), f"{at}.ffn.fc2")
    x = norm(x, "transformer.encoder.encoder_norm")
    return x.transpose(1, 2).unflatten(2, (side, side))


def _decoded(w: State, x: Tensor, skips: list[Tensor]) -> Tensor:
    def unit(x: Tensor, name: str) -> Tensor:
        x = functional.conv2d(x, w[f"{name}.0.weight"], padding=1)
        mean, variance = w[f"{name}.1.running_mean"], w[f"{name}.1.running_var"]
        return functional.batch_norm(x, mean, variance, w[f"{name}.1.weight"], w[f"{name}.1.bias"]).relu()

    x = unit(x, "decoder.conv_more")
    for number in range(4):
        x = functional.interpolate(x, scale_factor=2, mode="bilinear", align_corners=True)
        x = torch.cat([x, *skips[number : number + 1]], dim=1)
        x = unit(unit(x, f"decoder.blocks.{number}.conv1"), f"decoder.blocks.{number}.conv2")
    return functional.conv2d(x, w["segmentation_head.0.weight"], w["segmentation_head.0.bias"], padding=1)


@torch.no_grad()
@pytest.mark.parametrize("order", ["skip_last", "skip_first"])
def test_a_checkpoint_of_the_authors_opens_and_gives_their_logits(tmp_path: Path, order: str) -> None:
    state = official()
    assert sum(one.numel() for name, one in state.items() if "running" not in name) == sum(
        one.numel() for one in outline(spec(order)).parameters()
    )
    save_file({f"module.{name}": one for name, one in state.items()}, tmp_path / "theirs.safetensors")
    folder = import_checkpoint(
        tmp_path / "theirs.safetensors",
        spec(order),
        name="transunet",
        classes=("background", "one", "other"),
        preprocessing=Preprocessing(input_size=(SIDE, SIDE)),
        folder=tmp_path / "variants",
    )
    x = torch.rand(2, 3, SIDE, SIDE, generator=torch.Generator().manual_seed(1))
    expected = their_logits(state, x)
    assert expected.std() > 0.01
    torch.testing.assert_close(load_variant(folder).network(x), expected, rtol=1e-3, atol=1e-4)
