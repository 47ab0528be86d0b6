"""Tables of rows that are chosen by name."""

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
    """Return the error for an unknown name; it suggests the nearest known one."""
    return UserError("'{name}' is not {article}.{hint}", name=name, article=_article(what), hint=hint(name, known))


def known_name(what: str, name: str, known: Iterable[Name]) -> Name:
    """Return a name, typed as one of the known names.

    Args:
        what: Kind of name, for the error.
        name: The name.
        known: Allowed names.

    Raises:
        UserError: there is no such name; the message suggests the nearest one.
    """
    names = tuple(known)
    for one in names:
        if name == one:
            return one
    raise unknown_name(what, name, names)


def hint(name: str, known: Iterable[str]) -> str:
    """Return a hint for an unknown name: the nearest known name, and all names if there are at most 30."""
    names = sorted(known)
    meant = nearest(name, names)
    if len(names) > 30:
        return meant
    return meant + (f" Known: {', '.join(names)}." if names else " None is known.")


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a suggestion of the nearest known name, or an empty text if none is similar."""
    folded = {one.casefold(): one for one in known}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
    return f" Did you mean '{folded[near[0]]}'?" if near else ""


class Registry(Mapping[str, T]):
    """A table with helpful errors for unknown names, to which installed packages can add rows by entry points.

    A row that cannot be loaded from a package is left out: the log has the traceback, and ``failed`` a sentence.

    Args:
        what: Kind of row, in words, in the singular.
        entries: Rows of segview itself.
        group: Group of entry points from which further rows are loaded at the first use of the table.

    Raises:
        UserError: raised by ``table[name]`` and ``table.get(name)`` for an unknown name; it suggests the nearest one.
    """

    def __init__(self, what: str, entries: Mapping[str, T], *, group: str = "") -> None:
        self.what, self.group = what, group
        self.failed: dict[str, str] = {}
        self._entries = dict(entries)
        self._waiting = bool(group)

    def register(self, name: str, entry: T) -> None:
        """Add a row.

        Raises:
            UserError: the name is in use already.
        """
        if name in self._rows():
            raise UserError(
                "There is already {article} '{name}'. Choose another name.", article=_article(self.what), name=name
            )
        self._entries[name] = entry
        _REGISTERED.setdefault(self.group, set()).add(name)

    def checked(self, name: str) -> str:
        """Return a name after checking that the table has it.

        Raises:
            UserError: there is no such name; the message suggests the nearest one.
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
        except Exception as error:  # an error in a package must only cost its row
            _log.exception("%s of %s could not be loaded", point.name, package)
            reason = f"{type(error).__name__}: {first_sentence(error)}"
            self.failed[point.name] = f"'{point.name}' of the package {package} could not be loaded: {reason}."


@cache
def _installed(group: str) -> EntryPoints:
    """Return the entry points of a group; cached, because reading the metadata of all packages is slow."""
    return entry_points(group=group)


_REGISTERED: dict[str, set[str]] = {}


def added_names(group: str) -> tuple[str, ...]:
    """Return the names that packages and ``register`` add to the tables of a group, without importing them."""
    return tuple(sorted({point.name for point in _installed(group)} | _REGISTERED.get(group, set())))


def _article(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"
