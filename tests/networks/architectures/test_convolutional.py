"""FCN, DeconvNet, SegNet, the paper's U-Net, PSPNet and the early DeepLabs are what their papers say."""

from functools import partial
from typing import Any

import pytest
import torch
from torch import nn

from segview.core.base.errors import UserError
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.architectures.fcn import bilinear_kernel
from segview.networks.architectures.segnet import Pooling, Unpooling
from segview.networks.architectures.unet_original import MARGIN, ContractingPath, ExpansivePath
from segview.networks.base.tap import capture
from segview.networks.blocks.convolution import DoubleConvolution
from segview.networks.build import build, outline
from segview.networks.choices import METHODS


def plain(architecture: str, classes: int = 21, **fields: Any) -> NetworkSpec:
    return NetworkSpec(architecture=architecture, head=Head.PLAIN, classes=classes, **fields)


AUXILIARY = {"auxiliary": True}
# What v3+ has beside v3, which ends in one 3 × 3 unit of 256: the 1 × 1 unit of 48, and the first of its two on 304.
V3PLUS = 256 * 48 + 2 * 48 + 9 * 304 * 256 + 2 * 256


@pytest.mark.parametrize(
    ("spec", "parameters"),
    [
        (plain("fcn32s"), 136_152_917),
        (plain("fcn16s"), 134_815_994),
        (plain("fcn8s"), 134_489_759),
        (plain("fcn_resnet"), 51_949_141),
        (plain("fcn_resnet", encoder="tu-resnet50"), 32_957_013),
        (plain("pspnet"), 65_708_501),
        (plain("deeplabv1"), 20_505_429),
        (plain("deeplabv2"), 44_048_532),
        (plain("deeplabv2", encoder="tu-resnet50"), 25_056_404),
        (plain("deeplabv3"), 58_630_997),
        (plain("deeplabv3", encoder="tu-resnet50"), 39_638_869),
        (plain("pspnet", options=AUXILIARY), 68_073_706),
        (plain("fcn_resnet", options=AUXILIARY), 54_314_346),
        (plain("fcn_resnet", encoder="tu-resnet50", options=AUXILIARY), 35_322_218),
        (plain("deeplabv3", options=AUXILIARY), 60_996_202),
        (plain("deeplabv3", encoder="tu-resnet50", options=AUXILIARY), 42_004_074),
        (plain("deeplabv3plus"), 58_630_997 + V3PLUS),
        (plain("deeplabv3plus", encoder="tu-resnet50"), 39_638_869 + V3PLUS),
        (plain("segnet", 11), 29_449_355),
        (plain("segnet"), 29_455_125),
        (plain("segnet_basic", 11), 1_416_587),
        (plain("deconvnet"), 251_805_653),
        (plain("unet_original", 2, in_channels=1, options={"padding": "valid", "norm": False}), 31_030_658),
        (plain("unet_original", 2, options={"padding": "valid", "norm": False}), 31_031_810),
        (NetworkSpec(architecture="unet_original"), 31_037_633),
        (NetworkSpec(architecture="unet_original", head=Head.B), 31_037_698),
    ],
)
def test_there_are_as_many_parameters_as_published(spec: NetworkSpec, parameters: int) -> None:
    assert sum(parameter.numel() for parameter in outline(spec).parameters()) == parameters


@pytest.mark.parametrize("architecture", [name for name in ARCHITECTURES if name not in (*METHODS, "smp")])
def test_small_ones_have_at_most_five_million(architecture: str) -> None:
    spec = NetworkSpec(architecture=architecture, size="small")
    assert 300_000 < sum(parameter.numel() for parameter in outline(spec).parameters()) <= 5_000_000


@pytest.mark.parametrize("architecture", ["pspnet", "fcn_resnet", "deeplabv3"])
def test_auxiliary_heads_share_the_pass_and_leave_the_logits(architecture: str) -> None:
    torch.manual_seed(2)
    network = build(plain(architecture, 3, size="small", options=AUXILIARY))
    assert network.loss_weights == {"logits": 1.0, "auxiliary/1": 0.4}
    x = torch.randn(2, 3, 33, 47)
    with torch.no_grad():
        given = network.eval().outputs(x)
        assert torch.equal(given["logits"], network(x))
        bare = build(plain(architecture, 3, size="small")).eval()
        bare.load_state_dict({key: one for key, one in network.state_dict().items() if key in bare.state_dict()})
        assert torch.equal(given["logits"], bare(x))
    assert {name: tuple(one.shape) for name, one in given.items()} == dict.fromkeys(
        ("logits", "auxiliary/1"), (2, 3, 33, 47)
    )
    network.train().outputs(x)["auxiliary/1"].square().mean().backward()
    # It looks at the last stage but one, so what lies behind that learns nothing from it.
    with_gradient = {name for name, one in network.named_parameters() if one.grad is not None}
    assert all(f"auxiliary.0.{name}" in with_gradient for name in ("0.0.weight", "2.weight", "2.bias"))
    assert any(".layer3." in name for name in with_gradient)
    assert not any(".layer4." in name or name.startswith("head") for name in with_gradient)


