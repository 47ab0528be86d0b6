"""The page in the whole window, with its threads and real small variants."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.windows import image_folder, known, start, tick


def test_variants_are_compared_on_a_folder_and_a_point_leads_to_the_wall(
    qtbot: QtBot, tmp_path: Path, polyp_image: Path, polyp_mask: Path, tiny_variants: Path
) -> None:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    tick(qtbot, window, known(window)[:2])
    window.commands["compare"].trigger()
    page = window.centre.compare
    qtbot.waitUntil(page.isVisible)
    page.bar.run.click()
    qtbot.waitUntil(lambda: page.compared is not None and not page.scores.running)
    table = page.scores.table
    assert len(table.images) == 4
    assert len(page.scores.problems) == 1  # the text file
    # What the read-out says of an image is what the table says.
    shown = page.scores.columns.images.index(folder / "images" / "2.png")
    page.open_place(shown)
    assert window.wall.isVisible()
    assert not page.isVisible()
    qtbot.waitUntil(
        lambda: sum(one.complete for one in window.session.answers.values()) == 2 and window.session.image is not None,
    )
    qtbot.waitUntil(lambda: window.wall.linked.marks.frame is not None)  # where it is most wrong
    dices = [
        window.readout.of_image.numbers.text(row, at + 1)
        for row in range(2)
        for at, column in enumerate(window.readout.of_image.numbers.columns)
        if column.title == "Dice"
    ]
    assert dices == [f"{value:.3f}" for value in table.values("Dice")[shown]]
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert page.isVisible()
    # Once more, all of it is known.
    page.bar.run.click()
    qtbot.waitUntil(lambda: not page.scores.running)
    assert page.scores.table.values("Dice") == pytest.approx(table.values("Dice"), nan_ok=True)
    window.close()
