"""Projects in the whole window: saved, moved, opened, and listed with what was open before."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from segview.annotation.verdict import Decision
from segview.core.requests.label_list import labels_of
from segview.gui.app.controller import Controller
from segview.gui.shell.window import Window
from tests.gui.windows import dialog, image_folder, known, start


@pytest.fixture
def opened(
    qtbot: QtBot, tmp_path: Path, tiny_variants: Path, polyp_image: Path, polyp_mask: Path
) -> Iterator[tuple[Window, Controller]]:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    yield window, controller
    controller.close()


def test_a_project_is_saved_moved_and_opened_with_all_that_belongs_to_it(
    qtbot: QtBot, opened: tuple[Window, Controller], tmp_path: Path
) -> None:
    window, controller = opened
    session = window.session
    session.ask(image=session.listing.paths[1], ticked=tuple(known(window)[:1]))
    session.show(threshold=0.3)
    session.labels.set_labels(labels_of(("polyp", "tool"), ("#ff0000", "#00ff00")))
    labels, ticked = session.labels.current, session.ticked
    window.commands["reject"].trigger()
    qtbot.waitUntil(lambda: session.review.verdicts.is_saved(session.listing.paths[1]))
    session.ask(image=session.listing.paths[1])  # it has gone on to the next one
    window.commands["save_project"].trigger()
    chooser = dialog(qtbot, window, "choose/save_project")
    chooser.fileSelected.emit(str(tmp_path / "set" / "mine"))
    chooser.reject()
    qtbot.waitUntil((tmp_path / "set" / "mine.segview").exists)
    qtbot.waitUntil(lambda: "mine.segview" in window.banner.text)

    shutil.move(tmp_path / "set", tmp_path / "elsewhere")
    session.show(threshold=0.7)
    session.ask(ticked=())
    session.opener.open((tmp_path / "elsewhere" / "mine.segview",))
    place = tmp_path / "elsewhere" / "images"
    qtbot.waitUntil(lambda: session.listing.folder == place.parent)
    assert session.image == place / "2.png"
    assert (session.view.threshold, session.ticked, session.labels.current) == (0.3, ticked, labels)
    qtbot.waitUntil(lambda: session.review.verdicts.state(place / "2.png") is Decision.REJECTED)

    menu = window.findChild(QMenu, "menu/recent")
    assert menu is not None
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert texts[:4] == ["&1 elsewhere", "&2 Project mine", "&3 Project mine", "&4 set"]
    assert controller.state().recent[1] == str(tmp_path / "elsewhere" / "mine.segview")


def test_what_cannot_be_opened_leaves_what_is_open(
    qtbot: QtBot, opened: tuple[Window, Controller], tmp_path: Path
) -> None:
    window, _ = opened
    images = window.session.listing.paths
    (tmp_path / "torn.segview").write_text("{")
    window.session.opener.open((tmp_path / "torn.segview",))
    qtbot.waitUntil(lambda: "torn.segview" in window.banner.text)
    assert window.session.listing.paths == images
