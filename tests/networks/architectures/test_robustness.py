"""Every architecture on large and odd images, on one image in training, in half precision and for many classes."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from segview.core.base.errors import UserError
from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import capture
from segview.networks.build import build
from segview.networks.choices import METHODS
from segview.training.losses import LOSSES
from segview.training.losses.objective import objective

# The same code as B0, deeper and wider.
DEEPER = tuple(f"segformer_b{number}" for number in range(1, 6))
NETWORKS = [
    pytest.param(name, marks=[pytest.mark.slow] if name in DEEPER else [])
    for name in ARCHITECTURES
    if name not in METHODS
]
# Those that bring an image to one pixel, whose norm has one number then.
REFUSAL = r"pools the image to one pixel and normalises over the batch: of one image.*Take a batch of 2 or more"
LOSS = LOSSES["dice_ce"]
POOLING = ("deconvnet", "deeplabv3", "deeplabv3plus", "deeplabv3plus_hmsa", "pspnet")


def _network(architecture: str, **fields: Any) -> SegmentationNetwork:
    torch.manual_seed(4)
    encoder = "tu-test_resnet" if architecture == "smp" else ""
    return build(
        NetworkSpec.model_validate({"architecture": architecture, "size": "small", "encoder": encoder, **fields})
    )


@pytest.mark.slow
@torch.no_grad()
@pytest.mark.parametrize("architecture", NETWORKS)
def test_images_may_be_large_long_and_odd(architecture: str) -> None:
    network = _network(architecture).eval()
    for size in ((512, 512), (37, 512), (511, 33)):
        with capture(network) as captured:
            logits = network(torch.randn(1, 3, *size))
        assert logits.shape == (1, 1, *size)
        assert torch.isfinite(logits).all()
        padded = network.padded_size(size)
        for name, one in captured.items():
            assert torch.isfinite(one.tensor).all(), name
            rows, columns = one.tensor.shape[-2:]
            if rows * columns > 1:  # a map: as many pixels of the padded input in each of its own, both ways
                assert padded[0] / rows == pytest.approx(padded[1] / columns, rel=0.15), name


@pytest.mark.parametrize("architecture", NETWORKS)
def test_one_image_is_trained_on_or_refused_with_the_reason(architecture: str) -> None:
    network = _network(architecture).train()
    batch = torch.randn(1, 3, 96, 96), torch.zeros(1, 1, 96, 96, dtype=torch.long)
    if architecture in POOLING:
        with pytest.raises(UserError, match=REFUSAL):
            objective(network, *batch, LOSS)
    else:
        objective(network, *batch, LOSS).backward()
        gradients = [p.grad for p in network.parameters() if p.grad is not None]
        assert gradients
        assert all(torch.isfinite(gradient).all() for gradient in gradients)
    with torch.no_grad():
        assert torch.isfinite(network.eval()(batch[0])).all()


@pytest.mark.parametrize(
    ("fields", "side"),
    [
        ({"architecture": "unet", "encoder": "tu-test_resnet", "decoder_channels": (8,) * 5}, 32),
        ({"architecture": "smp", "encoder": "tu-test_resnet", "options": {"class": "DeepLabV3Plus"}}, 64),
    ],
)
def test_a_norm_of_one_number_is_refused_wherever_it_is(fields: dict[str, Any], side: int) -> None:
    network = build(NetworkSpec.model_validate(fields)).train()
    with pytest.raises(UserError, match=REFUSAL):
        objective(network, torch.randn(1, 3, side, side), torch.zeros(1, 1, side, side), LOSS)


@pytest.mark.parametrize("architecture", NETWORKS)
def test_bfloat16_is_finite_and_close(architecture: str) -> None:
    network = _network(architecture).eval()
    x = torch.randn(2, 3, 64, 64)
    _compare(network, x, torch.bfloat16)
    network.train()
    with torch.autocast("cpu", torch.bfloat16):
        loss = objective(network, x, torch.ones(2, 1, 64, 64, dtype=torch.long), LOSS)
    loss.backward()
    assert torch.isfinite(loss)
    assert all(torch.isfinite(p.grad).all() for p in network.parameters() if p.grad is not None)


@pytest.mark.slow
@pytest.mark.parametrize("architecture", NETWORKS)
def test_float16_is_finite_and_close(architecture: str) -> None:
    _compare(_network(architecture).eval(), torch.randn(1, 3, 64, 64), torch.float16)


@torch.no_grad()
def _compare(network: SegmentationNetwork, x: torch.Tensor, kind: torch.dtype) -> None:
    exact = network(x)
    with torch.autocast("cpu", kind):
        logits = network(x).float()
    assert torch.isfinite(logits).all()
    assert (logits - exact).abs().mean() <= 0.1 * exact.abs().mean() + 0.05


@torch.no_grad()
@pytest.mark.parametrize("architecture", NETWORKS)
@pytest.mark.parametrize("classes", [2, 5])
def test_there_is_a_map_for_each_class(architecture: str, classes: int) -> None:
    network = _network(architecture, head="plain", classes=classes).eval()
    with capture(network) as captured:
        logits = network(torch.randn(1, 3, 64, 64))
    assert logits.shape == (1, classes, 64, 64)
    assert captured["output"].tensor.shape[1] == classes
    assert len(captured["output"].tap.channels or ()) == classes
