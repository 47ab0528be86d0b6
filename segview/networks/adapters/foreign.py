"""Checkpoints of other programs become variants; what may hold code is read in a process of its own."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from pydantic import ValidationError
from torch import Tensor

import segview
from segview.core.base.errors import UserError
from segview.core.base.explain import explain
from segview.core.base.files import exists, is_file, resolved
from segview.core.base.staging import TEMPORARY_PREFIX
from segview.core.maps.palette import colours_of
from segview.core.variants.spec import DataSource, NetworkSpec, Preprocessing, VariantConfig
from segview.networks.adapters.foreign_spec import ForeignSpec, read_spec_beside
from segview.networks.base.network import SegmentationNetwork
from segview.networks.build import build, outline, rehearse
from segview.networks.storage import weights as weight_files
from segview.networks.storage.checkpoint import save_variant

__all__ = ["LIMITS", "SUFFIXES", "ForeignSpec", "Limits", "import_beside", "import_checkpoint", "read_spec_beside"]

SUFFIXES = (".safetensors", ".pt", ".pth", ".bin", ".ckpt")

# What data-parallel training and training frameworks put before every key, and torch.compile anywhere.
_WRAPPINGS = ("module.", "model.", "net.")
_COMPILED = "_orig_mod."
# What every file system takes as a folder's name; none that is hidden.
_NAME = re.compile(r'[^./\\:*?"<>|][^/\\:*?"<>|]{0,79}')
_CHILD = Path(__file__).with_name("foreign_child.py")
_OUT_OF_TIME = tuple(-getattr(signal, name) for name in ("SIGXCPU", "SIGALRM") if hasattr(signal, name))
_KINDS = {
    str(kind).removeprefix("torch."): kind
    for kind in (torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int32, torch.int64, torch.uint8)
}


@dataclass(frozen=True)
class Limits:
    """What the reading process may take.

    Attributes:
        memory: Bytes, on top of what torch itself takes.
        seconds: Of the processor, and on the clock.
    """

    memory: int = 4 * 2**30
    seconds: int = 60


LIMITS = Limits()


def import_checkpoint(
    source: Path,
    spec: NetworkSpec,
    *,
    name: str,
    classes: tuple[str, ...],
    preprocessing: Preprocessing,
    folder: Path,
    threshold: float = 0.5,
    summary: str = "",
    training_data: tuple[DataSource, ...] = (),
    limits: Limits = LIMITS,
) -> Path:
    """Make a variant of a state dict, and return its folder, ``folder/name``.

    ``.safetensors`` is read directly. The others are pickles, which a child process reads with ``weights_only=True``
    within ``limits``. Wrappers around the state dict and before its keys are taken off. The file must then have every
    key of the spec's network in its shape; for the architecture ``smp`` these are the library's own keys.

    Raises:
        UserError: the file is refused, or does not fit, or the name is taken; nothing is written.
    """
    target = _free(folder, name)
    network = _network(source, spec, preprocessing.input_size, limits)
    content = weight_files.to_bytes(network, half=False)
    try:
        config = VariantConfig(
            name=name,
            network=spec,
            classes=classes,
            colours=colours_of(classes) if len(classes) > 2 else (),
            preprocessing=preprocessing,
            threshold=threshold,
            summary=summary,
            initialised_from="not recorded",
            trained_with=f"not recorded; imported from {source.name}",
            training_data=training_data,
            parameters=sum(parameter.numel() for parameter in network.parameters()),
            segview_version=segview.__version__,
            weights_sha256=hashlib.sha256(content).hexdigest(),
        )
    except ValidationError as error:
        raise UserError(f"{source.name} cannot become a variant. {explain(error)}") from error
    return _placed(target, config, content)


def _free(folder: Path, name: str) -> Path:
    if not _NAME.fullmatch(name) or not name.isprintable():
        raise UserError(f"{name!a} cannot name a folder. Use 1 to 80 letters and digits, with no dot in front.")
    if exists(folder / name):
        raise UserError(f"{folder / name} exists already. Choose another name.")
    return folder / name


def _network(source: Path, spec: NetworkSpec, size: tuple[int, int], limits: Limits) -> SegmentationNetwork:
    """Return the network of a spec with a checkpoint's weights."""
    what = f"The weights in {source}"
    frame = outline(spec)
    state = plain_names(_read(source, frame, limits), source)
    weight_files.check(state, frame, what)
    rehearse(frame, spec, size)
    network = build(spec)
    weight_files.fill(network, state, what)
    return network


