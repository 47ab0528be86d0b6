"""Where networks run, and what is tried when that is too small."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from segview.core.errors import UserError


@dataclass(frozen=True)
class Way:
    """One way to run the scales of a request.

    Attributes:
        device: ``cpu``, ``cuda`` or ``cuda:N``.
        dtype: What autocast uses, or None for float32.
        together: Whether results stay on the device and a flipped copy shares the batch; else one pass at a time, each
            result taken to the CPU at once.
    """

    device: str
    dtype: torch.dtype | None = None
    together: bool = True

    def __str__(self) -> str:
        precision = "fp32" if self.dtype is None else {torch.bfloat16: "bf16", torch.float16: "fp16"}[self.dtype]
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
    raise UserError(f"There is no device '{device}' on this machine. Choose one of: {', '.join(known)}.")


def ways(device: str) -> tuple[Way, ...]:
    """Return the ways to run on a resolved device, each one needing less of its memory than the one before."""
    if not device.startswith("cuda"):
        return (Way("cpu"),)
    dtype = torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
    return Way(device, dtype), Way(device, dtype, together=False), Way("cpu")
