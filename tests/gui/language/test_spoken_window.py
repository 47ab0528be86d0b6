"""The whole window in each language: nothing is left in English, and buttons have room for their texts."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from segview.core.base.places import translations_folder
from segview.gui.language.languages import speak
from segview.gui.shell.window import Window
from tests.gui.windows import image_folder, start

HEADER = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


@pytest.fixture
def spoken(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    polyp_image: Path,
    polyp_mask: Path,
    tiny_variants: Path,
) -> Iterator[tuple[str, Window]]:
    """The window on three images, in the language of the test."""
    before = QLocale()
    speak(qapp, request.param)
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, _controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    for dock in window.docks:
        dock.show()
    yield request.param, window
    window.close()
    speak(qapp, "en")
    QLocale.setDefault(before)


def english(language: str) -> dict[str, str]:
    """Return the texts of a catalogue that are other words in English, with their translations."""
    messages = ET.parse(translations_folder() / f"segview_{language}.ts").iter("message")
    pairs = ((one.findtext("source", ""), one.findtext("translation", "")) for one in messages)
    return {source: translation for source, translation in pairs if translation != source}


def shown(widget: QWidget) -> Iterator[str]:
    """Yield what a control says: to the eye, in tool tips, and to a screen reader."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QTabWidget):
        yield from (text(place) for text in (widget.tabText, widget.tabToolTip) for place in range(widget.count()))
    elif isinstance(widget, QTableView | QTreeView):
        model = widget.model()
        for place in range(model.columnCount()):
            yield from (str(model.headerData(place, Qt.Orientation.Horizontal, role) or "") for role in HEADER)


def said(window: Window) -> Iterator[tuple[str, str]]:
    """Yield everything that the window says, with who says it."""
    for widget in (window, *window.findChildren(QWidget)):
        for text in shown(widget):
            yield text, widget.objectName() or type(widget).__name__
    for action in window.findChildren(QAction):
        for text in (action.text(), action.toolTip(), action.statusTip()):
            yield text.replace("&", ""), action.objectName()


@pytest.mark.parametrize("spoken", ["ko", "ja"], indirect=True)
def test_nothing_is_left_in_english(spoken: tuple[str, Window]) -> None:
    language, window = spoken
    known = english(language)
    left = sorted({(who, text) for text, who in said(window) if text.strip() in known and text.strip() != "Export"})
    assert not left
    assert window.menuBar().actions()[0].text() == {"ko": "&파일", "ja": "&ファイル"}[language]


@pytest.mark.parametrize("points", [9.0, 12.0])
@pytest.mark.parametrize("spoken", ["en", "ko", "ja"], indirect=True)
def test_controls_have_room_for_their_texts(spoken: tuple[str, Window], points: float, qtbot: QtBot) -> None:
    _language, window = spoken
    font = window.font()
    font.setPointSizeF(points)
    window.setFont(font)
    window.resize(1600, 1000)
    for dock in window.docks:
        dock.raise_()
        qtbot.wait(1)
        clipped = [
            (one.objectName(), one.text(), one.width(), one.minimumSizeHint().width())
            for one in dock.findChildren(QAbstractButton)
            if isinstance(one, QAbstractButton)
            and one.isVisible()
            and one.text()
            and one.width() < one.minimumSizeHint().width()
        ]
        assert not clipped, dock.objectName()
