"""The settings of fine-tuning a variant with corrections."""

from __future__ import annotations

from pydantic import Field

from segview.core.base.frozen import Frozen
from segview.core.base.text import Text
from segview.core.plans.plan import RunName


class FineTuning(Frozen):
    """Settings of a few epochs at a low learning rate, with known pairs mixed in to prevent forgetting."""

    name: RunName = Field(description=Text("Name of the run and of the variant it makes"))
    known: str | None = Field(
        default=None,
        description=Text(
            "Folder of images and masks that the variant was trained on; without them, it may get worse on such images"
        ),
    )
    held_back: float = Field(
        default=0.2,
        gt=0,
        lt=1,
        description=Text("Share of pairs held back from training, to choose the best epoch"),
    )
    epochs: int = Field(default=4, ge=1, le=1000)
    learning_rate: float = Field(default=1e-4, gt=0, le=1)
