"""The keys, menu entries and panes that the tutorials name are those of the window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QKeySequence

from segview.gui.commands.action_table import ENTRIES
from tests.conftest import ROOT

PAGES = [*(ROOT / "docs" / "tutorials").glob("*.md"), ROOT / "docs" / "help.md", ROOT / "docs" / "reading-maps.md"]
KEYS = {QKeySequence(key).toString() for entry in ENTRIES for key in entry.keys}
OTHERS = {"Enter", "Backspace", "Esc"}  # of the tour
TEXTS = {entry.text.removesuffix("…") for entry in ENTRIES}
GROUPS = {entry.group for entry in ENTRIES}
LIKE_A_KEY = re.compile(r"(?:(?:Ctrl|Shift)\+)*(?:[A-Z0-9?\[\]]|F\d+|Enter|Esc|Backspace)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_keys(page) -> None:
    bold = re.findall(r"\*\*([^*\n]+)\*\*", page.read_text())
    named = {one for one in bold if LIKE_A_KEY.fullmatch(one)}
    assert {one for one in named if QKeySequence(one).toString() not in KEYS} - OTHERS == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_menu_entries(page) -> None:
    for group, text in re.findall(r"\*{1,2}(\w+) → ([^*\n]+)\*", page.read_text()):
        assert group in GROUPS
        assert text.removesuffix("…") in TEXTS


def test_the_tutorial_for_clinicians_names_keys() -> None:
    page = (ROOT / "docs" / "tutorials" / "clinician.md").read_text()
    assert {"N", "Y", "J", "W", "Z", "C"} <= set(re.findall(r"\*\*([A-Z])\*\*", page))
