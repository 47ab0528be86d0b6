"""Sentences on invalid fields of a file."""

from __future__ import annotations

import re
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from segview.core.base.registry import hint, nearest


def explain(error: ValidationError, model: type[BaseModel] | None = None) -> str:
    """Return the errors in a file's fields, a sentence for each.

    With the ``model`` that the file was read as, the nearest known name is suggested for an unknown field.
    """
    sentences: list[str] = []
    for problem in error.errors():
        place = ".".join(str(part) for part in problem["loc"]) or "the file"
        known = _fields_at(model, problem["loc"][:-1]) if problem["type"] == "extra_forbidden" else ()
        help_for = hint(str(problem["loc"][-1]), known) if known else _suggestion(problem)
        given = problem.get("input")
        shown = f" (given: {given!r:.80})" if isinstance(given, str | int | float | bool) else ""
        sentences.append(f"{place}: {problem['msg'].removeprefix('Value error, ')}{shown}.{help_for}")
    return " ".join(sentences)


def _suggestion(problem: ErrorDetails) -> str:
    """Return a suggestion of the nearest allowed value, if the field has a fixed set of values; else an empty text."""
    given = problem["input"]
    if problem["type"] not in ("literal_error", "enum") or not isinstance(given, str):
        return ""
    return nearest(given, re.findall("'([^']+)'", problem.get("ctx", {}).get("expected", "")))


def _fields_at(model: type[BaseModel] | None, place: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the names of the fields at a place in a model; empty if unknown."""
    for part in place:
        if isinstance(part, int) or model is None:
            continue
        field = model.model_fields.get(part)
        kinds = () if field is None else (field.annotation, *get_args(field.annotation))
        model = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
    return () if model is None else tuple(model.model_fields)
