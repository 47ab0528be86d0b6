"""Small data sets on disk and a plan for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from segview.core.plans.plan import TrainingPlan


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
