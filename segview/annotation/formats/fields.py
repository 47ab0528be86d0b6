"""Fields of JSON that tools write in different ways, or leave out."""

from __future__ import annotations

from math import isfinite
from typing import Any

from segview.annotation.formats.format import Content
from segview.core.base.errors import UserError


def rows(content: Content, key: str) -> list[dict[str, Any]]:
    """Return the list of objects under a key; other values in the list become empty objects.

    If the value is an object, its values are the list.

    Raises:
        UserError: the value is neither a list nor an object.
    """
    found: Any = content.json.get(key, []) if isinstance(content.json, dict) else None
    if isinstance(found, dict):
        found = list(found.values())
    if not isinstance(found, list):
        raise UserError("Its '{key}' is not a list: the file is damaged, or of another kind.", key=key)
    return [one if isinstance(one, dict) else {} for one in found]


def whole(value: object) -> int | None:
    """Return a whole number, also from a text such as "3" or "3.0"; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return int(number) if isfinite(number) and number.is_integer() else None


def identifier(value: object) -> str:
    """Return an identifier, a number or a text, as text: 1 and "1" are the same."""
    number = whole(value)
    if number is not None:
        return str(number)
    return value.strip() if isinstance(value, str) else ""


def text(value: object) -> str:
    """Return a text, or a number as text, since classes may be numbers; empty for anything else."""
    return value if isinstance(value, str) else identifier(value)


def size(row: dict[str, Any], height: str, width: str) -> tuple[int, int] | None:
    """Return the rows and columns under two keys; None if one is missing or not positive."""
    found = whole(row.get(height)), whole(row.get(width))
    return (found[0], found[1]) if found[0] and found[1] and min(found[0], found[1]) > 0 else None
