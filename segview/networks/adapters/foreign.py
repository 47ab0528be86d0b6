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

from pydantic import ValidationError

import segview
from segview.core.base.errors import UserError
from segview.core.base.explain import explain
from segview.core.base.files import exists, is_file, resolved
from segview.core.base.staging import TEMPORARY_PREFIX
from segview.core.maps.palette import colours_of
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import DataSource, NetworkSpec, VariantConfig
from segview.networks.adapters.foreign_spec import ForeignSpec, read_spec_beside
from segview.networks.adapters.state_dicts import StateDict, chosen, shapes_alone
from segview.networks.adapters.transunet_weights import by_our_names
from segview.networks.base.network import SegmentationNetwork
from segview.networks.build import build, outline, rehearse
from segview.networks.storage import weights as weight_files
from segview.networks.storage.checkpoint import save_variant

__all__ = ["LIMITS", "SUFFIXES", "ForeignSpec", "Limits", "import_beside", "import_checkpoint", "read_spec_beside"]

SUFFIXES = (".safetensors", ".pt", ".pth", ".bin", ".ckpt")

# What every file system takes as a folder's name; none that is hidden.
_NAME = re.compile(r'[^./\\:*?"<>|][^/\\:*?"<>|]{0,79}')
_CHILD = Path(__file__).with_name("foreign_child.py")
_OUT_OF_TIME = tuple(-getattr(signal, name) for name in ("SIGXCPU", "SIGALRM") if hasattr(signal, name))


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
    weights: str = "",
    limits: Limits = LIMITS,
) -> Path:
    """Make a variant of a state dict, and return its folder, ``folder/name``.

    ``.safetensors`` is read directly. The others are pickles, which a child process reads with ``weights_only=True``
    within ``limits``. Of the state dicts in it, ``weights`` says which (``state_dict_ema``); by default it is the one
    that fits and is no average. Wrappers around it and before its keys are taken off, and what lies beside is left out.
    It must then have every key of the spec's network in its shape; for the architecture ``smp`` these are the library's
    own keys.

    Raises:
        UserError: the file is refused, or does not fit, or the name is taken; nothing is written.
    """
    target = _free(folder, name)
    network, taken = _network(source, spec, preprocessing.input_size, limits, wanted=weights)
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
            trained_with=_origin(source, taken),
            training_data=training_data,
            parameters=sum(parameter.numel() for parameter in network.parameters()),
            segview_version=segview.__version__,
            weights_sha256=hashlib.sha256(content).hexdigest(),
        )
    except ValidationError as error:
        raise UserError(
            "{source} cannot become a variant. {explain}", source=source.name, explain=explain(error)
        ) from error
    return _placed(target, config, content)


def _origin(source: Path, taken: StateDict) -> str:
    place = f", {taken.path}" if taken.path else ""
    aside = f", without {taken.left_out} tensors beside it" if taken.left_out else ""
    return f"not recorded; imported from {source.name}{place}{aside}"


def _free(folder: Path, name: str) -> Path:
    if not _NAME.fullmatch(name) or not name.isprintable():
        raise UserError(
            "{name} cannot name a folder. Use 1 to 80 letters and digits, with no dot in front.", name=ascii(name)
        )
    if exists(folder / name):
        raise UserError("{folder} exists already. Choose another name.", folder=folder / name)
    return folder / name


def _network(
    source: Path, spec: NetworkSpec, size: tuple[int, int], limits: Limits, *, wanted: str
) -> tuple[SegmentationNetwork, StateDict]:
    """Return the network of a spec with a checkpoint's weights, and which these are."""
    what = f"The weights in {source}"
    frame = outline(spec)
    found = by_our_names(read_weights(source, frame, limits), spec, source)
    taken = chosen(found, frame, source, wanted=wanted)
    weight_files.check(taken.tensors, frame, what)
    rehearse(frame, spec, size)
    network = build(spec)
    weight_files.fill(network, taken.tensors, what)
    return network, taken


def import_beside(source: Path, target: Path, *, weights: str = "", limits: Limits = LIMITS) -> Path:
    """Make a variant, with the folder ``target``, of a checkpoint with a spec in ``NAME.json`` or ``.toml`` beside it.

    ``weights`` goes before what the spec says of where they lie.

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
        weights=weights or beside.weights,
        limits=limits,
    )


def read_weights(source: Path, frame: SegmentationNetwork, limits: Limits = LIMITS) -> list[StateDict]:
    """Return the state dicts of a file that is not refused; pickles are read in a process of their own."""
    if source.suffix.lower() not in SUFFIXES:
        raise UserError(
            "{source} is no checkpoint. Files ending in {suffixes} can be imported.",
            source=source,
            suffixes=", ".join(SUFFIXES),
        )
    if not is_file(source):
        raise UserError("{source} is no file that can be read. Check its name.", source=source)
    if source.suffix.lower() == ".safetensors":
        return [StateDict("", weight_files.parse(weight_files.read_bytes(source), source))]
    with tempfile.TemporaryDirectory(prefix="segview-") as scratch:
        target = Path(scratch) / "weights"
        own = sum(tensor.numel() for tensor in frame.state_dict().values())
        answer = _ask_child(source, target, limits, 2 * own + 1_000_000)
        if "refused" in answer:
            raise UserError("{source} is refused. {answer}", source=source, answer=answer["refused"])
        return [
            StateDict(
                one["path"],
                weight_files.parse(weight_files.read_bytes(Path(f"{target}.{place}")), source)
                if one["written"]
                # Far too large for this network: its shapes are enough to say how it differs.
                else shapes_alone(one["tensors"]),
            )
            for place, one in enumerate(answer["found"])
        ]


def _ask_child(source: Path, target: Path, limits: Limits, numbers: int) -> dict[str, Any]:
    """Return the answer of the reading process.

    It is started by its path in an empty folder, with ``-P``: a ``torch.py`` that lies beside the checkpoint, or where
    segview was started, must not be what it imports.

    Raises:
        UserError: it took too long, or died.
    """
    arguments = (resolved(source), target, limits.memory, limits.seconds, numbers)
    command = [sys.executable, "-P", str(_CHILD), *(str(argument) for argument in arguments)]
    late = UserError(
        "{source} is refused. Reading it took more than {seconds} seconds.", source=source, seconds=limits.seconds
    )
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
            "{source} is refused. The process that read it died (code {returncode}), so the file is "
            "damaged or made to harm. Give the weights as .safetensors.",
            source=source,
            returncode=done.returncode,
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
        raise UserError(
            "{target} could not be written: {value}.", target=target, value=error.strerror or error
        ) from error
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)
    return target
