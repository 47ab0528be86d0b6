"""Small data sets on disk and a plan for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from segview.core.plans.plan import TrainingPlan


@pytest.fixture
def make_pairs(tmp_path: Path) -> Callable[[str, int], Path]:
    """Write so many pairs into a folder below the test's own: bright discs on a dark ground, and their masks."""

    def write(name: str, count: int) -> Path:
        folder = tmp_path / name
        for part in ("images", "masks"):
            (folder / part).mkdir(parents=True)
        rows, columns = np.mgrid[:64, :64]
        for number in range(count):
            chance = np.random.default_rng([number, len(name)])
            row, column = chance.integers(16, 48, 2)
            inside = (rows - row) ** 2 + (columns - column) ** 2 < 14**2
            picture = np.where(inside[..., None], (210, 140, 110), (110, 50, 45)) + chance.integers(0, 30, (64, 64, 3))
            stem = f"{name}-{number:02}"
            Image.fromarray(picture.astype(np.uint8)).save(folder / "images" / f"{stem}.png")
            Image.fromarray((inside * 255).astype(np.uint8)).save(folder / "masks" / f"{stem}.png")
        return folder

    return write


@pytest.fixture
def make_scenes(tmp_path: Path) -> Callable[[str, int], Path]:
    """Write so many pairs of ground 0, a bright disc 1 and a blue bar 2; the frame, 9, counts for nothing."""

    def write(name: str, count: int) -> Path:
        folder = tmp_path / name
        for part in ("images", "masks"):
            (folder / part).mkdir(parents=True)
        rows, columns = np.mgrid[:64, :64]
        for number in range(count):
            chance = np.random.default_rng([number, len(name)])
            row, column, left = chance.integers(20, 44, 3)
            labels = np.zeros((64, 64), np.uint8)
            labels[:, left - 8 : left + 8] = 2
            labels[(rows - row) ** 2 + (columns - column) ** 2 < 14**2] = 1
            colours = np.array([(110, 50, 45), (210, 140, 110), (40, 60, 190)])
            picture = colours[labels] + chance.integers(0, 30, (64, 64, 3))
            labels[:2], labels[-2:], labels[:, :2], labels[:, -2:] = 9, 9, 9, 9
            Image.fromarray(picture.astype(np.uint8)).save(folder / "images" / f"{name}-{number:02}.png")
            Image.fromarray(labels).save(folder / "masks" / f"{name}-{number:02}.png")
        return folder

    return write


@pytest.fixture
def plan(make_pairs: Callable[[str, int], Path]) -> Callable[..., TrainingPlan]:
    """Return a plan of two short epochs on ten pairs, with changes to its fields; paths are relative to tmp_path."""
    make_pairs("train", 10)

    def made(**changes: Any) -> TrainingPlan:
        fields: dict[str, Any] = {
            "name": "small",
            "network": {"encoder": "mobilenet_v2", "decoder_channels": [16, 16, 8, 8, 8], "head": "C"},
            "preprocessing": {"input_size": [64, 64]},
            "data": {"train": ["train"], "validation_pairs": 4},
            "batch": 3,
            "epochs": 2,
            "precision": "fp32",
        }
        return TrainingPlan.model_validate({**fields, **changes})

    return made
