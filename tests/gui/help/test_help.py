"""Help in the whole window: pages, maps explained, the report, licences."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QTabWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from segview.core.help.pages import FRONT, MAPS, Library
from segview.gui.help.about import About
from segview.gui.help.contexts import CONTEXTS
from segview.gui.help.help_window import HelpWindow
from segview.gui.shell.window import Window
from segview.tasks.help import ReadPages, read_pages
from segview.tasks.services import Services
from tests.gui.windows import dialog, image_folder, known, start, tick


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, polyp_image: Path, polyp_mask: Path, tiny_variants: Path) -> Iterator[Window]:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    shown, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    yield shown
    shown.close()


@pytest.fixture(scope="module")
def library() -> Library:
    (read,) = read_pages(ReadPages(), Services(Path("/nowhere")))
    return read


def pages(qtbot: QtBot, window: Window, page: str) -> HelpWindow:
    """The window of pages, once it shows a page."""

    def shown() -> bool:
        found = window.findChild(HelpWindow, "help")
        return found is not None and found.view.page == page

    qtbot.waitUntil(shown)
    found = window.findChild(HelpWindow, "help")
    assert found is not None
    return found


def test_f1_opens_the_page_on_what_has_the_focus(qtbot: QtBot, window: Window) -> None:
    window.training.raise_()
    window.training.new.setFocus()
    qtbot.waitUntil(window.training.new.hasFocus)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    shown = pages(qtbot, window, "training.md")
    assert shown.view.toPlainText().startswith("Training")
    window.setFocus()
    window.commands["help"].trigger()
    assert pages(qtbot, window, FRONT) is shown
    shown.close()


def test_the_sign_above_a_panel_leads_to_what_its_map_means(qtbot: QtBot, window: Window) -> None:
    tick(qtbot, window, known(window)[:1])
    panel = next(one for one in window.wall.panels if one.column == "uncertainty")
    sign = panel.findChild(QToolButton, "panel/explain")
    assert sign is not None
    qtbot.mouseClick(sign, Qt.MouseButton.LeftButton)
    shown = pages(qtbot, window, MAPS)
    assert shown.view.textCursor().block().text() == "Uncertainty"
    shown.close()
    panel.canvas.setFocus()
    qtbot.keyClick(window, "?")
    assert pages(qtbot, window, MAPS).view.textCursor().block().text() == "Uncertainty"
    shown.close()


def test_every_part_that_has_a_page_is_there_and_so_is_its_page(window: Window, library: Library) -> None:
    centre = window.centre
    assert {page.objectName() for page in (centre.compare, centre.explanations, centre.film)} <= CONTEXTS.keys()
    for name, place in CONTEXTS.items():
        assert window.findChild(QWidget, name) is not None, name
        page, _, anchor = place.partition("#")
        sections = library.pages[page].sections
        assert not anchor or anchor in {one.anchor for one in sections}, place


# ---- the window of pages by itself


@pytest.fixture
def alone(qtbot: QtBot, library: Library) -> HelpWindow:
    shown = HelpWindow()
    qtbot.addWidget(shown)
    shown.set_library(library)
    shown.show()
    return shown


def test_links_lead_to_pages_and_sections_and_back(alone: HelpWindow) -> None:
    view = alone.view
    assert view.page == FRONT
    view.anchorClicked.emit(QUrl("tutorials/clinician.md"))
    assert view.page == "tutorials/clinician.md"
    view.anchorClicked.emit(QUrl("../formats.md"))
    view.anchorClicked.emit(QUrl("review.md#blind-and-delayed"))
    assert view.textCursor().block().text() == "Blind and delayed"
    assert view.verticalScrollBar().value() > 0
    alone.go_back()
    assert view.page == "formats.md"
    alone.go_back()
    assert view.page == "tutorials/clinician.md"
    alone.go_on()
    assert view.page == "formats.md"
    assert alone.forward.isEnabled()
    alone.go_on()
    assert view.page == "review.md"
    assert not alone.forward.isEnabled()


def test_a_link_that_leads_nowhere_leaves_the_page(alone: HelpWindow) -> None:
    alone.view.anchorClicked.emit(QUrl("../LICENSE"))
    assert alone.view.page == FRONT


def test_every_link_in_every_page_leads_to_a_page(library: Library) -> None:
    from posixpath import join, normpath

    for page in library.pages.values():
        for _, name in page.links:
            assert normpath(join(page.name, "..", name)) in library.pages, f"{page.name}: {name}"
        for name in page.images:
            assert normpath(join(page.name, "..", name)) in library.images, f"{page.name}: {name}"


def test_an_image_is_shown_no_wider_than_the_page(alone: HelpWindow) -> None:
    image = alone.view.loadResource(2, QUrl("../resources/screenshots/wall.png"))
    assert image is not None
    assert 0 < image.width() / image.devicePixelRatio() <= 720  # type: ignore[attr-defined]
    assert alone.view.loadResource(2, QUrl("file:///etc/passwd")) is None


def test_words_find_sections_by_keys_alone(qtbot: QtBot, alone: HelpWindow) -> None:
    qtbot.keyClicks(alone.search, "spatial gate")
    assert alone.list.item(0).text().startswith("Spatial gate")
    qtbot.keyClick(alone.search, Qt.Key.Key_Return)
    assert alone.view.textCursor().block().text() == "Spatial gate"
    qtbot.keyClicks(alone.search, " zzzz")
    assert alone.list.count() == 1
    alone.search.clear()
    assert alone.list.count() > 30


# ---- the report


def test_a_report_names_no_image_and_can_be_read_before_it_is_saved(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.commands["report_problem"].trigger()
    qtbot.waitUntil(lambda: window.findChild(QTabWidget, "problem/files").count() == 3)
    shown = window.findChild(QDialog, "problem")
    assert shown is not None
    texts = [view.toPlainText() for view in shown.findChildren(QPlainTextEdit) if view.isReadOnly()]
    folder = str(window.session.listing.folder)
    assert not any(secret in text for text in texts for secret in (folder, "1.png", "tiny-", str(Path.home())))
    words = shown.findChild(QPlainTextEdit, "problem/words")
    qtbot.keyClicks(words, "It stopped.")
    qtbot.mouseClick(shown.findChild(QWidget, "problem/save"), Qt.MouseButton.LeftButton)
    chooser = dialog(qtbot, shown, "choose/save_problem")
    chooser.selectFile(str(tmp_path / "report.zip"))
    assert isinstance(chooser, QFileDialog)
    chooser.accept()
    qtbot.waitUntil(lambda: "Nothing was sent" in window.banner.text)
    with zipfile.ZipFile(tmp_path / "report.zip") as archive:
        assert archive.namelist() == ["what happened.txt", "versions.txt", "settings.json", "log.txt"]
        assert archive.read("what happened.txt").decode() == "It stopped.\n"
        assert json.loads(archive.read("settings.json"))["counts"]["images"] == 4
        assert "torch " in archive.read("versions.txt").decode()


def test_about_lists_licences(qtbot: QtBot, window: Window) -> None:
    window.commands["about"].trigger()
    about = window.findChild(About, "about")
    assert about is not None
    qtbot.waitUntil(lambda: about.table.rowCount() > 10)
    names = {about.table.item(row, 0).text() for row in range(about.table.rowCount())}
    assert {"numpy", "torch"} <= names
    about.close()
