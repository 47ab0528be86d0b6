"""The preprocessing from an image to the input of a network, as stored in ``config.json`` and plans."""

from __future__ import annotations

import math
from typing import Literal

from pydantic import Field, field_validator, model_validator

from segview.core.base.frozen import Frozen
from segview.core.base.text import Text

IMAGENET_MEAN, IMAGENET_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)

# Further inputs of a network, and their numbers of channels: clicks inside and outside the target; the previous image
# in its folder or film.
Beside = Literal["", "clicks", "previous"]
BESIDE_CHANNELS: dict[Beside, int] = {"": 0, "clicks": 2, "previous": 3}


class Preprocessing(Frozen):
    """The steps from an image to the network's input."""

    input_size: tuple[int, int] = Field(description=Text("Rows and columns at scale 1"))
    mean: tuple[float, ...] = Field(default=IMAGENET_MEAN, description=Text("Per channel, of values in 0 to 1"))
    std: tuple[float, ...] = Field(default=IMAGENET_STD, description=Text("Per channel, of values in 0 to 1"))
    beside: Beside = Field(
        default="",
        description=Text("Input after the image's channels: clicks (2), the previous image (3), or nothing"),
    )

    @field_validator("input_size")
    @classmethod
    def _size(cls, size: tuple[int, int]) -> tuple[int, int]:
        if not all(16 <= side <= 4096 for side in size):
            raise ValueError(f"the input size is 16 to 4096 pixels a side, not {size[0]} × {size[1]}")
        return size

    @field_validator("mean")
    @classmethod
    def _mean(cls, mean: tuple[float, ...]) -> tuple[float, ...]:
        if not all(math.isfinite(value) for value in mean):
            raise ValueError("a mean is a finite number")
        return mean

    @field_validator("std")
    @classmethod
    def _std(cls, std: tuple[float, ...]) -> tuple[float, ...]:
        if not all(0 < value < math.inf for value in std):
            raise ValueError("a standard deviation is above 0 and finite")
        return std

    @model_validator(mode="after")
    def _beside_fits(self) -> Preprocessing:
        needed = 3 + BESIDE_CHANNELS[self.beside]
        if self.beside and len(self.mean) != needed:
            raise ValueError(f"with {self.beside} beside the image there are {needed} channels, not {len(self.mean)}")
        return self
