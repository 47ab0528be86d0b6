"""TensorBoard events of a run: its steps and epochs as curves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from segview.core.base.errors import UserError
from segview.core.base.places import install_command
from segview.core.runs.run import Epoch, RunItem, Step

NAME = "tensorboard"
_NO_CURVES = {"number", "best"}


def log_events(items: Iterable[RunItem], folder: Path) -> Iterator[RunItem]:
    """Yield the items of a run, and write their numbers into ``folder`` for TensorBoard.

    Steps are numbered through over all epochs; the x value of epoch curves is the number of the epoch. A resumed run
    writes a further file, which TensorBoard joins.

    Raises:
        UserError: TensorBoard's writer is not installed, or the folder cannot be written.
    """
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError as error:
        raise UserError(
            "Events of TensorBoard need {error}. Install it with {install_command}.",
            error=error.name or "tensorboard",
            install_command=install_command("tensorboard"),
        ) from error
    try:
        writer: Any = SummaryWriter(str(folder))
    except OSError as error:
        raise UserError(
            "{path} cannot be written: {reason}. Choose another folder.", path=folder, reason=error.strerror
        ) from error
    with closing(writer):
        for item in items:
            at, values = _numbers(item)
            for name, value in values.items():
                writer.add_scalar(name, value, at)
            if isinstance(item, Epoch):
                writer.flush()
            yield item


def _numbers(item: RunItem) -> tuple[int, dict[str, float]]:
    """Return the x value of an item, and its numbers by the names of their curves."""
    if isinstance(item, Step):
        return (item.epoch - 1) * item.steps + item.step, {"step/loss": item.loss}
    return (item.number, _curves(item)) if isinstance(item, Epoch) else (0, {})


def _curves(epoch: Epoch) -> dict[str, float]:
    """Return the numbers of an epoch by curve name; the IoU of each class has a curve of its own."""
    values: dict[str, float] = {}
    for name, value in epoch.model_dump(exclude=_NO_CURVES, exclude_none=True).items():
        if isinstance(value, dict):
            values |= {f"epoch/{name}/{one}": float(number) for one, number in value.items()}
        elif isinstance(value, int | float):
            values[f"epoch/{name}"] = float(value)
    return values
