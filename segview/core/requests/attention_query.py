"""Map queries on a transformer: attention of a head, rollout, and the masks of its queries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from typing_extensions import override

from segview.core.requests.map_query import PointQuery

QUERIES, QUERY, CLASS, ATTENDED = "queries", "query ", "class ", ", attended"
"""Parts of the names of query maps."""


class Origin(StrEnum):
    """The token whose attention is shown."""

    POINT = "point"
    CLASS_TOKEN = "class token"


@dataclass(frozen=True)
class _OfToken(PointQuery):
    """A map query for the attention of one token of a transformer.

    Attributes:
        block: Number of the block, from 1 through all stages.
        head: Number of the head, from 1; 0 for the mean of all heads.
        origin: The token: at the point, or the class token.
    """

    block: int
    head: int = 0
    origin: Origin = Origin.POINT

    @property
    @override
    def needs_point(self) -> bool:
        """Whether it cannot be computed until a point is chosen."""
        return self.origin is Origin.POINT

    @property
    @override
    def name(self) -> str:
        """The name of the map."""
        whose = "at point" if self.needs_point else "of class token"
        return f"attention/{self._place}/{f'head {self.head}' if self.head else 'mean of heads'} {whose}"

    @property
    @override
    def title(self) -> str:
        """The title of the map."""
        title = f"{self._place}, head {self.head or 'mean'}"
        return title if self.needs_point else f"{title}, class token"

    @property
    def _place(self) -> str:
        return f"block {self.block}"


@dataclass(frozen=True)
class AttentionAtPoint(_OfToken):
    """A map query for the attention of a transformer's head, from one point or from the class token."""


@dataclass(frozen=True)
class AttentionRollout(_OfToken):
    """A map query for attention rollout: a token's attention through all blocks up to one (Abnar and Zuidema, 2020).

    With a head, only that head of each block is used; in a block with fewer heads, the last one.
    """

    @property
    @override
    def _place(self) -> str:
        return f"rollout to block {self.block}"


@dataclass(frozen=True)
class QueryMask(PointQuery):
    """A map query for the masks of a network's class queries (MaskFormer; Cheng et al., 2021).

    Attributes:
        number: Number of a query, from 1; 0 for the query that decides at the point.
        attended: Whether its last attention to the image is shown instead of its mask.
        of_class: Name of a class, to show all queries with this most probable class; empty for a single query.
    """

    number: int = 0
    attended: bool = False
    of_class: str = ""

    @property
    @override
    def name(self) -> str:
        """The name of the map."""
        one = f"{QUERY}{self.number}" if self.number else "deciding at point"
        name = f"{QUERIES}/{CLASS}{self.of_class}" if self.of_class else f"{QUERIES}/{one}"
        return f"{name}{ATTENDED}" if self.attended else name

    @property
    @override
    def title(self) -> str:
        """The title of the map."""
        one = f"query {self.number}" if self.number else "query at point"
        title = f"queries of {self.of_class}" if self.of_class else one
        return f"{title}{ATTENDED}" if self.attended else title

    @property
    @override
    def needs_point(self) -> bool:
        """Whether it cannot be computed until a point is chosen."""
        return not self.number and not self.of_class
