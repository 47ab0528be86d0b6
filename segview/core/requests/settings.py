"""View, prediction and review settings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from segview.core.base.errors import UserError
from segview.core.base.frozen import Frozen
from segview.core.base.scales import validate_scales
from segview.core.base.text import Text
from segview.core.requests.request import MOST_PASSES, Backend, Merge, Request
from segview.core.variants.spec import Variant

DEFAULT_BAND = 0.2
DEFAULT_MAPS = ("probability/*", "uncertainty", "cbam/spatial", "errors")


class ViewSettings(Frozen):
    """The settings by which predictions are shown; changing them does not run the engine.

    Attributes:
        maps: Columns of the wall beside the image: names of maps, where ``*`` is any text.
    """

    threshold: float = Field(
        default=0.5, ge=0.01, le=0.99, description=Text("The mask is where the probability exceeds it")
    )
    band: float = Field(
        default=DEFAULT_BAND, ge=0.01, le=0.49, description=Text("Half-width of the uncertain band around 0.5")
    )
    opacity: float = Field(default=0.4, ge=0, le=1, description=Text("Of everything drawn over the image"))
    contour_only: bool = Field(default=False, description=Text("Draw only the mask's outline and do not fill it"))
    part_colours: bool = Field(default=False, description=Text("Draw each part of a class in its own colour"))
    smooth: bool = Field(
        default=False, description=Text("Interpolate maps of low resolution instead of showing pixels")
    )
    mask: bool = True
    truth: bool = True
    uncertainty: bool = False
    attention: bool = False
    errors: bool = Field(
        default=False, description=Text("Draw what is found, extra and missed, confident or uncertain")
    )
    outlines: bool = Field(default=False, description=Text("Draw the outlines of all ticked variants in each image"))
    wrong_as_found: bool = Field(
        default=False,
        description=Text(
            "With several classes, draw wrong pixels in the colour of the predicted class, not of the true class"
        ),
    )
    artefacts: bool = Field(default=False, description=Text("Draw artefacts: glare, border, burnt-in text, insets"))
    tissue_only: bool = Field(
        default=False, description=Text("Count scores and figures without the pixels on artefacts")
    )
    hidden: tuple[str, ...] = Field(default=(), description="Classes that are not drawn, where there are many")
    figures: bool = Field(default=True, description=Text("Show under each map's name how it relates to the mask"))
    unchanged: bool = Field(default=False, description=Text("Show changed variants as they were before the change"))
    next_variant: bool = Field(
        default=False, description=Text("Show in each row the next ticked variant instead of its own")
    )
    zone_high: float = Field(default=0.7, ge=0, le=1, description=Text("SeeNet's attention above it is erased"))
    zone_low: float = Field(default=0.05, ge=0, le=1, description=Text("SeeNet's attention below it is reversed"))
    channels: Literal["colour", "red", "green", "blue", "grey", "narrow"] = Field(
        default="colour", description=Text("Image channels to show; networks see the image unchanged")
    )
    brightness: float = Field(default=0.0, ge=-1, le=1, description=Text("For the image as it is shown"))
    contrast: float = Field(default=0.0, ge=-1, le=1, description=Text("For the image as it is shown"))
    gamma: float = Field(default=1.0, ge=0.25, le=4, description=Text("For the image as it is shown"))
    scale_bar: bool = Field(default=False, description=Text("Draw a bar of a round length in the image"))
    own_maps: bool = Field(
        default=True, description=Text("Also show the most important maps of each variant in its row")
    )
    maps: tuple[str, ...] = DEFAULT_MAPS


class PredictionSettings(Frozen):
    """The settings of predictions, which are the same for every image and every ticked variant.

    Attributes:
        scales: Scales for all variants, or None for those that each variant was trained for.
    """

    scales: tuple[float, ...] | None = None
    merge: Merge = "average"
    flip: bool = False
    device: str = "auto"
    backend: Backend = "auto"
    passes: int = Field(default=0, ge=0, le=MOST_PASSES, description="Passes with dropout; 0 for none")

    @field_validator("scales")
    @classmethod
    def _scales(cls, scales: tuple[float, ...] | None) -> tuple[float, ...] | None:
        try:
            return None if scales is None else validate_scales(scales)
        except UserError as error:
            raise ValueError(str(error)) from error

    def requests(self, image: Path, variants: Iterable[Variant]) -> tuple[Request, ...]:
        """Return the requests for an image, one for each variant."""
        return tuple(
            Request(
                image,
                variant.folder,
                scales=variant.config.scales_for(self.scales),
                merge=self.merge,
                flip=self.flip,
                device=self.device,
                backend=self.backend,
                passes=self.passes,
            )
            for variant in variants
        )


class ReviewSettings(Frozen):
    """The settings of a review.

    Attributes:
        order: Name of the ranking by which images are sorted, or empty to sort by name.
        blind: Folders of the variants in the order of their neutral names; empty if the names are shown.
        delayed: Whether predictions are hidden at first.
        delay: Seconds after which they are shown, or None to show them only after the reader has drawn an outline.
    """

    order: str = ""
    blind: tuple[str, ...] = ()
    delayed: bool = False
    delay: float | None = Field(default=30.0, ge=1, le=3600)
