"""Tracking of places: from which place of the image each number of a network comes.

Operations that only move numbers (reshape, cut, roll, turn) are done once more with the places in place of the
numbers, so that tokens of any order are known: windows, unfolded patches, pooled queries. Where numbers are computed,
those of one token keep its place, and convolutions begin a grid anew. What comes from weights alone, as the queries of
a decoder do, has no place, nor what is moved as the numbers of the image want it, by sorting or choosing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import Any, cast

import torch
from torch import Tensor
from torch.utils.weak import WeakTensorKeyDictionary

from segview.networks.inspect.coarsening import Grid, Spots, ordered
from segview.networks.inspect.layers import covers

_MOVES = frozenset(
    (
        *("view", "reshape", "flatten", "unflatten", "permute", "transpose", "swapaxes", "swapdims", "movedim"),
        *("moveaxis", "squeeze", "unsqueeze", "expand", "t", "repeat", "repeat_interleave", "tile", "chunk", "split"),
        *("split_with_sizes", "tensor_split", "unbind", "__getitem__", "narrow", "select", "index_select", "roll"),
        *(
            "flip",
            "cat",
            "concat",
            "concatenate",
            "stack",
            "unfold",
            "pad",
            "pixel_unshuffle",
            "gather",
            "take_along_dim",
        ),
    )
)
_TURNED: dict[Any, Callable[[Tensor], Tensor]] = {
    cast("Any", Tensor).T.__get__: lambda x: x.T,
    cast("Any", Tensor).mT.__get__: lambda x: x.mT,
}
_SORTED = frozenset(("sort", "topk", "msort"))
_ROWS = frozenset(("matmul", "bmm", "__matmul__"))
_SUMS = frozenset(("mean", "sum", "amax", "amin", "max", "min"))


class Tracker:
    """Follows the places of an image through a network.

    Args:
        image: The input, 1 × C × rows × columns.
        network: Its weights have no place.

    Attributes:
        grids: Those that have been met.
    """

    def __init__(self, image: Tensor, network: torch.nn.Module) -> None:
        self.frame: Grid = (image.shape[-2], image.shape[-1])
        self.grids: set[Grid] = set()
        self._known: Any = WeakTensorKeyDictionary()
        self._chosen: Any = WeakTensorKeyDictionary()  # whole numbers that are other ones for another image
        for weight in (*network.parameters(), *network.buffers()):
            self._known[weight] = None
        self._known[image] = Spots.of_image(image.shape)

    def spots(self, x: object) -> Spots | None:
        """Return the places of a tensor; None where it has none, or they are not known."""
        return self._known.get(x) if isinstance(x, Tensor) else None

    def is_lost(self, x: Tensor) -> bool:
        """Tell whether a tensor may have places that are not known."""
        return x not in self._known

    def follow(self, func: Callable[..., Any], args: tuple[Any, ...], given: Mapping[str, Any], result: Any) -> None:
        """Note what one operation has made of the places."""
        tensors = _tensors((*args, *given.values()))
        placed = [one for one in tensors if self.spots(one) is not None]
        results = _tensors([result])
        chosen = any(one in self._chosen for one in tensors)
        if placed or chosen:
            self._chosen.update((one, None) for one in results if not one.is_floating_point())
        if not placed:
            if not any(self.is_lost(one) for one in tensors if one.is_floating_point()):
                for one in results:
                    self._known[one] = None
            return
        found: Any = _LOST
        if func.__name__ in _SORTED or (chosen and func.__name__ in _MOVES):
            found = None
        elif len({cast("Spots", self.spots(one)).grid for one in placed}) == 1 or func.__name__ not in _MOVES:
            # An operation called in a way that places cannot follow loses them; the network itself has run.
            with contextlib.suppress(RuntimeError, TypeError, ValueError, IndexError):
                found = self._found(func, args, dict(given), result, placed)
        self._note(results, found)

    def _note(self, results: list[Tensor], found: Any) -> None:
        """Note the places that were found of each result, where they fit."""
        many = isinstance(found, list)
        for one, spots in zip(results, found if many else [found] * len(results), strict=False):
            fits = isinstance(spots, Spots) and spots.index.shape == one.shape
            if fits or spots is None:
                self._known[one] = spots
            elif one in self._known:
                del self._known[one]
            if isinstance(spots, Spots) and fits:
                self.grids.add(spots.grid)

    def _found(self, func: Any, args: tuple[Any, ...], given: dict[str, Any], result: Any, placed: list[Tensor]) -> Any:
        """Return the places of a result, or of each; None where it has none, and something else where they are lost."""
        name, first = func.__name__, cast("Spots", self.spots(placed[0]))
        if func in _TURNED:
            return Spots(_TURNED[func](first.index), first.grid)
        if name in _MOVES:
            return self._moved(func, args, given, first.grid)
        one = result[0] if isinstance(result, tuple | list) else result
        if not isinstance(one, Tensor):
            return _LOST
        if name == "linear":
            return _expanded(self._along(args[0], -1), one) or _LOST
        if name in _ROWS:
            return self._product(args, one)
        if name == "einsum":
            return self._einsum(args, one)
        if name in _SUMS and one.ndim <= first.index.ndim:
            return _reduced(first, args, given, one)
        if name == "scaled_dot_product_attention" or name == "multi_head_attention_forward":
            return _expanded(self._along(args[0] if args else given["query"], -1), one)
        return self._computed(first, one, [self.spots(each) for each in placed])

    def _moved(self, func: Any, args: tuple[Any, ...], given: dict[str, Any], grid: Grid) -> Any:
        def swapped(value: Any) -> Any:
            if isinstance(value, list | tuple):
                return type(value)(swapped(each) for each in cast("list[Any]", value))
            if not isinstance(value, Tensor):
                return value
            spots = self.spots(value)
            if spots is not None:
                return spots.index
            return torch.zeros(1).expand(value.shape) if value.is_floating_point() else value.cpu()

        name = func.__name__
        if name == "pad":
            args, given = (args[0], args[1] if len(args) > 1 else given["pad"]), {}
        if name == "view" and len(args) > 1 and isinstance(args[1], torch.dtype):
            return self.spots(args[0])
        done = (Tensor.reshape if name == "view" else func)(*swapped(args), **{k: swapped(v) for k, v in given.items()})
        return [Spots(one, grid) for one in done] if isinstance(done, tuple | list) else Spots(done, grid)

    def _along(self, x: object, axis: int) -> Spots | None:
        spots = self.spots(x)
        return None if spots is None else spots.summed(axis)

    def _product(self, args: tuple[Any, ...], result: Tensor) -> Any:
        """Return the places of rows of the left operand; where it has none, those of columns of the right one."""
        left = self._along(args[0], -1)
        if left is not None:
            return _expanded(left, result)
        other = self.spots(args[1]) if len(args) > 1 else None
        columns = other.summed(-2) if other is not None and other.index.ndim > 1 else None
        return _expanded(columns, result)

    def _einsum(self, args: tuple[Any, ...], result: Tensor) -> Any:
        equation = args[0].replace(" ", "") if args and isinstance(args[0], str) else "..."
        operands = args[1] if len(args) > 1 and isinstance(args[1], list | tuple) else args[1:]
        terms, _, kept = equation.partition("->")
        if "." in equation or not kept:
            return _LOST
        for letters, operand in zip(terms.split(","), operands, strict=True):
            found = ordered(self.spots(operand), letters, kept)
            if found is not None:
                return _expanded(found, result)
        return None

    def _computed(self, first: Spots, result: Tensor, known: list[Spots | None]) -> Any:
        """Return the places of what is computed place by place, or of a grid that begins."""
        for spots in known:
            if spots is not None and spots.index.shape == result.shape:
                return spots
        image = result.ndim == 4 and first.index.ndim == 4
        if image and result.shape[0] == first.index.shape[0]:
            sides = (result.shape[2], result.shape[3])
            if first.index.shape[2:] == result.shape[2:]:
                return _expanded(first.summed(1), result)
            if result.shape[0] == 1:
                return Spots.of_image(result.shape) if min(sides) > 1 and covers(sides, self.frame) else _LOST
            return _expanded(first.strided(*sides), result) or _LOST
        if result.ndim == 3 == first.index.ndim and result.shape[-1] == first.index.shape[-1]:
            return _expanded(first.summed(1), result)
        return _expanded(first, result) or _LOST


_LOST = object()


def _tensors(values: Any) -> list[Tensor]:
    found: list[Tensor] = []
    for value in values:
        if isinstance(value, Tensor):
            found.append(value)
        elif isinstance(value, list | tuple):
            found.extend(_tensors(value))
    return found


def _expanded(spots: Spots | None, result: Tensor) -> Spots | None:
    """Return places repeated along axes of a result; None where they do not fit."""
    if spots is None or spots.index.ndim > result.ndim:
        return None
    pairs = zip(reversed(spots.index.shape), reversed(result.shape), strict=False)
    return Spots(spots.index.expand(result.shape), spots.grid) if all(a in (1, b) for a, b in pairs) else None


def _reduced(spots: Spots, args: tuple[Any, ...], given: Mapping[str, Any], result: Tensor) -> Any:
    axes = given.get("dim", given.get("axis", args[1] if len(args) > 1 else None))
    if isinstance(axes, Tensor):  # of two tensors the larger numbers
        return spots if spots.index.shape == result.shape else _LOST
    if axes is None:
        return None
    found: Spots | None = spots
    several = [axes] if isinstance(axes, int) else list(axes)
    for axis in several:
        found = found.summed(axis) if found is not None else None
    if found is None:
        return None
    index = found.index if found.index.ndim == result.ndim else found.index.squeeze(several)
    return Spots(index, found.grid)
