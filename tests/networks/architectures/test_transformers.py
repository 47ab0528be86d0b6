"""SETR, SegFormer, TransUNet and FCBFormer: what their papers and their code say of them."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from segview.core.base.errors import UserError
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import Tap, capture
from segview.networks.build import build, outline

ARCHITECTURES = (
    "setr_naive",
    "setr_pup",
    "setr_mla",
    *(f"segformer_b{number}" for number in range(6)),
    "transunet",
    "fcbformer",
)


def _spec(architecture: str, **fields: Any) -> NetworkSpec:
    return NetworkSpec.model_validate({"architecture": architecture, **fields})


def _parameters(spec: NetworkSpec) -> int:
    return sum(parameter.numel() for parameter in outline(spec).parameters())


def _small(architecture: str, **fields: Any) -> SegmentationNetwork:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(4)
        return build(_spec(architecture, size="small", **fields)).eval()


def _image(*shape: int) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(5))


CITYSCAPES = {"head": "plain", "classes": 19, "options": {"image_size": 768}}
AUXILIARY = {"head": "plain", "classes": 19, "options": {"image_size": 768, "auxiliary": True}}
ADE20K = {"head": "plain", "classes": 150}
BASE = {"encoder": "tu-vit_base_patch16_224"}


@pytest.mark.parametrize(
    ("architecture", "fields", "count"),
    [
        ("setr_naive", CITYSCAPES, 305_728_019),
        ("setr_pup", CITYSCAPES, 309_596_947),
        ("setr_mla", CITYSCAPES, 310_737_427),
        ("setr_naive", AUXILIARY, 306_537_548),
        ("setr_pup", AUXILIARY, 319_064_927),
        ("setr_mla", AUXILIARY, 310_756_883),
        ("setr_naive", ADE20K, 304_450_966),
        ("setr_pup", ADE20K, 308_319_894),
        ("setr_mla", ADE20K, 310_030_486),
        ("setr_naive", CITYSCAPES | BASE, 87_619_859),
        ("setr_pup", CITYSCAPES | BASE, 90_964_499),
        ("setr_mla", CITYSCAPES | BASE, 92_431_123),
        ("transunet", {"head": "plain", "classes": 9}, 105_277_081),
        ("transunet", {"head": "plain", "classes": 9, "options": {"image_size": 256}}, 105_323_161),
        ("transunet", {"head": "plain", "classes": 9, "options": {"image_size": 512}}, 105_912_985),
        ("transunet", {"head": "plain", "classes": 2}, 105_277_081 - 1_015),
        ("fcbformer", {"head": "A"}, 52_962_337),
        ("fcbformer", {"head": "B"}, 52_962_402),
        ("fcbformer", {"head": "C"}, 52_963_082),
        ("fcbformer", {"head": "D"}, 52_963_182),
    ],
)
def test_networks_have_the_published_number_of_parameters(
    architecture: str, fields: dict[str, Any], count: int
) -> None:
    assert _parameters(_spec(architecture, **fields)) == count


@pytest.mark.parametrize(
    ("number", "encoder", "ade20k", "cityscapes"),
    [
        (0, 3_319_392, 3_752_694, 3_719_027),
        (1, 13_151_424, 13_715_798, 13_682_131),
        (2, 24_196_288, 27_461_974, 27_361_235),
        (3, 44_072_128, 47_337_814, 47_237_075),
        (4, 60_842_688, 64_108_374, 64_007_635),
        (5, 81_443_008, 84_708_694, 84_607_955),
    ],
)
def test_segformer_has_the_parameters_of_its_table(number: int, encoder: int, ade20k: int, cityscapes: int) -> None:
    network = outline(_spec(f"segformer_b{number}", **ADE20K))
    assert sum(parameter.numel() for parameter in network.trunk.encoder.parameters()) == encoder
    assert sum(parameter.numel() for parameter in network.parameters()) == ade20k
    assert _parameters(_spec(f"segformer_b{number}", head="plain", classes=19)) == cityscapes


def test_small_segformers_are_all_different_and_smaller_than_the_published() -> None:
    small = [_parameters(_spec(f"segformer_b{number}", size="small")) for number in range(6)]
    assert len(set(small)) == 6
    assert small == sorted(small)
    assert all(one < _parameters(_spec(f"segformer_b{number}")) for number, one in enumerate(small))


def test_the_parts_of_fcbformer_have_the_parameters_of_the_official_code() -> None:
    network: Any = outline(_spec("fcbformer"))
    parts: dict[str, Any] = {
        "pyramid": network.trunk.encoder,
        "emphasis": network.trunk.decoder.tb.emphasis,
        "aggregation": network.trunk.decoder.tb.steps,
        "fcb": network.trunk.decoder.fcb,
        "ph": network.trunk.decoder.ph,
    }
    counts = {name: sum(p.numel() for p in part.parameters()) for name, part in parts.items()}
    last = 64 + 1
    assert counts == {
        "pyramid": 44_725_696,
        "emphasis": 1_098_432,
        "aggregation": 580_416,
        "fcb": 6_384_800,
        "ph": 172_993 - last,
    }


def test_the_parts_of_transunet_have_the_parameters_of_the_official_code() -> None:
    network: Any = outline(_spec("transunet", head="plain", classes=9))
    encoder = network.trunk.encoder
    transformer = sum(p.numel() for p in encoder.transformer.parameters())
    assert sum(p.numel() for p in encoder.parameters()) - transformer == 11_894_848
    assert transformer == 937_728 + 85_056_000
    assert sum(p.numel() for p in network.trunk.decoder.parameters()) == 7_387_200
    assert sum(p.numel() for p in network.head.parameters()) == 1_305


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_small_networks_have_at_most_five_million_parameters(architecture: str) -> None:
    assert 500_000 < _parameters(_spec(architecture, size="small", head="D")) <= 5_000_000


@torch.no_grad()
def test_fcbformer_gives_the_maps_of_its_table() -> None:
    network: Any = outline(_spec("fcbformer"))
    decoder = network.trunk.decoder.eval()
    features = network.trunk.eval().encode(torch.empty(1, 3, 352, 352, device="meta"))
    sizes = [tuple(feature.shape[1:]) for feature in features]
    assert sizes == [(3, 352, 352), (64, 88, 88), (128, 44, 44), (320, 22, 22), (512, 11, 11)]
    assert decoder.tb(features[1:]).shape == (1, 64, 88, 88)
    assert decoder.fcb(features[0]).shape == (1, 32, 352, 352)
    assert network.trunk(features[0]).shape == (1, 64, 352, 352)


@torch.no_grad()
@pytest.mark.parametrize(("size", "side"), [(0, 56), (88, 88)])
def test_the_emphasis_of_fcbformer_is_a_quarter_of_the_image_or_fixed(size: int, side: int) -> None:
    network = outline(_spec("fcbformer", options={"emphasis_size": size})).eval()
    with capture(network) as captured:
        assert network(torch.empty(1, 3, 224, 224, device="meta")).shape == (1, 1, 224, 224)
    for name in ("tb", "le/1", "le/4"):
        assert captured[name].tensor.shape == (1, 1, side, side)
    assert captured["fcb"].tensor.shape == (1, 1, 224, 224)


@torch.no_grad()
def test_fixed_and_free_emphasis_are_the_same_at_352() -> None:
    free, fixed = _small("fcbformer"), _small("fcbformer", options={"emphasis_size": 88})
    fixed.load_state_dict(free.state_dict())
    assert torch.equal(free(_image(1, 3, 352, 352)), fixed(_image(1, 3, 352, 352)))
    smaller = _image(1, 3, 96, 96)
    assert not torch.equal(free(smaller), fixed(smaller))


@torch.no_grad()
def test_transunet_gives_the_skips_of_its_table() -> None:
    network: Any = outline(_spec("transunet"))
    features = network.trunk.eval().encode(torch.empty(1, 3, 224, 224, device="meta"))
    sizes = [tuple(feature.shape[1:]) for feature in features]
    assert sizes == [(3, 224, 224), (64, 112, 112), (256, 56, 56), (512, 28, 28), (768, 14, 14)]
    assert network.trunk.decoder(features).shape == (1, 16, 224, 224)


@torch.no_grad()
def test_the_first_stage_of_transunet_ends_in_a_row_and_column_of_zeros() -> None:
    second = _small("transunet").trunk.encode(_image(1, 3, 64, 96))[2]
    assert not second[..., -1, :].any()
    assert not second[..., -1].any()
    assert second[..., :-1, :-1].any()


@torch.no_grad()
@pytest.mark.parametrize(
    ("architecture", "channels", "stride"), [("setr_naive", 256, 16), ("setr_pup", 256, 2), ("setr_mla", 512, 4)]
)
def test_decoders_of_setr_end_where_the_paper_says(architecture: str, channels: int, stride: int) -> None:
    network = outline(_spec(architecture)).eval()
    assert network.trunk(torch.empty(1, 3, 64, 96, device="meta")).shape == (1, channels, 64 // stride, 96 // stride)
    taken: Any = network.trunk.encoder
    assert taken.depths == [6, 12, 18, 24]


@pytest.mark.parametrize(("architecture", "number"), [("setr_naive", 3), ("setr_pup", 4), ("setr_mla", 4)])
def test_auxiliary_heads_of_setr_share_the_pass_and_leave_the_logits(architecture: str, number: int) -> None:
    network = _small(architecture, head="B", options={"auxiliary": True})
    x = _image(1, 3, 33, 47)
    given = network.outputs(x)
    assert list(given) == ["logits", *(f"auxiliary/{index}" for index in range(1, number + 1))]
    assert network.loss_weights == {"logits": 1.0} | {name: 0.4 for name in given if name != "logits"}
    assert torch.equal(given["logits"], network(x))
    for one in given.values():
        assert one.shape == (1, 2, 33, 47)
    torch.stack([one.square().mean() for one in given.values()]).sum().backward()
    assert all(parameter.grad is not None for parameter in network.parameters())


@torch.no_grad()
def test_segformer_gives_features_at_a_quarter_of_the_image() -> None:
    network = outline(_spec("segformer_b2")).eval()
    assert network.trunk(torch.empty(1, 3, 224, 224, device="meta")).shape == (1, 768, 56, 56)


@torch.no_grad()
@pytest.mark.parametrize("architecture", ["setr_naive", "transunet"])
def test_positions_are_what_was_learned_at_the_native_size_and_stretched_elsewhere(architecture: str) -> None:
    network: Any = _small(architecture)
    transformer = network.trunk.encoder.transformer
    width, prefix = transformer.embed_dim, transformer.num_prefix_tokens
    nothing = torch.zeros(1, 14, 14, width)
    learned = transformer.pos_embed
    assert torch.equal(transformer._pos_embed(nothing)[:, prefix:], learned[:, prefix:])
    assert learned.shape == (1, 14 * 14 + prefix, width)
    stretched = transformer._pos_embed(torch.zeros(1, 28, 42, width))[:, prefix:]
    assert stretched.shape == (1, 28 * 42, width)
    learned.fill_(0.7)  # an even field stays even, whatever the grid
    even = transformer._pos_embed(torch.zeros(1, 5, 9, width))[:, prefix:]
    torch.testing.assert_close(even, torch.full_like(even, 0.7))


@torch.no_grad()
def test_the_last_block_of_pup_is_halfway_and_mla_adds_from_the_deepest_up() -> None:
    network: Any = _small("setr_mla")
    decoder = network.trunk.decoder
    features = network.trunk.encode(_image(1, 3, 64, 64))
    with capture(network) as captured:
        decoder(features)
    total = torch.zeros(())
    for place in (4, 3, 2, 1):
        index = place - 1
        total = total + decoder.lateral[index](decoder.norms[index](features[place]))
        energy = total.abs().mean(dim=1, keepdim=True)
        torch.testing.assert_close(captured[f"mla/p{2 * place}"].tensor, energy / (1 + energy))


@pytest.mark.parametrize(
    ("architecture", "fields", "message"),
    [
        ("setr_pup", {"options": {"image_sise": 224}}, "'image_sise' is not an option of setr_pup.*'image_size'"),
        (
            "setr_pup",
            {"options": {"image_size": 225}},
            "option image_size of setr_pup cannot be 225. Choose 32 to 1024 in steps of 32",
        ),
        ("setr_pup", {"encoder": "resnet18"}, "must be a vision transformer with patches of 8, 16 or 32"),
        ("setr_pup", {"encoder": "tu-resnet18"}, "must be a vision transformer with patches of 8, 16 or 32"),
        ("setr_pup", {"encoder": "tu-vit_bse_patch16_224"}, "Did you mean 'tu-vit_base_patch16_224"),
        ("setr_pup", {"encoder": "tu-vit_giant_patch14_224"}, "patches of 8, 16 or 32"),
        ("segformer_b0", {"encoder": "mit_b1"}, "has an encoder of its own"),
        ("segformer_b0", {"options": {"dropout": 0.5}}, "'dropout' is not an option of segformer_b0"),
        ("transunet", {"decoder_channels": (8, 8)}, "TransUNet has 5 decoder_channels"),
        (
            "fcbformer",
            {"options": {"emphasis_size": 64}},
            "option emphasis_size of fcbformer cannot be 64. Choose 0 or 88",
        ),
        ("fcbformer", {"options": {"emphasis_size": "88"}}, "option emphasis_size of fcbformer cannot be '88'"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(architecture: str, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(UserError, match=message):
        outline(_spec(architecture, **fields))


@pytest.mark.parametrize(
    ("architecture", "expected"),
    [
        ("setr_pup", {"tokens/block 8"}),
        ("segformer_b0", {f"stage/{number}" for number in range(1, 5)}),
        ("transunet", {"tokens"}),
        ("fcbformer", {"tb", "fcb"}),
    ],
)
def test_each_brings_its_own_maps(architecture: str, expected: set[str]) -> None:
    network = _small(architecture)
    own = {module.name for module in network.modules() if isinstance(module, Tap) and module.own}
    assert own == expected
