"""The saved state of the window, and its file."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from pydantic import Field, ValidationError, model_validator

from segview.core.base.files import atomic_write, read_small, remove_strays
from segview.core.base.frozen import Frozen
from segview.core.base.text import Text, join_texts
from segview.core.requests.appearance import Appearance
from segview.core.requests.label_list import LabelList
from segview.core.requests.settings import PredictionSettings, ReviewSettings, ViewSettings

_OLD_SCALES = [0.5, 1.0, 2.0]
_OLD_NAMES = {"look": "view", "question": "prediction_settings", "reading": "review_settings"}


class State(Frozen):
    """The state of the window that is saved between starts."""

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
        description=Text("Your own labels, by the folder of the images"),
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
        """Convert the field names of older versions, and remove scales that the user did not choose.

        Up to format 1, the default scales of all variants were saved too.
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


def _salvage(content: object) -> tuple[State | None, list[str]]:
    """Return the state from the valid fields, or None if there are none, and the names of the invalid fields."""
    if not isinstance(content, dict):
        return None, []
    fields = cast("dict[str, object]", content)
    lost = [name for name, value in fields.items() if not _is_valid({name: value})]
    # A file without a format is treated as one of the first versions.
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
    """The file of the saved state."""

    path: Path

    def read_state(self) -> tuple[State, str]:
        """Return the state and, if the file could not be used completely, a sentence that says so.

        A file that is damaged or has unknown content is renamed.
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
            return State(), self._damage_text()
        if _is_valid(content):
            return State.model_validate(content), ""
        state, lost = _salvage(content)
        if state is None:
            return State(), self._damage_text()
        names = ", ".join(lost)
        lost_some = Text(
            "Not all of the saved settings could be used ({names:.200}): they are damaged, or of another version of "
            "segview.",
            names=names,
        )
        aside = self._set_aside()
        kept = Text("The file was set aside as {aside}.", aside=aside) if aside else Text("The file was ignored.")
        return state, join_texts((lost_some, kept))

    def _damage_text(self) -> Text:
        aside = self._set_aside()
        if aside is None:
            return Text("The saved settings are damaged and were ignored.")
        return Text("The saved settings are damaged and were set aside as {aside}.", aside=aside)

    def _set_aside(self) -> Path | None:
        aside = self.path.with_suffix(".bad")
        try:
            self.path.replace(aside)
        except OSError:
            return None
        return aside

    def write(self, state: State) -> None:
        """Write the state, completely or not at all.

        Raises:
            UserError: the folder cannot be written.
        """
        # Not by pydantic, which cannot write file names that are not valid UTF-8.
        atomic_write(self.path, json.dumps(state.model_dump(mode="json"), indent=2) + "\n")
