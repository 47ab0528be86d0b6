"""The banner: what failed is shown until its cause has gone."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from segview.gui.widgets.banner import Banner
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
