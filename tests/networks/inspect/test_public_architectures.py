"""Attention of public architectures with random weights: every block that there is, none that is not.

The blocks are listed by hand, by the classes that their libraries have for them. Where a block is left out, the network
does what it does when its library builds it without: a gate that is an identity, attention to values that are nothing.
"""

from __future__ import annotations

import copy
import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import segmentation_models_pytorch as smp
import timm
import torch
from torch import Tensor, nn

from segview.core.variants.ablation import Ablation
from segview.networks.adapters.module import network_of
from segview.networks.adapters.sources import SOURCES, recognise
from segview.networks.base.hooks import temporary_hooks
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import capture
from segview.networks.base.wrapping import root_of
from segview.networks.inspect.ablation import ablate
from segview.networks.inspect.found_attention import find_attention, found_taps
from tests.networks.adapters.foreign_networks import sam_folder, transformers_folder

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning"),
]

Blocks = Mapping[str, tuple[str, ...]]
"""The endings of the names of maps, by class of modules, after the place of the module."""

WHOLE, SOFTMAX = ("/attended",), (".softmax/attended",)
SE, SCSE, SPATIAL = ("/channel",), ("/channel", "/spatial"), ("/spatial",)


class Masked(nn.Module):
    """An encoder of timm with a mask to which all its features add."""

    def __init__(self, name: str, size: int, **options: Any) -> None:
        super().__init__()
        self.encoder = timm.create_model(name, features_only=True, pretrained=False, **options).eval()
        with torch.no_grad():
            every = self.encoder(torch.zeros(1, 3, size, size))
        self.last = [one.shape[1] == one.shape[2] != one.shape[3] for one in every]
        self.heads = nn.ModuleList(
            nn.Conv2d(one.shape[-1 if last else 1], 1, 1) for one, last in zip(every, self.last, strict=True)
        )

    def forward(self, x: Tensor) -> Tensor:
        masks = [
            nn.functional.interpolate(head(one.permute(0, 3, 1, 2) if last else one), x.shape[-2:])
            for head, one, last in zip(self.heads, self.encoder(x), self.last, strict=True)
        ]
        return torch.cat(masks, dim=1).sum(dim=1, keepdim=True)


def smp_of(kind: str, encoder: str = "resnet18", **options: Any) -> Callable[[], nn.Module]:
    return lambda: getattr(smp, kind)(encoder, encoder_weights=None, **options)


def timm_of(name: str, size: int, **options: Any) -> Callable[[], nn.Module]:
    return lambda: Masked(name, size, **options)


def exportable_of(name: str, size: int) -> Callable[[], nn.Module]:
    """A network in the form that timm has for exporters, which cuts patches by unfolding."""

    def build() -> nn.Module:
        layers: Any = importlib.import_module("timm.layers")
        with layers.set_exportable(True):
            return Masked(name, size)

    return build


