"""Sentences in JSON: a process writes them with template and values, so that the window can translate them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator

from segview.core.base.text import Text

_PLAIN_TEMPLATE = re.compile(r"(?:[^{}]|\{\{|\}\}|\{\w+(?::[^{}]{0,4})?\})*")
_SAID, _TEMPLATE, _VALUES = "said", "template", "values"


def sentence_to_json(sentence: str) -> str | dict[str, Any]:
    """Return a sentence as a JSON value; a ``Text`` keeps its template and its values."""
    if not isinstance(sentence, Text) or not sentence:
        return sentence[:]
    values = {
        name: sentence_to_json(value) if isinstance(value, str) else value for name, value in sentence.values.items()
    }
    return {_SAID: sentence[:], _TEMPLATE: sentence.template, _VALUES: values}


def sentence_from_json(found: object) -> str:
    """Return a sentence from a JSON value or a text; if template and values do not match, only the English text.

    Raises:
        ValueError: the value is not a sentence.
    """
    if isinstance(found, str):
        return found
    if not isinstance(found, Mapping) or not isinstance(found.get(_SAID), str):
        raise ValueError("a sentence is a text, or has 'said'")
    said, template, values = found[_SAID], found.get(_TEMPLATE), found.get(_VALUES)
    if not isinstance(template, str) or not isinstance(values, Mapping) or not _PLAIN_TEMPLATE.fullmatch(template):
        return said
    kept = {
        str(name): value if isinstance(value, int | float) else sentence_from_json(value)
        for name, value in values.items()
    }
    if any(name not in kept for _, name, _, _ in Formatter().parse(template) if name is not None):
        return said
    try:
        made = Text(template, **kept)
    except ValueError:
        return said
    return made if made == said else said


Sentence = Annotated[str, PlainValidator(sentence_from_json), PlainSerializer(sentence_to_json)]
"""Type of a model's field that is a sentence."""
