"""SANet: its counts, its three outputs, and what its heads show."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch.nn import functional

from segview.core.base.errors import UserError
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.tap import capture, taps
from segview.networks.build import build, outline

TINY: dict[str, Any] = {"architecture": "sanet", "encoder": "tu-test_resnet", "head": "plain", "classes": 3}


def _count(**fields: Any) -> int:
    return sum(parameter.numel() for parameter in outline(NetworkSpec(architecture="sanet", **fields)).parameters())


@pytest.mark.parametrize(
    ("encoder", "classes", "count"),
    [
        ("tu-resnet50", 21, 58_395_159),
        ("tu-resnet50", 60, 59_115_060),
        ("tu-resnet101", 21, 77_387_287),
        ("tu-resnet101", 60, 78_107_188),
    ],
)
def test_the_parameters_are_as_many_as_counted(encoder: str, classes: int, count: int) -> None:
    assert _count(encoder=encoder, head="plain", classes=classes) == count
    assert _count(size="small") < 5_000_000


@pytest.mark.parametrize("encoder", ["efficientnet-b7", "mobilenet_v2", "resnet50"])
def test_the_encoders_of_the_paper_can_be_named(encoder: str) -> None:
    network = outline(NetworkSpec.model_validate({**TINY, "encoder": encoder}))
    assert network.eval()(torch.empty(1, 3, 65, 47, device="meta")).shape == (1, 3, 65, 47)


@torch.no_grad()
def test_the_outputs_are_the_three_branches_and_their_mean() -> None:
    network = build(NetworkSpec(**TINY)).eval()
    x = torch.randn(2, 3, 65, 47)
    outputs = network.outputs(x)
    assert {name: tuple(one.shape) for name, one in outputs.items()} == {
        "logits": (2, 3, 65, 47),
        "mask": (2, 3, 65, 47),
        "categorical": (2, 3),
        "dense": (2, 3, 65, 47),
    }
    assert torch.equal(outputs["logits"], network(x))
    torch.testing.assert_close(outputs["logits"], (outputs["mask"] + outputs["dense"]) / 2)


@torch.no_grad()
@pytest.mark.parametrize("fields", [{"options": {"prediction": "mask"}}, {"head": "B", "classes": 2}])
def test_the_mask_alone_can_predict(fields: dict[str, Any]) -> None:
    network = build(NetworkSpec.model_validate({**TINY, **fields})).eval()
    outputs = network.outputs(torch.randn(1, 3, 64, 64))
    assert torch.equal(outputs["logits"], outputs["mask"])


@torch.no_grad()
def test_the_branches_come_from_the_heads() -> None:
    network: Any = build(NetworkSpec(**TINY)).eval()
    x = torch.randn(1, 3, 64, 64)
    with capture(network) as captured:
        outputs = network.outputs(x)
    heads = [captured[f"sa/head {number}/out"].tensor for number in range(1, 5)]
    assert [head.shape[-1] for head in heads] == [16, 8, 8, 8]
    for number, out in enumerate(heads, start=1):
        attention, main = (captured[f"sa/head {number}/{name}"].tensor for name in ("attention", "main"))
        assert torch.equal(out, attention * main + attention)
    grid = [functional.interpolate(head, (8, 8), mode="bilinear") for head in heads]
    joint = torch.cat(grid, dim=1)
    mask = functional.interpolate(network.head.convolution(joint), (64, 64), mode="bilinear")
    torch.testing.assert_close(outputs["mask"], mask)
    torch.testing.assert_close(outputs["categorical"], network.categorical(joint.mean(dim=(2, 3))))
    shown = captured["sa/categorical"]
    assert torch.equal(shown.tensor[..., 0, 0], torch.sigmoid(outputs["categorical"]))
    assert shown.tap.channels == ("class 0", "class 1", "class 2")
    dense = network.dense(network.trunk.encode(x)[-1]) + heads[-1]
    torch.testing.assert_close(outputs["dense"], functional.interpolate(dense, (64, 64), mode="bilinear"))


def test_all_three_outputs_learn() -> None:
    network = build(NetworkSpec(**TINY)).train()
    outputs = network.outputs(torch.randn(2, 3, 64, 64))
    sum(outputs[name].square().sum() for name in ("mask", "categorical", "dense")).backward()  # pyright: ignore
    dead = [n for n, p in network.named_parameters() if p.grad is None and not n.startswith("trunk.encoder")]
    assert dead == []


def test_every_head_shows_attention_and_main() -> None:
    names = {tap.name for tap in taps(build(NetworkSpec(**TINY)))}
    heads = {f"sa/head {number}/{what}" for number in range(1, 5) for what in ("attention", "main", "out")}
    assert names == {*heads, "sa/dense", "sa/categorical", "output"}


def test_alpha_and_beta_weigh_the_categorical_and_the_dense_loss() -> None:
    assert dict(build(NetworkSpec(**TINY)).loss_weights) == {"mask": 1.0, "categorical": 0.2, "dense": 0.8}
    network = build(NetworkSpec(**TINY, options={"alpha": 0, "beta": 0.4}))
    assert dict(network.loss_weights) == {"mask": 1.0, "categorical": 0.0, "dense": 0.4}


@pytest.mark.parametrize(
    "options",
    [{"outputstride": 8}, {"output_stride": 4}, {"prediction": "dense"}, {"alpha": -1}, {"beta": True}, {"beta": "1"}],
)
def test_options_that_it_has_not_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="SANet"):
        build(NetworkSpec(**TINY, options=options))
