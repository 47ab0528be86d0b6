"""Texts in the language that was chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.core.requests.appearance import Appearance
from segview.gui.language.languages import LANGUAGES, language_of, speak
from segview.gui.language.translation import tr, when
from segview.gui.shell.appearance_menu import AppearanceMenus


class Shouting(QTranslator):
    """A language with every letter of a template in capitals, and the first value last."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        del context, disambiguation, n
        return {"{file}: {reason}": "{reason} ({file})", "{n:,} is too much.": "{n:,} TOO MUCH", "Mask": "MASK"}.get(
            source, source
        )


@pytest.fixture
def shouting(qapp: QApplication) -> Iterator[None]:
    translator = Shouting(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    translator.deleteLater()


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    yield qapp
    speak(qapp, "en")
    QLocale.setDefault(before)


@pytest.mark.usefixtures("shouting")
def test_a_text_from_elsewhere_is_said_with_its_values_and_so_is_the_text_in_it() -> None:
    error = UserError("{file}: {reason}", file="Mask", reason=UserError("{n:,} is too much.", n=4000))
    assert tr(str(error)) == "4,000 TOO MUCH (Mask)"
    assert tr("Mask") == tr(Text("Mask")) == "MASK"


@pytest.mark.usefixtures("shouting")
def test_what_no_catalogue_has_comes_back_as_it_is() -> None:
    assert tr("{name} of {other}", name="{a}", other=2) == "{a} of 2"
    assert tr("{ and }") == "{ and }"


def test_numbers_and_dates_are_those_of_the_locale(languages: QApplication) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert tr("{count:,} of {share:.1f}", count=1234, share=0.5) == "1.234 of 0,5"
    assert when("2026-11-28T09:05:07") == "28.11.26 09:05"
    QLocale.setDefault(QLocale("en_US"))
    assert when("2026-11-28T09:05:07") == "2026-11-28 09:05"


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_qt_speaks_the_language_too(languages: QApplication, code: str) -> None:
    speak(languages, code)
    assert QLocale().language() == QLocale(code).language()
    cancel = languages.translate("QPlatformTheme", "Cancel")
    assert cancel == {"en": "Cancel", "ko": "취소", "ja": "キャンセル"}[code]


def test_a_language_that_is_not_there_is_that_of_the_system() -> None:
    assert language_of("ko") == "ko"
    assert language_of("tlh") == language_of("") in LANGUAGES


def test_the_menu_says_what_was_chosen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menus = AppearanceMenus(window)
    menus.set_appearance(Appearance(language="ja"))
    said: list[str] = []
    menus.reported.connect(said.append)
    languages = menus.menus[1].actions()
    korean = next(action for action in languages if action.data() == "ko")
    with qtbot.waitSignal(menus.changed):
        korean.trigger()
    assert menus.appearance == Appearance(language="ko")
    assert [action.data() for action in languages if action.isChecked()] == ["ko"]
    assert said[0]
    korean.trigger()
    assert len(said) == 1
