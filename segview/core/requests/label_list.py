"""The user's own labels for a folder of images, independent of the classes of variants."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field, field_validator, model_validator

from segview.core.base.frozen import Frozen
from segview.core.base.text import Text
from segview.core.maps.palette import class_colour
from segview.core.variants.classes import BACKGROUND, NOTHING, Colour

MOST_LABELS = 254
"""Maximum number of labels: a mask has a byte per pixel; two values are reserved, for background and ignored pixels."""

KEYS = tuple(range(1, 10))
"""Digits that select a label, together with Alt."""


class Label(Frozen):
    """A label.

    Attributes:
        name: Name in the window and in files.
        colour: Colour as ``#rrggbb``.
        key: Digit that selects it, or None.
    """

    name: str = Field(min_length=1, max_length=200)
    colour: Colour
    key: int | None = Field(default=None, ge=KEYS[0], le=KEYS[-1])

    @field_validator("name", mode="before")
    @classmethod
    def _plain(cls, name: object) -> object:
        return " ".join(name.split()) if isinstance(name, str) else name


class LabelList(Frozen):
    """Labels in the order of their numbers in masks, which begin with 1; 0 is the background.

    Attributes:
        labels: The labels; their names are unique, also if case is ignored, and so are their keys.
    """

    labels: tuple[Label, ...] = Field(min_length=1, max_length=MOST_LABELS)

    @model_validator(mode="after")
    def _different(self) -> LabelList:
        names = [one.name.casefold() for one in self.labels]
        twice = next((one.name for one in self.labels if names.count(one.name.casefold()) > 1), None)
        if twice is not None:
            raise ValueError(Text("The label '{name}' is there twice.", name=twice))
        nothing = next((one.name for one in self.labels if one.name.casefold() in NOTHING), None)
        if nothing is not None:
            raise ValueError(Text("'{name}' means that no label applies, and is always there.", name=nothing))
        keys = [one.key for one in self.labels if one.key is not None]
        if len(set(keys)) < len(keys):
            key = next(key for key in keys if keys.count(key) > 1)
            raise ValueError(Text("The key {key} is given to two labels.", key=key))
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The names in their order."""
        return tuple(one.name for one in self.labels)

    @property
    def classes(self) -> tuple[str, ...]:
        """The names by their numbers in masks, with the background first."""
        return (BACKGROUND, *self.names)

    @property
    def colours(self) -> tuple[Colour, ...]:
        """The colours by their numbers in masks; the background, which is not drawn, is black."""
        return ("#000000", *(one.colour for one in self.labels))

    def label_of_digit(self, digit: int) -> int | None:
        """Return the number in masks of the label that a digit selects, or None."""
        return next((place for place, one in enumerate(self.labels, start=1) if one.key == digit), None)


def labels_of(names: Iterable[str], colours: Iterable[str | None] = ()) -> LabelList:
    """Return labels with the given names; labels without a colour get a default one, and the first nine get keys.

    Raises:
        ValueError: a name is empty, or given twice.
    """
    given = list(colours)
    made: list[Label] = []
    for place, name in enumerate(names):
        colour = given[place] if place < len(given) else None
        key = KEYS[place] if place < len(KEYS) else None
        made.append(Label(name=name, colour=colour or colour_of(place), key=key))
    return LabelList(labels=tuple(made))


def colour_of(place: int) -> Colour:
    """Return the default colour of the label at a place, as ``#rrggbb``."""
    return "#" + bytes(class_colour(place + 1)).hex()
