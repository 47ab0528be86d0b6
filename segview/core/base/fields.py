"""The fields of settings models: their allowed values, and their conversion from and to text for forms and commands."""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from segview.core.base.choices import Chosen, OneOf

_SPOKEN: Mapping[object, str] = {bool: "true or false", int: "whole number", float: "number", str: "text"}
_SIGNS = (("ge", "≥"), ("gt", ">"), ("le", "≤"), ("lt", "<"))


@dataclass(frozen=True)
class SettingsField:
    """A field of a model that is not itself a model.

    Attributes:
        place: Names on the path to it.
        info: Its definition in the model.
    """

    place: tuple[str, ...]
    info: FieldInfo

    @property
    def kind(self) -> object:
        """Its type, without ``None``."""
        return without_none(self.info.annotation)

    @property
    def may_lack(self) -> bool:
        """Whether it may be ``None``."""
        return type(None) in get_args(self.info.annotation)

    @property
    def default(self) -> object:
        """The default, or None where a value is required."""
        if self.info.is_required():
            return None
        return self.info.get_default(call_default_factory=True)  # pyright: ignore[reportArgumentType]

    @property
    def choices(self) -> list[str]:
        """The allowed names, if it has a fixed set of them; else empty."""
        if get_origin(self.kind) is Literal:
            return list(get_args(self.kind))
        for mark in self.info.metadata:
            if isinstance(mark, OneOf):
                return list(mark.choices)
        kind = self.kind
        return [str(one) for one in kind] if isinstance(kind, type) and issubclass(kind, StrEnum) else []

    @property
    def takes(self) -> str:
        """The allowed values, in words."""
        if self.choices:
            return ", ".join(choice or "none" for choice in self.choices)
        several = get_origin(self.kind) is tuple
        kind = get_args(self.kind)[0] if several else self.kind
        kind = get_args(kind)[0] if get_origin(kind) is Annotated else kind
        if get_origin(kind) is Literal:
            return f"several of {', '.join(get_args(kind))}"
        word = _SPOKEN.get(kind, "table as JSON")
        if several:
            return f"{word}s, …"
        given = ((sign, getattr(one, name, None)) for one in self.info.metadata for name, sign in _SIGNS)
        return " ".join([word, *(f"{sign} {limit:g}" for sign, limit in given if limit is not None)])

    def content(self, text: str) -> object:
        """Return the value of a text as a JSON value; None if the text is empty, so that the default is used.

        Several values are separated by commas, and tables are JSON. A text that is not a number is returned unchanged,
        so that validation refuses it with the field's name.
        """
        text = text.strip()
        if self.kind is str and (text or not self.may_lack):
            return text
        if self.choices:
            return "" if text == "none" and "none" not in self.choices else text
        if self.kind is bool:
            return {"true": True, "false": False}.get(text.lower(), text)
        if not text:
            return None
        if get_origin(self.kind) is tuple:
            parts = [part.strip() for part in text.split(",") if part.strip()]
            return parts if _of_text(self.kind) else [_number(part) for part in parts]
        if get_origin(self.kind) is dict or self.kind is dict:
            return _parse(text)
        return _number(text) if self.kind is int or self.kind is float else text


def fields_of(model: type[BaseModel], place: tuple[str, ...] = ()) -> Iterator[SettingsField]:
    """Yield the fields of a model and of its nested models."""
    for name, info in own_fields(model):
        inner = model_in(info.annotation)
        if inner is not None:
            yield from fields_of(inner, (*place, name))
        else:
            yield SettingsField((*place, name), info)


def own_fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the names and fields of a model; for a ``Chosen`` also those of the parameters."""
    if not issubclass(model, Chosen):
        yield from model.model_fields.items()
        return
    rows = model.choices.own
    named = copy(model.model_fields["name"])
    named.description = rows.about
    yield "name", named
    whole = {name for row in rows.rows.values() for name, one in row.parameters.items() if one.whole}
    for name, about in rows.parameters.items():
        kind = int | None if name in whole else float | None
        yield name, FieldInfo(annotation=kind, default=None, description=about)


def as_text(content: object) -> str:
    """Return a value as a text that ``SettingsField.content`` can read."""
    if content is None or content == {}:
        return ""
    if isinstance(content, bool):
        return str(content).lower()
    if isinstance(content, list | tuple):
        return ", ".join(str(part) for part in content)
    if isinstance(content, dict):
        return json.dumps(content)
    return f"{content:g}" if type(content) is float else str(content)


def model_in(annotation: object) -> type[BaseModel] | None:
    """Return a field's type if it is a model, else None."""
    kind = without_none(annotation)
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def without_none(annotation: object) -> object:
    """Return a field's type without ``None``."""
    if get_origin(annotation) in (Union, types.UnionType):
        return next(one for one in get_args(annotation) if one is not type(None))
    return annotation


def _number(text: str) -> object:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _parse(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _of_text(kind: object) -> bool:
    """Return whether a type is a tuple of texts, with or without constraints."""
    inner = get_args(kind)[0]
    return inner is str or (get_origin(inner) is Annotated and get_args(inner)[0] is str)
