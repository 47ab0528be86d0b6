"""View, prediction and review settings, and the state that the window remembers."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from pydantic import Field, ValidationError, field_validator, model_validator

from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, read_small, remove_strays
from segview.core.base.frozen import Frozen
from segview.core.base.scales import checked_scales
from segview.core.base.text import Text, joined
from segview.core.requests.appearance import Appearance
from segview.core.requests.label_list import LabelList
from segview.core.requests.request import MOST_PASSES, Backend, Merge, Request
from segview.core.variants.spec import Variant

_OLD_SCALES = [0.5, 1.0, 2.0]
_OLD_NAMES = {"look": "view", "question": "prediction_settings", "reading": "review_settings"}
DEFAULT_BAND = 0.2
DEFAULT_MAPS = ("probability/*", "uncertainty", "cbam/spatial", "errors")


class ViewSettings(Frozen):
    """The way predictions are shown; nothing here needs the engine.

    Attributes:
        maps: Columns of the wall beside the image: names of maps, where ``*`` stands for any member.
    """

    threshold: float = Field(
        default=0.5, ge=0.01, le=0.99, description=Text("The mask is where the probability exceeds it")
    )
    band: float = Field(
        default=DEFAULT_BAND, ge=0.01, le=0.49, description=Text("Half-width of the uncertain band around 0.5")
    )
    opacity: float = Field(default=0.4, ge=0, le=1, description=Text("Of what is drawn over the image"))
    contour_only: bool = Field(default=False, description=Text("Draw the mask's outline and leave its inside free"))
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
        description=Text("Draw wrong pixels of several classes in the colour of the class found, not the true one"),
    )
    artefacts: bool = Field(
        default=False, description=Text("Draw what is no tissue: glare, border, burnt-in text, insets")
    )
    tissue_only: bool = Field(
        default=False, description=Text("Count scores and figures without the pixels on artefacts")
    )
    hidden: tuple[str, ...] = Field(default=(), description="Classes that are not drawn, where there are many")
    figures: bool = Field(default=True, description=Text("Say under each map's name what it has to do with the mask"))
    unchanged: bool = Field(default=False, description=Text("Show changed variants as they were before the change"))
    next_variant: bool = Field(
        default=False, description=Text("Show in each row the next ticked variant instead of its own")
    )
    zone_high: float = Field(default=0.7, ge=0, le=1, description=Text("SeeNet's attention above it is erased"))
    zone_low: float = Field(default=0.05, ge=0, le=1, description=Text("SeeNet's attention below it is turned round"))
    channels: Literal["colour", "red", "green", "blue", "grey", "narrow"] = Field(
        default="colour", description=Text("Channels of the image that are shown; networks see it as it is")
    )
    brightness: float = Field(default=0.0, ge=-1, le=1, description=Text("Of the image as it is shown"))
    contrast: float = Field(default=0.0, ge=-1, le=1, description=Text("Of the image as it is shown"))
    gamma: float = Field(default=1.0, ge=0.25, le=4, description=Text("Of the image as it is shown"))
    scale_bar: bool = Field(default=False, description=Text("Draw a bar of a round length in the image"))
    own_maps: bool = Field(
        default=True, description=Text("Show also the maps that each variant exists for, in its row")
    )
    maps: tuple[str, ...] = DEFAULT_MAPS


class PredictionSettings(Frozen):
    """The settings of what is computed for every ticked variant, but for the image and the variant.

    Attributes:
        scales: The same for all variants, or None for those that each variant was trained for.
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
            return None if scales is None else checked_scales(scales)
        except UserError as error:
            raise ValueError(str(error)) from error

    def requests(self, image: Path, variants: Iterable[Variant]) -> tuple[Request, ...]:
        """Return what is asked of an image, one request for each variant."""
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
    """The way images are read in a review.

    Attributes:
        order: Name of the ranking by which images are listed, or empty for their names.
        blind: Folders of the variants in the order of their neutral names, or empty where the names are shown.
        delayed: Whether what networks say is held back at first.
        delay: Seconds after which it is shown, or None where only the reader's own outline has it shown.
    """

    order: str = ""
    blind: tuple[str, ...] = ()
    delayed: bool = False
    delay: float | None = Field(default=30.0, ge=1, le=3600)


