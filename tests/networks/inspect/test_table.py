"""The table of networks and the page of their maps are what the code says today."""

import time

import pytest
import torch
from torch import Tensor, nn

from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.attention import ATTENTION
from segview.networks.build import build
from segview.networks.choices import METHODS
from segview.networks.inspect.table import maps_page, rows
from segview.networks.inspect.timing import seconds
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "maps.md"


def test_the_page_of_maps_is_up_to_date() -> None:
    assert PAGE.read_text() == maps_page(), "run: python -m segview networks --maps > docs/maps.md"


def test_the_page_names_everything_there_is() -> None:
    page = PAGE.read_text()
    for name in (*ARCHITECTURES, *ATTENTION, "explicit", "hierarchical"):
        assert f"## {name}\n" in page
    for name in ("`skip/4`", "`unpool/2`", "`aspp/rate 12`", "`psp/bin 3`", "`cbam/spatial`", "`seenet/zones`"):
        assert name in page
    assert "from a point: `attention/block 1/head 1 at point` to `attention/block 24/head 16 at point`" in page
    assert all(f"`dropout/{name}`" in page for name in ("deviation", "entropy", "information"))


@pytest.mark.slow
def test_the_table_tells_every_network() -> None:
    table = {row.name: row for row in rows()}
    assert set(table) == set(ARCHITECTURES) - set(METHODS)
    assert table["fcn8s"].parameters == 134_265_699  # with one output map; 134,489,759 with 21
    assert table["segnet"].small < 5_000_000
    assert 15e9 < table["cam"].multiply_adds < 15.5e9  # VGG16 without its last layers: 15.3 G
    assert "unpool/2" in table["segnet"].maps
    assert all(row.seconds is None for row in table.values())


def test_the_time_of_an_image_is_the_median_and_leaves_the_network_as_it_was() -> None:
    network = build(NetworkSpec(encoder="tu-test_resnet", decoder_channels=(8, 8)))
    state = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    sizes: list[tuple[int, ...]] = []

    def slower(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        sizes.append(tuple(inputs[0].shape))
        time.sleep(1.0 if len(sizes) in (1, 3) else 0.02)  # the first, and one that something came between

    network.register_forward_pre_hook(slower)
    assert 0.02 <= seconds(network, 3, side=64, device="cpu") < 1.0
    assert sizes == [(1, 3, 64, 64)] * 6
    assert all(torch.equal(tensor, state[name]) for name, tensor in network.state_dict().items())
