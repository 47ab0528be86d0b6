"""SqueezeNet as an encoder: torchvision's layers, where its maps lie, and its finer grid."""

from pathlib import Path

import pytest
import torch
from torchvision.models import squeezenet1_1

from segview.core.base.errors import UserError
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.blocks.squeezenet import NAME, SqueezeNet
from segview.networks.build import build
from segview.training.loop.initial_weights import load_encoder


@torch.no_grad()
def test_squeezenet_has_the_layers_of_torchvision() -> None:
    torch.manual_seed(0)
    encoder, published = SqueezeNet().eval(), squeezenet1_1().eval()
    state = {key: one for key, one in published.state_dict().items() if not key.startswith(SqueezeNet.left_aside)}
    encoder.load_state_dict(state)
    x = torch.rand(1, 3, 96, 128)
    maps = encoder(x)
    assert [tuple(one.shape[1:]) for one in maps] == [
        (width, 96 // step, 128 // step) for width, step in zip(SqueezeNet.out_channels, (1, 2, 4, 8, 16), strict=True)
    ]
    # Where the border is not seen the same numbers come out, a pixel further on.
    first, of_published = (some.features[:2] for some in (encoder, published))
    torch.testing.assert_close(first(x)[..., 1:, 1:], of_published(x[..., 1:, 1:]))
    y = torch.rand(1, 64, 8, 8)
    torch.testing.assert_close(encoder.features[3:5](y), published.features[3:5](y))


def test_squeezenet_lies_on_the_image() -> None:
    """The middle of what moves a number of the last map is the middle of its place in the image."""
    torch.manual_seed(0)
    encoder = SqueezeNet()
    x = torch.rand(8, 3, 320, 320, requires_grad=True)
    last = encoder(x)[-1]
    last[:, :, 9, 12].sum().backward()
    assert x.grad is not None
    moved = x.grad.abs().sum(dim=(0, 1))
    ideal = {0: (9 + 0.5) * 16, 1: (12 + 0.5) * 16}
    for dim, wanted in ideal.items():
        profile = moved.sum(dim=1 - dim)
        centre = (profile * (torch.arange(320) + 0.5)).sum() / profile.sum()
        assert float(centre) == pytest.approx(wanted, abs=2)


@torch.no_grad()
def test_the_finer_grid_holds_the_numbers_of_the_coarser_one() -> None:
    torch.manual_seed(0)
    coarse, fine = SqueezeNet().eval(), SqueezeNet(output_stride=8).eval()
    fine.load_state_dict(coarse.state_dict())
    x = torch.rand(1, 3, 256, 320)
    deep, deeper = coarse(x)[-1], fine(x)[-1]
    assert deeper.shape == (1, 512, 32, 40)
    torch.testing.assert_close(deeper[..., 1::2, 1::2][..., :12, :16], deep[..., :12, :16])


@pytest.mark.parametrize("architecture", ["deeplabv2", "deeplabv3", "deeplabv3plus", "fcn_resnet", "pspnet", "sanet"])
def test_dilated_networks_take_it_and_its_weights(architecture: str, shared_weights: Path) -> None:
    spec = NetworkSpec(architecture=architecture, head=Head.A, size="small", encoder=NAME)
    network = build(spec).eval()
    load_encoder(network.trunk.encoder, shared_weights / "squeezenet1_1-imagenet.safetensors")
    assert network(torch.rand(1, 3, 100, 130)).shape == (1, 1, 100, 130)
    assert sum(parameter.numel() for parameter in network.parameters()) < 3_500_000


def test_a_grid_that_it_has_not_is_refused() -> None:
    spec = NetworkSpec(architecture="sanet", head=Head.PLAIN, classes=3, encoder=NAME, options={"output_stride": 32})
    with pytest.raises(UserError, match="output stride of 8 or 16, not 32"):
        build(spec)
