"""Tracking of places: the place of the image that each number of a network comes from.

Operations that only move numbers (reshape, slice, roll, transpose) are repeated with the places instead of the numbers,
so tokens in any order are known: windows, unfolded patches, pooled queries. Computed numbers of a token keep its place,
and convolutions start a new grid. Numbers that come from weights only, such as the queries of a decoder, have no place.
Nor have numbers whose order depends on the numbers of the image: those that are sorted or chosen.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import Any, cast

import torch
from torch import Tensor
from torch.utils.weak import WeakTensorKeyDictionary

from segview.networks.inspect.coarsening import Grid, Spots, arrange_axes
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
        network: The network; its weights have no place.

    Attributes:
        grids: The grids that have occurred.
    """

    def __init__(self, image: Tensor, network: torch.nn.Module) -> None:
        self.frame: Grid = (image.shape[-2], image.shape[-1])
        self.grids: set[Grid] = set()
        self._known: Any = WeakTensorKeyDictionary()
        self._chosen: Any = WeakTensorKeyDictionary()  # integers that depend on the image
        for weight in (*network.parameters(), *network.buffers()):
            self._known[weight] = None
        self._known[image] = Spots.of_image(image.shape)

    def spots(self, x: object) -> Spots | None:
        """Return the places of a tensor; None if it has none or they are not known."""
        return self._known.get(x) if isinstance(x, Tensor) else None

    def place(self, x: Tensor, spots: Spots) -> None:
        """Note the places of a tensor."""
        self._known[x] = spots

    def is_lost(self, x: Tensor) -> bool:
        """Tell whether a tensor may have places that are not known."""
        return x not in self._known

    def follow(self, func: Callable[..., Any], args: tuple[Any, ...], given: Mapping[str, Any], result: Any) -> None:
        """Note the places of the results of one operation."""
        tensors = _collect_tensors((*args, *given.values()))
        placed = [tensor for tensor in tensors if self.spots(tensor) is not None]
        results = _collect_tensors([result])
        chosen = any(tensor in self._chosen for tensor in tensors)
        if placed or chosen:
            self._chosen.update((tensor, None) for tensor in results if not tensor.is_floating_point())
        if not placed:
            if not any(self.is_lost(tensor) for tensor in tensors if tensor.is_floating_point()):
                for tensor in results:
                    self._known[tensor] = None
            return
        scales = {(spots.grid, spots.run) for tensor in placed if (spots := self.spots(tensor)) is not None}
        found: Any = _LOST
        if func.__name__ in _SORTED or (chosen and func.__name__ in _MOVES):
            found = None
        elif len(scales) == 1 or func.__name__ not in _MOVES:
            # A call that cannot be repeated with places loses them; the network itself has already run.
            with contextlib.suppress(RuntimeError, TypeError, ValueError, IndexError):
                found = self._find_places(func, args, dict(given), result, placed)
        self._note(results, found)

    def _note(self, results: list[Tensor], found: Any) -> None:
        """Note the places that were found for each result, if they fit."""
        many = isinstance(found, list)
        for tensor, spots in zip(results, found if many else [found] * len(results), strict=False):
            fits = isinstance(spots, Spots) and spots.index.shape == tensor.shape
            if fits or spots is None:
                self._known[tensor] = spots
            elif tensor in self._known:
                del self._known[tensor]
            if isinstance(spots, Spots) and fits:
                self.grids.add(spots.grid)

    def _find_places(
        self, func: Any, args: tuple[Any, ...], given: dict[str, Any], result: Any, placed: list[Tensor]
    ) -> Any:
        """Return the places of a result, or of each of several; None if there are none, another object if lost."""
        name, first = func.__name__, cast("Spots", self.spots(placed[0]))
        if func in _TURNED:
            return first.at(_TURNED[func](first.index))
        if name in _MOVES:
            return self._move(func, args, given, first)
        output = result[0] if isinstance(result, tuple | list) else result
        if not isinstance(output, Tensor):
            return _LOST
        if name == "linear":
            return _expand(self._sum_along(args[0], -1), output) or _LOST
        if name in _ROWS:
            return self._multiply(args, output)
        if name == "einsum":
            return self._einsum(args, output)
        if name in _SUMS and output.ndim <= first.index.ndim:
            return _reduce(first, args, given, output)
        if name == "scaled_dot_product_attention" or name == "multi_head_attention_forward":
            return _expand(self._sum_along(args[0] if args else given["query"], -1), output)
        return self._compute(first, output, [self.spots(tensor) for tensor in placed])

    def _move(self, func: Any, args: tuple[Any, ...], given: dict[str, Any], first: Spots) -> Any:
        def swap(value: Any) -> Any:
            if isinstance(value, list | tuple):
                return type(value)(swap(item) for item in cast("list[Any]", value))
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
        repeat = Tensor.reshape if name == "view" else func
        moved = repeat(*swap(args), **{key: swap(value) for key, value in given.items()})
        return [first.at(index) for index in moved] if isinstance(moved, tuple | list) else first.at(moved)

    def _sum_along(self, x: object, axis: int) -> Spots | None:
        spots = self.spots(x)
        return None if spots is None else spots.sum_over(axis)

    def _multiply(self, args: tuple[Any, ...], result: Tensor) -> Any:
        """Return the places of the rows of the left operand, or if it has none, of the columns of the right one."""
        left = self._sum_along(args[0], -1)
        if left is not None:
            return _expand(left, result)
        other = self.spots(args[1]) if len(args) > 1 else None
        columns = other.sum_over(-2) if other is not None and other.index.ndim > 1 else None
        return _expand(columns, result)

    def _einsum(self, args: tuple[Any, ...], result: Tensor) -> Any:
        equation = args[0].replace(" ", "") if args and isinstance(args[0], str) else "..."
        operands = args[1] if len(args) > 1 and isinstance(args[1], list | tuple) else args[1:]
        terms, _, kept = equation.partition("->")
        if "." in equation or not kept:
            return _LOST
        for letters, operand in zip(terms.split(","), operands, strict=True):
            found = arrange_axes(self.spots(operand), letters, kept)
            if found is not None:
                return _expand(found, result)
        return None

    def _compute(self, first: Spots, result: Tensor, known: list[Spots | None]) -> Any:
        """Return the places of numbers that are computed place by place, or of a new grid."""
        for spots in known:
            if spots is not None and spots.index.shape == result.shape:
                return spots
        image = result.ndim == 4 and first.index.ndim == 4
        if image and result.shape[0] == first.index.shape[0]:
            sides = (result.shape[2], result.shape[3])
            if first.index.shape[2:] == result.shape[2:]:
                return _expand(first.sum_over(1), result)
            if result.shape[0] == 1:
                return Spots.of_image(result.shape) if min(sides) > 1 and covers(sides, self.frame) else _LOST
            return _expand(first.pool(*sides), result) or _LOST
        if result.ndim == 3 == first.index.ndim and result.shape[-1] == first.index.shape[-1]:
            return _expand(first.sum_over(1), result)
        if result.ndim == 3 == first.index.ndim and result.shape[-1] < first.index.shape[-1]:
            whole = first.sum_over(1)  # pooled or convolved along the list of tokens
            return _expand(None if whole is None else whole.pool_list(result.shape[-1]), result) or _LOST
        return _expand(first, result) or _LOST


