"""Networks that run in a process of their own, as modules: outputs become logits, attention inside becomes taps."""

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
from segview.networks.adapters.contained import ContainedProcess, Switch
from segview.networks.adapters.graph_layouts import Laid, layouts_of
from segview.networks.adapters.graph_outline import Outline
from segview.networks.base.tap import taps
from segview.networks.inspect.found_taps import AttentionTap, FoundTap, GateTap
from segview.networks.inspect.layers import covers
from segview.networks.inspect.layout import Grid, Layout

_OPERATION = re.compile(r"[/_.]?(node_)?(Softmax|Sigmoid|HardSigmoid)(_\d+)?$", re.IGNORECASE)


class ContainedNetwork(nn.Module):
    """A network in a process: B × C × H × W to logits B × K × h × w.

    Args:
        process: Runs the network.
        output: Index of the output to use.
        layout: Order of the axes of input and output.
        activation: The kind of output: logits, the result of a sigmoid or softmax, or class indices.
        kind: The type of its input numbers.
        classes: Number of classes, for an output of class indices.

    Attributes:
        taps: Of the attention inside, by its number in ``process.inside``; empty before ``look_inside``.
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
        logits = [self._run_one(image) for image in x.detach().float().cpu().split(1)]
        return torch.cat(logits).to(x.device)

    def look_inside(self, size: tuple[int, int], channels: int) -> None:
        """Add taps for the attention inside that can be drawn, by running the network once; none if that fails.

        Args:
            size: Rows and columns of its input.
            channels: Number of input channels.
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
            if kind == "gate":
                tap = _make_gate_tap(name, shape, size)
            else:
                tap = _make_attention_tap(name, laid, size, mixed=kind == "mixed")
            if tap is not None:
                tap.fixed, tap.is_copy = not self.process.can_switch, True
                same = sum(one.name.partition(" ")[0] == tap.name for one in taps(self))
                tap.name = f"{tap.name} {same + 1}" if same else tap.name
                self.taps[str(number)] = tap

    def _outline(self, numbers: NDArray[Any]) -> Outline:
        return Outline.of(self.process.outline(numbers.astype(self.kind)))

    def _lay(self, outline: Outline, shape: Sequence[int]) -> dict[int, Laid]:
        """Return the layout of the attention inside on an input, by its number; attention without one is left out."""
        image = self.process.inputs[0].name
        found = layouts_of(outline, image, shape, channels_last=self.layout == "NHWC")
        return {number: found[name] for number, name in enumerate(outline.inside) if name in found}

    def _layout(self, number: int, numbers: NDArray[Any], size: Grid) -> Layout | None:
        """Return the layout of attention in parts on an input of a size; None if it is whole."""
        if all(one.layout.is_plain(frame) for frame, laid in self._laid.items() for one in laid.values()):
            return None
        if size not in self._laid:
            self._laid[size] = self._lay(self._outline(numbers), numbers.shape)
        found = self._laid[size].get(number)
        return None if found is None or found.layout.is_plain(size) else found.layout

    def _run_one(self, x: Tensor) -> Tensor:
        numbers = x.contiguous().numpy()
        if self.layout == "NHWC":
            numbers = np.ascontiguousarray(numbers.transpose(0, 2, 3, 1))
        if self.kind == "uint8":
            numbers = np.rint(np.clip(numbers, 0, 1) * 255)
        captured = {
            int(number): tap for number, tap in self.taps.items() if isinstance(tap, FoundTap) and tap.is_captured
        }
        changes = {
            int(number): _switch(tap) for number, tap in self.taps.items() if isinstance(tap, FoundTap) and tap.change
        }
        outputs = self.process.run(numbers.astype(self.kind), inside=bool(captured), changes=changes)
        if captured:
            count, size = len(outputs) - len(self.process.inside), (x.shape[-2], x.shape[-1])
            for number, tap in captured.items():
                if isinstance(tap, AttentionTap):
                    tap.frame, tap.layout = size, self._layout(number, numbers, size)
                tap(torch.from_numpy(outputs[count + number].copy()).float())
            outputs = outputs[:count]
        if self.output >= len(outputs):
            raise UserError(
                "The network gives {count} outputs, but no output {output}.", count=len(outputs), output=self.output + 1
            )
        return logits_from(torch.from_numpy(outputs[self.output].copy()), self.layout, self.activation, self.classes)


def end_processes(network: nn.Module) -> None:
    """End the processes in which parts of a network run."""
    for module in network.modules():
        if isinstance(module, ContainedNetwork):
            module.process.close()


def logits_from(output: Tensor, layout: str, activation: str, classes: int) -> Tensor:
    """Return the output of a network as logits, B × K × H × W, float32.

    Args:
        output: B × K × H × W, B × H × W × K, B × H × W or H × W.
        layout: ``NCHW``, or ``NHWC`` if K is the last axis.
        activation: ``none``, ``sigmoid``, ``softmax``, or ``labels`` for class indices.
        classes: Number of classes, for class indices.
    """
    y = output
    if activation == "labels":
        y = y.reshape(-1, *y.shape[-3 if layout == "NHWC" and y.ndim == 4 else -2 :][:2]).long()
        one_hot = nn.functional.one_hot(y.clamp(0, classes - 1), classes).movedim(-1, 1).float()
        return one_hot.clamp(min=1e-6).log()
    y = y[None, None] if y.ndim == 2 else y[:, None] if y.ndim == 3 else y
    y = (y.movedim(-1, 1) if layout == "NHWC" and output.ndim == 4 else y).float()
    if activation == "sigmoid":
        return torch.logit(y.double(), eps=1e-7).float()
    return y.clamp(min=1e-7).log() if activation == "softmax" else y


def _switch(tap: FoundTap) -> Switch:
    """Return the change of a tap, and whether it concerns the whole tensor or each of its channels."""
    if isinstance(tap, GateTap) and tap.channel is not None:
        return tap.change, tap.chosen(tap.count).tolist()
    return tap.change, True


def _module_path(name: str) -> str:
    """Return the path of the module of an operation of a graph, or the operation's name.

    The older exporter of torch writes parts of a ``Sequential`` with the path before them: ``/body/body.1/body.1.0``.
    """
    scopes = (_OPERATION.sub("", name.strip("/")) or name.strip("/")).split("/")
    pairs = zip(scopes, [*scopes[1:], ""], strict=True)
    return ".".join(scope for scope, inner in pairs if not inner.startswith(f"{scope}."))


def _make_attention_tap(name: str, laid: Laid | None, frame: Grid, *, mixed: bool) -> FoundTap | None:
    """Return a tap for softmax(QKᵀ) of a graph; None if it lies on no image, or its places are not known."""
    if laid is None:
        return None
    place = f"{_module_path(name)}/attended"
    return AttentionTap.on(laid.layout, place, frame, can_average=True, keys_first=laid.keys_first, mixed=mixed)


def _make_gate_tap(name: str, shape: Sequence[int], frame: Grid) -> FoundTap | None:
    """Return a tap for a gate of a graph; None if it cannot be drawn."""
    if len(shape) != 4 or shape[0] != 1:
        return None
    if tuple(shape[-2:]) == (1, 1):
        tap = GateTap(f"{_module_path(name)}/channel", "channel")
        tap.count = shape[1]
        return tap if tap.count > 1 else None
    if not covers((shape[-2], shape[-1]), frame):
        return None
    shown = "spatial" if shape[1] == 1 else "both"
    return GateTap(f"{_module_path(name)}/{shown}", shown)
