"""The table of networks and the page of their maps are what the code says today."""

from pathlib import Path

import pytest

from segview.core.spec import METHODS
from segview.networks.architectures import ARCHITECTURES
from segview.networks.attention import ATTENTION
from segview.networks.table import maps_page, rows

PAGE = Path(__file__).parents[2] / "docs" / "maps.md"


def test_the_page_of_maps_is_up_to_date() -> None:
    assert PAGE.read_text() == maps_page(), "run: python -m segview networks --maps > docs/maps.md"


def test_the_page_names_everything_there_is() -> None:
    page = PAGE.read_text()
    for name in (*ARCHITECTURES, *ATTENTION, "explicit", "hierarchical"):
        assert f"## {name}\n" in page
    for name in ("`skip/4`", "`unpool/2`", "`aspp/rate 12`", "`psp/bin 3`", "`cbam/spatial`", "`seenet/zones`"):
        assert name in page


@pytest.mark.slow
def test_the_table_tells_every_network() -> None:
    table = {row.name: row for row in rows()}
    assert set(table) == set(ARCHITECTURES) - set(METHODS)
    assert table["fcn8s"].parameters == 134_259_917  # with one output map; 134,489,759 with 21
    assert table["segnet"].small < 5_000_000
    assert 15e9 < table["cam"].multiply_adds < 15.5e9  # VGG16 without its last layers: 15.3 G
    assert "unpool/2" in table["segnet"].maps
