"""Export of a variant as ONNX, with its attention as further outputs, checked by running the file."""

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
from segview.networks.adapters.known_weights import to_library_config
from segview.networks.adapters.programs import METADATA
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import SummaryTap, capture
from segview.networks.storage.checkpoint import LoadedVariant
from segview.networks.storage.smp_folder import write_smp_folder

TOLERANCE = 1e-4
"""Largest allowed difference between the exported file's outputs and the variant's."""


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
    """A network that returns its probabilities and the outputs of its taps."""

    def __init__(self, network: SegmentationNetwork, outputs: int, names: Sequence[str]) -> None:
        super().__init__()
        self.network, self.outputs, self.names = network, outputs, tuple(names)

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        with capture(self.network) as seen:
            logits = self.network(x)
        shares = logits.sigmoid() if self.outputs == 1 else logits.softmax(dim=1)
        return (shares, *(seen[name].tensor for name in self.names))


def export_onnx(variant: LoadedVariant, path: Path, *, attention: bool = True) -> Exported:
    """Write a variant as ONNX, after checking that the file gives the same numbers when run.

    Args:
        variant: A variant with a network of torch.
        path: The file; it is replaced whole, or left as it was.
        attention: Whether the tap outputs are further outputs of the file.

    Raises:
        UserError: the network has no weights in torch, cannot be expressed in ONNX, or gives other numbers there.
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
    """Write a variant as a folder of segmentation_models_pytorch; return the largest difference of its logits there.

    Args:
        variant: A variant trained by segview, or weights of that library; loaded with ``finds_attention=False``.
        folder: Folder to create.

    Raises:
        UserError: the library has no such network or gives other numbers, or the folder cannot be written.
    """
    return write_smp_folder(replace(variant, config=to_library_config(variant.config)), folder)


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
    """Return a network as ONNX, by torch's current exporter or, if that fails, by tracing.

    A trace fixes branches that depend on the image, so the result is also checked on a second image.
    """
    for logger in ("torch.onnx", "torch.export", "torch.fx", "onnx_ir", "onnxscript"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)  # a user cannot act on their messages
    given: dict[str, Any] = {"input_names": ["image"], "output_names": list(outputs), "verbose": False}
    reasons: list[str] = []
    for dynamo in (True, False):
        file = io.BytesIO()
        # Both exporters print and warn about their internals.
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            try:
                place: Any = None if dynamo else file
                program: Any = torch.onnx.export(network, (x,), place, dynamo=dynamo, **given)
            except Exception as error:  # the exporters raise many classes of errors
                reasons.append(_reason(error))
                continue
        return program.model_proto.SerializeToString() if dynamo else file.getvalue()
    raise UserError("{config} cannot be expressed in ONNX: {error}.", config=name, error=reasons[-1])


def _reason(error: BaseException) -> str:
    """Return the first sentence of the root cause of an error, without terminal colours."""
    while error.__cause__ is not None:
        error = error.__cause__
    return _COLOURS.sub("", first_sentence(error)).rstrip(".")


_COLOURS = re.compile("\x1b\\[[0-9;]*m")


def _checked(path: Path, expected: Sequence[tuple[Tensor, Sequence[Tensor]]], name: str) -> float:
    """Return the largest difference between a file's outputs and the expected ones.

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
    """Return the name of an output for the name of a map."""
    return "attention/" + "".join(letter if letter.isalnum() or letter in "/._" else "_" for letter in name)
