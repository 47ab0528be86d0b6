"""The masks of the queries by which a network tells classes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.core.maps.maps import Kind, Map
from segview.core.requests.attention_query import QueryMask
from segview.core.requests.request import Inspect
from segview.inference.maps.evidence import levels
from segview.inference.on_demand.attention import soft_map
from segview.inference.on_demand.subject import Given, Subject
from segview.networks.inspect.queries import capture_queries, capture_query_attention, queries_of


def maps(subject: Subject, questions: Sequence[Inspect]) -> Iterator[Given]:
    """Yield the masks of queries, or where they look, all of one pass.

    A mask is the probability that a pixel belongs to the query; where it looks is its last attention to the image.

    The one that decides at a point has the largest product there of its mask and of the probability of its class.

    Raises:
        UserError: the network tells classes by no queries.
    """
    queries = queries_of(subject.network)
    if queries is None or not queries.count:
        raise UserError("The network tells classes by no queries.")
    with (
        torch.inference_mode(),
        capture_queries(queries) as captured,
        capture_query_attention(subject.network, queries.count) as attended,
    ):
        subject.network(subject.x)
    classes, masks = captured
    best = classes.max(dim=1)
    planes = subject.covering(masks[None])
    for question in questions:
        asked = question.asked
        assert isinstance(asked, QueryMask)
        if asked.number > len(masks):
            problem = Text(
                "The network has queries 1 to {count}, and no {number}.", count=len(masks), number=asked.number
            )
            yield Given(question, problem=problem)
            continue
        place = asked.number - 1 if asked.number else _deciding(planes, best.values, asked)
        name, share = subject.config.classes[int(best.indices[place])], float(best.values[place])
        note = Text("query {number}: {name}, {share:.2f}", number=place + 1, name=name, share=share)
        if not asked.attended:
            yield Given(question, Map(asked.name, levels(planes[place]), Kind.SCALAR, unit="p"), note)
        elif attended:
            yield Given(question, soft_map(subject, asked.name, attended[0][None, place : place + 1]), note)
        else:
            yield Given(question, problem=Text("Where the queries of this network look cannot be seen."))


def _deciding(planes: Tensor, sure: Tensor, asked: QueryMask) -> int:
    """Return the place of the query that decides at a point."""
    assert asked.point is not None
    row, column = (min(int(share * side), side - 1) for share, side in zip(asked.point, planes.shape[-2:], strict=True))
    return int((planes[:, row, column] * sure).argmax())
