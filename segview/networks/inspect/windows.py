"""Windows of tokens: the places on the image from which their tokens come, followed through shift, padding and cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import Tensor
from torch.nn import functional

from segview.networks.inspect.layers import covers

Grid = tuple[int, int]

_VIEWS = frozenset((Tensor.view, Tensor.reshape, torch.reshape))
_ROLLS = frozenset((torch.roll, Tensor.roll))
_TURNS = frozenset((torch.permute, Tensor.permute, torch.transpose, Tensor.transpose))
_SAME = frozenset((Tensor.contiguous, Tensor.to, Tensor.clone))
FOLLOWED = _VIEWS | _ROLLS | _TURNS | _SAME | {functional.pad}


@dataclass(frozen=True, eq=False)
class Windows:
    """Windows of one image.

    Attributes:
        index: Windows × tokens: the place of each on the grid, row by row; -1 for padding.
        grid: Rows and columns of the tokens of the whole image.
        step: The number of the operation that cut them.
    """

    index: Tensor
    grid: Grid
    step: int = 0

    @property
    def is_trivial(self) -> bool:
        """Whether it is one window of all tokens in their order."""
        return self.index.shape[0] == 1 and bool((self.index[0] == torch.arange(self.index.shape[1])).all())

    def fits(self, batch: int, tokens: int) -> bool:
        """Tell whether attention of so many parts of so many tokens happens in these windows."""
        return tokens == self.index.shape[1] and batch % self.index.shape[0] == 0

    def spread(self, shares: Tensor) -> Tensor:
        """Return what each token of each window has, … × windows × tokens, on the grid: … × rows · columns."""
        flat, index = shares.flatten(-2), self.index.flatten().to(shares.device)
        whole = flat.new_zeros((*flat.shape[:-1], self.grid[0] * self.grid[1] + 1))
        # Padding goes to a place behind the last one, which is cut off.
        whole.index_add_(-1, torch.where(index < 0, whole.shape[-1] - 1, index), flat)
        return whole[..., :-1]

    def gathered(self, shares: Tensor) -> Tensor:
        """Return what the tokens of a grid have, … × rows · columns, as it lies in the windows; 0 for padding."""
        index = self.index.to(shares.device)
        return shares[..., index.clamp(min=0)] * (index >= 0)

    def seat(self, token: int) -> tuple[int, int]:
        """Return the window in which a token of the grid lies, and its number there."""
        window, number = (self.index == token).nonzero()[0].tolist()
        return window, number


class WindowTracker:
    """Notes where the tokens of windows come from, by watching what is done with an image B × rows × columns × C.

    It knows the way that Swin, its descendants and SAM cut windows: rolled and padded, seen as B × a × b × c × d × C,
    its axes turned, and seen as windows × … × C.

    Args:
        frame: Rows and columns of the network's padded input.

    Attributes:
        last: The windows that were cut last.
    """

    def __init__(self, frame: Grid) -> None:
        self.frame = frame
        self.last: Windows | None = None
        self._known: dict[int, tuple[Tensor, Tensor, Grid]] = {}

    def fitting(self, batch: int, tokens: int) -> Windows | None:
        """Return the windows in which attention of so many parts of so many tokens happens; None where it is whole."""
        found = self.last
        return found if found is not None and found.fits(batch, tokens) and not found.is_trivial else None

    def follow(
        self, func: Callable[..., Any], args: tuple[Any, ...], given: Mapping[str, Any], result: Any, step: int = 0
    ) -> None:
        """Note what one operation has made of an image."""
        x = args[0] if args else given.get("input")
        if not isinstance(x, Tensor) or not isinstance(result, Tensor) or x.ndim not in (4, 6):
            return
        known = self._places(x)
        if known is None:
            return
        index, grid = known
        moved = _moved(func, (x, *args[1:]), given, index, result)
        if moved is None:
            return
        self._known[id(result)] = result, moved, grid
        if func in _VIEWS and x.ndim == 6 and result.ndim in (3, 4):
            windows = moved.reshape(result.shape[0] // x.shape[0], -1)
            self.last = Windows(windows, grid, step)
            self._known.clear()

    def _places(self, x: Tensor) -> tuple[Tensor, Grid] | None:
        """Return the place of each token of a tensor, and the grid; an image that covers the input begins anew."""
        known = self._known.get(id(x))
        if known is not None and known[0] is x:
            return known[1], known[2]
        grid = (x.shape[1], x.shape[2])
        # Of one channel are masks, which are cut like the image.
        tokens = x.ndim == 4 and x.is_floating_point() and x.shape[-1] > 1
        if not tokens or min(grid) < 2 or not covers(grid, self.frame):
            return None
        return torch.arange(grid[0] * grid[1]).view(grid), grid


def _moved(
    func: Callable[..., Any], args: tuple[Any, ...], given: Mapping[str, Any], index: Tensor, result: Tensor
) -> Tensor | None:
    """Return where the tokens of a result come from; None where that is no longer known."""
    x = cast("Tensor", args[0])
    if func in _SAME:
        return index if result.shape == x.shape else None
    if func in _ROLLS:
        return _rolled(index, *_arguments(args, given, "shifts", "dims"))
    if func is functional.pad:
        pad = list(_arguments(args, given, "pad")[0] or ())
        plain = x.ndim == 4 and 4 <= len(pad) <= 6 and not any(pad[:2])
        return functional.pad(index, pad[2:], value=-1) if plain else None
    if result.shape[-1] != x.shape[-1]:
        return None
    if func in _VIEWS:
        same = result.shape[0] == x.shape[0] if x.ndim == 4 else result.shape[0] % x.shape[0] == 0
        apart = result.numel() // x.shape[0] // x.shape[-1]
        if not same or apart != index.numel():
            return None
        return index.reshape(result.shape[1:-1]) if result.ndim == 6 else index
    return _turned(index, x, result)


def _arguments(args: tuple[Any, ...], given: Mapping[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(args[place] if len(args) > place else given.get(name) for place, name in enumerate(names, start=1))


def _rolled(index: Tensor, shifts: Any, dims: Any) -> Tensor | None:
    over = [dims] if isinstance(dims, int) else list(dims or ())
    by = [shifts] if isinstance(shifts, int) else list(shifts)
    if len(over) != len(by) or index.ndim != 2 or not set(over) <= {1, 2}:
        return None
    return torch.roll(index, tuple(int(one) for one in by), tuple(axis - 1 for axis in over))


def _turned(index: Tensor, x: Tensor, result: Tensor) -> Tensor | None:
    """Return places with their axes turned as those of a tensor were, which its strides tell."""
    if x.ndim != 6 or index.ndim != 4 or result.shape[0] != x.shape[0]:
        return None
    order: list[int] = []
    for side, stride in zip(result.shape[1:-1], result.stride()[1:-1], strict=True):
        same = [axis for axis in range(1, 5) if (x.shape[axis], x.stride(axis)) == (side, stride) and axis not in order]
        if not same:
            return None
        order.append(same[0])
    return index.permute([axis - 1 for axis in order])
