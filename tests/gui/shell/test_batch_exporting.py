"""The corrections of many images as files, from the window."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from segview.annotation.correction_store import CorrectionStore
from segview.core.base.places import journals_folder
from segview.core.images.image import Images
from segview.gui.session.session import Session
from segview.gui.shell.batch_exporting import BatchExporter
from segview.gui.shell.export_dialog import ExportDialog
from segview.gui.shell.saving import Saver
from tests.annotation.seen import SIZE, draw, provenance, see, stroke
from tests.gui.held_tasks import RealTasks


@pytest.fixture
def tasks(qapp):
    tasks = RealTasks(journals_folder())
    yield tasks
    tasks.leave()


class Window:
    """An exporter in an empty window."""

    def __init__(self, qtbot, tasks, images: tuple[Path, ...]) -> None:
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.messages: list[str] = []
        self.session = Session(tasks)
        self.session.take_images(Images(images[0].parent, images, {}))
        self.saver = Saver(self.widget, self.session, self.messages.append)
        sets = {"All": images, "First": images[:1]}
        self.exporter = BatchExporter(
            self.widget, self.session, self.saver, sets=lambda: sets, tell=self.messages.append
        )
        self._qtbot = qtbot

    def dialog(self) -> ExportDialog:
        self.exporter.choose()
        self._qtbot.waitUntil(lambda: self.widget.findChild(ExportDialog) is not None)
        found = self.widget.findChild(ExportDialog)
        assert found is not None
        return found

    def export(self, folder: Path, kind: str, *, which: int = 0, together: bool = False) -> None:
        dialog = self.dialog()
        dialog.which.setCurrentIndex(which)
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        dialog.together.setChecked(together)
        dialog.folder.setText(str(folder))
        dialog._accept()
        self._qtbot.waitUntil(lambda: self.widget.findChild(ExportDialog) is None)


@pytest.fixture
def window(qtbot, tasks, tmp_path):
    paths = tuple(draw(tmp_path / "set" / f"{number}.png", number) for number in range(3))
    store = CorrectionStore(journals_folder())
    for number, path in enumerate(paths[:2]):
        store.begin(path, provenance(see(path)), np.zeros(SIZE, np.uint8))
        store.add(path, stroke(number))
    store.close()
    return Window(qtbot, tasks, paths)


def test_corrections_are_written_and_told(qtbot, window, tmp_path) -> None:
    window.export(tmp_path / "out", "png")
    qtbot.waitUntil(lambda: bool(window.messages))
    assert "2 masks were written" in window.messages[0]
    assert sorted(one.name for one in (tmp_path / "out").glob("*.png")) == ["0.mask.png", "1.mask.png"]
    qtbot.waitUntil(lambda: window.widget.findChild(QProgressDialog) is None)
    assert window.saver.folders.by_home == {str(tmp_path / "set"): str(tmp_path / "out")}


def test_all_go_into_one_file(qtbot, window, tmp_path) -> None:
    window.export(tmp_path / "out", "coco_instances", together=True)
    qtbot.waitUntil(lambda: bool(window.messages))
    content = json.loads((tmp_path / "out" / "corrections.instances.json").read_text())
    assert len(content["images"]) == 2


def test_one_file_is_offered_where_the_format_has_room(window) -> None:
    dialog = window.dialog()
    for kind, many in (("png", False), ("coco", True), ("labelme", False)):
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        assert dialog.together.isEnabled() is many
        assert not dialog.together.isChecked()
    dialog.reject()


def test_what_is_there_is_asked_about(qtbot, window, tmp_path) -> None:
    window.export(tmp_path / "out", "png")
    qtbot.waitUntil(lambda: bool(window.messages))
    (tmp_path / "out" / "0.mask.png").unlink()
    window.export(tmp_path / "out", "png")
    qtbot.waitUntil(lambda: window.widget.findChild(QMessageBox, "ask/replace") is not None)
    assert not (tmp_path / "out" / "0.mask.png").exists()
    box = window.widget.findChild(QMessageBox, "ask/replace")
    box.buttons()[0].click()
    qtbot.waitUntil(lambda: len(window.messages) == 2)
    assert (tmp_path / "out" / "0.mask.png").exists()


def test_chosen_images_alone_are_written(qtbot, window, tmp_path) -> None:
    window.export(tmp_path / "out", "labelme", which=1)
    qtbot.waitUntil(lambda: bool(window.messages))
    assert window.messages[0].startswith("One mask was written")
    assert [one.name for one in (tmp_path / "out").glob("*.mask.json")] == ["0.mask.json"]
