"""The languages of the window, and their translation catalogues."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase

from segview.core.base.places import translations_folder
from segview.core.base.text import Text

LANGUAGES = {"en": "English", "ko": "한국어", "ja": "日本語"}
"""Name of each language in that language, by its code."""

_LETTERS = {"ko": QFontDatabase.WritingSystem.Korean, "ja": QFontDatabase.WritingSystem.Japanese}


def language_of(wanted: str) -> str:
    """Return the wanted language; if it is not in ``LANGUAGES``, the first of the system's languages that is there."""
    if wanted in LANGUAGES:
        return wanted
    system = [tag.partition("-")[0] for tag in QLocale.system().uiLanguages()]
    return next((code for code in system if code in LANGUAGES), "en")


def speak(app: QCoreApplication, wanted: str) -> None:
    """Set the language of the application: its texts, the texts of Qt, and the format of numbers and dates.

    Args:
        app: The application, which owns the catalogues; those of the previous language are removed.
        wanted: A code of ``LANGUAGES``, or an empty string for the language of the system.
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
    """Return advice, in English, on which font to install for a language; empty if a font has its letters."""
    letters = _LETTERS.get(language)
    if letters is None or QFontDatabase.families(letters):
        return ""
    return Text(
        "No font with the letters of {language} is installed. Install one, on Debian and Ubuntu the package "
        "fonts-noto-cjk, and start segview again.",
        language=QLocale.languageToString(QLocale(language).language()),
    )
