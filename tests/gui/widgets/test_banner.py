"""The banner: what failed is shown until its cause has gone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from segview.annotation.provenance import Provenance
from segview.gui.widgets.banner import LONGEST_WORD, MOST_LINES, Banner
from segview.tasks.corrections import Add, WriteDown
from segview.tasks.files import Open
from segview.tasks.training import FindRuns


def test_a_failure_goes_when_a_question_of_its_kind_is_answered(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.warn("The folder cannot be opened.")
    banner.blame(Open)
    banner.settle(FindRuns(Path("runs")))
    assert not banner.isHidden()
    banner.settle(Open((Path("images"),)))
    assert banner.isHidden()
    banner.warn("Another failure, of no question.")
    banner.settle(Open((Path("images"),)))
    assert not banner.isHidden()


def test_a_correction_that_cannot_be_saved_is_told_until_any_task_saves_it(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.warn("The disk is full.")
    banner.blame(Add)
    banner.settle(Open((Path("images"),)))
    assert not banner.isHidden()
    banner.settle(WriteDown(Provenance.now(Path("image.png"), (4, 5)), np.zeros((4, 5), np.uint8), 1))
    assert banner.isHidden()


def test_names_without_end_and_many_lines_make_neither_the_window_wide_nor_hide_the_wall(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    label = banner.findChild(QLabel, "banner/text")
    assert label is not None
    banner.warn("The folder /tmp/images cannot be opened.")
    narrow, low = banner.minimumSizeHint().width(), label.text()
    assert low == banner.text
    name = "/tmp/" + "x" * 5000 + "/last.png"
    banner.warn("\n".join([f"{name} is left out <b>."] * 40))
    assert banner.text.count(name) == 40
    lines = label.text().splitlines()
    assert len(lines) == MOST_LINES
    assert lines[-1] == "35 more lines: rest the pointer here."
    assert lines[0].startswith("/tmp/xxx")
    assert lines[0].endswith("/last.png is left out <b>.")
    assert max(map(len, lines[0].split())) == LONGEST_WORD
    assert banner.minimumSizeHint().width() <= narrow + label.fontMetrics().horizontalAdvance("x" * LONGEST_WORD)
    assert "&lt;b&gt;" in label.toolTip()
    banner.warn("Another.")
    assert label.toolTip() == ""