SMP: dict[str, tuple[Callable[[], nn.Module], int, Blocks]] = {
    "Unet": (smp_of("Unet", decoder_attention_type="scse"), 64, {"SCSEModule": SCSE}),
    "UnetPlusPlus": (smp_of("UnetPlusPlus", decoder_attention_type="scse"), 64, {"SCSEModule": SCSE}),
    "MAnet": (smp_of("MAnet"), 64, {"PABBlock": (".map_softmax/attended",), "MFABBlock": SE}),
    "Linknet": (smp_of("Linknet"), 64, {}),
    "FPN": (smp_of("FPN"), 64, {}),
    "PSPNet": (smp_of("PSPNet"), 96, {}),
    "PAN": (smp_of("PAN"), 256, {"GAUBlock": SE}),
    "DeepLabV3": (smp_of("DeepLabV3"), 64, {}),
    "DeepLabV3Plus": (smp_of("DeepLabV3Plus"), 64, {}),
    "UPerNet": (smp_of("UPerNet"), 64, {}),
    "Segformer": (smp_of("Segformer", "mit_b0"), 64, {"Attention": WHOLE}),
    "DPT": (smp_of("DPT", "tu-vit_tiny_patch16_224", dynamic_img_size=True), 64, {"Attention": WHOLE}),
    "Unet, SE encoder": (smp_of("Unet", "se_resnet50"), 64, {"SEModule": SE}),
}
TIMM: dict[str, tuple[Callable[[], nn.Module], int, Blocks]] = {
    "ViT": (timm_of("vit_tiny_patch16_224", 224), 224, {"Attention": WHOLE}),
    "Swin": (timm_of("swin_tiny_patch4_window7_224", 224), 224, {"WindowAttention": SOFTMAX}),
    "Swin v2": (timm_of("swinv2_tiny_window8_256", 256), 256, {"WindowAttention": SOFTMAX}),
    "PVT v2": (timm_of("pvt_v2_b0", 64), 64, {"Attention": WHOLE}),
    "Twins": (timm_of("twins_svt_small", 224), 224, {"LocallyGroupedAttn": WHOLE, "GlobalSubSampleAttn": WHOLE}),
    "Hiera": (timm_of("hiera_tiny_224", 224), 224, {"MaskUnitAttention": WHOLE}),
    "MViT v2": (timm_of("mvitv2_tiny", 224), 224, {"MultiScaleAttention": WHOLE}),
    "LeViT": (timm_of("levit_128s", 224), 224, {"Attention": WHOLE, "AttentionDownsample": WHOLE}),
    "MobileViT": (timm_of("mobilevit_xxs", 256), 256, {"Attention": WHOLE}),
    "CoaT": (timm_of("coat_lite_tiny", 224), 224, {"FactorAttnConvRelPosEnc": WHOLE}),
    "DaViT": (timm_of("davit_tiny", 224), 224, {"WindowAttention": WHOLE}),
    "HaloNet": (timm_of("halonet26t", 256), 256, {"HaloAttn": WHOLE}),
    "BoTNet": (timm_of("botnet26t_256", 256), 256, {"BottleneckAttn": WHOLE}),
    "Next-ViT": (timm_of("nextvit_small", 224), 224, {"EfficientAttention": WHOLE}),
    "CaiT": (timm_of("cait_xxs24_224", 224), 224, {"TalkingHeadAttn": WHOLE}),
    "MobileViT v2": (timm_of("mobilevitv2_050", 256), 256, {"LinearSelfAttention": WHOLE}),
    "MobileViT v2, unfolded": (exportable_of("mobilevitv2_050", 128), 128, {"LinearSelfAttention": WHOLE}),
    "TinyViT": (timm_of("tiny_vit_5m_224", 224), 224, {"Attention": WHOLE}),
    "CoAtNet": (timm_of("coatnet_nano_rw_224", 224), 224, {"Attention2d": WHOLE, "SEModule": SE}),
    "Swin v2 CR": (timm_of("swinv2_cr_tiny_ns_224", 224), 224, {"WindowMultiHeadAttention": WHOLE}),
    "Visformer": (timm_of("visformer_tiny", 224), 224, {"Attention": WHOLE}),
    "RepViT": (timm_of("repvit_m0_9", 64), 64, {"SEModule": SE}),
    "CBAM": (
        timm_of("resnet18", 64, block_args={"attn_layer": "cbam"}),
        64,
        {"ChannelAttn": SE, "SpatialAttn": SPATIAL},
    ),
    "FocalNet": (timm_of("focalnet_tiny_srf", 64), 64, {}),
    "MambaOut": (timm_of("mambaout_femto", 64), 64, {}),
    "XCiT": (timm_of("xcit_nano_12_p16_224", 224), 224, {}),
    "ConvNeXt": (timm_of("convnext_atto", 64), 64, {}),
    "RegNetY": (timm_of("regnety_002", 64), 64, {"SEModule": SE}),
    "EfficientNet": (timm_of("efficientnet_b0", 64), 64, {"SqueezeExcite": SE}),
    "ECA": (timm_of("ecaresnet26t", 64), 64, {"EcaModule": SE}),
}
SWIN = {"SwinAttention": WHOLE}
MULTIHEAD = {"MultiheadAttention": WHOLE}
HUB: dict[str, Blocks] = {
    "SegformerForSemanticSegmentation": {"SegformerAttention": WHOLE},
    "BeitForSemanticSegmentation": {"BeitAttention": WHOLE},
    "DPTForSemanticSegmentation": {"DPTSelfAttention": WHOLE},
    "MobileViTForSemanticSegmentation": {"MobileViTSelfAttention": WHOLE},
    "UperNetForSemanticSegmentation": {},
    "Mask2FormerForUniversalSegmentation": {**SWIN, **MULTIHEAD},
    "OneFormerForUniversalSegmentation": {**SWIN, **MULTIHEAD},
    "EomtForUniversalSegmentation": {"EomtAttention": WHOLE},
    "SamModel": {"SamVisionSdpaAttention": WHOLE, "SamAttention": WHOLE},
    "Sam2Model": {"Sam2MultiScaleAttention": WHOLE, "Sam2Attention": WHOLE},
    "SamHQModel": {"SamHQVisionSdpaAttention": WHOLE, "SamHQAttention": WHOLE},
}
NOWHERE = ("self_attn", "cross_attn_image_to_token")
"""Of decoders: queries and prompts that are asked, by one another or by the image, lie nowhere."""

