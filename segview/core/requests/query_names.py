"""Names of maps on demand, as written on the command line and in Python."""

from __future__ import annotations

from segview.core.requests.attention_query import ATTENDED, CLASS, QUERIES, QUERY, QueryMask
from segview.core.requests.map_query import Activation, ClassMap, MapQuery, Method, Reduction


def query_named(name: str) -> MapQuery | None:
    """Return the map query for a name, or None if the name is not that of a map on demand.

    Names are ``grad-cam/LAYER``, ``layer/LAYER/mean``, ``queries/query 3`` or ``queries/class CLASS``; the last two can
    end in ``, attended`` for the attention of the queries to the image.
    """
    first, _, rest = name.partition("/")
    if not rest or "*" in name:
        return None
    if first in tuple(Method):
        return ClassMap(rest, Method(first))
    return _of_queries(rest) if first == QUERIES else _of_layer(rest) if first == "layer" else None


def _of_layer(rest: str) -> Activation | None:
    layer, _, how = rest.rpartition("/")
    if not layer:
        return None
    if how in (Reduction.MEAN, Reduction.NORM):
        return Activation(layer, Reduction(how))
    number = how.removeprefix("channel ")
    return Activation(layer, Reduction.CHANNEL, int(number)) if number.isdecimal() else None


def _of_queries(rest: str) -> QueryMask | None:
    which, attended = rest.removesuffix(ATTENDED), rest.endswith(ATTENDED)
    if which.startswith(CLASS):
        return QueryMask(attended=attended, of_class=which.removeprefix(CLASS))
    number = which.removeprefix(QUERY)
    known = which.startswith(QUERY) and number.isdecimal() and int(number) > 0
    return QueryMask(int(number), attended=attended) if known else None
