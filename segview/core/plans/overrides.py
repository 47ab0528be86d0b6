"""Overrides of a plan's fields from the command line, and adaptation of its paths to another folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from pathlib import Path
from typing import Any, cast

from segview.core.base.choices import Chosen
from segview.core.base.errors import UserError
from segview.core.base.fields import fields_of, model_in
from segview.core.base.registry import hint
from segview.core.plans.plan import TrainingPlan

Content = MutableMapping[str, Any]

_PATHS = (("data", "train"), ("data", "validation"), ("data", "test"), ("encoder_weights",), ("taught",))


def change(content: Content, changes: Iterable[str]) -> None:
    """Change fields given as ``FIELD=VALUE`` in place, in a plan's content as read from a TOML file.

    A field in a table is written with the table's name, as ``network.head``; several values are separated by commas; an
    empty value removes the field. Paths are relative to the working folder.

    Raises:
        UserError: there is no such field; the message suggests the nearest one.
    """
    for one in changes:
        name, equals, text = one.partition("=")
        if not equals:
            raise UserError("'{one}' sets nothing. Write FIELD=VALUE, for example epochs=3 or network.head=C.", one=one)
        place = tuple(part.strip() for part in name.split("."))
        value = _value(place, text)
        if place in _PATHS:
            value = _each(value, lambda path: str(Path(path).absolute()))
        inside = content
        for part in place[:-1]:
            if isinstance(inside.get(part), str):  # a loss given only by its name
                inside[part] = {"name": inside[part]}
            inside = inside.setdefault(part, {})
        if value is None:
            inside.pop(place[-1], None)
        else:
            inside[place[-1]] = value


def move(content: Content, moved: Callable[[str], str]) -> None:
    """Replace the paths in a plan's content, in place."""
    for *way, last in _PATHS:
        inside = content
        for part in way:
            inside = inside.get(part, {})
        if inside.get(last):
            inside[last] = _each(inside[last], moved)


def _each(value: object, moved: Callable[[str], str]) -> object:
    if isinstance(value, list):
        return [moved(path) for path in cast("list[str]", value)]
    return moved(value) if isinstance(value, str) else value


def _value(place: tuple[str, ...], text: str) -> object:
    known = {field.place: field for field in fields_of(TrainingPlan)}
    for name, info in TrainingPlan.model_fields.items():
        if issubclass(model_in(info.annotation) or TrainingPlan, Chosen):
            known[(name,)] = known[(name, "name")]  # without parameters
    if place not in known:
        name = ".".join(place)
        raise UserError(
            "A plan has no field '{name}'.{hint}", name=name, hint=hint(name, (".".join(one) for one in known))
        )
    return known[place].content(text)
