"""The languages that the window can speak, and their catalogues."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase

from segview.core.base.places import translations_folder
from segview.core.base.text import Text

LANGUAGES = {"en": "English", "ko": "한국어", "ja": "日本語"}
"""Each by its code, in its own words."""

_LETTERS = {"ko": QFontDatabase.WritingSystem.Korean, "ja": QFontDatabase.WritingSystem.Japanese}


def language_of(wanted: str) -> str:
    """Return the language that is wanted, or where none is, the first of the system's that there is."""
    if wanted in LANGUAGES:
        return wanted
    system = [tag.partition("-")[0] for tag in QLocale.system().uiLanguages()]
    return next((code for code in system if code in LANGUAGES), "en")


def speak(app: QCoreApplication, wanted: str) -> None:
    """Have the application speak a language, from here on: its texts, those of Qt, and its numbers and dates.

    Args:
        app: Keeps the catalogues; those of a language before are taken off.
        wanted: A code of ``LANGUAGES``, or nothing for the system's.
    """
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    language = language_of(wanted)
    QLocale.setDefault(QLocale(language))
    if language == "en":
        return
    shipped = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", shipped), ("segview", str(translations_folder()))):
        catalogue = QTranslator(app)
        if catalogue.load(f"{name}_{language}", folder):
            app.installTranslator(catalogue)


def lacking_font(language: str) -> str:
    """Return what to install where no font has the letters of a language; else nothing. In English, which is there."""
    letters = _LETTERS.get(language)
    if letters is None or QFontDatabase.families(letters):
        return ""
    return Text(
        "No font with the letters of {language} is installed. Install one, on Debian and Ubuntu the package "
        "fonts-noto-cjk, and start segview again.",
        language=QLocale.languageToString(QLocale(language).language()),
    )
