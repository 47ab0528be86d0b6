"""The products in which attention weighs values: the operand with the weights, and the places of queries and keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import torch
from torch import Tensor

from segview.networks.inspect.coarsening import Spots, arrange_axes
from segview.networks.inspect.layers import grid_of
from segview.networks.inspect.layout import Layout, Places, compact, layout_of
from segview.networks.inspect.tracking import Tracker


@dataclass(frozen=True, eq=False)
class Weighing:
    """Weights … × queries × keys in a product with values.

    Attributes:
        weights: The operand that may be attention.
        lead: The lengths of the axes before queries and keys.
        counts: Number of queries and of keys.
        queries: The places of the queries, … × queries; None if they have none.
        keys: Likewise, of the keys.
        lost: Whether queries and keys may have places that are not known.
        axis: The axis of the keys in ``weights``, counted from its end.
    """

    weights: Tensor
    lead: Sequence[int]
    counts: tuple[int, int]
    queries: Spots | None
    keys: Spots | None
    lost: tuple[bool, bool]
    axis: int = -1

    def layout(self, tracker: Tracker) -> Layout | None:
        """Return the layout of attention with these weights; None if its keys lie on no grid."""
        query_count, key_count = self.counts
        if key_count < 2:
            return None
        if self.keys is None:
            return self._guess_layout(tracker) if self.lost[1] else None
        keys = _flatten(self.keys, (*self.lead, key_count))
        whole = self.queries is not None and self.queries.run == 1  # pooled queries cannot be pointed at
        queries = _flatten(self.queries, (*self.lead, query_count)) if self.queries is not None and whole else None
        return layout_of(queries, keys, query_count)

    def _guess_layout(self, tracker: Tracker) -> Layout | None:
        """Return a layout of tokens whose count fits a grid that occurs in the network."""
        queries, keys = (
            _guess_places(count, tracker) if lost else None for count, lost in zip(self.counts, self.lost, strict=True)
        )
        if keys is None or (len(self.lead) > 0 and self.lead[0] != 1):
            return None
        return Layout(queries, keys, torch.arange(torch.Size(self.lead).numel()), self.counts)


def weighings(args: tuple[Any, ...], tracker: Tracker) -> Iterator[Weighing]:
    """Yield a weighing for each operand of a matrix product or einsum that may hold the weights."""
    if args and isinstance(args[0], str):
        yield from _sum_weighings(args, tracker)
    elif len(args) > 1:
        first, second = args[:2]
        spots, lost = (tracker.spots(first), tracker.spots(second)), (tracker.is_lost(first), tracker.is_lost(second))
        yield _product_weighing(first, tuple(first.shape), spots, lost)
        shape = (*second.shape[:-2], *reversed(second.shape[-2:]))
        turned = _product_weighing(second, shape, (_transpose(spots[1]), _transpose(spots[0])), (lost[1], lost[0]))
        yield replace(turned, axis=-2)


def summed_weighing(weights: Tensor, values: Tensor, axis: int, tracker: Tracker) -> Weighing | None:
    """Return the weighing of (weights · values) summed over an axis: attention of one query to what the axis lists.

    None if the weights are not … × 1 × keys, … × keys × 1 or parts × keys (Mehta and Rastegari, 2022).

    Args:
        weights: The result of a softmax over the axis.
        values: Of as many axes.
        axis: Counted from 0.
        tracker: Knows the places of the values.
    """
    keys, last = tracker.spots(values), weights.ndim - 1
    if weights.ndim != values.ndim or not (axis == last or (axis == last - 1 and weights.shape[-1] == 1)):
        return None
    for other, (mine, theirs) in enumerate(zip(weights.shape, values.shape, strict=True)):
        keys = keys.sum_over(other) if keys is not None and mine < theirs else keys
    keys = None if keys is None else keys.at(keys.index.expand(weights.shape).movedim(axis, -1))
    lead = (*weights.shape[:axis], *weights.shape[axis + 1 :])
    counts, lost = (1, weights.shape[axis]), (False, tracker.is_lost(values))
    return Weighing(weights, lead, counts, None, keys, lost, axis - weights.ndim)


def fused_weighing(args: tuple[Any, ...], given: Mapping[str, Any], tracker: Tracker) -> Weighing | None:
    """Return the weighing of fused attention, with or without projections; None for operands with other axes."""
    query, key = (args[place] if len(args) > place else given[name] for place, name in enumerate(("query", "key")))
    places = [_sum_along(tracker.spots(operand), -1) for operand in (query, key)]
    if query.ndim >= 4:
        lead, counts = query.shape[:-2], (query.shape[-2], key.shape[-2])
        shared = query.shape[-3] // key.shape[-3]
        if places[1] is not None and shared > 1:
            places[1] = places[1].at(places[1].index.repeat_interleave(shared, dim=-2))
    elif query.ndim == 3 and len(args) > 4:
        lead, counts = (query.shape[1], int(args[4])), (query.shape[0], key.shape[0])
        places = [None if spots is None else spots.at(spots.index.mT[:, None]) for spots in places]
    else:
        return None
    return Weighing(query, lead, counts, places[0], places[1], (tracker.is_lost(query), tracker.is_lost(key)))


def keys_come_first(shape: Sequence[int], axis: int, layout: Layout) -> bool | None:
    """Tell whether a softmax has keys before queries; None if it is not over the keys or has another shape.

    Args:
        shape: Shape of its result.
        axis: Its axis, counted from 0.
        layout: Layout of the attention.
    """
    last = len(shape) - 1
    if last == 1 and axis == 1 and shape[1] == layout.shape[0] * layout.shape[1]:
        return False
    sides = tuple(shape[-2:])
    if last > 1 and axis == last and sides == layout.shape:
        return False
    return True if last > 1 and axis == last - 1 and sides == layout.shape[::-1] else None


def _product_weighing(
    weights: Tensor, shape: Sequence[int], spots: tuple[Spots | None, Spots | None], lost: tuple[bool, bool]
) -> Weighing:
    """Return the weighing of a matrix product of weights … × queries × keys and values … × keys × channels."""
    counts = (shape[-2], shape[-1]) if len(shape) > 1 else (1, shape[-1])
    return Weighing(weights, shape[:-2], counts, _sum_along(spots[0], -1), _sum_along(spots[1], -1), lost)


def _sum_weighings(args: tuple[Any, ...], tracker: Tracker) -> Iterator[Weighing]:
    """Yield the weighings of an einsum: an operand whose last axis is summed over may hold the weights.

    An operand whose last axis is kept holds none: classes of queries times masks of queries keep the classes.
    """
    operands = cast("Sequence[Any]", args[1] if isinstance(args[1], list | tuple) else args[1:])
    terms, _, kept = args[0].replace(" ", "").partition("->")
    letters = terms.split(",")
    if len(operands) != 2 or "." in terms or not kept or not all(letters):
        return
    for place, other in ((0, 1), (1, 0)):
        axes, weights = letters[place], operands[place]
        if axes[-1] in kept or axes[-1] not in letters[other] or len(axes) < 2:
            continue
        keys = arrange_axes(tracker.spots(operands[other]), letters[other], axes[:-2] + axes[-1])
        lost = tracker.is_lost(weights), tracker.is_lost(operands[other])
        yield Weighing(
            weights, weights.shape[:-2], weights.shape[-2:], _sum_along(tracker.spots(weights), -1), keys, lost
        )


def _sum_along(spots: Spots | None, axis: int) -> Spots | None:
    """Return the places of sums over an axis, which is removed."""
    found = None if spots is None else spots.sum_over(axis)
    return None if found is None else found.at(found.index.squeeze(axis))


def _transpose(spots: Spots | None) -> Spots | None:
    return None if spots is None else spots.at(spots.index.transpose(-1, -2))


def _flatten(spots: Spots, shape: Sequence[int]) -> Places:
    """Return places as (parts and heads) × tokens."""
    index = spots.index.expand(tuple(shape)).reshape(-1, shape[-1]).long() - 1
    return Places(*compact(index, spots.grid)) if spots.run == 1 else Places(index, spots.grid, spots.run)


def _guess_places(count: int, tracker: Tracker) -> Places | None:
    found = grid_of(count, tracker.frame)
    if found is None or found[1] not in tracker.grids:
        return None
    return Places(torch.arange(-found[0], found[1][0] * found[1][1]).clamp(min=-1)[None], found[1])
