"""The masks of a network's class queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from segview.core.base.errors import UserError
from segview.core.base.registry import unknown_name
from segview.core.base.text import Text
from segview.core.maps.maps import Kind, Map
from segview.core.requests.attention_query import QueryMask
from segview.core.requests.request import Inspect
from segview.inference.maps.evidence import levels
from segview.inference.on_demand.attention import soft_map
from segview.inference.on_demand.subject import Given, Subject
from segview.networks.inspect.queries import capture_queries, capture_query_attention, queries_of

_MOST_NAMED = 8


@dataclass(frozen=True, eq=False)
class _Answers:
    """The answers of the queries of a network to an image.

    Attributes:
        classes: Probabilities, N × K.
        planes: Probabilities that a pixel belongs to each, N × rows × columns.
        attended: Last attention of each to the image, N × h × w; None if it cannot be captured.
        names: Names of the classes.
    """

    classes: Tensor
    planes: Tensor
    attended: Tensor | None
    names: Sequence[str]

    def chosen(self, asked: QueryMask) -> list[int]:
        """Return the indices of the queries that a map query chooses.

        Raises:
            UserError: there is no such query.
        """
        if asked.of_class:
            return self._of_class(asked.of_class)
        if asked.number > len(self.planes):
            raise UserError(
                "The network has queries 1 to {count}, but no query {number}.",
                count=len(self.planes),
                number=asked.number,
            )
        return [asked.number - 1 if asked.number else self._deciding(asked)]

    def note(self, chosen: Sequence[int]) -> Text:
        """Return a note on the queries that are shown."""
        if len(chosen) > 1:
            numbers = ", ".join(str(place + 1) for place in chosen[:_MOST_NAMED])
            more = ", …" if len(chosen) > _MOST_NAMED else ""
            return Text("{count} queries: {numbers}", count=len(chosen), numbers=f"{numbers}{more}")
        share, best = self.classes[chosen[0]].max(dim=0)
        return Text(
            "query {number}: {name}, {share:.2f}", number=chosen[0] + 1, name=self.names[int(best)], share=float(share)
        )

    def _of_class(self, name: str) -> list[int]:
        """Return the queries whose most probable class is ``name``, by falling probability; "no class" competes too."""
        if name not in self.names:
            raise unknown_name("class", name, self.names)
        own = self.classes[:, self.names.index(name)]
        none = 1 - self.classes.sum(dim=1)
        places = ((own >= self.classes.amax(dim=1)) & (own >= none)).nonzero()[:, 0]
        if not len(places):
            raise UserError("{name} is not the most probable class of any query.", name=name)
        return places[own[places].argsort(descending=True, stable=True)].tolist()

    def _deciding(self, asked: QueryMask) -> int:
        """Return the query with the largest product of its mask at a point and its class probability."""
        assert asked.point is not None
        sides = self.planes.shape[-2:]
        row, column = (min(int(share * side), side - 1) for share, side in zip(asked.point, sides, strict=True))
        return int((self.planes[:, row, column] * self.classes.amax(dim=1)).argmax())


def maps(subject: Subject, questions: Sequence[Inspect]) -> Iterator[Given]:
    """Yield the masks of queries, or their attention, all from one pass.

    A mask is the probability that a pixel belongs to the query, of several queries the largest; the attention is the
    query's last one to the image, of several queries the mean.

    Raises:
        UserError: the network has no class queries.
    """
    queries = queries_of(subject.network)
    if queries is None or not queries.count:
        raise UserError("The network does not use queries for its classes.")
    with (
        torch.inference_mode(),
        capture_queries(queries) as captured,
        capture_query_attention(subject.network, queries.count) as attended,
    ):
        subject.network(subject.x)
    classes, masks = captured
    planes = subject.covering(masks[None])
    answers = _Answers(classes, planes, attended[0] if attended else None, subject.config.classes)
    for question in questions:
        try:
            yield _given(subject, question, answers)
        except UserError as error:
            yield Given(question, problem=str(error))


def _given(subject: Subject, question: Inspect, answers: _Answers) -> Given:
    asked = question.asked
    assert isinstance(asked, QueryMask)
    chosen = answers.chosen(asked)
    if not asked.attended:
        plane = answers.planes[chosen].amax(dim=0)
        return Given(question, Map(asked.name, levels(plane), Kind.SCALAR, unit="p"), answers.note(chosen))
    if answers.attended is None:
        raise UserError("The attention of this network's queries cannot be read.")
    looks = answers.attended[chosen].mean(dim=0)
    return Given(question, soft_map(subject, asked.name, looks[None, None]), answers.note(chosen))
