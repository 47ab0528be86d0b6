"""Weights as safetensors: checked as untrusted files, and compared with their network."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load as load_tensors
from safetensors.torch import save as save_tensors
from torch import Tensor, nn

from segview.core.base.errors import UserError
from segview.core.base.pointers import refuse_pointer
from segview.networks.base.network import SegmentationNetwork

# A header lists names and shapes: 300 kB for the largest of these networks. Ten times that is a malicious file.
HEADER_LIMIT = 4_000_000
FILE_LIMIT = 8 * 2**30
SHOWN, LONGEST = 4, 120

# Batch counters are not weights, and some files leave them out.
COUNTER = ".num_batches_tracked"

_HEAD = 64


def read_bytes(path: Path) -> bytes:
    """Return a safetensors file's bytes after a check of its sizes, so that the same bytes can be hashed and loaded.

    Raises:
        UserError: the file cannot be read, is truncated, or is not a safetensors file.
    """
    try:
        with open(path, "rb") as file:
            size = path.stat().st_size
            head = file.read(_HEAD)
            refuse_pointer(path, head)
            header = int.from_bytes(head[:8], "little")
            if not 2 <= header <= min(HEADER_LIMIT, size - 8):
                raise UserError(
                    "{path} is no safetensors file, or it is cut off. Get it again where it came from.", path=path
                )
            if size > FILE_LIMIT:
                raise UserError(
                    "{path} has more than {file_limit} GB, which no network here needs.",
                    path=path,
                    file_limit=FILE_LIMIT >> 30,
                )
            file.seek(0)
            return file.read()
    except OSError as error:
        raise UserError(
            "{path} cannot be read: {reason}. Check that it is there for you to read.", path=path, reason=error.strerror
        ) from error


def parse(content: bytes, path: Path) -> dict[str, Tensor]:
    """Return the tensors in a safetensors file's bytes; ``path`` is for the error's text.

    Raises:
        UserError: the bytes are damaged, or have a dtype that torch does not know.
    """
    try:
        return load_tensors(content)
    except (SafetensorError, KeyError, TypeError, ValueError, RuntimeError, AssertionError, OverflowError) as error:
        raise UserError(
            "{path} is damaged: {error}. Get it again where it came from.", path=path, error=error
        ) from error


def to_bytes(network: nn.Module, *, half: bool) -> bytes:
    """Return a network's weights as safetensors, under the names that its files use.

    With ``half``, all tensors but vectors become 16-bit numbers, except tensors in which a number would overflow.
    """
    prefixes = network.file_prefixes if isinstance(network, SegmentationNetwork) else {}
    state = {
        replace_prefix(name, prefixes): (_to_half(tensor) if half else tensor).cpu().contiguous()
        for name, tensor in network.state_dict().items()
    }
    return save_tensors(state, metadata={"format": "pt"})


def _to_half(tensor: Tensor) -> Tensor:
    if not tensor.is_floating_point() or tensor.ndim < 2:
        return tensor
    small = tensor.half()
    return small if torch.isfinite(small).all() else tensor


def replace_prefix(name: str, prefixes: Mapping[str, str]) -> str:
    """Return a key with its prefix replaced, if ``prefixes`` contains it."""
    for old, new in prefixes.items():
        if name.startswith(old):
            return new + name.removeprefix(old)
    return name


def file_state(network: SegmentationNetwork) -> dict[str, Tensor]:
    """Return the state of ``network`` under the names that its files use."""
    return {replace_prefix(name, network.file_prefixes): tensor for name, tensor in network.state_dict().items()}


def current_names(given: Mapping[str, Tensor], network: SegmentationNetwork) -> dict[str, Tensor]:
    """Return tensors under today's names, with the names of older files replaced."""
    wanted = file_state(network)

    def today(name: str) -> str:
        if name in wanted:
            return name
        tries = (re.sub(old, new, name) for old, new in network.older_names)
        return next((new for new in tries if new in wanted and new not in given), name)

    return {today(name): tensor for name, tensor in given.items()}


def check(given: Mapping[str, Tensor], network: SegmentationNetwork, what: str) -> None:
    """Refuse tensors that are not those of ``network``; both may be on the meta device.

    Args:
        given: Tensors under the names that files use.
        network: The network that they should fit.
        what: Beginning of the error's text, as in "The weights FILE".

    Raises:
        UserError: keys are missing, unexpected or of another shape or dtype; it names the first few and their number.
    """
    wanted = file_state(network)
    both = [key for key in wanted if key in given]
    shapes = [
        f"{key} ({_size(given[key])}, not {_size(wanted[key])})"
        for key in both
        if given[key].shape != wanted[key].shape
    ]
    kinds = [
        f"{key} ({given[key].dtype}, not {wanted[key].dtype})"
        for key in both
        if given[key].dtype != wanted[key].dtype and not (_real(given[key]) and _real(wanted[key]))
    ]
    missing = [key for key in wanted if key not in given and not key.endswith(COUNTER)]
    unexpected = sorted(key for key in given if key not in wanted and not key.startswith(network.left_aside))
    sentences = [
        _key_list(missing, "missing"),
        _key_list(unexpected, "unexpected"),
        _key_list(shapes, "of another shape"),
        _key_list(kinds, "of another kind of number"),
    ]
    differences = " ".join(sentence for sentence in sentences if sentence)
    if differences:
        raise UserError(
            "{what} do not fit the network that the spec describes. {differences}{hint}",
            what=what,
            differences=differences,
            hint=_hint(given, wanted),
        )


def _hint(given: Iterable[str], wanted: Iterable[str]) -> str:
    foreign = ("encoder.", "decoder.", "segmentation_head.")
    if all(key.startswith(foreign) for key in given) and not all(key.startswith(foreign) for key in wanted):
        return (
            " The names are those of segmentation_models_pytorch: set the spec's architecture to 'smp' and its "
            'options to {"class": "Unet"}, or whichever class it was.'
        )
    return " Correct the spec, or choose the weights that belong to it."


def _key_list(keys: list[str], what: str) -> str:
    if not keys:
        return ""
    # The names may come from a malicious file: the window must show neither line breaks nor very long names.
    shown = [key if key.isprintable() and len(key) < LONGEST else ascii(key)[:LONGEST] for key in keys[:SHOWN]]
    more = ", …" if len(keys) > SHOWN else ""
    return f"{len(keys)} {'key is' if len(keys) == 1 else 'keys are'} {what}: {', '.join(shown)}{more}."


def _size(tensor: Tensor) -> str:
    return "×".join(str(side) for side in tensor.shape) or "a single number"


def _real(tensor: Tensor) -> bool:
    return tensor.dtype in (torch.float16, torch.bfloat16, torch.float32, torch.float64)


def fill(network: SegmentationNetwork, given: Mapping[str, Tensor], what: str) -> None:
    """Check tensors and copy them into ``network``, converted to its dtypes.

    Raises:
        UserError: the tensors do not fit, or hold NaN or infinite numbers.
    """
    check(given, network, what)
    for name, tensor in given.items():
        if tensor.is_floating_point() and not torch.isfinite(tensor).all():
            raise UserError(
                "{what} hold numbers that are NaN or infinite, in {name}. The training that made them "
                "diverged: choose an earlier checkpoint.",
                what=what,
                name=name,
            )
    own = network.state_dict()
    for name in own:
        tensor = given.get(replace_prefix(name, network.file_prefixes))
        own[name] = own[name] if tensor is None else tensor
    network.load_state_dict(own)
