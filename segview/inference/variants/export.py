"""Exporting a variant as ONNX, with its attention as further outputs, checked by running it."""

from __future__ import annotations

import io
import json
import logging
import re
import warnings
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
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
from segview.networks.adapters.known_weights import as_library_has_it
from segview.networks.adapters.programs import METADATA
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import SummaryTap, capture
from segview.networks.storage.checkpoint import LoadedVariant
from segview.networks.storage.smp_folder import write_smp_folder

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
    shape = (1, config.network.in_channels, *config.preprocessing.input_size)
    x, other = torch.rand(shape, generator=_noise()), torch.randn(shape, generator=_noise())
    names = _taps(variant.network, x) if attention else ()
    network = _WithAttention(variant.network, config.network.outputs, names).eval()
    with torch.inference_mode():
        expected = [(one, network(one)) for one in (x, other)]
    with atomic_path(path) as scratch:
        _write(network, x, scratch, config, ("probability", *map(_plain, names)))
        difference = _checked(scratch, expected, config.name)
    return Exported(path, ("probability", *map(_plain, names)), difference)


def export_smp(variant: LoadedVariant, folder: Path) -> float:
    """Write a variant as a folder of segmentation_models_pytorch; return by how much its logits differ there at most.

    Args:
        variant: Trained here, or weights of that library, without attention that was looked for.
        folder: It is made.

    Raises:
        UserError: the library has no such network, gives other numbers, or the folder cannot be written.
    """
    return write_smp_folder(replace(variant, config=as_library_has_it(variant.config)), folder)


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
    model = onnx.load_from_string(_graph(network, x, config.name, outputs))
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


def _graph(network: nn.Module, x: Tensor, name: str, outputs: Sequence[str]) -> bytes:
    """Return a network as ONNX: by the exporter of today, or by tracing, which follows what an image has decided.

    A trace may follow one image alone, so what was traced is checked on another one too.
    """
    for logger in ("torch.onnx", "torch.export", "torch.fx", "onnx_ir", "onnxscript"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)  # of what the reader cannot change
    given: dict[str, Any] = {"input_names": ["image"], "output_names": list(outputs), "verbose": False}
    reasons: list[str] = []
    for dynamo in (True, False):
        file = io.BytesIO()
        # Both exporters warn and print of their own workings.
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            try:
                place: Any = None if dynamo else file
                program: Any = torch.onnx.export(network, (x,), place, dynamo=dynamo, **given)
            except Exception as error:  # the exporters fail in as many ways as there are operations
                reasons.append(_reason(error))
                continue
        return program.model_proto.SerializeToString() if dynamo else file.getvalue()
    raise UserError("{config} cannot be expressed in ONNX: {error}.", config=name, error=reasons[-1])


def _reason(error: BaseException) -> str:
    """Return the first sentence of the error that others were raised from, without the colours of a terminal."""
    while error.__cause__ is not None:
        error = error.__cause__
    return _COLOURS.sub("", first_sentence(error)).rstrip(".")


_COLOURS = re.compile("\x1b\\[[0-9;]*m")


def _checked(path: Path, expected: Sequence[tuple[Tensor, Sequence[Tensor]]], name: str) -> float:
    """Return the largest difference of what a file gives from what is expected.

    Raises:
        UserError: it is larger than ``TOLERANCE``.
    """
    process = ContainedProcess("onnx", path)
    try:
        given = [process.run(np.ascontiguousarray(x.numpy())) for x, _ in expected]
    finally:
        process.close()
    pairs = [pair for ours, (_, theirs) in zip(given, expected, strict=True) for pair in zip(ours, theirs, strict=True)]
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
