"""Networks that run in a process of their own, as modules: their numbers as logits, and attention inside as taps."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from segview.core.base.errors import UserError
from segview.networks.adapters.contained import ContainedProcess
from segview.networks.adapters.graph_layouts import Laid, layouts_of
from segview.networks.adapters.graph_outline import Outline
from segview.networks.base.tap import taps
from segview.networks.inspect.found_taps import AttentionTap, FoundTap, GateTap
from segview.networks.inspect.layers import covers
from segview.networks.inspect.layout import Grid, Layout

_OPERATION = re.compile(r"[/_.]?(node_)?(Softmax|Sigmoid|HardSigmoid)(_\d+)?$", re.IGNORECASE)


class ContainedNetwork(nn.Module):
    """B × C × H × W to B × K × h × w, through a process; what it gives is turned into logits.

    Args:
        process: Runs it.
        output: Which of its outputs counts.
        layout: Order of the axes of its input and output.
        activation: What its numbers are: logits, or what a sigmoid or a softmax gives, or class indices.
        kind: The kind of number that it takes.
        classes: Of the output, where it gives class indices.

    Attributes:
        taps: On the attention inside, by its number among ``process.inside``; none before it was looked for.
    """

    def __init__(
        self,
        process: ContainedProcess,
        *,
        output: int = 0,
        layout: str = "NCHW",
        activation: str = "none",
        kind: str = "float32",
        classes: int = 2,
    ) -> None:
        super().__init__()
        self.process, self.output, self.layout, self.kind = process, output, layout, kind
        self.activation, self.classes = activation, classes
        self.taps = nn.ModuleDict()
        self._laid: dict[Grid, dict[int, Laid]] = {}

    def forward(self, x: Tensor) -> Tensor:
        given = [self._one(one) for one in x.detach().float().cpu().split(1)]
        return torch.cat(given).to(x.device)

    def look_inside(self, size: tuple[int, int], channels: int) -> None:
        """Put taps on the attention inside that can be drawn, by running the network once; none where that fails.

        Args:
            size: Rows and columns of its input.
            channels: Of its input.
        """
        if not self.process.inside:
            return
        x = np.full((1, *size, channels) if self.layout == "NHWC" else (1, channels, *size), 0.5, np.float32)
        with contextlib.suppress(UserError):
            outline = self._outline(x)
            self._laid[size] = self._lay(outline, x.shape)
            self._put_taps(outline, size)

    def _put_taps(self, outline: Outline, size: Grid) -> None:
        for number, ((name, kind), tensor) in enumerate(zip(self.process.inside, outline.inside, strict=True)):
            laid, shape = self._laid[size].get(number), outline.shapes.get(tensor, ())
            tap = _attention(name, laid, size) if kind == "softmax" else _gate(name, shape, size)
            if tap is not None:
                same = sum(one.name.partition(" ")[0] == tap.name for one in taps(self))
                tap.name = f"{tap.name} {same + 1}" if same else tap.name
                self.taps[str(number)] = tap

    def _outline(self, numbers: NDArray[Any]) -> Outline:
        return Outline.of(self.process.outline(numbers.astype(self.kind)))

    def _lay(self, outline: Outline, shape: Sequence[int]) -> dict[int, Laid]:
        """Return where attention inside lies on an input, by its number; what the graph does not tell is left out."""
        image = self.process.inputs[0].name
        found = layouts_of(outline, image, shape, channels_last=self.layout == "NHWC")
        return {number: found[name] for number, name in enumerate(outline.inside) if name in found}

    def _layout(self, number: int, numbers: NDArray[Any], size: Grid) -> Layout | None:
        """Return the layout of attention in parts on an input of a size; None where it is whole."""
        if all(one.layout.is_plain for laid in self._laid.values() for one in laid.values()):
            return None
        if size not in self._laid:
            self._laid[size] = self._lay(self._outline(numbers), numbers.shape)
        found = self._laid[size].get(number)
        return None if found is None or found.layout.is_plain else found.layout

    def _one(self, x: Tensor) -> Tensor:
        numbers = x.contiguous().numpy()
        if self.layout == "NHWC":
            numbers = np.ascontiguousarray(numbers.transpose(0, 2, 3, 1))
        if self.kind == "uint8":
            numbers = np.rint(np.clip(numbers, 0, 1) * 255)
        every = {int(number): tap for number, tap in self.taps.items() if isinstance(tap, FoundTap) and tap.is_captured}
        given = self.process.run(numbers.astype(self.kind), inside=bool(every))
        if every:
            count, size = len(given) - len(self.process.inside), (x.shape[-2], x.shape[-1])
            for number, tap in every.items():
                if isinstance(tap, AttentionTap):
                    tap.frame, tap.layout = size, self._layout(number, numbers, size)
                tap(torch.from_numpy(given[count + number].copy()).float())
            given = given[:count]
        if self.output >= len(given):
            raise UserError(
                "The network gives {count} outputs, and no {output}.", count=len(given), output=self.output + 1
            )
        return logits_from(torch.from_numpy(given[self.output].copy()), self.layout, self.activation, self.classes)


def end_processes(network: nn.Module) -> None:
    """End the processes in which parts of a network run."""
    for module in network.modules():
        if isinstance(module, ContainedNetwork):
            module.process.close()


def logits_from(given: Tensor, layout: str, activation: str, classes: int) -> Tensor:
    """Return what a network gives as logits, B × K × H × W, float32.

    Args:
        given: B × K × H × W, B × H × W × K, B × H × W or H × W.
        layout: Where K stands.
        activation: ``none``, ``sigmoid``, ``softmax``, or ``labels`` for class indices.
        classes: Number of classes, for class indices.
    """
    y = given
    if activation == "labels":
        y = y.reshape(-1, *y.shape[-3 if layout == "NHWC" and y.ndim == 4 else -2 :][:2]).long()
        one_hot = nn.functional.one_hot(y.clamp(0, classes - 1), classes).movedim(-1, 1).float()
        return one_hot.clamp(min=1e-6).log()
    y = y[None, None] if y.ndim == 2 else y[:, None] if y.ndim == 3 else y
    y = (y.movedim(-1, 1) if layout == "NHWC" and given.ndim == 4 else y).float()
    if activation == "sigmoid":
        return torch.logit(y.double(), eps=1e-7).float()
    return y.clamp(min=1e-7).log() if activation == "softmax" else y


def _place(name: str) -> str:
    """Return the path of the module in which an operation of a graph happens, or the operation's name.

    The older exporter of torch writes parts of a ``Sequential`` with the path before them: ``/body/body.1/body.1.0``.
    """
    scopes = (_OPERATION.sub("", name.strip("/")) or name.strip("/")).split("/")
    pairs = zip(scopes, [*scopes[1:], ""], strict=True)
    return ".".join(scope for scope, inner in pairs if not inner.startswith(f"{scope}."))


def _attention(name: str, laid: Laid | None, frame: Grid) -> FoundTap | None:
    """Return what shows softmax(QKᵀ) of a graph; None where it lies on no image, or the graph does not tell."""
    if laid is None:
        return None
    return AttentionTap.on(laid.layout, f"{_place(name)}/attended", frame, evens=False, turned=laid.turned, fixed=True)


def _gate(name: str, shape: Sequence[int], frame: Grid) -> FoundTap | None:
    """Return what shows a gate of a graph; None where it cannot be drawn."""
    if len(shape) != 4 or shape[0] != 1:
        return None
    if tuple(shape[-2:]) == (1, 1):
        return GateTap(f"{_place(name)}/channel", "channel", fixed=True) if shape[1] > 1 else None
    if not covers((shape[-2], shape[-1]), frame):
        return None
    shown = "spatial" if shape[1] == 1 else "both"
    return GateTap(f"{_place(name)}/{shown}", shown, fixed=True)
