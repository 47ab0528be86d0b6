"""Tables of things chosen by name."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from typing import TypeVar

from segview.core.base.errors import UserError, first_sentence

_log = logging.getLogger(__name__)

T = TypeVar("T")
Name = TypeVar("Name", bound=str)


def unknown_name(what: str, name: str, known: Iterable[str]) -> UserError:
    """Return the error that answers an unknown name with the nearest known one."""
    return UserError("'{name}' is not {article}.{hint}", name=name, article=_article(what), hint=hint(name, known))


def known_name(what: str, name: str, known: Iterable[Name]) -> Name:
    """Return the known name that is equal to a name.

    Args:
        what: The kind of name, for the error.
        name: The name.
        known: The names that are allowed.

    Raises:
        UserError: there is no such name; the nearest one is named.
    """
    names = tuple(known)
    for one in names:
        if name == one:
            return one
    raise unknown_name(what, name, names)


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
    """A table whose unknown names are explained, and to which installed packages add rows by entry points.

    A row of a package that cannot be loaded costs that row: the log has the reason, and ``failed`` a sentence.

    Args:
        what: What an entry is called, in the singular.
        entries: The rows of segview itself.
        group: The group of entry points that further rows are read from, when the table is first used.

    Raises:
        UserError: from ``table[name]``, and ``table.get(name)``, where there is no such name; it names the nearest one.
    """

    def __init__(self, what: str, entries: Mapping[str, T], *, group: str = "") -> None:
        self.what, self.group = what, group
        self.failed: dict[str, str] = {}
        self._entries = dict(entries)
        self._waiting = bool(group)

    def register(self, name: str, entry: T) -> None:
        """Add a row.

        Raises:
            UserError: there is one of this name.
        """
        if name in self._rows():
            raise UserError(
                "There is already {article} '{name}'. Choose another name.", article=_article(self.what), name=name
            )
        self._entries[name] = entry
        _REGISTERED.setdefault(self.group, set()).add(name)

    def checked(self, name: str) -> str:
        """Return a name of the table.

        Raises:
            UserError: there is none like it; the nearest one is named.
        """
        rows = self._rows()
        if name in self.failed and name not in rows:
            raise UserError(self.failed[name])
        if name not in rows:
            raise unknown_name(self.what, name, rows)
        return name

    def __getitem__(self, name: str) -> T:
        return self._rows()[self.checked(name)]

    def __contains__(self, name: object) -> bool:
        return name in self._rows()

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows())

    def __len__(self) -> int:
        return len(self._rows())

    def _rows(self) -> dict[str, T]:
        if self._waiting:
            self._waiting = False
            for point in _installed(self.group):
                self._add(point)
        return self._entries

    def _add(self, point: EntryPoint) -> None:
        package = point.dist.name if point.dist else point.value
        if point.name in self._entries:
            self.failed[point.name] = f"{package} brings {_article(self.what)} '{point.name}', which is there already."
            return
        try:
            self._entries[point.name] = point.load()
        except Exception as error:  # whatever is wrong with a package costs its row alone
            _log.exception("%s of %s could not be loaded", point.name, package)
            reason = f"{type(error).__name__}: {first_sentence(error)}"
            self.failed[point.name] = f"'{point.name}' of the package {package} could not be loaded: {reason}."


@cache
def _installed(group: str) -> EntryPoints:
    """Return what installed packages add to a group; to read that of each package takes long."""
    return entry_points(group=group)


_REGISTERED: dict[str, set[str]] = {}


def added_names(group: str) -> tuple[str, ...]:
    """Return the names that packages and ``register`` add to the tables of a group; nothing is imported for it."""
    return tuple(sorted({point.name for point in _installed(group)} | _REGISTERED.get(group, set())))


def _article(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"
