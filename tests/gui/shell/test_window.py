"""The whole window with its workers, on real images and real small variants, driven by keys and clicks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from segview.core.answers.prediction import Prediction
from segview.core.requests.settings import PredictionSettings
from segview.gui.app.controller import Controller
from segview.gui.shell.window import Window
from segview.tasks.answer import OpenImage
from tests.gui import windows
from tests.gui.held_tasks import overheard
from tests.gui.windows import answered, image_folder, known, start, tick


@pytest.fixture
def folder(tmp_path: Path, polyp_image: Path, polyp_mask: Path) -> Path:
    return image_folder(tmp_path, polyp_image, polyp_mask)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, folder: Path, tiny_variants: Path) -> Iterator[tuple[Window, Controller]]:
    """The window on the folder, with the four small variants known and none ticked."""
    window, controller = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    yield window, controller
    window.close()


def colour(window: Window, name: str, row: float, column: float) -> tuple[int, int, int]:
    """Return the colour of an image point in a panel, as it is on the screen."""
    panel = next(one for one in window.wall.panels if one.objectName() == name)
    view, canvas = window.wall.view, panel.canvas
    image = window.session.current_image.opened
    assert image is not None
    x = (column * image.size[1] - view.left()) / view.width() * canvas.width()
    y = (row * image.size[0] - view.top()) / view.height() * canvas.height()
    shown = canvas.grab().toImage().pixelColor(int(x), int(y))
    return shown.red(), shown.green(), shown.blue()


def test_a_folder_is_opened_and_variants_answer_in_rows(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    assert [path.name for path in window.session.listing.paths] == ["1.png", "2.png", "3.png", "4.jpg"]
    assert window.session.current_image.opened is not None
    assert window.session.current_image.opened.truth is not None
    tick(qtbot, window, known(window)[2:])
    assert [answer.scales_done for answer in window.session.answers.values()] == [(0.5, 1.0)] * 2
    names = [panel.objectName() for panel in window.wall.panels]
    assert names == [
        f"panel/{variant}/{column}"
        for variant in ("tiny-c", "tiny-d")
        for column in ("image", "probability/class 1", "uncertainty", "cbam/spatial", "errors")
    ]


def test_a_row_has_no_column_for_a_map_that_its_variant_lacks(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    tick(qtbot, window, [known(window)[0], known(window)[2]])
    names = [one.objectName() for one in window.wall.panels]
    assert "panel/tiny-c/cbam/spatial" in names
    assert "panel/tiny-a/cbam/spatial" not in names


def test_ticking_with_a_key_runs_a_variant(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    place = [variant.folder for variant in window.session.catalogue.shown].index(known(window)[0])
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1.value + place))
    qtbot.waitUntil(lambda: answered(window))
    assert window.session.ticked == (known(window)[0],)


def test_the_threshold_acts_at_once_and_asks_nothing(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    tick(qtbot, window, known(window)[:1])
    window.session.show(maps=("mask",), truth=False)
    target = next(iter(window.session.answers.values())).target
    assert target is not None
    number = target.at(0.5, 0.5)
    asked = overheard(window.session.tasks)
    seen = []
    for threshold in (number - 0.05, number + 0.05):
        window.session.show(threshold=threshold)
        seen.append(colour(window, "panel/tiny-a/mask", 0.5, 0.5))
    assert seen[0] != seen[1]
    assert asked == []


def test_zooming_is_linked_and_survives_a_resize(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    tick(qtbot, window, known(window)[:2])
    canvas = window.wall.panels[1].canvas
    whole = window.wall.view
    middle = QPointF(canvas.rect().center())
    where = canvas.mapToGlobal(middle)
    wheel = QWheelEvent(
        middle, where, QPoint(), QPoint(0, 480), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), wheel)
    near = window.wall.view
    assert near.width() < whole.width()
    for size in ((1100, 700), (1500, 950), (1400, 900)):
        window.resize(*size)
        qtbot.waitUntil(lambda size=size: (window.width(), window.height()) == size)
    assert window.wall.view.center().x() == pytest.approx(near.center().x(), abs=0.5)
    assert window.wall.view.height() == pytest.approx(near.height(), rel=0.02)
    qtbot.keyClick(window, Qt.Key.Key_F)
    assert window.wall.view.width() == pytest.approx(whole.width(), rel=0.02)


def test_the_newest_question_wins(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    session = window.session
    seen: list[Prediction] = []
    session.answered.connect(seen.append)
    session.ask(ticked=tuple(known(window)), prediction_settings=PredictionSettings(scales=(0.5, 1.0, 2.0, 4.0)))
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: answered(window))
    assert session.image is not None
    assert session.image.name == "3.png"
    assert {answer.request.image.name for answer in session.answers.values()} == {"3.png"}
    # Nothing of an image was taken after the next one had been asked for.
    order = [answer.request.image.name for answer in seen]
    assert order == sorted(order)


def test_going_back_computes_nothing(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    tick(qtbot, window, known(window)[:1])
    qtbot.keyClick(window, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: answered(window))
    asked = overheard(window.session.tasks)
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert answered(window)
    assert [type(one) for one in asked] == [OpenImage]  # whether the file has changed, and nothing else


def test_a_broken_image_is_explained_and_the_next_one_shown(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    with qtbot.waitSignal(window.session.failed):
        qtbot.keyClick(window, Qt.Key.Key_End)
    assert "4.jpg" in window.banner.text
    assert window.banner.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Home)
    assert window.banner.isHidden()
    tick(qtbot, window, known(window)[:1])


def test_a_changed_file_of_weights_is_told_in_its_row(
    qtbot: QtBot, opened: tuple[Window, Controller], tmp_path: Path, tiny_variants: Path
) -> None:
    window, _ = opened
    broken = tmp_path / "broken"
    shutil.copytree(tiny_variants / "tiny-b", broken)
    weights = bytearray((broken / "model.safetensors").read_bytes())
    weights[-5] ^= 1
    (broken / "model.safetensors").write_bytes(weights)
    window.session.ask(ticked=(known(window)[0],))
    window.session.opener.open((broken,))
    qtbot.waitUntil(lambda: broken in window.session.answers.failures)
    qtbot.waitUntil(lambda: answered(window))
    assert "SHA-256" in window.session.answers.failures[broken]
    assert known(window)[0] in window.session.answers
    texts = [label.text() for panel in window.wall.panels for label in panel.findChildren(QLabel)]
    assert any("SHA-256" in text for text in texts)


def test_a_dropped_variant_is_known_and_run(
    qtbot: QtBot, opened: tuple[Window, Controller], tiny_variant: Callable[..., Path]
) -> None:
    window, _ = opened
    other = tiny_variant("C", output_activation="selu")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    qtbot.waitUntil(lambda: other in window.session.answers)


def test_masks_are_saved_at_the_size_of_the_image(
    qtbot: QtBot, opened: tuple[Window, Controller], tmp_path: Path
) -> None:
    window, _ = opened
    tick(qtbot, window, known(window)[:2])
    place = tmp_path / "masks out"
    place.mkdir()
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = windows.dialog(qtbot, window, "choose/save_masks")
    dialog.fileSelected.emit(str(place))
    dialog.close()
    qtbot.waitUntil(lambda: "2 masks" in window.banner.text)
    saved = sorted(path.name for path in place.iterdir())
    assert saved == [f"1.tiny-{head}.mask.{ending}" for head in "ab" for ending in ("json", "png")]
    mask = np.asarray(Image.open(place / "1.tiny-a.mask.png"))
    target = window.session.answers[known(window)[0]].target
    assert target is not None
    assert np.array_equal(mask > 0, target.array() > window.session.view.threshold)
    about = json.loads((place / "1.tiny-a.mask.json").read_text())
    assert (
        about["weights_sha256"] == window.session.catalogue.shown[0].config.weights_sha256
        or about["variant"] == "tiny-a"
    )


def test_the_state_is_there_again_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, folder: Path, tiny_variants: Path
) -> None:
    file = tmp_path / "state.json"
    window, _ = start(qtbot, file, folder, tiny_variants, ticked=())
    tick(qtbot, window, known(window)[1:3])
    window.session.show(threshold=0.37, uncertainty=True, maps=("mask", "uncertainty"))
    qtbot.keyClick(window, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: answered(window))
    window.readout.hide()
    window.close()
    again, _ = start(qtbot, file, folder, tiny_variants, ticked=None)
    qtbot.waitUntil(lambda: answered(again))
    assert again.session.view.threshold == 0.37
    assert again.session.view.maps == ("mask", "uncertainty")
    assert [again.session.catalogue.find(one).name for one in again.session.ticked] == ["tiny-b", "tiny-c"]  # pyright: ignore[reportOptionalMemberAccess]
    assert again.session.image is not None
    assert again.session.image.name == "2.png"
    assert again.readout.isHidden()
    again.close()


def test_closing_while_a_variant_computes_ends_the_threads(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    window.session.ask(ticked=tuple(known(window)), prediction_settings=PredictionSettings(scales=(1.0, 2.0, 4.0, 6.0)))
    qtbot.waitUntil(lambda: bool(window.session.answers))
    window.close()
    assert not window.session.tasks.is_running


def test_every_control_has_a_name(qtbot: QtBot, opened: tuple[Window, Controller]) -> None:
    window, _ = opened
    tick(qtbot, window, known(window)[:1])
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
    controls = [widget for kind in kinds for widget in window.findChildren(kind) if not _is_qts_own(widget)]
    assert len(controls) > 30
    assert [one.parent() for one in controls if not one.objectName()] == []
    assert [one.objectName() for one in controls if not (one.accessibleName() or one.property("text"))] == []


def _is_qts_own(widget: QWidget) -> bool:
    """Say whether Qt made a control as a part of another one."""
    parts = ("QScrollBar", "QDockWidgetTitleButton", "QLineEditIconButton", "QToolBarExtension", "QMenuBarExtension")
    return widget.metaObject().className() in parts or widget.objectName().startswith("qt_")


def test_what_segview_is_not_for_is_said_once_and_stops_nothing(
    qtbot: QtBot, tmp_path: Path, polyp_image: Path, tiny_variants: Path
) -> None:
    window, _ = start(qtbot, tmp_path / "state.json", polyp_image, tiny_variants, ticked=(), noticed=False)
    assert window.banner.isVisible()
    assert "not a medical device" in window.banner.text
    tick(qtbot, window, known(window)[:1])  # all works meanwhile
    assert window.banner.isVisible()
    window.close()
    again, _ = start(qtbot, tmp_path / "state.json", polyp_image, tiny_variants, ticked=None)
    assert "medical" not in again.banner.text
    again.close()
