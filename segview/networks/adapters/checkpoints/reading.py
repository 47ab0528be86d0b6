"""Reading of a checkpoint's tensors; a file that may contain code is read in its own process, within limits."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, resolve_path
from segview.core.base.pointers import refuse_pointer
from segview.networks.adapters.checkpoints.state_dicts import StateDict, shapes_alone
from segview.networks.base.network import SegmentationNetwork
from segview.networks.storage import weights as weight_files

SUFFIXES = (".safetensors", ".pt", ".pth", ".bin", ".ckpt", ".tar", ".pkl")
"""Accepted endings of files; ``.tar`` as in ``model_best.pth.tar``."""

_CHILD = Path(__file__).with_name("reading_child.py")
_HEAD = 64
_BUSY = 10
"""Clock seconds per processor second, because other programs may use the processor too."""
_OUT_OF_TIME = tuple(-getattr(signal, name) for name in ("SIGXCPU", "SIGALRM") if hasattr(signal, name))


@dataclass(frozen=True)
class Limits:
    """The limits of the reading process.

    Attributes:
        memory: Bytes, in addition to the memory of torch itself.
        seconds: Processor seconds; the limit on the clock is ten times as long, because other programs run too.
    """

    memory: int = 4 * 2**30
    seconds: int = 60


LIMITS = Limits()


def read_weights(source: Path, frame: SegmentationNetwork, limits: Limits = LIMITS) -> list[StateDict]:
    """Return the state dicts of a file; pickles are read in their own process.

    Raises:
        UserError: the file is refused, or cannot be read.
    """
    if source.suffix.lower() not in SUFFIXES:
        raise UserError(
            "{source} is no checkpoint. Files ending in {suffixes} can be imported.",
            source=source,
            suffixes=", ".join(SUFFIXES),
        )
    if not is_file(source):
        raise UserError("{source} is no file that can be read. Check its name.", source=source)
    if _is_safetensors(source):
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
                # Far too large for this network: its shapes are enough to report the differences.
                else shapes_alone(one["tensors"]),
            )
            for place, one in enumerate(answer["found"])
        ]


def is_cut(source: Path, head: bytes) -> bool:
    """Return whether a file, which begins with ``head``, is an archive without its end: its table of contents."""
    return head.startswith(b"PK\3\4") and not zipfile.is_zipfile(source)


def _is_safetensors(source: Path) -> bool:
    """Return whether a file is a safetensors file, by its ending or its first bytes.

    Raises:
        UserError: the file is empty or truncated, or is a web page or Git LFS pointer instead of the download.
    """
    try:
        with open(source, "rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise UserError("{source} cannot be read: {reason}.", source=source, reason=error.strerror) from error
    if not head:
        raise UserError("{source} is refused. It is empty. Copy it again from where it came from.", source=source)
    refuse_pointer(source, head)
    if head.lower().startswith((b"<!doctype", b"<html")):
        raise UserError(
            "{source} is refused. It is a web page. Download it again, and log in there if you have to.", source=source
        )
    if source.suffix.lower() == ".safetensors" or head[8:10] == b'{"':
        return True
    if is_cut(source, head):
        raise UserError("{source} is refused. It is incomplete: download or copy it again.", source=source)
    return False


def _ask_child(source: Path, target: Path, limits: Limits, numbers: int) -> dict[str, Any]:
    """Run the reading process and return its answer.

    It is started by its path in an empty folder, with ``-P``, so that it never imports a ``torch.py`` from the
    checkpoint's folder or from the folder where segview was started.

    Raises:
        UserError: the process took too long, or died.
    """
    clock = _BUSY * limits.seconds
    arguments = (resolve_path(source), target, limits.memory, limits.seconds, clock, numbers)
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
            timeout=clock + 5,
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
            "damaged or malicious. Give the weights as .safetensors.",
            source=source,
            returncode=done.returncode,
        ) from None
