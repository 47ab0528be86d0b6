"""Short names of variants for headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BETWEEN = "-_ /"


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names with a number added to repeated ones, so that no two are equal."""
    seen: dict[str, int] = {}
    found: list[str] = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)


def short(names: Sequence[str]) -> tuple[str, ...]:
    """Return names without the words at the beginning that they share with others, but never make two names equal."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(_first_word(name), []).append(name)
    cuts = {first: _common(group) for first, group in groups.items()}
    left = tuple(name[cuts[_first_word(name)] :] for name in names)
    if all(left) and len(set(left)) == len(set(names)):
        return left
    cut = _common(names)
    left = tuple(name[cut:] for name in names)
    return left if all(left) else tuple(names)


def _first_word(name: str) -> str:
    return re.split(f"[{_BETWEEN}]", name, maxsplit=1)[0]


def _common(names: Sequence[str]) -> int:
    """Return the length in characters of the words with which all names begin."""
    cut = 0
    for place, letters in enumerate(zip(*names, strict=False) if len(names) > 1 else ()):
        if len(set(letters)) > 1:
            break
        if letters[0] in _BETWEEN:
            cut = place + 1
    return cut
