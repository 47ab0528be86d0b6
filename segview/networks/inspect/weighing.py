"""The products in which attention weighs values: which operand is the weights, and where queries and keys come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import Tensor

from segview.networks.inspect.coarsening import Spots, ordered
from segview.networks.inspect.layers import grid_of
from segview.networks.inspect.layout import Grid, Layout, Places, compacted, layout_of
from segview.networks.inspect.tracking import Tracker

Index = tuple[Tensor, Grid]


@dataclass(frozen=True, eq=False)
class Weighing:
    """Weights … × queries × keys and what they weigh.

    Attributes:
        weights: The operand that may be attention.
        lead: The sides before queries and keys.
        counts: Number of queries and of keys.
        queries: The places of queries, … × queries; None without.
        keys: Likewise, of keys.
        lost: Whether queries and keys may have places that are not known.
    """

    weights: Tensor
    lead: Sequence[int]
    counts: tuple[int, int]
    queries: Spots | None
    keys: Spots | None
    lost: tuple[bool, bool]

    def layout(self, tracker: Tracker) -> Layout | None:
        """Return the layout of attention with these weights; None where its keys lie on no grid."""
        asking, asked = self.counts
        if asked < 2:
            return None
        if self.keys is None:
            return self._guessed(tracker) if self.lost[1] else None
        keys = _flat(self.keys, (*self.lead, asked))
        queries = _flat(self.queries, (*self.lead, asking)) if self.queries is not None else None
        return layout_of(queries, keys, asking)

    def _guessed(self, tracker: Tracker) -> Layout | None:
        """Return a layout of tokens whose count fits a grid that there is in the network."""
        asking, asked = (
            _guess(count, tracker) if lost else None for count, lost in zip(self.counts, self.lost, strict=True)
        )
        if asked is None or (len(self.lead) > 0 and self.lead[0] != 1):
            return None
        return Layout(asking, asked, torch.arange(torch.Size(self.lead).numel()), self.counts)


def weighed(args: tuple[Any, ...], tracker: Tracker) -> Iterator[Weighing]:
    """Yield each way in which an operand of a matrix product or sum of products may weigh the other one."""
    if args and isinstance(args[0], str):
        yield from _of_sum(args, tracker)
    elif len(args) > 1:
        first, second = args[:2]
        spots, lost = (tracker.spots(first), tracker.spots(second)), (tracker.is_lost(first), tracker.is_lost(second))
        yield _product(first, tuple(first.shape), spots, lost)
        shape = (*second.shape[:-2], *reversed(second.shape[-2:]))
        yield _product(second, shape, (_turned(spots[1]), _turned(spots[0])), (lost[1], lost[0]))


def fused(args: tuple[Any, ...], given: Mapping[str, Any], tracker: Tracker) -> Weighing | None:
    """Return the same of fused attention: of heads, or with its projections; None where it takes other axes."""
    query, key = (args[place] if len(args) > place else given[name] for place, name in enumerate(("query", "key")))
    places = [_along(tracker.spots(one), -1) for one in (query, key)]
    if query.ndim >= 4:
        lead, counts = query.shape[:-2], (query.shape[-2], key.shape[-2])
        shared = query.shape[-3] // key.shape[-3]
        if places[1] is not None and shared > 1:
            places[1] = Spots(places[1].index.repeat_interleave(shared, dim=-2), places[1].grid)
    elif query.ndim == 3 and len(args) > 4:
        lead, counts = (query.shape[1], int(args[4])), (query.shape[0], key.shape[0])
        places = [None if one is None else Spots(one.index.mT[:, None], one.grid) for one in places]
    else:
        return None
    return Weighing(query, lead, counts, places[0], places[1], (tracker.is_lost(query), tracker.is_lost(key)))


def turned(shape: Sequence[int], axis: int, layout: Layout) -> bool | None:
    """Tell whether keys stand before queries in what a softmax gives; None where it is not over the keys.

    Args:
        shape: Of what it gives.
        axis: That it is over, from 0.
        layout: That in which it weighs.
    """
    last = len(shape) - 1
    if last == 1 and axis == 1 and shape[1] == layout.shape[0] * layout.shape[1]:
        return False
    sides = tuple(shape[-2:])
    if last > 1 and axis == last and sides == layout.shape:
        return False
    return True if last > 1 and axis == last - 1 and sides == layout.shape[::-1] else None


def _product(
    weights: Tensor, shape: Sequence[int], spots: tuple[Spots | None, Spots | None], lost: tuple[bool, bool]
) -> Weighing:
    """Return what a matrix product says of weights of a shape … × queries × keys, and values … × keys × channels."""
    counts = (shape[-2], shape[-1]) if len(shape) > 1 else (1, shape[-1])
    return Weighing(weights, shape[:-2], counts, _along(spots[0], -1), _along(spots[1], -1), lost)


def _of_sum(args: tuple[Any, ...], tracker: Tracker) -> Iterator[Weighing]:
    """Yield what an equation says of weights whose last axis is summed over: of others a softmax weighs nothing.

    A sum of products may keep it: classes of queries times the masks of queries keep the classes.
    """
    operands = cast("Sequence[Any]", args[1] if isinstance(args[1], list | tuple) else args[1:])
    terms, _, kept = args[0].replace(" ", "").partition("->")
    letters = terms.split(",")
    if len(operands) != 2 or "." in terms or not kept or not all(letters):
        return
    for own, other in ((0, 1), (1, 0)):
        axes, weights = letters[own], operands[own]
        if axes[-1] in kept or axes[-1] not in letters[other] or len(axes) < 2:
            continue
        keys = ordered(tracker.spots(operands[other]), letters[other], axes[:-2] + axes[-1])
        lost = tracker.is_lost(weights), tracker.is_lost(operands[other])
        yield Weighing(weights, weights.shape[:-2], weights.shape[-2:], _along(tracker.spots(weights), -1), keys, lost)


def _along(spots: Spots | None, axis: int) -> Spots | None:
    """Return the places of sums over an axis, which is gone."""
    found = None if spots is None else spots.summed(axis)
    return None if found is None else Spots(found.index.squeeze(axis), found.grid)


def _turned(spots: Spots | None) -> Spots | None:
    return None if spots is None else Spots(spots.index.transpose(-1, -2), spots.grid)


def _flat(spots: Spots, shape: Sequence[int]) -> Index:
    """Return places, parts and heads × tokens, and their grid."""
    return compacted(spots.index.expand(tuple(shape)).reshape(-1, shape[-1]).long() - 1, spots.grid)


def _guess(count: int, tracker: Tracker) -> Places | None:
    found = grid_of(count, tracker.frame)
    if found is None or found[1] not in tracker.grids:
        return None
    return Places(torch.arange(-found[0], found[1][0] * found[1][1]).clamp(min=-1)[None], found[1])
