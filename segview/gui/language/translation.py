"""Texts of the window in the language that was chosen."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from segview.core.base.text import Text


def tr(text: str, /, **values: object) -> str:
    """Return a text in the language of the window.

    Where it stands in no catalogue it comes back as it is, so that names, and what was translated before, may pass.

    Args:
        text: A literal, or a ``Text`` from elsewhere; where there are values, with their names in braces.
        values: What stands in the places; numbers are written as the language writes them.
    """
    if not values and not isinstance(text, Text):
        return QCoreApplication.translate("", text)
    kept = text if isinstance(text, Text) and not values else Text(text, **values)
    template = QCoreApplication.translate("", kept.template)
    if not kept.values:
        return template
    spoken = {name: tr(value) if isinstance(value, Text) else value for name, value in kept.values.items()}
    return "".join(
        literal if name is None else literal + _localised(spoken[name], form)
        for literal, name, form in _places(template)
    )


def when(moment: str) -> str:
    """Return a moment, given as ISO 8601, as the language writes it, to the minute; in English as it is given."""
    if QLocale().language() in (QLocale.Language.English, QLocale.Language.C):
        return moment[:16].replace("T", " ")
    read = QDateTime.fromString(moment[:19], Qt.DateFormat.ISODate)
    return QLocale().toString(read, QLocale.FormatType.ShortFormat) if read.isValid() else moment


@lru_cache(maxsize=1024)
def _places(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """Return the parts of a template: a literal, and the name and the form of what stands behind it."""
    return tuple((literal, name, form or "") for literal, name, form, _ in Formatter().parse(template))


def _localised(value: object, form: str) -> str:
    """Return a value as it is written; a number as the locale does."""
    written = format(value, form)
    if isinstance(value, str):
        return written
    signs = str.maketrans({",": QLocale().groupSeparator(), ".": QLocale().decimalPoint()})
    return written.translate(signs)
