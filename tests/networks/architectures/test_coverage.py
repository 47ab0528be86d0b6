"""Every map of every network covers exactly the image: what changes in a corner of it changes there."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.base.tap import capture
from segview.networks.build import build
from segview.networks.choices import METHODS

VALID: dict[str, Any] = {"options": {"padding": "valid", "norm": False}}
SIZE = (192, 256)
PATCH = 48
# Dilated, pooled so far, or divided by the largest number, so that a patch changes the other end of the image, too.
FAR = ("aspp/", "cam/", "score/fc7", "psp/", "fc6", "fc7", "bottleneck")
FAR_OUTPUTS = ("deeplabv3plus", "deeplabv3plus_hmsa")
FAR_ALTOGETHER = ("acol", "adversarial_erasing", "cam", "deeplabv1", "deeplabv2", "deeplabv3", "fcn32s")


def _specs() -> list[Any]:
    slow = {f"segformer_b{number}" for number in range(1, 6)} | {"smp"}
    specs = [
        pytest.param({"architecture": name, "size": "small"}, id=name, marks=[pytest.mark.slow] if name in slow else [])
        for name in ARCHITECTURES
        if name not in (*METHODS, *FAR_ALTOGETHER)
    ]
    gates = {"attention": "scse", "attention_at": ("encoder", "decoder"), "reduction": 4}
    coarse = {**gates, "attention_at": ("encoder",)}
    return [
        *specs,
        pytest.param({"architecture": "unet_original", "size": "small", **VALID}, id="unet valid"),
        pytest.param({"architecture": "unet_original", "size": "small", **VALID, **gates}, id="unet valid, gates"),
        pytest.param({"architecture": "fcn8s", "size": "small", **coarse}, id="fcn8s, gates"),
        pytest.param({"architecture": "fcn16s", "size": "small", "head": "plain", "classes": 3}, id="fcn16s, plain"),
    ]


@torch.no_grad()
@pytest.mark.parametrize("fields", _specs())
def test_a_change_in_a_corner_is_seen_in_that_corner(fields: dict[str, Any]) -> None:
    torch.manual_seed(5)
    network = build(NetworkSpec.model_validate(fields)).eval()
    x = torch.rand(1, 3, *SIZE)
    plain, corners = _maps(network, x), []
    for rows, columns in ((slice(0, PATCH), slice(0, PATCH)), (slice(-PATCH, None), slice(-PATCH, None))):
        changed = x.clone()
        changed[..., rows, columns] = torch.rand(1, 3, PATCH, PATCH) * 2
        corners.append(_maps(network, changed))
    first, last = corners
    assert plain
    seen = 0
    for name, before in plain.items():
        height, width = before.shape[-2:]
        assert height * SIZE[1] == pytest.approx(width * SIZE[0], rel=0.35), name  # of the image's proportions
        places = [_centre((after[name] - before).abs().amax(dim=1)[0]) for after in (first, last)]
        far = (*FAR, "output") if fields["architecture"] in FAR_OUTPUTS else FAR
        far = (*far, "encoder 2/") if fields["architecture"] == "fcn8s" else far  # which is fc7
        if any(part in name for part in far) or None in places:
            continue
        seen += 1
        (top, left), (bottom, right) = places  # pyright: ignore
        ideal = PATCH / 2 / SIZE[0], PATCH / 2 / SIZE[1]
        # Transformers and pyramids see the patch everywhere a little, which draws the centre inwards.
        assert top < 0.5 < bottom, (name, places)
        assert left < 0.5 < right, (name, places)
        if _is_local(name):
            assert (top, left) == pytest.approx(ideal, abs=0.07), name
            assert (1 - bottom, 1 - right) == pytest.approx(ideal, abs=0.07), name
    assert seen


def _is_local(name: str) -> bool:
    """Say whether a map is of an early stage, whose numbers depend on little of the image."""
    return any(part in name for part in ("skip/1", "skip/2", "skip/4", "score/pool3", "encoder 0/", "encoder 1/"))


@torch.no_grad()
@pytest.mark.parametrize(("stride", "finest"), [(8, "fused/pool3"), (16, "fused/pool4"), (32, "score/fc7")])
def test_scores_of_fcn_lie_where_they_are_enlarged_to(stride: int, finest: str) -> None:
    """Shown pixel by pixel, the finest scores are nowhere closer to the logits than at their own place."""
    torch.manual_seed(3)
    network = build(NetworkSpec(architecture=f"fcn{stride}s", size="small")).eval()
    for parameter in network.parameters():
        if parameter.ndim == 4 and parameter.requires_grad:
            torch.nn.init.kaiming_normal_(parameter, nonlinearity="relu")
    x = torch.rand(1, 3, 224, 256)
    with capture(network) as captured:
        logits = network(x)[0, 0]
    shown = captured[finest].tensor[0, 0]
    assert shown.shape == logits.shape
    inner = slice(stride, -stride)
    shifts = [(down, right) for down in (-stride // 4, 0, stride // 4) for right in (-stride // 4, 0, stride // 4)]
    errors = {shift: float((shown.roll(shift, (0, 1)) - logits)[inner, inner].abs().mean()) for shift in shifts}
    assert min(errors, key=lambda shift: errors[shift]) == (0, 0)


@torch.no_grad()
def test_maps_of_valid_convolutions_are_the_middle_of_what_the_network_sees() -> None:
    network = build(NetworkSpec.model_validate({"architecture": "unet_original", "size": "small", **VALID})).eval()
    encoder = network.trunk.encoder
    seen: list[Tensor] = []
    hooks = [tap.register_forward_hook(lambda *given: seen.append(given[-1])) for tap in encoder.taps]  # pyright: ignore
    with capture(network) as captured:
        network(torch.rand(1, 3, 388, 388))
    assert len(hooks) == 5
    for name, whole in zip(("skip/1", "skip/2", "skip/4", "skip/8", "bottleneck"), seen, strict=True):
        stride = 16 if name == "bottleneck" else int(name.removeprefix("skip/"))
        energy = whole.abs().mean(dim=1, keepdim=True)
        large = (energy / (1 + energy)).repeat_interleave(stride, dim=2).repeat_interleave(stride, dim=3)
        before = (large.shape[-1] - 388) // 2
        torch.testing.assert_close(captured[name].tensor, large[..., before : before + 388, before : before + 388])


def _maps(network: torch.nn.Module, x: Tensor) -> dict[str, Tensor]:
    with capture(network) as captured:
        network(x)
    return {name: one.tensor for name, one in captured.items() if one.tensor.shape[-1] > 1}


def _centre(change: Tensor) -> tuple[float, float] | None:
    """Return the centre of what changed most, as fractions of height and width."""
    strongest = (change - 0.5 * change.max()).clamp_min(0)
    if not strongest.any():
        return None
    rows, columns = ((torch.arange(side) + 0.5) / side for side in change.shape)
    mass = strongest / strongest.sum()
    return float((mass.sum(dim=1) * rows).sum()), float((mass.sum(dim=0) * columns).sum())