_LOST = object()


def _collect_tensors(values: Any) -> list[Tensor]:
    found: list[Tensor] = []
    for value in values:
        if isinstance(value, Tensor):
            found.append(value)
        elif isinstance(value, list | tuple):
            found.extend(_collect_tensors(value))
    return found


def _expand(spots: Spots | None, result: Tensor) -> Spots | None:
    """Return places repeated along the axes of a result; None if they do not fit."""
    if spots is None or spots.index.ndim > result.ndim:
        return None
    pairs = zip(reversed(spots.index.shape), reversed(result.shape), strict=False)
    return spots.at(spots.index.expand(result.shape)) if all(a in (1, b) for a, b in pairs) else None


def _reduce(spots: Spots, args: tuple[Any, ...], given: Mapping[str, Any], result: Tensor) -> Any:
    axes = given.get("dim", given.get("axis", args[1] if len(args) > 1 else None))
    if isinstance(axes, Tensor):  # elementwise maximum or minimum of two tensors
        return spots if spots.index.shape == result.shape else _LOST
    if axes is None:
        return None
    found: Spots | None = spots
    several = [axes] if isinstance(axes, int) else list(axes)
    for axis in several:
        found = found.sum_over(axis) if found is not None else None
    if found is None:
        return None
    index = found.index if found.index.ndim == result.ndim else found.index.squeeze(several)
    return found.at(index)
