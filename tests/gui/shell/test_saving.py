"""Saving through a dialog: the ending that was typed, the file that is asked about, and what is never replaced."""

import json
import shutil

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QMessageBox, QWidget

from segview.core.images.image import Images, OpenedImage, halvings
from segview.core.requests.state import State
from segview.gui.session.correcting import correct
from segview.gui.shell.saving import Saver
from segview.tasks.files import Opened
from tests.gui import walls, windows
from tests.gui.held_tasks import RealTasks


@pytest.fixture
def tasks(qapp, tmp_path):
    tasks = RealTasks(tmp_path / "journals")
    yield tasks
    tasks.leave()


@pytest.fixture
def folder(tmp_path):
    """Images c, e and 0001, of which the last has a ground truth of seven classes."""
    pixels = np.full((*walls.SIZE, 3), walls.TISSUE, np.uint8)
    for name in ("images/c.png", "images/e.png", "images/0001.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        Image.fromarray(pixels).save(tmp_path / name)
    (tmp_path / "masks").mkdir()
    Image.fromarray(np.full(walls.SIZE, 6, np.uint8)).save(tmp_path / "masks" / "0001.png")
    return tmp_path


@pytest.fixture
def told():
    return []


@pytest.fixture
def saver(qtbot, tasks, folder, told):
    """Image c is open, and its mask under correction."""
    images = folder / "images"
    session = walls.session("unet-a", path=images / "c.png", tasks=tasks)
    paths = tuple(images / name for name in ("0001.png", "c.png", "e.png"))
    session.opener.take(Opened(Images(images, paths, {paths[0]: folder / "masks" / "0001.png"})))
    session.ask(image=paths[1])
    pixels = np.full((*walls.SIZE, 3), walls.TISSUE, np.uint8)
    session.receiver.take_image(OpenedImage(paths[1], halvings(pixels)))
    correct(session, None)
    window = QWidget()
    qtbot.addWidget(window)
    return Saver(window, session, told.append)


def exports(qtbot, saver, name, *, kind=0):
    """Export under a name, in a folder or in that of the images."""
    saver.export()
    dialog = windows.dialog(qtbot, saver.parent(), "choose/export")
    dialog.selectNameFilter(dialog.nameFilters()[kind])
    dialog.fileSelected.emit(str(name))
    dialog.setObjectName("")
    dialog.reject()


def content(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "journals" not in str(path)}


@pytest.mark.parametrize("name", ["images/e", "images/c", "images/e.png", "masks/0001", "images/../images/e.PNG"])
def test_images_and_ground_truths_are_never_replaced(qtbot, saver, tasks, folder, told, name):
    before = content(folder)
    exports(qtbot, saver, folder / name if name != "images/../images/e.PNG" else _link(folder))
    qtbot.waitUntil(lambda: len(tasks.failures) == 1)
    assert "never replaced" in tasks.failures[0].reason
    assert not told
    assert saver.folders.by_home == {}
    assert saver.parent().findChild(QMessageBox) is None
    assert {path: one for path, one in content(folder).items() if path in before} == before


def _link(folder):
    link = folder / "mine.png"
    link.hardlink_to(folder / "images" / "e.png")
    return link


def test_the_ending_that_was_typed_chooses_the_format(qtbot, saver, folder, told):
    shutil.copy(folder / "images" / "c.png", folder / "images" / "7.png")
    seven = (folder / "images" / "7.png").read_bytes()
    exports(qtbot, saver, folder / "images" / "7.json")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "shapes" in json.loads((folder / "images" / "7.json").read_text())
    assert saver.folders.by_home == {}  # nothing begins among the images
    assert (folder / "images" / "7.png").read_bytes() == seven
    assert not (folder / "images" / "7.json.png").exists()


def test_what_is_there_is_asked_about_and_replaced_only_then(qtbot, saver, folder, told):
    exports(qtbot, saver, folder / "mine")
    qtbot.waitUntil(lambda: told == [f"mine.png and mine.png.about.json were written to {folder}."])
    before = content(folder)
    saver._session.correction.tools.press((10.0, 10.0), other=False)
    saver._session.correction.tools.release()
    exports(qtbot, saver, folder / "mine")
    box = windows.question(qtbot, saver.parent())
    assert box.text() == f"mine.png and one other file are in {folder} already. Replace them?"
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert content(folder) == before
    box.setObjectName("")
    exports(qtbot, saver, folder / "mine")
    box = windows.question(qtbot, saver.parent())
    next(one for one in box.buttons() if one.text() == "Replace").click()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert content(folder) != before
    assert np.asarray(Image.open(folder / "mine.png"))[10, 10] == 255


def test_a_file_of_somebody_else_beside_the_mask_is_kept(qtbot, saver, tasks, folder, told):
    (folder / "mine.png.about.json").write_text("my notes")
    exports(qtbot, saver, folder / "mine")
    qtbot.waitUntil(lambda: len(tasks.failures) == 1)
    assert "no file of segview's" in tasks.failures[0].reason
    assert not (folder / "mine.png").exists()
    assert (folder / "mine.png.about.json").read_text() == "my notes"


def test_it_begins_in_a_folder_of_its_own_and_then_where_it_was_left(qtbot, saver, folder, told):
    saver.export()
    dialog = windows.dialog(qtbot, saver.parent(), "choose/export")
    assert dialog.directory().path() == str(folder / "images-exports")
    assert dialog.selectedFiles() == [str(folder / "images-exports" / "c.mask.png")]
    (folder / "elsewhere").mkdir()
    dialog.fileSelected.emit(str(folder / "elsewhere" / "mine"))
    dialog.setObjectName("")
    dialog.reject()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert saver.folders.by_home == {str(folder / "images"): str(folder / "elsewhere")}
    assert (
        State.model_validate_json(State(exports=saver.folders.by_home).model_dump_json()).exports
        == saver.folders.by_home
    )
    saver.export()
    assert windows.dialog(qtbot, saver.parent(), "choose/export").directory().path() == str(folder / "elsewhere")