def test_pspnet_on_resnet50_has_the_parameters_of_the_official_code() -> None:
    # The official encoder has a deep stem of 64, 64 and 128 channels, which the table's own ResNet-101 has here.
    shallower = 65_708_501 - 46_716_373
    assert shallower == 42_500_160 - 23_508_032  # of ResNet-101 and ResNet-50
    with_head = sum(one.numel() for one in outline(plain("pspnet", options=AUXILIARY)).parameters())
    assert with_head - shallower == 49_081_578
    with_head = sum(one.numel() for one in outline(plain("pspnet", 150, options=AUXILIARY)).parameters())
    assert with_head - shallower == 49_180_908


@torch.no_grad()
@pytest.mark.parametrize(("options", "rates"), [({}, (6, 12, 18)), ({"output_stride": 8}, (12, 24, 36))])
def test_the_decoder_of_deeplab_v3_plus_is_the_papers(options: dict[str, Any], rates: tuple[int, ...]) -> None:
    network: Any = outline(plain("deeplabv3plus", options=options)).eval()
    decoder = network.trunk.decoder
    seen: dict[str, tuple[int, ...]] = {}
    for name in ("aspp", "fine", "mixing.0", "mixing.1"):
        decoder.get_submodule(name).register_forward_hook(
            lambda _m, inputs, y, name=name: seen.__setitem__(name, tuple(y.shape[1:]))
        )
    assert network(torch.empty(1, 3, 64, 96, device="meta")).shape == (1, 21, 64, 96)
    deep = (8, 12) if options else (4, 6)
    assert seen == {
        "aspp": (256, *deep),
        "fine": (48, 16, 24),
        "mixing.0": (256, 16, 24),
        "mixing.1": (256, 16, 24),
    }
    dilations = [m.dilation[0] for m in decoder.aspp.modules() if isinstance(m, nn.Conv2d) and m.kernel_size[0] == 3]
    assert tuple(dilations) == rates
    assert network.head.convolution.kernel_size == (1, 1)


@torch.no_grad()
def test_deeplab_v3_plus_may_be_separable() -> None:
    network: Any = outline(plain("deeplabv3plus", options={"separable": True}))
    wide = [m for m in network.trunk.decoder.modules() if isinstance(m, nn.Conv2d) and m.kernel_size[0] == 3]
    assert len(wide) == 3 + 2
    assert all(one.groups == one.in_channels for one in wide)


@pytest.mark.parametrize(
    ("architecture", "options", "message"),
    [
        ("pspnet", {"auxilary": True}, "'auxilary' is not an option of pspnet. Did you mean 'auxiliary'"),
        ("pspnet", {"auxiliary": 1}, "option auxiliary of pspnet cannot be 1. Choose False or True"),
        ("deeplabv3plus", {"output_stride": 32}, "output_stride of deeplabv3plus cannot be 32. Choose 8 or 16"),
        ("deeplabv3", {"output_stride": 4}, "output_stride of deeplabv3 cannot be 4. Choose 8 or 16"),
        ("wnet", {"separable": "yes"}, "separable of wnet cannot be 'yes'. Choose True or False"),
        ("deeplabv3plus_hmsa", {"output_stride": 8}, "is not an option of deeplabv3plus_hmsa"),
    ],
)
def test_options_are_checked(architecture: str, options: dict[str, Any], message: str) -> None:
    with pytest.raises(UserError, match=message):
        outline(plain(architecture, options=options))


@pytest.mark.parametrize(("stride", "fixed"), [(32, 1_806_336), (16, 458_640), (8, 127_008)])
def test_the_enlarging_filters_of_fcn_are_fixed(stride: int, fixed: int) -> None:
    frozen = [p for p in outline(plain(f"fcn{stride}s")).parameters() if not p.requires_grad]
    assert sum(parameter.numel() for parameter in frozen) == fixed


@torch.no_grad()
def test_the_geometry_of_fcn_at_224() -> None:
    network = build(plain("fcn8s", size="small")).eval()
    layers = ("trunk.encoder.fc7", "head.convolution", "doubling.0", "scores.0", "doubling.1", "scores.1", "enlarging")
    sizes: dict[str, int] = {}
    for name, module in network.named_modules():
        if name in layers or ".pools." in name:
            module.register_forward_hook(lambda _m, _i, y, name=name: sizes.__setitem__(name, y.shape[-1]))
    with capture(network) as captured:
        network(torch.zeros(1, 3, 224, 224))
    pools = [side for name, side in sizes.items() if ".pools." in name]
    assert pools == [211, 106, 53, 27, 14]
    assert [sizes[name] for name in layers] == [8, 8, 18, 27, 38, 53, 312]
    # What is shown of the grids, which reach beyond the image, is the image's part.
    shapes = {name: tuple(one.tensor.shape[-2:]) for name, one in captured.items()}
    assert all(shapes[name] == (224, 224) for name in ("fc7", "score/fc7", "score/pool4", "score/pool3", "fused/pool3"))


