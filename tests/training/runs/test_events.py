"""TensorBoard reads what is written beside a run: every step, every epoch, at their places."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from segview.core.base.errors import UserError
from segview.core.runs.run import Epoch, RunItem, Step
from segview.training.runs.events import log_events


def _items() -> list[RunItem]:
    items: list[RunItem] = []
    for epoch in (1, 2):
        items += [Step(epoch=epoch, step=at, steps=2, loss=1 / (2 * epoch + at), images_per_second=9) for at in (1, 2)]
        scores: dict[str, Any] = {"validation_dice": 0.4 * epoch, "class_iou": {"road": 0.25 * epoch}}
        items.append(Epoch(number=epoch, loss=0.5, seconds=3, images_per_second=9, best=True, **scores))
    return items


def test_tensorboard_reads_the_curves(tmp_path: Path) -> None:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    assert list(log_events(_items(), tmp_path / "events")) == _items()
    read = EventAccumulator(str(tmp_path / "events"))
    read.Reload()

    def curve(name: str) -> dict[int, float]:
        return {one.step: one.value for one in read.Scalars(name)}

    assert curve("step/loss") == pytest.approx({1: 1 / 3, 2: 1 / 4, 3: 1 / 5, 4: 1 / 6})
    assert curve("epoch/validation_dice") == pytest.approx({1: 0.4, 2: 0.8})
    assert curve("epoch/class_iou/road") == {1: 0.25, 2: 0.5}
    tags: dict[str, Any] = read.Tags()
    names = set(tags["scalars"])
    assert {"epoch/loss", "epoch/seconds", "epoch/images_per_second"} <= names
    assert not {"epoch/number", "epoch/best"} & names


def test_without_tensorboard_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("torch.utils.tensorboard"):
            raise ImportError(name="tensorboard")
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UserError, match=r"need tensorboard\. Install it with .*tensorboard"):
        next(log_events(_items(), tmp_path))
