"""Fields of JSON that many tools write: each in its own way, and some not at all."""

from __future__ import annotations

from math import isfinite
from typing import Any

from segview.annotation.formats.format import Content
from segview.core.base.errors import UserError


def rows(content: Content, key: str) -> list[dict[str, Any]]:
    """Return the list of objects under a key; what is no object stands there as an empty one.

    Of objects by their names, as JSON's own objects are, those are the list.

    Raises:
        UserError: there is something else than a list.
    """
    found: Any = content.json.get(key, []) if isinstance(content.json, dict) else None
    if isinstance(found, dict):
        found = list(found.values())
    if not isinstance(found, list):
        raise UserError("Its '{key}' is not a list: the file is damaged, or of another kind.", key=key)
    return [one if isinstance(one, dict) else {} for one in found]


def whole(value: object) -> int | None:
    """Return a whole number, be it written as text or with a fraction of nothing; None for all else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return int(number) if isfinite(number) and number.is_integer() else None


def identifier(value: object) -> str:
    """Return a number or a text that stands for a thing as text, so that 1 and "1" stand for the same."""
    number = whole(value)
    if number is not None:
        return str(number)
    return value.strip() if isinstance(value, str) else ""


def text(value: object) -> str:
    """Return a text, or nothing for all else; numbers are given as classes, too."""
    return value if isinstance(value, str) else identifier(value)


def size(row: dict[str, Any], height: str, width: str) -> tuple[int, int] | None:
    """Return the rows and columns under two keys; None where one is missing or nothing."""
    found = whole(row.get(height)), whole(row.get(width))
    return (found[0], found[1]) if found[0] and found[1] and min(found[0], found[1]) > 0 else None
