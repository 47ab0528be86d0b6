"""The page that checks maps, in the whole window with real small variants."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.windows import dialog, image_folder, known, start, tick


def test_maps_are_checked_on_the_image_and_on_the_folder(
    qtbot: QtBot, tmp_path: Path, polyp_image: Path, polyp_mask: Path, tiny_variants: Path
) -> None:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    session, page = window.session, window.centre.explanations
    assert "Tick the variants" in page.state.text()
    assert not page.here.isEnabled()
    session.show(maps=("uncertainty", "cbam/spatial"), own_maps=False)
    tick(qtbot, window, [known(window)[2]])
    qtbot.keyClick(window, Qt.Key.Key_F3)
    qtbot.waitUntil(page.isVisible)
    page.here.click()
    qtbot.waitUntil(lambda: not page.checking.running and len(page.checking.summaries) == 2)
    rows = {row.name: row.values for row in page.table.numbers.rows}
    assert set(rows) == {"uncertainty · tiny-c", "cbam/spatial · tiny-c"}
    assert all(values[0] in ("holds", "holds in part", "does not hold") for values in rows.values())
    assert "cbam/spatial of tiny-c" in page.said.toPlainText()
    assert len(page.plot.deletion.listDataItems()) == 2
    assert len(page.plot.cascade.listDataItems()) == 1
    # On the folder, with a file that is no image; what was checked before comes at once.
    page.everywhere.click()
    assert page.here.text() == "Stop"
    qtbot.waitUntil(lambda: not page.checking.running and page.checking.progress == (4, 4))
    qtbot.waitUntil(lambda: bool(page.checking.summaries) and page.checking.summaries[0].images == 3)
    assert " to " in str(page.table.numbers.rows[0].values[5])
    assert "4.jpg" in page.said.toPlainText()
    # Beside the scores, each check of each map is a score of its own.
    compare = window.centre.compare
    compare.bar.run.click()
    qtbot.waitUntil(lambda: not compare.scores.running)
    values = compare.scores.table.values("random weights of cbam/spatial")
    checked = [one.maps["cbam/spatial"].values["random weights"] for one in page.checking.found.values()]
    assert sorted(values[~np.isnan(values)]) == sorted(checked)
    page.saving.click()
    chooser = dialog(qtbot, window, "choose/save_checks")
    chooser.fileSelected.emit(str(tmp_path / "checks.csv"))
    chooser.reject()
    qtbot.waitUntil((tmp_path / "checks.csv").is_file)
    # While names are hidden, maps would tell them.
    window.reviewing.switch_blind()
    assert "blind mode" in page.state.text()
    window.close()


def test_it_can_be_stopped_and_goes_on(
    qtbot: QtBot, tmp_path: Path, polyp_image: Path, polyp_mask: Path, tiny_variants: Path
) -> None:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    page = window.centre.explanations
    window.session.show(maps=("uncertainty",), own_maps=False)
    tick(qtbot, window, [known(window)[0]])
    page.everywhere.click()
    qtbot.waitUntil(lambda: page.checking.progress[0] >= 1)
    page.here.click()
    assert not page.checking.running
    done = len(page.checking.found)
    assert 1 <= done <= 3
    qtbot.waitUntil(lambda: bool(page.checking.summaries))
    page.everywhere.click()
    qtbot.waitUntil(lambda: page.checking.progress == (4, 4) and not page.checking.running)
    assert len(page.checking.found) == 3
    window.close()
