"""Map queries about a transformer: attention of a head, rollout, and the masks of its queries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from typing_extensions import override

from segview.core.requests.map_query import PointQuery

QUERIES, QUERY, CLASS, ATTENDED = "queries", "query ", "class ", ", attended"
"""The words of which the names of maps of queries are made."""


class Origin(StrEnum):
    """The token that attention is shown of."""

    POINT = "point"
    CLASS_TOKEN = "class token"


@dataclass(frozen=True)
class _OfToken(PointQuery):
    """A query of what one token of a transformer attends to.

    Attributes:
        block: Counted from 1 through all stages.
        head: Counted from 1; 0 for the mean of all.
        origin: Whether it is the token at the point, or the class token.
    """

    block: int
    head: int = 0
    origin: Origin = Origin.POINT

    @property
    @override
    def needs_point(self) -> bool:
        """Whether there is nothing to compute before a point was chosen."""
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
    """A query of the attention of a transformer's head from one point, or from the class token."""


@dataclass(frozen=True)
class AttentionRollout(_OfToken):
    """A query of attention rollout: what a token has seen through all blocks up to one (Abnar and Zuidema, 2020).

    With a head, that one alone is followed in every block; a block of fewer heads counts with its last one.
    """

    @property
    @override
    def _place(self) -> str:
        return f"rollout to block {self.block}"


@dataclass(frozen=True)
class QueryMask(PointQuery):
    """A query of the masks of queries by which a network tells classes (MaskFormer; Cheng et al., 2021).

    Attributes:
        number: Counted from 1; 0 for that which decides at the point.
        attended: Whether its last attention to the image is shown in place of its mask.
        of_class: The name of a class: all queries whose most probable class it is, in place of one; empty for one.
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
        """Whether there is nothing to compute before a point was chosen."""
        return not self.number and not self.of_class
