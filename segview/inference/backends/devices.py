"""The devices that networks run on, and the execution modes that are tried when memory is short."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from segview.core.base.errors import UserError
from segview.networks.base.network import SegmentationNetwork

# Messages of out-of-memory errors without a class of their own: of the CPU's allocator and of the GPU's libraries.
_OUT_OF_MEMORY = ("can't allocate memory", "not enough memory", "_STATUS_ALLOC_FAILED")


@dataclass(frozen=True)
class ExecutionMode:
    """One mode to run the scales of a request.

    Attributes:
        device: ``cpu``, ``cuda`` or ``cuda:N``.
        dtype: The dtype of autocast, or None for float32.
        together: Whether results stay on the device and the flipped copy runs in the same batch. If False, passes run
            one at a time and each result is moved to the CPU at once.
    """

    device: str
    dtype: torch.dtype | None = None
    together: bool = True

    def __str__(self) -> str:
        precision = {None: "fp32", torch.bfloat16: "bf16", torch.float16: "fp16"}[self.dtype]
        return f"{self.device} {precision}" + ("" if self.together else ", one pass at a time")


def devices() -> tuple[str, ...]:
    """Return the names a user may choose: ``auto``, ``cpu`` and each GPU."""
    return ("auto", "cpu", *(f"cuda:{index}" for index in range(torch.cuda.device_count())))


def resolve(device: str) -> str:
    """Return the device that a name stands for here.

    Raises:
        UserError: there is no such device on this machine.
    """
    if device == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    known = devices()
    if device in known or (device == "cuda" and torch.cuda.is_available()):
        return device
    raise UserError(
        "There is no device '{device}' on this machine. Choose one of: {known}.", device=device, known=", ".join(known)
    )


def execution_modes(device: str) -> tuple[ExecutionMode, ...]:
    """Return the modes to try on a resolved device, in order; each needs less of its memory than the one before."""
    if not device.startswith("cuda"):
        return (ExecutionMode("cpu"),)
    # Older GPUs emulate bfloat16, slowly.
    with torch.cuda.device(device):
        dtype = torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else torch.float16
    return ExecutionMode(device, dtype), ExecutionMode(device, dtype, together=False), ExecutionMode("cpu")


def out_of_memory(error: BaseException) -> bool:
    """Say whether an error means that a device has not enough memory."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error) for words in _OUT_OF_MEMORY)


def move_to(network: SegmentationNetwork, device: str) -> SegmentationNetwork:
    """Return a network on a device, moving it there if needed."""
    # Checked first, because ``to`` walks through every module even if nothing has to be moved.
    wanted = torch.device(device)
    here = network.device
    if here.type == wanted.type and wanted.index in (None, here.index):
        return network
    try:
        return network.to(wanted)
    except (RuntimeError, MemoryError):
        network.to("cpu")  # else part of it stays on the device
        raise
