"""ONNX files, TorchScript and exported programs: networks that run in a process of their own."""

from __future__ import annotations

import ast
import json
import zipfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, resolve_path, sha256
from segview.core.base.places import install_command
from segview.core.base.registry import unknown_name
from segview.core.base.text import Text
from segview.core.base.trust import check_trusted
from segview.core.variants.spec import VariantConfig
from segview.networks.adapters.adapter import (
    ACTIVATIONS,
    SIZE,
    Adapter,
    Choices,
    Findings,
    Recognised,
    check_unchanged,
    variant_from,
)
from segview.networks.adapters.contained import ContainedProcess, Kind, Port
from segview.networks.adapters.contained_network import ContainedNetwork
from segview.networks.adapters.module import network_of
from segview.networks.adapters.tiles import Tiled
from segview.networks.base.network import SegmentationNetwork

METADATA = "segview"
"""Key of segview's own description in an exported file, as JSON."""

_TITLES: dict[Kind, Text] = {
    "onnx": Text("an ONNX network"),
    "torchscript": Text("a TorchScript program"),
    "exported": Text("an exported program"),
}
_KINDS = {
    "tensor(float)": "float32",
    "tensor(float16)": "float16",
    "tensor(double)": "float64",
    "tensor(uint8)": "uint8",
}
_LAST = {"Sigmoid": "sigmoid", "Softmax": "softmax", "ArgMax": "labels"}
_CHANNELS = (1, 3, 4)
# Inputs of networks that take any size are padded to multiples of this: few networks halve them more than five times.
_MULTIPLE = 32
# Amplitude of noise that is large enough for logits to leave 0 to 1.
_LOUD = 30.0


def _recognise(kind: Kind, path: str, choices: Choices) -> Recognised:
    source = Path(path)
    fingerprint = sha256(source)
    if kind != "onnx":
        check_trusted(source, fingerprint, _TITLES[kind])
    process = _start(kind, source)
    try:
        findings = _examine(kind, source, process, choices, fingerprint)
    finally:
        process.close()
    return variant_from(kind, resolve_path(source), findings, choices)


def _start(kind: Kind, source: Path) -> ContainedProcess:
    try:
        return ContainedProcess(kind, source)
    except UserError as error:
        if "onnxruntime is not installed" in str(error):
            raise UserError(
                "{source} needs onnxruntime. Install it with {install_command}.",
                source=source,
                install_command=install_command("onnx"),
            ) from error
        raise


def _examine(kind: Kind, source: Path, process: ContainedProcess, choices: Choices, fingerprint: str) -> Findings:
    if len(process.inputs) > 1:
        names = ", ".join(port.name for port in process.inputs)
        raise UserError(
            "{source} takes {names}. A network of one input, the image, can be opened.", source=source.name, names=names
        )
    port = process.inputs[0] if process.inputs else Port("x", (None, 3, None, None))
    if len(port.sides) != 4 or port.kind not in _KINDS:
        raise UserError(
            "{source} takes {kind} of {sides}; needed is batch × channels × rows × columns.",
            source=source.name,
            kind=port.kind,
            sides=port.sides,
        )
    layout, channels, fixed = _layout(port)
    stated = _read_metadata(process.metadata)
    size = fixed or choices.input_size or stated.input_size or SIZE
    noise = np.random.default_rng(0).random((1, channels, *size), np.float32) * _LOUD
    probe = noise if layout == "NCHW" else np.ascontiguousarray(noise.transpose(0, 2, 3, 1))
    arrays = process.run(np.clip(probe, 0, 255).astype(_KINDS[port.kind]))
    number = _find_output(arrays, layout, process.outputs, choices.output, source)
    last, title = process.outputs[number].operation if process.outputs else "", _TITLES[kind]
    outputs, activation = _describe_output(arrays[number], layout, choices, last, source)
    said = f"{title[0].upper()}{title[1:]}: {source.name}, {_describe(layout, fixed, activation)}."
    options: dict[str, Any] = {"tile": [*fixed]} if fixed else {}
    options |= {"output": number, "layout": layout, "activation": activation, "number": _KINDS[port.kind]}
    return Findings(
        name=source.stem,
        summary=" ".join([said, *process.remarks]),
        outputs=outputs,
        sha256=fingerprint,
        channels=channels,
        classes=stated.classes,
        input_size=fixed or stated.input_size,
        mean=stated.mean or ((0.0,) * channels if port.kind == "tensor(uint8)" else None),
        std=stated.std or ((1.0,) * channels if port.kind == "tensor(uint8)" else None),
        options=options,
    )


def _layout(port: Port) -> tuple[str, int, tuple[int, int] | None]:
    """Return the order of the axes, the number of channels, and rows and columns if they are fixed."""
    _, first, second, last = port.sides
    channels_last = first not in _CHANNELS and last in _CHANNELS
    rows, columns = (first, second) if channels_last else (second, last)
    channels = (last if channels_last else first) or 3
    fixed = (rows, columns) if rows is not None and columns is not None else None
    return "NHWC" if channels_last else "NCHW", channels, fixed