CONSTANT: dict[str, dict[str, float]] = {
    "SCSEModule": {"cSE": 1},
    "GAUBlock": {"conv1": 1},
    "MFABBlock": {"SE_hl": 1, "SE_ll": 0},
    "PABBlock": {"map_softmax": 0},
}
"""Of blocks that are more than their gate: parts of it, and what they give where it is left out."""

HEADS: dict[str, Callable[[Any], tuple[int, int]]] = {
    "HaloAttn": lambda module: (module.dim_head_qk + module.dim_head_v, module.dim_head_qk),
    "BottleneckAttn": lambda module: (3 * module.dim_out_v, 2 * module.dim_out_v),
    "Attention2d": lambda module: (3 * module.dim_head, 2 * module.dim_head),
    "Attention of LeViT": lambda module: (2 * module.key_dim + module.val_dim, 2 * module.key_dim),
    "AttentionDownsample": lambda module: (module.key_dim + module.val_dim, module.key_dim),
}
"""Of blocks with a layout of their own: after how many rows the next head begins, and where its values do."""

ASIDE = ("FactorAttnConvRelPosEnc",)
"""Blocks whose values have another use too."""


class Constant(nn.Module):
    """Gives one number for each that it takes."""

    def __init__(self, value: float) -> None:
        super().__init__()
        self.value = value

    def forward(self, x: Tensor) -> Tensor:
        return torch.full_like(x[..., :1, :1] if x.ndim == 4 else x, self.value)


def awake(module: nn.Module) -> nn.Module:
    """A network of which no block begins as nothing, as those at the ends of residual branches do."""
    for name, weight in module.named_parameters():
        if name.endswith("weight") and not bool(weight.any()):
            nn.init.ones_(weight)
    return module


def ran(network: nn.Module, x: Tensor, blocks: Blocks) -> list[tuple[str, str]]:
    """The place and the class of each module of a list that a network runs, in their order."""
    met: dict[str, str] = {}

    def note(place: str, kind: str) -> Callable[..., None]:
        def noted(*_: Any) -> None:
            met.setdefault(place, kind)

        return noted

    named = [(place, module) for place, module in network.named_modules() if type(module).__name__ in blocks]
    with temporary_hooks(module.register_forward_hook(note(place, type(module).__name__)) for place, module in named):
        network(x)
    return list(met.items())


def checked(network: SegmentationNetwork, x: Tensor, before: Tensor, expected: list[str]) -> None:
    """Everything on the list is found and nothing else; every map lies on the image, and no number changes."""
    found = [tap.name for tap in found_taps(network)]
    assert sorted(found) == sorted(expected)
    assert torch.equal(network(x), before)
    with capture(network) as captured:
        assert torch.equal(network(x), before)
    assert sorted(captured) == sorted(expected)
    for name, one in captured.items():
        assert one.tensor.isfinite().all()
        if name.endswith("attended"):
            assert one.tensor.shape[-2] == one.tensor.shape[-1] > 1
            assert float(one.tensor.mean()) == pytest.approx(1, abs=0.05)


