"""Tables of things chosen by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TypeVar

from segview.core.base.errors import UserError

T = TypeVar("T")


def unknown_name(what: str, name: str, known: Iterable[str]) -> UserError:
    """Return the error that answers an unknown name with the nearest known one."""
    article = "an" if what[0] in "aeiou" else "a"
    return UserError(f"'{name}' is not {article} {what}.{hint(name, known)}")


def hint(name: str, known: Iterable[str]) -> str:
    """Return what helps someone who gave an unknown name: the nearest known one, and all where they are few."""
    names = sorted(known)
    meant = nearest(name, names)
    if len(names) > 30:
        return meant
    return meant + (f" Known: {', '.join(names)}." if names else " None is known.")


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the question whether the nearest known name was meant, or nothing where none is near."""
    folded = {one.casefold(): one for one in known}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
    return f" Did you mean '{folded[near[0]]}'?" if near else ""


class Registry(Mapping[str, T]):
    """A read-only table whose unknown names are explained.

    Raises:
        UserError: from ``table[name]``, and ``table.get(name)``, where there is no such name; it names the nearest one.
    """

    def __init__(self, what: str, entries: Mapping[str, T]) -> None:
        self.what = what
        self._entries = dict(entries)

    def __getitem__(self, name: str) -> T:
        if name not in self._entries:
            raise unknown_name(self.what, name, self._entries)
        return self._entries[name]

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