def import_beside(source: Path, target: Path, *, limits: Limits = LIMITS) -> Path:
    """Make a variant, with the folder ``target``, of a checkpoint with a spec in ``NAME.json`` or ``.toml`` beside it.

    Raises:
        UserError: as for ``import_checkpoint``; or there is no spec, and what to write is shown.
    """
    beside = read_spec_beside(source)
    return import_checkpoint(
        source,
        beside.network,
        name=target.name,
        classes=beside.classes,
        preprocessing=beside.preprocessing,
        folder=target.parent,
        threshold=beside.threshold,
        summary=beside.summary,
        training_data=beside.training_data,
        limits=limits,
    )


def plain_names(state: dict[str, Tensor], source: Path) -> dict[str, Tensor]:
    """Return a state dict without what wrappers have put before its keys.

    Raises:
        UserError: two keys become one.
    """
    names = {name: name.replace(_COMPILED, "") for name in state}
    while prefix := next((p for p in _WRAPPINGS if names and all(n.startswith(p) for n in names.values())), None):
        names = {name: plain.removeprefix(prefix) for name, plain in names.items()}
    if len(set(names.values())) < len(names):
        raise UserError(f"{source} holds a network twice, compiled and not. Save one state dict alone.")
    return {names[name]: tensor for name, tensor in state.items()}


def _read(source: Path, frame: SegmentationNetwork, limits: Limits) -> dict[str, Tensor]:
    if source.suffix.lower() not in SUFFIXES:
        raise UserError(f"{source} is no checkpoint. Files ending in {', '.join(SUFFIXES)} can be imported.")
    if not is_file(source):
        raise UserError(f"{source} is no file that can be read. Check its name.")
    if source.suffix.lower() == ".safetensors":
        return weight_files.parse(weight_files.read_bytes(source), source)
    with tempfile.TemporaryDirectory(prefix="segview-") as scratch:
        target = Path(scratch) / "weights.safetensors"
        own = sum(tensor.numel() for tensor in frame.state_dict().values())
        answer = _ask_child(source, target, limits, 2 * own + 1_000_000)
        if "refused" in answer:
            raise UserError(f"{source} is refused. {answer['refused']}")
        if answer["written"]:
            return weight_files.parse(weight_files.read_bytes(target), source)
    # Far too large for this network: its shapes are enough to say how it differs.
    return {
        name: torch.empty(tuple(sides), dtype=_KINDS.get(kind, torch.float32), device="meta")
        for name, (kind, *sides) in answer["tensors"].items()
    }


def _ask_child(source: Path, target: Path, limits: Limits, numbers: int) -> dict[str, Any]:
    """Return the answer of the reading process.

    It is started by its path in an empty folder, with ``-P``: a ``torch.py`` that lies beside the checkpoint, or where
    segview was started, must not be what it imports.

    Raises:
        UserError: it took too long, or died.
    """
    arguments = (resolved(source), target, limits.memory, limits.seconds, numbers)
    command = [sys.executable, "-P", str(_CHILD), *(str(argument) for argument in arguments)]
    late = UserError(f"{source} is refused. Reading it took more than {limits.seconds} seconds.")
    try:
        done = subprocess.run(
            command,
            cwd=target.parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise late from None
    if done.returncode in _OUT_OF_TIME:
        raise late
    try:
        return json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        raise UserError(
            f"{source} is refused. The process that read it died (code {done.returncode}), so the file is damaged or "
            "made to harm. Give the weights as .safetensors."
        ) from None


def _placed(target: Path, config: VariantConfig, content: bytes) -> Path:
    """Write a variant beside its place and move it there whole."""
    scratch: str | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = tempfile.mkdtemp(prefix=TEMPORARY_PREFIX, dir=target.parent)
        save_variant(Path(scratch) / target.name, config, content)
        os.rename(Path(scratch) / target.name, target)
    except OSError as error:
        raise UserError(f"{target} could not be written: {error.strerror or error}.") from error
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)
    return target