def silence(module: Any) -> None:
    """Have a block of attention weigh values that are nothing."""
    kind = type(module).__name__
    if kind == "LinearSelfAttention":
        for weight in module.qkv_proj.parameters():
            weight[module.embed_dim + 1 :] = 0
        return
    names = ("value", "v_proj", "v", "proj_v")
    values = next((getattr(module, name) for name in names if isinstance(getattr(module, name, None), nn.Linear)), None)
    if values is not None:
        for weight in values.parameters():
            weight.zero_()
        return
    part = module.qkv if hasattr(module, "qkv") else module.kv
    heads = HEADS.get(kind if not hasattr(module, "key_dim") or kind in HEADS else "Attention of LeViT")
    for weight in [*part.parameters()][-2 if hasattr(module, "key_dim") else 0 :]:
        rows = len(weight)
        period, first = heads(module) if heads else (rows, rows // 3 * 2 if hasattr(module, "qkv") else rows // 2)
        weight[torch.arange(rows) % period >= first] = 0
    if getattr(module, "v_bias", None) is not None:
        module.v_bias.zero_()


def built_without(network: SegmentationNetwork, place: str, tails: tuple[str, ...]) -> SegmentationNetwork:
    """The network that is built without a block."""
    other = copy.deepcopy(network)
    module = other.get_submodule(place)
    parts = CONSTANT.get(type(module).__name__)
    for part, value in (parts or {}).items():
        other.set_submodule(f"{place}.{part}", Constant(value))
    if parts is None and tails in (SE, SPATIAL):
        other.set_submodule(place, nn.Identity())
    elif parts is None:
        silence(module)
    return other


@pytest.mark.parametrize("kind", [*SMP, *TIMM])
@torch.inference_mode()
def test_every_block_of_a_public_architecture_is_found(kind: str) -> None:
    build, side, blocks = (SMP | TIMM)[kind]
    torch.manual_seed(0)
    network = network_of(awake(build()), outputs=1).eval()
    x = torch.rand(1, 3, side, side, generator=torch.Generator().manual_seed(1))
    before, met = network(x), ran(network, x, blocks)
    assert bool(met) == bool(blocks)
    places = {place: place.removeprefix("trunk.encoder.") for place, _ in met}
    find_attention(network, 3, (side, side))
    checked(network, x, before, [f"{places[place]}{tail}" for place, one in met for tail in blocks[one]])
    for place, one in met[:1] + met[-1:]:
        if one not in ASIDE:
            without = ablate(network, Ablation(without=(f"{places[place]}{blocks[one][0]}",)))
            torch.testing.assert_close(without(x), built_without(network, place, blocks[one])(x), atol=1e-5, rtol=1e-4)
            assert bool((without(x) != before).any())


@pytest.mark.parametrize("kind", HUB)
@torch.inference_mode()
def test_every_block_of_a_network_of_transformers_is_found(kind: str, tmp_path: Path) -> None:
    made = sam_folder if kind.startswith("Sam") else transformers_folder
    folder = made(tmp_path / "theirs", kind)
    network = SOURCES["transformers"].network(recognise(str(folder)).config).eval()
    blocks, side = HUB[kind], 128 if kind.startswith("MobileViT") else 64  # where the coarsest grid has patches
    x = torch.rand(1, 3, side, side, generator=torch.Generator().manual_seed(1))
    before = network(x)
    met = [one for one in ran(network, x, blocks) if not any(part in one[0] for part in NOWHERE)]
    find_attention(network, 3, (side, side))
    root, _ = root_of(network)
    theirs = [(place.removeprefix(f"{root}."), one) for place, one in met]
    checked(network, x, before, [f"{place}{blocks[one][0]}" for place, one in theirs])
