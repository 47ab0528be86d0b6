"""The only code that reads pickles: a separate process, within limits, that converts a checkpoint to safetensors.

It is started by its path, and imports nothing of segview. It answers with one line of JSON: the reason of a refusal, or
the tensors found and whether they were written.
"""

from __future__ import annotations

import contextlib
import json
import re
import signal
import sys
import time
import zipfile
from collections.abc import Iterator
from typing import Any

MOST_TENSORS, MOST_DICTS, MOST_STAND_INS = 20_000, 100_000, 60
MOST_FOUND, DEEPEST = 8, 8
LONGEST_NAME = 300

# Formats before torch 1.6 begin with this number, pickled.
_OLD_MAGIC = bytes.fromhex("80028a0a6cfc9c46f9206aa850192e")

# Objects that training scripts save beside weights. They are ignored: none of these is imported or run.
_INERT = re.compile(
    r"numpy\..+|_codecs\.encode|pathlib\..*Path|datetime\.\w+|decimal\.Decimal|uuid\.UUID|typing\.\w+"
    r"|((builtins|__builtin__)\.)?(set|frozenset|complex|slice|range|bytearray|list|dict|tuple|int|float|str|bool|object|getattr)"
    r"|argparse\.Namespace|types\.SimpleNamespace|torch\.nn\.modules\.loss\.\w+"
    r"|(omegaconf|torchmetrics|lightning|pytorch_lightning|lightning_fabric|lightning_utilities|mmengine|mmcv)\..+"
)
_MAPPINGS = re.compile(r"collections\.defaultdict|(yacs|easydict|addict)\.\S+|.+\.AttributeDict")

# Members that torch.save writes. TorchScript and exported programs have further members: code, constants, libraries.
_MEMBER = re.compile(r"[^/]+/(data\.pkl|data/\w+|version|byteorder|\.data/serialization_id|\.\w+)")


class RefusedError(Exception):
    """The file is not read; the text gives the reason and the remedy."""


def main(source: str, target: str, *, memory: int, seconds: int, clock: int, numbers: int) -> dict[str, Any]:
    """Read ``source``, and write each of its state dicts that has at most ``numbers`` numbers.

    Args:
        source: A file of ``torch.save``.
        target: Path of the safetensors files to write, without their endings.
        memory: Bytes that may be used in addition to the memory of torch itself.
        seconds: Processor seconds after torch is loaded.
        clock: Seconds on the clock.
        numbers: Largest size of a state dict that is written.

    Returns:
        ``{"refused": text}``, or ``{"found": [{"path", "tensors": {name: [kind, side, side, …]}, "written"}, …]}`` with
        the largest state dicts; the first is written to ``target`` with the ending ``.0``, and so on.
    """
    try:
        import resource
    except ImportError:
        return {"refused": "This system cannot limit what a process takes. Give the weights as .safetensors."}
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * memory, 2 * memory))
    signal.alarm(clock)
    unlimited = resource.getrlimit(resource.RLIMIT_AS)
    try:
        # Lowered to read the archive's directory, raised to map torch's libraries, then lowered permanently.
        resource.setrlimit(resource.RLIMIT_AS, (_address_space() + memory, unlimited[1]))
        check_archive(source)
        resource.setrlimit(resource.RLIMIT_AS, unlimited)
        import torch

        used = int(time.process_time()) + 1  # loading torch does not count
        resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds + 1))
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
    """Refuse a file that is not a plain archive of ``torch.save`` (uncompressed, so that it cannot grow when read).

    Raises:
        RefusedError: it is not in a format of torch.save, compressed, overlapping, or a program.
    """
    cure = "Save its state_dict alone with today's torch.save, or as .safetensors."
    with open(source, "rb") as file:
        if file.read(len(_OLD_MAGIC)) == _OLD_MAGIC:
            return
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
    from safetensors.torch import save_file

    found: list[dict[str, Any]] = []
    for place, (path, state) in enumerate(state_dicts(load(source))):
        listing = {name: [str(tensor.dtype).removeprefix("torch."), *tensor.shape] for name, tensor in state.items()}
        small = size_of(state) <= numbers
        if small:
            # Cloned: a file may contain views of one storage, which safetensors does not accept.
            whole = {name: tensor.detach().contiguous().clone() for name, tensor in state.items()}
            save_file(whole, f"{target}.{place}")
        found.append({"path": path, "tensors": listing, "written": small})
    return {"found": found}


