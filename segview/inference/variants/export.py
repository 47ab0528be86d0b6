"""Exporting a variant as ONNX, with its attention as further outputs, checked by running it."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from segview.core.base.errors import UserError, first_sentence
from segview.core.base.files import atomic_path
from segview.core.base.places import install_command
from segview.core.variants.spec import VariantConfig
from segview.networks.adapters.contained import ContainedProcess
from segview.networks.adapters.programs import METADATA
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import SummaryTap, capture
from segview.networks.storage.checkpoint import LoadedVariant

TOLERANCE = 1e-4
"""By how much a probability of the exported file may differ."""


@dataclass(frozen=True)
class Exported:
    """The result of an export.

    Attributes:
        path: The file.
        outputs: Names of its outputs: the probabilities, then the attention.
        difference: The largest difference from the variant's own numbers, on noise.
    """

    path: Path
    outputs: tuple[str, ...]
    difference: float


class _WithAttention(nn.Module):
    """A network that gives its probabilities, and what its taps see."""

    def __init__(self, network: SegmentationNetwork, outputs: int, names: Sequence[str]) -> None:
        super().__init__()
        self.network, self.outputs, self.names = network, outputs, tuple(names)

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        with capture(self.network) as seen:
            logits = self.network(x)
        shares = logits.sigmoid() if self.outputs == 1 else logits.softmax(dim=1)
        return (shares, *(seen[name].tensor for name in self.names))


def export_onnx(variant: LoadedVariant, path: Path, *, attention: bool = True) -> Exported:
    """Write a variant as ONNX, and return what was written once it was run and gives the same numbers.

    Args:
        variant: One with a network of torch.
        path: The file; it is replaced whole, or left as it was.
        attention: Whether what its taps see are further outputs.

    Raises:
        UserError: its network is of another program, cannot be expressed in ONNX, or gives other numbers there.
    """
    config = variant.config
    if not any(True for _ in variant.network.parameters()):
        raise UserError(
            "{config} has no weights that could be exported. Choose a network of torch.", config=config.name
        )
    x = torch.rand(1, config.network.in_channels, *config.preprocessing.input_size, generator=_noise())
    names = _taps(variant.network, x) if attention else ()
    network = _WithAttention(variant.network, config.network.outputs, names).eval()
    with torch.inference_mode():
        expected = network(x)
    with atomic_path(path) as scratch:
        _write(network, x, scratch, config, ("probability", *map(_plain, names)))
        difference = _checked(scratch, x, expected, config.name)
    return Exported(path, ("probability", *map(_plain, names)), difference)


@torch.inference_mode()
def _taps(network: SegmentationNetwork, x: Tensor) -> tuple[str, ...]:
    with capture(network) as seen:
        network(x)
    return tuple(name for name, one in seen.items() if not isinstance(one.tap, SummaryTap))


def _write(network: nn.Module, x: Tensor, path: Path, config: VariantConfig, outputs: Sequence[str]) -> None:
    try:
        import onnx
        import onnxscript  # noqa: F401  # pyright: ignore[reportUnusedImport]  # the exporter's own
    except ImportError as error:
        raise UserError(
            "ONNX needs {error}. Install it with {install_command}.",
            error=error.name,
            install_command=install_command("onnx"),
        ) from error
    logging.getLogger("torch.onnx").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the exporter's own workings
            program: Any = torch.onnx.export(
                network, (x,), input_names=["image"], output_names=list(outputs), dynamo=True, verbose=False
            )
    except Exception as error:  # the exporter fails in as many ways as there are operations
        raise UserError(
            "{config} cannot be expressed in ONNX: {error}.", config=config.name, error=first_sentence(error)
        ) from error
    model = program.model_proto
    preprocessing = config.preprocessing
    said = {
        "classes": config.classes,
        "input_size": preprocessing.input_size,
        "mean": preprocessing.mean,
        "std": preprocessing.std,
        "threshold": config.threshold,
        "name": config.name,
    }
    onnx.helper.set_model_props(model, {METADATA: json.dumps(said)})
    path.write_bytes(model.SerializeToString())


def _checked(path: Path, x: Tensor, expected: Sequence[Tensor], name: str) -> float:
    """Return the largest difference of what a file gives from what is expected.

    Raises:
        UserError: it is larger than ``TOLERANCE``.
    """
    process = ContainedProcess("onnx", path)
    try:
        given = process.run(np.ascontiguousarray(x.numpy()))
    finally:
        process.close()
    pairs = zip(given, expected, strict=True)
    difference = max(float(np.abs(one - other.numpy()).max()) for one, other in pairs)
    if not difference <= TOLERANCE:
        raise UserError(
            "{name} gives numbers in ONNX that differ by {difference:.2g}, more than {tolerance:g}: "
            "nothing is written. Leave out its attention with --no-attention.",
            name=name,
            difference=difference,
            tolerance=TOLERANCE,
        )
    return difference


def _noise() -> torch.Generator:
    return torch.Generator().manual_seed(0)


def _plain(name: str) -> str:
    """Return the name of a map as that of an output."""
    return "attention/" + "".join(letter if letter.isalnum() or letter in "/._" else "_" for letter in name)
