"""Texts of the window in the language that was chosen."""

from __future__ import annotations

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
    return _Writer().vformat(template, (), spoken)


def when(moment: str) -> str:
    """Return a moment, given as ISO 8601, as the language writes it, to the minute; in English as it is given."""
    if QLocale().language() in (QLocale.Language.English, QLocale.Language.C):
        return moment[:16].replace("T", " ")
    read = QDateTime.fromString(moment[:19], Qt.DateFormat.ISODate)
    return QLocale().toString(read, QLocale.FormatType.ShortFormat) if read.isValid() else moment


class _Writer(Formatter):
    """Writes numbers as the locale does."""

    def format_field(self, value: object, format_spec: str) -> str:
        written = super().format_field(value, format_spec)
        if isinstance(value, str):
            return written
        signs = str.maketrans({",": QLocale().groupSeparator(), ".": QLocale().decimalPoint()})
        return written.translate(signs)
