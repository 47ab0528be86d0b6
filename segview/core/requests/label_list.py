"""Labels of a person's own: what is marked in a folder of images, whatever the classes of any variant."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field, field_validator, model_validator

from segview.core.base.frozen import Frozen
from segview.core.base.text import Text
from segview.core.maps.palette import class_colour
from segview.core.variants.classes import BACKGROUND, NOTHING, Colour

MOST_LABELS = 254
"""A mask has a byte for each pixel; one number is the background's, one is left for what counts for nothing."""

KEYS = tuple(range(1, 10))
"""Digits that take a label in hand, with Alt."""


class Label(Frozen):
    """Something that is marked.

    Attributes:
        name: As it is shown and written to files.
        colour: As ``#rrggbb``.
        key: The digit that takes it in hand, or None where none does.
    """

    name: str = Field(min_length=1, max_length=200)
    colour: Colour
    key: int | None = Field(default=None, ge=KEYS[0], le=KEYS[-1])

    @field_validator("name", mode="before")
    @classmethod
    def _plain(cls, name: object) -> object:
        return " ".join(name.split()) if isinstance(name, str) else name


class LabelList(Frozen):
    """Labels in the order of their numbers in masks, which begin with 1; 0 is what belongs to none.

    Attributes:
        labels: Their names differ, also without capital letters, and so do their keys.
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
            raise ValueError(Text("'{name}' stands for what belongs to no label, and is always there.", name=nothing))
        keys = [one.key for one in self.labels if one.key is not None]
        if len(set(keys)) < len(keys):
            key = next(key for key in keys if keys.count(key) > 1)
            raise ValueError(Text("The key {key} is given to two labels.", key=key))
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in their order."""
        return tuple(one.name for one in self.labels)

    @property
    def classes(self) -> tuple[str, ...]:
        """The names by their numbers in masks: the background's first."""
        return (BACKGROUND, *self.names)

    @property
    def colours(self) -> tuple[Colour, ...]:
        """The colours by their numbers in masks; the background's, which is not drawn, is black."""
        return ("#000000", *(one.colour for one in self.labels))

    def label_of_digit(self, digit: int) -> int | None:
        """Return the number in masks of the label that a digit takes in hand, or None where there is none."""
        return next((place for place, one in enumerate(self.labels, start=1) if one.key == digit), None)


def labels_of(names: Iterable[str], colours: Iterable[str | None] = ()) -> LabelList:
    """Return labels of some names; what has no colour gets one that is unlike the others', the first nine get keys.

    Raises:
        ValueError: a name is missing, or given twice.
    """
    given = list(colours)
    made: list[Label] = []
    for place, name in enumerate(names):
        colour = given[place] if place < len(given) else None
        key = KEYS[place] if place < len(KEYS) else None
        made.append(Label(name=name, colour=colour or colour_of(place), key=key))
    return LabelList(labels=tuple(made))


def colour_of(place: int) -> Colour:
    """Return the colour that the label in a place has unless another is chosen, as ``#rrggbb``."""
    return "#" + bytes(class_colour(place + 1)).hex()
