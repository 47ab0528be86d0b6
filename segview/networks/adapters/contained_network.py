"""Networks that run in a process of their own, as modules: their numbers as logits, and attention inside as taps."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from segview.core.base.errors import UserError
from segview.networks.adapters.contained import ContainedProcess
from segview.networks.base.tap import taps
from segview.networks.inspect.found_taps import AttentionTap, FoundTap, GateTap
from segview.networks.inspect.layers import covers, grid_of

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

    def forward(self, x: Tensor) -> Tensor:
        given = [self._one(one) for one in x.detach().float().cpu().split(1)]
        return torch.cat(given).to(x.device)

    def look_inside(self, size: tuple[int, int], channels: int) -> None:
        """Put taps on the attention inside that can be drawn, by running the network once.

        Args:
            size: Rows and columns of its input.
            channels: Of its input.
        """
        if not self.process.inside:
            return
        x = np.full((1, *size, channels) if self.layout == "NHWC" else (1, channels, *size), 0.5, np.float32)
        given = self.process.run(x.astype(self.kind), inside=True)[-len(self.process.inside) :]
        for number, ((name, kind), values) in enumerate(zip(self.process.inside, given, strict=True)):
            tap = _tap(name, kind, values.shape, size)
            if tap is not None:
                same = sum(one.name.partition(" ")[0] == tap.name for one in taps(self))
                tap.name = f"{tap.name} {same + 1}" if same else tap.name
                self.taps[str(number)] = tap

    def _one(self, x: Tensor) -> Tensor:
        numbers = x.contiguous().numpy()
        if self.layout == "NHWC":
            numbers = np.ascontiguousarray(numbers.transpose(0, 2, 3, 1))
        if self.kind == "uint8":
            numbers = np.rint(np.clip(numbers, 0, 1) * 255)
        every = {int(number): tap for number, tap in self.taps.items() if isinstance(tap, FoundTap) and tap.is_captured}
        given = self.process.run(numbers.astype(self.kind), inside=bool(every))
        if every:
            count = len(given) - len(self.process.inside)
            for number, tap in every.items():
                if isinstance(tap, AttentionTap):
                    tap.frame = (x.shape[-2], x.shape[-1])
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


def _tap(name: str, kind: str, shape: Sequence[int], frame: tuple[int, int]) -> FoundTap | None:
    """Return what shows attention of a graph; None where it cannot be drawn, as of windows."""
    place = (_OPERATION.sub("", name.strip("/")) or name.strip("/")).replace("/", ".")
    if kind == "softmax":
        parts = shape[0] == 1 and len(shape) in (3, 4)
        if not parts or shape[-1] < 2 or grid_of(shape[-1], frame) is None:
            return None
        pointed = shape[-2] > 1 and grid_of(shape[-2], frame) is not None
        heads = shape[1] if len(shape) == 4 else 1
        return AttentionTap(f"{place}/attended", frame, heads=heads, pointed=pointed, evens=False, fixed=True)
    if len(shape) != 4 or shape[0] != 1:
        return None
    if shape[-2:] == (1, 1):
        return GateTap(f"{place}/channel", "channel", fixed=True) if shape[1] > 1 else None
    if not covers((shape[-2], shape[-1]), frame):
        return None
    shown = "spatial" if shape[1] == 1 else "both"
    return GateTap(f"{place}/{shown}", shown, fixed=True)
