"""Names of variants that fit into headings."""

from __future__ import annotations

from collections.abc import Sequence


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return names of which no two are equal."""
    seen: dict[str, int] = {}
    found: list[str] = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)


def short(names: Sequence[str]) -> tuple[str, ...]:
    """Return names without the words that all of them begin with; as they are where nothing would be left of one."""
    cut = 0
    for place, letters in enumerate(zip(*names, strict=False) if len(names) > 1 else ()):
        if len(set(letters)) > 1:
            break
        if letters[0] in "-_ /":
            cut = place + 1
    left = tuple(name[cut:] for name in names)
    return left if all(left) else tuple(names)