def load(source: str) -> object:
    """Read a checkpoint with torch's restricted reader.

    Raises:
        RefusedError: it refers to code, or is damaged.
        MemoryError: it needs more memory than this process may use.
    """
    import torch

    passed: dict[str, Any] = {}
    while True:
        try:
            with torch.serialization.safe_globals([(stand_in, name) for name, stand_in in passed.items()]):
                return torch.load(source, weights_only=True, mmap=False, map_location="cpu")
        except MemoryError:
            raise
        except Exception as error:  # a malicious file may raise any error in the reader
            if "allocate memory" in str(error):
                raise MemoryError from error
            named = re.search(r"GLOBAL ([\w.]+)", str(error))
            stand_in = _stand_in(named[1]) if named and named[1] not in passed else None
            if named is None or stand_in is None or len(passed) > MOST_STAND_INS:
                code = f"It refers to code ({named[1][:80]}), and no code of a file is run" if named else ""
                why = code or f"It is damaged, or holds more than tensors, numbers and names ({type(error).__name__})"
                raise RefusedError(f"{why}. Save its state_dict alone, or as .safetensors.") from error
            # torch's message omits the module of a built-in name.
            passed |= dict.fromkeys((named[1], f"builtins.{named[1]}", f"__builtin__.{named[1]}"), stand_in)


class _PassedOver:
    """A stand-in for an object that is not a weight: it accepts any arguments and state, and keeps nothing."""

    def __new__(cls, *_arguments: object) -> _PassedOver:
        return super().__new__(cls)

    def __setstate__(self, _state: object) -> None: ...


class _Mapping:
    """A stand-in for a class of dicts that creates a plain dict."""

    def __new__(cls, *_arguments: object) -> dict[object, object]:
        return {}


def _stand_in(name: str) -> type | None:
    """Return the stand-in for a class, or None if the file must be refused."""
    return _Mapping if _MAPPINGS.fullmatch(name) else _PassedOver if _INERT.fullmatch(name) else None


def state_dicts(content: object) -> list[tuple[str, dict[str, Any]]]:
    """Return the largest state dicts in a checkpoint, each with the keys that lead to it, joined by dots.

    Raises:
        RefusedError: there is none, or the largest one contains a value that is not a plain tensor.
    """
    found = sorted(_dicts(content), key=lambda one: (-size_of(one[1]), one[0]))[:MOST_FOUND]
    if not found:
        raise RefusedError("It holds no state dict. Save model.state_dict(), or as .safetensors.")
    (path, largest), *others = found
    plain = [(path, dict(tensors(largest)))]
    for path, state in others:
        with contextlib.suppress(RefusedError):
            plain.append((path, dict(tensors(state))))
    return plain


def _dicts(content: object) -> Iterator[tuple[str, dict[Any, Any]]]:
    """Yield each dict that contains tensors, within limits: a malicious file may nest dicts endlessly or in a cycle."""
    import torch

    waiting: list[tuple[str, object, tuple[int, ...]]] = [("", content, ())]
    for _ in range(MOST_DICTS):
        path, one, above = waiting.pop() if waiting else ("", None, ())
        if not isinstance(one, dict) or id(one) in above or len(above) > DEEPEST:
            continue
        if own := {name: value for name, value in one.items() if isinstance(value, torch.Tensor)}:
            yield path, own
        for name, value in one.items():
            if isinstance(name, str) and len(name) <= LONGEST_NAME:
                waiting.append((f"{path}.{name}" if path else name, value, (*above, id(one))))


def size_of(state: dict[Any, Any]) -> int:
    """Return the number of numbers in the tensors of a state dict."""
    return sum(tensor.numel() for tensor in state.values())


def tensors(content: dict[Any, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the names and tensors of a state dict.

    Raises:
        RefusedError: an entry is not a plain tensor, or claims more numbers than its storage has.
    """
    import torch

    if len(content) > MOST_TENSORS:
        raise RefusedError(f"It has {len(content):,} entries; a network has some hundreds.")
    for name, tensor in content.items():
        if not isinstance(name, str) or len(name) > LONGEST_NAME:
            raise RefusedError("Its entries are not named as those of a state dict. Save model.state_dict().")
        if type(tensor) not in (torch.Tensor, torch.nn.Parameter):
            raise RefusedError(f"{name!a} is no plain tensor but a {type(tensor).__name__}. Save dense weights.")
        if tensor.layout != torch.strided or tensor.device.type != "cpu" or tensor.is_quantized or tensor.is_complex():
            raise RefusedError(f"{name!a} is no plain tensor of numbers. Save dense weights.")
        if tensor.numel() * tensor.element_size() > tensor.untyped_storage().nbytes():
            raise RefusedError(f"{name!a} claims more numbers than the file holds. Save it with .contiguous().")
        yield name, tensor


if __name__ == "__main__":
    memory, seconds, clock, numbers = (int(argument) for argument in sys.argv[3:7])
    answer = main(sys.argv[1], sys.argv[2], memory=memory, seconds=seconds, clock=clock, numbers=numbers)
    sys.stdout.write(json.dumps(answer) + "\n")