def test_fcn_without_its_skips_is_its_coarse_score() -> None:
    network = build(plain("fcn8s", 3, size="small")).eval()
    for scoring in network.scores:  # pyright: ignore[reportGeneralTypeIssues]
        nn.init.zeros_(scoring.weight)
        nn.init.zeros_(scoring.bias)
    with torch.no_grad():
        nn.init.zeros_(network.head.convolution.weight)  # pyright: ignore[reportArgumentType, reportAttributeAccessIssue]
        network.head.convolution.bias.copy_(torch.tensor([1.0, -2.0, 0.5]))  # pyright: ignore
        logits = network(torch.rand(1, 3, 224, 224))
    # Far from the border, bilinear enlarging keeps a constant as it is.
    middle = logits[0, :, 80:144, 80:144]
    assert torch.allclose(middle, torch.tensor([1.0, -2.0, 0.5])[:, None, None].expand_as(middle), atol=1e-5)


@pytest.mark.parametrize("side", [3, 4, 16])
def test_the_bilinear_kernel_interpolates(side: int) -> None:
    kernel = bilinear_kernel(side)
    assert torch.allclose(kernel, kernel.T)
    assert torch.allclose(kernel, kernel.flip(0))
    if side == 4:
        assert torch.allclose(kernel[0], torch.tensor([0.0625, 0.1875, 0.1875, 0.0625]))
    factor = (side + 1) // 2
    # However many of them overlap at a pixel, at this stride they add up to the same everywhere.
    line = kernel.sum(dim=0)
    full = torch.zeros(6 * factor + side)
    for start in range(0, 6 * factor + 1, factor):
        full[start : start + side] += line
    inner = full[2 * factor : -2 * factor]
    assert torch.allclose(inner, inner[0].expand_as(inner), atol=1e-5)


def test_unpooling_puts_numbers_back_where_they_were() -> None:
    pooling = Pooling()
    x = torch.tensor([[[[1.0, 5, 2, 0], [3, 4, 0, 9], [7, 0, 1, 1], [0, 0, 1, 2]]]])
    pooled = pooling(x)
    assert torch.equal(pooled, torch.tensor([[[[5.0, 9], [7, 2]]]]))
    back = Unpooling(pooling)(pooled * 10)
    expected = torch.zeros(1, 1, 4, 4)
    for row, column, value in ((0, 1, 50.0), (1, 3, 90.0), (2, 0, 70.0), (3, 3, 20.0)):
        expected[0, 0, row, column] = value
    assert torch.equal(back, expected)
    assert pooling.indices is None  # nothing of the image stays behind


def test_the_unet_of_the_paper_makes_388_of_572() -> None:
    widths, block = (4, 8, 16, 32, 64), partial(DoubleConvolution, padding=0, norm=None)
    down, up = ContractingPath(1, widths, [block] * 5), ExpansivePath(widths, [block] * 4)
    with torch.no_grad():
        features = down(torch.zeros(1, 1, 572, 572))
        assert [one.shape[-1] for one in features] == [568, 280, 136, 64, 28]
        assert up(features).shape[-2:] == (388, 388)
    assert 572 - 2 * MARGIN == 388


@torch.no_grad()
def test_valid_convolutions_pad_nothing_with_zeros() -> None:
    network = build(plain("unet_original", 2, size="small", options={"padding": "valid", "norm": False})).eval()
    x = torch.rand(1, 3, 388, 388, generator=torch.Generator().manual_seed(0))
    whole = network(x)
    assert whole.shape == (1, 2, 388, 388)
    # Far from the borders, an image shifted by a multiple of the pools' 16 pixels gives the same.
    shifted = network(x[..., 16:, 16:])
    assert torch.allclose(whole[..., 176:200, 176:200], shifted[..., 160:184, 160:184], atol=1e-4)


def test_bayesian_segnet_drops_behind_the_three_deepest_stages() -> None:
    spec = plain("segnet", 3, size="small", options={"dropout": True})
    assert sum(isinstance(module, nn.Dropout) for module in build(spec).modules()) == 6
    plain_one = build(plain("segnet", 3, size="small"))
    assert not any(isinstance(module, nn.Dropout) for module in plain_one.modules())


def test_pyramids_show_their_branches() -> None:
    for spec, names in (
        (plain("pspnet", size="small"), {f"psp/bin {side}" for side in (1, 2, 3, 6)}),
        (plain("deeplabv2", size="small"), {f"aspp/rate {rate}" for rate in (6, 12, 18, 24)}),
        (plain("deeplabv3", size="small"), {f"aspp/rate {rate}" for rate in (1, 12, 24, 36)} | {"aspp/image"}),
        (plain("segnet", size="small"), {f"unpool/{number}" for number in range(1, 6)}),
        (plain("unet_original", size="small"), {"skip/1", "skip/2", "skip/4", "skip/8", "bottleneck"}),
    ):
        network = build(spec).eval()
        with torch.no_grad(), capture(network) as captured:
            network(torch.rand(1, 3, 64, 64))
        assert names <= set(captured), spec.architecture