def _read_metadata(metadata: Mapping[str, str]) -> Choices:
    """Return the description in a file: segview's own, or class names as other exporters write them."""
    try:
        stated = cast("dict[str, Any]", json.loads(metadata.get(METADATA, "{}")))
        size = stated.get("input_size")
        return Choices(
            classes=tuple(map(str, stated.get("classes", ()))) or _class_names(metadata),
            input_size=None if size is None else (int(size[0]), int(size[1])),
            mean=None if "mean" not in stated else tuple(map(float, stated["mean"])),
            std=None if "std" not in stated else tuple(map(float, stated["std"])),
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return Choices()


def _class_names(metadata: Mapping[str, str]) -> tuple[str, ...]:
    text = metadata.get("names") or metadata.get("classes") or ""
    try:
        found: object = ast.literal_eval(text)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    values = cast("dict[int, str]", found).values() if isinstance(found, dict) else found
    return tuple(map(str, values)) if not isinstance(values, str | int | float) else ()  # pyright: ignore[reportArgumentType]


def _find_output(given: Sequence[NDArray[Any]], layout: str, ports: Sequence[Port], wanted: str, source: Path) -> int:
    """Return the number of the output to use: the wanted one, or the first that has the shape of an image."""
    names = [port.name for port in ports] or [str(number + 1) for number in range(len(given))]
    if wanted:
        if wanted in names:
            return names.index(wanted)
        if wanted.isdecimal() and 1 <= int(wanted) <= len(given):
            return int(wanted) - 1
        raise unknown_name(f"output of {source.name}", wanted, names)
    for number, one in enumerate(given):
        sides = one.shape[1:3] if layout == "NHWC" and one.ndim == 4 else one.shape[-2:]
        if one.ndim in (3, 4) and min(sides) > 1:
            return number
    shapes = ", ".join(" × ".join(map(str, one.shape)) for one in given)
    raise UserError(
        "{source} gives {shapes}, and none of these is an image: it is no segmentation network.",
        source=source.name,
        shapes=shapes,
    )


def _describe_output(given: NDArray[Any], layout: str, choices: Choices, last: str, source: Path) -> tuple[int, str]:
    """Return the number of output maps, and the activation that was applied to them."""
    activation = choices.activation or _LAST.get(last, "")
    if activation and activation not in ACTIVATIONS:
        raise unknown_name("activation", activation, ACTIVATIONS)
    planes = given.shape[1 if layout == "NCHW" else 3] if given.ndim == 4 else 1
    if activation == "labels" or (given.dtype.kind in "iub" and not activation):
        if choices.classes:
            return len(choices.classes), "labels"
        raise UserError(
            "{source} gives class indices. Say which classes there are, with --classes.", source=source.name
        )
    if activation:
        return planes, activation
    if last or given.min() < 0 or given.max() > 1:  # their last operation is known and is no activation
        return planes, "none"
    if planes == 1:
        return 1, "sigmoid"
    sums = given.sum(axis=1 if layout == "NCHW" else 3)
    return planes, "softmax" if np.allclose(sums, 1, atol=1e-2) else "none"


def _describe(layout: str, fixed: tuple[int, int] | None, activation: str) -> str:
    size = f"{fixed[0]} × {fixed[1]} alone (larger images in windows)" if fixed else "any size"
    said = {"none": "logits", "sigmoid": "a sigmoid at its end", "softmax": "a softmax at its end"}
    return f"{layout}, {size}, {said.get(activation, 'class indices')}"


def _network(kind: Kind, config: VariantConfig) -> SegmentationNetwork:
    assert config.network.source is not None
    source, options = Path(config.network.source.path), config.network.options
    fingerprint = sha256(source)
    check_unchanged(config, fingerprint)
    if kind != "onnx":
        check_trusted(source, fingerprint, _TITLES[kind])
    texts = {"layout": str(options["layout"]), "activation": str(options["activation"]), "kind": str(options["number"])}
    process, classes, tile = _start(kind, source), config.network.classes, options.get("tile")
    contained = ContainedNetwork(process, output=int(options["output"]), classes=classes, **texts)
    size = (int(tile[0]), int(tile[1])) if tile else config.preprocessing.input_size
    contained.look_inside(size, config.network.in_channels)
    module = Tiled(contained, size) if tile else contained
    found = network_of(module, outputs=config.network.outputs, multiple=1 if tile else _MULTIPLE)
    found.remarks = process.remarks
    return found


def _ends_in(*endings: str) -> Any:
    return lambda path: Path(path).suffix.lower() in endings and is_file(Path(path))


def is_torchscript(path: str) -> bool:
    """Tell whether a file is a TorchScript program, by the code files in its archive."""
    if Path(path).suffix.lower() not in (".pt", ".pth", ".ts", ".torchscript", ".jit") or not is_file(Path(path)):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return any("/code/" in name or name.endswith("/constants.pkl") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _adapter(kind: Kind, title: Text, claims: Any) -> Adapter:
    return Adapter(title, claims, partial(_recognise, kind), partial(_network, kind))


ONNX = _adapter("onnx", Text("ONNX"), _ends_in(".onnx"))
TORCHSCRIPT = _adapter("torchscript", Text("TorchScript"), is_torchscript)
EXPORTED = _adapter("exported", Text("an exported program"), _ends_in(".pt2"))
