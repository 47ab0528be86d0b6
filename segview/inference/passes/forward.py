"""One pass of an image through a network at one scale, with its tap outputs."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from segview.core.base.errors import UserError
from segview.core.variants.preprocessing import Preprocessing
from segview.data.transforms import normalise
from segview.inference.backends.devices import ExecutionMode
from segview.inference.backends.onnx_graph import OnnxGraph
from segview.inference.backends.tapped import LOGITS, TAP, seen_of, tap_outputs
from segview.inference.passes.extra_inputs import NONE, ExtraInputs, channels_beside
from segview.inference.passes.sizes import Sizes
from segview.networks.base.tap import TapOutput, capture
from segview.networks.build import SegmentationNetwork
from segview.networks.heads.output import probabilities
from segview.networks.scale import ScaleNetwork, ScaleOutput


@dataclass(frozen=True, eq=False)
class Forward:
    """The output of a network for an image at one scale.

    Attributes:
        scale: Multiple of the network's input size.
        probabilities: K × rows × columns of the resized image, float32.
        tap_outputs: Tap outputs by the tap's name, C × h × w, covering exactly the image.
        seen: Logits and evidence by which scale attention weighs this scale, for the image and, with flip, for the
            flipped image; None for networks without scale attention.
    """

    scale: float
    probabilities: Tensor
    tap_outputs: Mapping[str, TapOutput]
    seen: ScaleOutput | None = None

    def on_cpu(self) -> Forward:
        """Return a copy on the CPU."""
        captured = {name: TapOutput(one.tap, one.tensor.cpu()) for name, one in self.tap_outputs.items()}
        return Forward(self.scale, self.probabilities.cpu(), captured, self.seen and self.seen.to("cpu"))


def scaled_size(input_size: tuple[int, int], scale: float) -> tuple[int, int]:
    """Return rows and columns at a scale of the network's input size."""
    return max(1, round(input_size[0] * scale)), max(1, round(input_size[1] * scale))


def network_input(
    image: NDArray[np.uint8] | Sizes, scale: float, preprocessing: Preprocessing, known: ExtraInputs = NONE
) -> Tensor:
    """Return the network's input for an image at a scale: 1 × C × rows × columns, float32, channels last.

    C is 3, or 1 for a network that takes the mean of the colours; more if it takes extra inputs.

    Raises:
        UserError: the network needs a different number of channels.
    """
    size, sizes = scaled_size(preprocessing.input_size, scale), Sizes.of(image)
    x = sizes.at(size)[None].float().div_(255)
    channels = len(preprocessing.mean)
    if preprocessing.beside:
        x = torch.cat([x, channels_beside(sizes.pixels, size, preprocessing, known)[None]], dim=1)
    if channels == 1:
        x = x.mean(dim=1, keepdim=True)
    elif channels != x.shape[1]:
        raise UserError(
            "The network takes {channels} channels, and images have 3. Choose another variant.", channels=channels
        )
    return normalise(x, preprocessing.mean, preprocessing.std).contiguous(memory_format=torch.channels_last)


@torch.inference_mode()
def forward(
    network: SegmentationNetwork,
    x: Tensor,
    *,
    scale: float,
    flip: bool,
    mode: ExecutionMode,
    graph: OnnxGraph | None = None,
    taps: frozenset[str] | None = None,
) -> Forward:
    """Run a network on its input; with ``flip``, also on the mirrored input, and average the probabilities.

    Tap outputs are those of the plain input, except for taps that combine both inputs (``joins_mirrored``).

    Args:
        network: The network, on the device of the mode.
        x: 1 × C × rows × columns.
        scale: Multiple of the network's input size.
        flip: Whether the network also runs on the mirrored input.
        mode: Device and precision.
        graph: Faster replacement of the network, for the input shape of one pass.
        taps: Names of the taps to capture; None for all.

    Raises:
        torch.OutOfMemoryError: the device is too small for this mode.
        GraphError: the graph fails.
    """
    x = x.to(mode.device)
    size = (x.shape[-2], x.shape[-1])
    passes = [torch.cat([x, x.flip(-1)])] if flip and mode.together else [x, x.flip(-1)] if flip else [x]
    plain, seen, captured = _run_with_taps(network, passes[0], mode, graph, taps=taps)
    padded = network.padded_size(size)
    shown = {name: TapOutput(one.tap, covering(one, size, padded)) for name, one in captured.items()}
    if len(passes) == 2:
        mirrored, seen_mirrored, captured = _run_with_taps(network, passes[1], mode, graph, taps=taps)
        plain = torch.cat([plain, mirrored])
        if seen is not None and seen_mirrored is not None:
            seen = ScaleOutput.concatenate(seen, seen_mirrored)
    if flip:
        shown |= _join_mirrored(shown, captured, size, padded)
    result = Forward(scale, merge_mirrored(plain), shown, seen)
    return result if mode.together and mode.device != "cpu" else result.on_cpu()


