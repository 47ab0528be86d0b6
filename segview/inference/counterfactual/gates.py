"""Gates that are raised or lowered while a network runs."""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.annotation.gestures import Stroke, selection_of
from segview.core.answers.columns import of_scale
from segview.core.requests.edits import EditKind, of_gates
from segview.core.requests.request import Request
from segview.inference.passes.scales import nearest_to_one
from segview.networks.base.hooks import temporary_hooks
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import Tap
from segview.networks.inspect.ablation import parts


@contextlib.contextmanager
def edit_gates(
    network: SegmentationNetwork, request: Request, x: Tensor, *, image: tuple[int, ...], scale: float
) -> Generator[None]:
    """Apply the gate edits of a request inside the context; taps capture the edited gates.

    Edits of a gate that the network does not have are ignored, because another variant on the wall may have it.
    Gates without spatial positions, such as channel attention, are not edited, nor those of networks in a process of
    their own.

    Args:
        network: The network with the gates.
        request: The request with the edits; edits of the image are ignored.
        x: The input of the network.
        image: Rows and columns of the image that strokes refer to.
        scale: Scale at which the network runs.
    """
    size, base = (x.shape[-2], x.shape[-1]), scale == nearest_to_one(request.scales)
    wanted: dict[str, list[tuple[EditKind, Tensor]]] = {}
    for edit in of_gates(request.edits):
        name = _at_scale(edit.map, scale, base=base)
        if name is not None:
            cover = torch.from_numpy(
                _cover(Stroke(points=edit.points, radius=edit.radius, value=1), (image[0], image[1]))
            )
            wanted.setdefault(name, []).append((edit.kind, cover))
    known = parts(network).gates if wanted else {}
    padded = network.padded_size(size)
    with temporary_hooks(
        network.get_submodule(known[name]).register_forward_hook(_Edited(strokes, size, padded))
        for name, strokes in wanted.items()
        if name in known
    ):
        yield


def _at_scale(name: str, scale: float, *, base: bool) -> str | None:
    """Return the name of the gate of a map, or None if the map is of another scale."""
    found = of_scale(name)
    if found is None:
        return name if base else None
    return found[1] if float(found[0]) == scale else None


def _cover(stroke: Stroke, size: tuple[int, int]) -> np.ndarray[Any, np.dtype[np.float32]]:
    cover = np.zeros(size, np.float32)
    box, taken = selection_of(stroke, size)
    cover[box] = taken
    return cover


class _Edited:
    """Moves a gate's output towards an end of its span, in proportion to the share of each pixel under strokes."""

    def __init__(self, strokes: list[tuple[EditKind, Tensor]], size: tuple[int, int], padded: tuple[int, int]) -> None:
        self._strokes, self._size, self._padded = strokes, size, padded

    def __call__(self, module: nn.Module, _inputs: object, output: Tensor) -> Tensor:
        if (
            not isinstance(module, Tap)
            or getattr(module, "is_copy", False)
            or output.ndim != 4
            or output.shape[-2] == output.shape[-1] == 1
        ):
            return output
        low, high = module.span
        changed = output
        for kind, cover in self._strokes:
            share = self._on(cover, output)
            changed = changed + share * ((high if kind is EditKind.RAISE else low) - changed)
        return changed

    def _on(self, cover: Tensor, output: Tensor) -> Tensor:
        """Return the share of each gate pixel that a stroke covers; the gate also covers the padding."""
        size = self._size
        whole = functional.adaptive_avg_pool2d(cover[None, None], size) if cover.shape != size else cover[None, None]
        padding = (0, self._padded[1] - size[1], 0, self._padded[0] - size[0])
        share = functional.adaptive_avg_pool2d(functional.pad(whole, padding), (output.shape[-2], output.shape[-1]))
        share = share.to(output.device, output.dtype)
        # The second image of a batch of two is flipped.
        return torch.cat([share, share.flip(-1)]) if len(output) == 2 else share
