"""Translation of the texts of the window into the chosen language."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from segview.core.base.text import Text


def tr(text: str, /, **values: object) -> str:
    """Return a text in the language of the window.

    A text that is in no catalogue is returned unchanged, so names and already translated texts are allowed.

    Args:
        text: A literal, or a ``Text`` from another module; values are marked by their names in braces.
        values: The values by name; numbers are written in the format of the language.
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
    """Return an ISO 8601 time in the format of the language, to the minute; in English the ISO format is kept."""
    if QLocale().language() in (QLocale.Language.English, QLocale.Language.C):
        return moment[:16].replace("T", " ")
    read = QDateTime.fromString(moment[:19], Qt.DateFormat.ISODate)
    return QLocale().toString(read, QLocale.FormatType.ShortFormat) if read.isValid() else moment


@lru_cache(maxsize=1024)
def _places(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """Return the parts of a template: a literal, and the name and the format of the value that follows it."""
    return tuple((literal, name, form or "") for literal, name, form, _ in Formatter().parse(template))


def _localised(value: object, form: str) -> str:
    """Return a formatted value; numbers get the separators of the locale."""
    written = format(value, form)
    if isinstance(value, str):
        return written
    signs = str.maketrans({",": QLocale().groupSeparator(), ".": QLocale().decimalPoint()})
    return written.translate(signs)
