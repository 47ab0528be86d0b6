"""The one place that reads pickles: a process of its own, within limits, that turns a checkpoint into safetensors.

It is started by its path, and imports nothing of segview. It answers with one line of JSON: what it refuses and why, or
what tensors there were and whether they were written.
"""

from __future__ import annotations

import contextlib
import json
import re
import signal
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

WRAPPERS = ("state_dict", "model_state_dict", "model")
MOST_TENSORS = 20_000
LONGEST_NAME = 300

# What torch.save writes. TorchScript and exported programs have further members: code, constants, libraries.
_MEMBER = re.compile(r"[^/]+/(data\.pkl|data/\w+|version|byteorder|\.data/serialization_id|\.\w+)")


class RefusedError(Exception):
    """The file is not read; the text says why and what to do."""


def main(source: str, target: str, *, memory: int, seconds: int, numbers: int) -> dict[str, Any]:
    """Read ``source``, and write its tensors to ``target`` where they are at most ``numbers`` numbers.

    Args:
        source: A file of ``torch.save``.
        target: The safetensors file to write.
        memory: Bytes that may be taken on top of what torch itself takes.
        seconds: Processor seconds, and wall seconds.
        numbers: Written only up to so many.

    Returns:
        ``{"refused": text}``, or ``{"tensors": {name: [kind, side, side, …]}, "written": bool}``.
    """
    try:
        import resource
    except ImportError:
        return {"refused": "This system cannot limit what a process takes. Give the weights as .safetensors."}
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * memory, 2 * memory))
    signal.alarm(seconds)
    unlimited = resource.getrlimit(resource.RLIMIT_AS)
    try:
        # Lowered for the archive's directory, raised to map torch's libraries, then lowered for good.
        resource.setrlimit(resource.RLIMIT_AS, (_address_space() + memory, unlimited[1]))
        check_archive(source)
        resource.setrlimit(resource.RLIMIT_AS, unlimited)
        import torch

        limit = _address_space() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        torch.set_num_threads(1)
        return _converted(source, target, numbers)
    except RefusedError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": f"It needs more than {memory / 2**30:.1f} GB to be read. Give the weights as .safetensors."}


def _address_space() -> int:
    """Return the bytes of address space in use; torch with CUDA maps three gigabytes of libraries."""
    import resource

    with contextlib.suppress(OSError), open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[0]) * resource.getpagesize()
    return 8 * 2**30


def check_archive(source: str) -> None:
    """Refuse what is not a plain archive of ``torch.save`` (stored, so that it cannot grow while it is read).

    Raises:
        RefusedError: it is an older format, compressed, overlapping, or a program.
    """
    cure = "Save its state_dict alone with today's torch.save, or as .safetensors."
    try:
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
            size = archive.fp.seek(0, 2) if archive.fp else 0
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, UnicodeDecodeError) as error:
        raise RefusedError(f"It is no archive that torch.save writes today. {cure}") from error
    if any("/code/" in member.filename or member.filename.endswith("constants.pkl") for member in members):
        raise RefusedError(f"It is a TorchScript program, which is code and not weights. {cure}")
    if any(member.compress_type != zipfile.ZIP_STORED or member.flag_bits & 1 for member in members):
        raise RefusedError(f"Its members are compressed, which torch.save never does, and could be a bomb. {cure}")
    if sum(member.file_size for member in members) > size or len(members) > MOST_TENSORS + 10:
        raise RefusedError(f"It claims to hold more than its own size. {cure}")
    strange = next((member.filename for member in members if not _MEMBER.fullmatch(member.filename)), None)
    if strange is not None or sum(member.filename.endswith("/data.pkl") for member in members) != 1:
        raise RefusedError(f"It holds {ascii(strange)[:80] if strange else 'no weights'}. {cure}")


def _converted(source: str, target: str, numbers: int) -> dict[str, Any]:
    import torch
    from safetensors.torch import save_file

    state = dict(tensors(unwrapped(load(source))))
    listing = {name: [str(tensor.dtype).removeprefix("torch."), *tensor.shape] for name, tensor in state.items()}
    small = sum(tensor.numel() for tensor in state.values()) <= numbers
    if small:
        # Cloned: a file may hold views of one storage, which safetensors does not take.
        whole = torch.contiguous_format
        save_file({name: tensor.detach().clone(memory_format=whole) for name, tensor in state.items()}, target)
    return {"tensors": listing, "written": small}


def load(source: str) -> object:
    """Read a checkpoint with torch's restricted reader.

    Raises:
        RefusedError: it refers to code, or is damaged.
        MemoryError: it needs more than this process may take.
    """
    import pickle

    import torch

    try:
        return torch.load(source, weights_only=True, mmap=False, map_location="cpu")
    except pickle.UnpicklingError as error:
        cure = "Save its state_dict alone, or as .safetensors."
        if found := re.search(r"GLOBAL ([\w.]+)", str(error)):
            raise RefusedError(f"It refers to code ({found[1][:80]}), and no code of a file is run. {cure}") from error
        raise RefusedError(f"It is damaged, or holds more than tensors, numbers and names. {cure}") from error
    except RuntimeError as error:
        if "allocate memory" in str(error):
            raise MemoryError from error
        raise RefusedError("It is damaged. Get it again where it came from.") from error
    except MemoryError:
        raise
    except Exception as error:  # whatever a crafted file makes the reader trip over
        raise RefusedError(f"It cannot be read ({type(error).__name__}). Get it again where it came from.") from error


def unwrapped(content: object) -> dict[Any, Any]:
    """Return the state dict inside what training scripts wrap around it.

    Raises:
        RefusedError: there is none.
    """
    for _ in range(4):  # a crafted file can wrap itself
        if isinstance(content, dict):
            content = next((content[key] for key in WRAPPERS if isinstance(content.get(key), dict)), content)
    if not isinstance(content, dict) or not content:
        raise RefusedError("It holds no state dict. Save model.state_dict(), or as .safetensors.")
    return content


def tensors(content: dict[Any, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the names and tensors of a state dict.

    Raises:
        RefusedError: an entry is no plain tensor, or claims more numbers than its storage has.
    """
    import torch

    if len(content) > MOST_TENSORS:
        raise RefusedError(f"It has {len(content):,} entries; a network has some hundreds.")
    for name, tensor in content.items():
        if not isinstance(name, str) or len(name) > LONGEST_NAME:
            raise RefusedError("Its entries are not named as those of a state dict. Save model.state_dict().")
        if type(tensor) not in (torch.Tensor, torch.nn.Parameter):
            raise RefusedError(
                f"{name!a} is no tensor but a {type(tensor).__name__}. Save model.state_dict() alone, or under "
                "the name 'state_dict'."
            )
        if tensor.layout != torch.strided or tensor.device.type != "cpu" or tensor.is_quantized or tensor.is_complex():
            raise RefusedError(f"{name!a} is no plain tensor of numbers. Save dense weights.")
        if tensor.numel() * tensor.element_size() > tensor.untyped_storage().nbytes():
            raise RefusedError(f"{name!a} claims more numbers than the file holds. Save it with .contiguous().")
        yield name, tensor


if __name__ == "__main__":
    memory, seconds, numbers = (int(argument) for argument in sys.argv[3:6])
    answer = main(sys.argv[1], sys.argv[2], memory=memory, seconds=seconds, numbers=numbers)
    sys.stdout.write(json.dumps(answer) + "\n")
