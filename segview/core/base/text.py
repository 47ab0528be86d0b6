"""Sentences for users, in English, with the data that is needed to translate them later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from numbers import Integral, Real


class Text(str):
    """A sentence in English that keeps its template and its values.

    It is a ``str`` and can be used as one. ``segview.gui.language.translation.tr`` finds the template in the catalogue
    of a language and fills in the values. Catalogues are made from the first argument, so it must be a literal.

    Example:
        >>> Text("{file} has {count:,} pixels.", file="a.png", count=1200)
        'a.png has 1,200 pixels.'

    Args:
        template: The sentence, with the names of values in braces, as for ``str.format``.
        values: Values to fill in: numbers, texts, or other objects, which are converted by ``str``.
    """

    template: str
    values: Mapping[str, str | int | float]

    def __new__(cls, template: str, /, **values: object) -> Text:
        """Fill in the values, and keep both."""
        kept = {name: _kept(value) for name, value in values.items()}
        text = super().__new__(cls, template.format(**kept) if kept else template)
        text.template, text.values = template, kept
        return text

    def __str__(self) -> str:
        return self  # a plain str would lose the template


def join_texts(parts: Iterable[str], separator: str = " ") -> Text:
    """Return sentences joined to one text; each of them can still be translated."""
    values = {f"part{place}": part for place, part in enumerate(parts)}
    template = separator.join(f"{{{name}}}" for name in values)
    return Text(template, **values)


def _kept(value: object) -> str | int | float:
    if isinstance(value, Text | bool):
        return value
    if isinstance(value, Integral):  # numpy's numbers too
        return int(value)
    if isinstance(value, Real):
        return float(value)
    written = str(value)
    return _SYSTEM.get(written, written)


_SYSTEM: Mapping[str, Text] = {
    str(text): text
    for text in (
        Text("No such file or directory"),
        Text("Permission denied"),
        Text("Is a directory"),
        Text("Not a directory"),
        Text("No space left on device"),
        Text("Read-only file system"),
        Text("File name too long"),
        Text("Disk quota exceeded"),
        Text("Input/output error"),
        Text("Operation not permitted"),
        Text("File exists"),
        Text("File too large"),
        Text("Too many open files"),
        Text("Stale file handle"),
    )
}
"""Error messages of the operating system that are used in sentences."""