def _run_with_taps(
    network: SegmentationNetwork,
    x: Tensor,
    mode: ExecutionMode,
    graph: OnnxGraph | None,
    *,
    taps: frozenset[str] | None,
) -> tuple[Tensor, ScaleOutput | None, dict[str, TapOutput]]:
    """Return the probabilities of a batch, the output for scale attention or None, and the tap outputs."""
    if graph is not None:
        outputs = graph.run(x, lambda name: _is_wanted(name, taps))
        return probabilities(outputs[LOGITS]), seen_of(outputs), tap_outputs(network, outputs)
    with autocast(mode), capture(network, taps) as captured:
        plain, seen = run_network(network, x)
    return plain, seen, captured


def _is_wanted(output: str, taps: frozenset[str] | None) -> bool:
    """Say whether an output of a graph is needed when only the given taps are captured."""
    return taps is None or not output.startswith(TAP) or output.removeprefix(TAP) in taps


def _join_mirrored(
    shown: Mapping[str, TapOutput], captured: Mapping[str, TapOutput], size: tuple[int, int], padded: tuple[int, int]
) -> dict[str, TapOutput]:
    """Return the combined outputs of taps with ``joins_mirrored``; the mirrored input is the last of the batch."""
    joined = {}
    for name, one in captured.items():
        if one.tap.joins_mirrored:
            mirrored = covering(TapOutput(one.tap, one.tensor[-1:]), size, padded).flip(-1)
            joined[name] = TapOutput(one.tap, torch.maximum(shown[name].tensor, mirrored))
    return joined


def merge_mirrored(shares: Tensor) -> Tensor:
    """Return probabilities K × H × W of one image: its own, or the mean of its own and those of its mirror image."""
    return (shares[0] + shares[1].flip(-1)) / 2 if len(shares) == 2 else shares[0]


def run_network(network: SegmentationNetwork, x: Tensor) -> tuple[Tensor, ScaleOutput | None]:
    """Return the probabilities of a batch, and the output for scale attention or None."""
    if not isinstance(network, ScaleNetwork):
        return probabilities(network(x)), None
    seen = network.forward_scale(x)
    return probabilities(seen.logits), seen


def autocast(mode: ExecutionMode) -> contextlib.AbstractContextManager[object]:
    """Return a context that sets the precision of a mode."""
    if mode.dtype is None:
        return contextlib.nullcontext()
    return torch.autocast(mode.device.split(":")[0], mode.dtype)


def covering(one: TapOutput, size: tuple[int, int], padded: tuple[int, int]) -> Tensor:
    """Return the tap output of the first image of the batch, without the padding."""
    tensor = one.tensor[:1].float()
    rows, columns = tensor.shape[-2:]
    if is_chart(tensor) or size == padded:
        return tensor[0]
    if rows * size[0] % padded[0] or columns * size[1] % padded[1]:
        # The border of the image falls inside a pixel of the map; at the input's resolution it does not.
        tensor = functional.interpolate(tensor, padded, mode="bilinear", align_corners=False)
        rows, columns = padded
    return tensor[0, :, : rows * size[0] // padded[0], : columns * size[1] // padded[1]]


def is_chart(tensor: Tensor) -> bool:
    """Say whether a tap output has no spatial extent: one number for each channel."""
    return tensor.shape[-2] == tensor.shape[-1] == 1
