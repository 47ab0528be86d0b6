"""Maps on demand are found by the names that they are shown under."""

from __future__ import annotations

import pytest

from segview.core.requests.attention_query import QueryMask
from segview.core.requests.map_query import Activation, ClassMap, MapQuery, Method, Reduction
from segview.core.requests.query_names import query_named

QUERIES: tuple[MapQuery, ...] = (
    Activation("trunk.encoder", Reduction.MEAN),
    Activation("trunk.encoder", Reduction.NORM),
    Activation("trunk.encoder.2", Reduction.CHANNEL, 3),
    QueryMask(3),
    QueryMask(12, attended=True),
    QueryMask(of_class="polyp"),
    QueryMask(attended=True, of_class="road, wet"),
)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_name_stands_for_the_query_that_has_it(query: MapQuery) -> None:
    assert query_named(query.name) == query
    assert not query.needs_point


def test_class_maps_are_written_by_their_method_and_layer() -> None:
    assert query_named("grad-cam++/trunk.decoder") == ClassMap("trunk.decoder", Method.GRAD_CAM_PLUS)


@pytest.mark.parametrize(
    "name",
    [
        *("cbam/spatial", "layer/mean", "layer/x/channel one", "grad-cam/*", "queries/query 0", "queries/query x"),
        *("queries/deciding at point", "queries/3", "queries/", "probability"),
    ],
)
def test_other_names_stand_for_none(name: str) -> None:
    assert query_named(name) is None
