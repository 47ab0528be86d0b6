"""The fields of settings models: what they take, and how it is written as text in a form's line or a command."""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import PydanticKnownError, core_schema

from segview.core.base.registry import added_names

_SPOKEN: Mapping[object, str] = {bool: "true or false", int: "whole number", float: "number", str: "text"}
_SIGNS = (("ge", "≥"), ("gt", ">"), ("le", "≤"), ("lt", "<"))


@dataclass(frozen=True)
class NamedChoice:
    """Marks a text field that takes the name of a row: one that is known, or one that an installed package adds.

    Attributes:
        known: The names of segview itself.
        group: The group of entry points that adds further ones.
    """

    known: tuple[str, ...]
    group: str

    @property
    def names(self) -> tuple[str, ...]:
        """All names that the field takes."""
        return (*self.known, *added_names(self.group))

    def checked(self, name: str) -> str:
        """Return a name that the field takes, for pydantic to call."""
        if name not in self.names:
            raise PydanticKnownError("literal_error", {"expected": ", ".join(f"'{one}'" for one in self.names)})
        return name

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.checked, handler(source))


@dataclass(frozen=True)
class SettingsField:
    """A field of a model that is no model itself.

    Attributes:
        place: The names on the way to it.
        info: What its model says of it.
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
        """The allowed names, where there are few."""
        if get_origin(self.kind) is Literal:
            return list(get_args(self.kind))
        for named in self.info.metadata:
            if isinstance(named, NamedChoice):
                return list(named.names)
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
        """Return what a text means, as JSON has it; None where it is empty and the field is left to its default.

        Several values stand apart by commas, and tables are JSON. What is no number stays text, to be refused by name.
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
            return _parsed(text)
        return _number(text) if self.kind is int or self.kind is float else text


def fields_of(model: type[BaseModel], place: tuple[str, ...] = ()) -> Iterator[SettingsField]:
    """Yield the fields of a model and of the models in it."""
    for name, info in model.model_fields.items():
        inner = model_in(info.annotation)
        if inner is not None:
            yield from fields_of(inner, (*place, name))
        else:
            yield SettingsField((*place, name), info)


def as_text(content: object) -> str:
    """Return a content as ``SettingsField.content`` reads it."""
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
    """Return the model that a field's type is, or None where it is something else."""
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


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _of_text(kind: object) -> bool:
    """Say whether a tuple is one of texts, also where these have limits."""
    inner = get_args(kind)[0]
    return inner is str or (get_origin(inner) is Annotated and get_args(inner)[0] is str)