class State(Frozen):
    """The state that the window remembers from one start to the next."""

    format: Literal[2] = 2
    view: ViewSettings = ViewSettings()
    prediction_settings: PredictionSettings = PredictionSettings()
    review_settings: ReviewSettings = ReviewSettings()
    appearance: Appearance = Appearance()
    folder: str = ""
    files: tuple[str, ...] = ()
    image: str = ""
    opened: tuple[str, ...] = Field(default=(), description="Folders of variants opened by the user")
    ticked: tuple[str, ...] | None = Field(default=None, description="Folders of ticked variants; None: those shipped")
    geometry: str = Field(default="", description="Qt's window geometry, base64")
    docks: str = Field(default="", description="Qt's dock layout, base64")
    recent: tuple[str, ...] = Field(default=(), description="Folders and projects that were open, the latest first")
    exports: dict[str, str] = Field(
        default_factory=dict, description="Folder that masks were last exported to, by the folder of their images"
    )
    labels: dict[str, LabelList] = Field(
        default_factory=dict,
        description=Text("What is marked in images, by their folder, where that is a person's own list"),
    )
    toured: bool = Field(default=False, description=Text("Whether the tour has been shown"))
    pixel_sides: dict[str, float] = Field(
        default_factory=dict,
        description=Text("Millimetres of a pixel's side, by the SHA-256 of images with a known length"),
    )
    noticed: bool = Field(default=False, description="Whether it was said what segview is not for")

    @model_validator(mode="before")
    @classmethod
    def _from_older(cls, given: object) -> object:
        """Take the field names of older versions, and leave out scales that nobody chose.

        Up to format 1 a default that stood for all variants was written too.
        """
        if not isinstance(given, dict):
            return given
        state = {_OLD_NAMES.get(name, name): value for name, value in cast("dict[str, object]", given).items()}
        settings = state.get("prediction_settings")
        if "format" in state or not isinstance(settings, dict):
            return state
        chosen = cast("dict[str, object]", settings)
        if chosen.get("scales") == _OLD_SCALES:
            return {**state, "prediction_settings": chosen | {"scales": None}}
        return state


def _salvaged(content: object) -> tuple[State | None, list[str]]:
    """Return the state of those fields that can be used, and the names of the others; None where none can."""
    if not isinstance(content, dict):
        return None, []
    fields = cast("dict[str, object]", content)
    lost = [name for name, value in fields.items() if not _is_valid({name: value})]
    # What comes without a format is taken for what the first versions wrote.
    known = {"format": 2} if "format" in fields else {}
    rest = {name: value for name, value in fields.items() if name not in lost} | known
    return (State.model_validate(rest), lost) if rest and _is_valid(rest) else (None, lost)


def _is_valid(content: object) -> bool:
    try:
        State.model_validate(content)
    except (ValidationError, RecursionError):
        return False
    return True


@dataclass(frozen=True)
class StateFile:
    """The file that the state lives in."""

    path: Path

    def read(self) -> tuple[State, str]:
        """Return the state and, where not all of the file could be used, a sentence that says so.

        A file that is damaged, or has what this version does not know, is set aside.
        """
        with contextlib.suppress(OSError):
            remove_strays(self.path.parent)
        try:
            content: object = json.loads(read_small(self.path))
        except FileNotFoundError:
            return State(), ""
        except OSError as error:
            return State(), Text(
                "The saved settings {path} could not be read: {reason}.", path=self.path, reason=error.strerror
            )
        except (ValueError, RecursionError):
            return State(), self._damaged()
        if _is_valid(content):
            return State.model_validate(content), ""
        state, lost = _salvaged(content)
        if state is None:
            return State(), self._damaged()
        names = ", ".join(lost)
        lost_some = Text(
            "Not all of the saved settings could be used ({names:.200}): they are damaged, or of another version of "
            "segview.",
            names=names,
        )
        aside = self._set_aside()
        kept = Text("The file was set aside as {aside}.", aside=aside) if aside else Text("The file was passed over.")
        return state, joined((lost_some, kept))

    def _damaged(self) -> Text:
        aside = self._set_aside()
        if aside is None:
            return Text("The saved settings are damaged and were passed over.")
        return Text("The saved settings are damaged and were set aside as {aside}.", aside=aside)

    def _set_aside(self) -> Path | None:
        aside = self.path.with_suffix(".bad")
        try:
            self.path.replace(aside)
        except OSError:
            return None
        return aside

    def write(self, state: State) -> None:
        """Write the state, whole or not at all.

        Raises:
            UserError: the folder cannot be written.
        """
        # Not by pydantic: it cannot write the names of files that are no UTF-8.
        atomic_write(self.path, json.dumps(state.model_dump(mode="json"), indent=2) + "\n")
