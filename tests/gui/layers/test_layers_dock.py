"""Maps that are computed only on demand, in the whole window with real small variants, by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from segview.core.maps.maps import Map
from segview.core.requests.attention_query import AttentionAtPoint
from segview.core.requests.map_query import Activation, ClassMap, Method, Reduction, Target
from segview.core.requests.settings import PredictionSettings
from segview.core.requests.state import State, StateFile
from segview.gui.app import create_window
from segview.gui.layers.layer_tree import PLACE
from segview.gui.shell.window import Window
from segview.gui.wall.panels.panel import Panel
from tests.gui import walls
from tests.gui.held_tasks import maps_in, overheard, requests_in

BLOCK = "trunk.decoder.blocks.3"
SMALL: dict[str, Any] = {"size": "small", "encoder": "", "decoder_channels": None}
Make = Callable[..., Path]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, polyp_image: Path) -> Iterator[Window]:
    """The window on two images, with no variant of its own ticked."""
    folder = tmp_path / "set"
    folder.mkdir()
    pixels = np.asarray(Image.open(polyp_image))
    for number in (1, 2):
        Image.fromarray(np.roll(pixels, 20 * number, axis=1)).save(folder / f"{number}.png")
    window, controller = create_window(StateFile(tmp_path / "state.json"))
    qtbot.addWidget(window)
    window.resize(1400, 900)
    window.show()
    controller.start(State(ticked=(), prediction_settings=PredictionSettings(scales=(1.0,))), (folder,))
    qtbot.waitUntil(lambda: window.session.current_image.opened is not None)
    window.layers.raise_()
    yield window
    window.close()


def add(qtbot: QtBot, window: Window, *folders: Path) -> None:
    window.session.opener.open(folders)
    qtbot.waitUntil(lambda: set(folders) <= set(window.session.ticked))
    settle(qtbot, window)


def settle(qtbot: QtBot, window: Window) -> None:
    """Wait until everything that is to be computed has been."""
    session = window.session

    def done() -> bool:
        complete = [one for one in session.answers.values() if one.complete]
        missing = session.inspection.missing(session.requests(), session.view.threshold)
        return len(complete) == len(session.ticked) and not missing

    qtbot.waitUntil(done)


def panel(window: Window, name: str) -> Panel:
    return walls.panel(window.wall, name)


def control(window: Window, name: str) -> Any:
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


def click_box(qtbot: QtBot, window: Window, place: str) -> None:
    """Click the box before a layer."""
    tree = window.layers.tree
    tree.choose(place)
    index = tree.currentIndex().siblingAtColumn(0)
    assert index.data(PLACE) == place
    rect = tree.visualRect(index)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 10, rect.center().y()))


def choose(box: Any, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def click_point(qtbot: QtBot, of: Panel, row: float, column: float) -> None:
    place = walls.position(of, row, column).toPoint()
    qtbot.mouseClick(of.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)


def given(window: Window, name: str) -> Map:
    """Return what is known of a map of the first variant."""
    session = window.session
    asked = session.inspection.find(name)
    assert asked is not None
    question = session.inspection.question(session.requests()[0], asked, session.view.threshold)
    assert question is not None
    found = session.inspection.results.answer(question)
    assert found is not None
    assert isinstance(found.shown, Map), found.problem
    return found.shown


def test_a_ticked_layer_is_a_panel_and_follows_the_image(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    add(qtbot, opened, tiny_variant("A"))
    seen = overheard(opened.session.tasks)
    click_box(qtbot, opened, BLOCK)
    settle(qtbot, opened)
    assert requests_in(seen) == []
    assert len(maps_in(seen)) == 1
    name = f"tiny-a/layer/{BLOCK}/mean"
    shown = panel(opened, name)
    first = given(opened, f"layer/{BLOCK}/mean")
    rows, columns = first.shape
    assert shown.header.title.map_size == f"{rows} × {columns}"
    took, inside, *_ = shown.header.figures.parts
    assert took.endswith(" s")
    assert inside.endswith("% in the mask")
    fraction = (first.at(0.5, 0.52) + 1) / 2
    assert walls.near(walls.colour(shown, 48, 0.52 * 128), walls.shade("balance", fraction), by=3)
    qtbot.keyClick(opened, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: opened.session.current_image.opened is not None)
    settle(qtbot, opened)
    second = given(opened, f"layer/{BLOCK}/mean")
    assert not np.array_equal(second.values, first.values)
    seen.clear()
    qtbot.keyClick(opened, Qt.Key.Key_A)
    assert given(opened, f"layer/{BLOCK}/mean") is first
    assert requests_in(seen) == maps_in(seen) == []
    click_box(qtbot, opened, BLOCK)
    assert opened.session.inspection.asked == ()
    assert name not in walls.names(opened.wall)


def test_a_layer_is_shown_in_four_ways(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    add(qtbot, opened, tiny_variant("A"))
    click_box(qtbot, opened, BLOCK)
    for reduction in (Reduction.NORM, Reduction.COMPONENTS, Reduction.CHANNEL):
        choose(opened.layers.layer.reduction, reduction)
        assert opened.session.inspection.asked == (Activation(BLOCK, reduction),)
    assert opened.layers.layer.channel.isVisible()
    assert opened.layers.layer.channel.maximum() == 7
    opened.layers.layer.channel.setValue(5)
    settle(qtbot, opened)
    assert opened.session.inspection.asked == (Activation(BLOCK, Reduction.CHANNEL, 5),)
    assert given(opened, f"layer/{BLOCK}/channel 5").unit == "x/(1 + |x|)"


def test_the_filter_leaves_what_has_the_text(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    add(qtbot, opened, tiny_variant("A"))
    qtbot.keyClicks(control(opened, "layers/filter"), "blocks.3.CONV1")
    model = opened.layers.tree.model()
    places: list[str] = []

    def walk(parent: Any) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            places.append(index.data(PLACE))
            walk(index)

    walk(opened.layers.tree.rootIndex())
    assert f"{BLOCK}.conv1.0" in places
    assert f"{BLOCK}.conv2" not in places
    assert places[:3] == ["trunk", "trunk.decoder", "trunk.decoder.blocks"]
    click_box(qtbot, opened, f"{BLOCK}.conv1.0")
    assert opened.session.inspection.asked == (Activation(f"{BLOCK}.conv1.0"),)


def test_grad_cam_is_computed_when_asked_for_and_never_else(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    add(qtbot, opened, tiny_variant("A"), tiny_variant("B"))
    opened.session.show(threshold=0.4)
    opened.layers.tree.choose(BLOCK)
    qtbot.mouseClick(opened.layers.layer.explain, Qt.MouseButton.LeftButton)
    settle(qtbot, opened)
    asked = ClassMap(BLOCK)
    assert opened.session.inspection.asked == (asked,)
    one, other = (panel(opened, f"tiny-{name}/{asked.name}") for name in "ab")
    for shown in (one, other):
        assert shown.canvas.isVisible() or "no mask" in shown.message.text()
    seen = overheard(opened.session.tasks)
    opened.session.show(threshold=0.41)
    assert "only on demand" in one.message.text()
    qtbot.keyClick(opened, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: opened.session.current_image.opened is not None)
    settle(qtbot, opened)
    assert maps_in(seen) == []
    one = panel(opened, f"tiny-a/{asked.name}")
    assert "only on demand" in one.message.text()
    qtbot.keyClick(opened, Qt.Key.Key_I, Qt.KeyboardModifier.ShiftModifier)
    assert len(maps_in(seen)) == 2
    settle(qtbot, opened)
    assert one.canvas.isVisible() or "no mask" in one.message.text()


def test_a_point_is_clicked_and_what_depends_on_it_follows(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    add(qtbot, opened, tiny_variant("A", name="segformer", architecture="segformer_b0", **SMALL))
    image = panel(opened, "segformer/image")
    click_point(qtbot, image, 48, 64)
    assert opened.session.inspection.point is None
    choose(opened.layers.point.attention.block, 2)
    choose(opened.layers.point.attention.head, 1)
    qtbot.mouseClick(opened.layers.point.attention.add, Qt.MouseButton.LeftButton)
    assert opened.session.inspection.asked == (AttentionAtPoint(2, 1),)
    shown = panel(opened, "segformer/attention/block 2/head 1 at point")
    assert "Click a point" in shown.message.text()
    click_point(qtbot, panel(opened, "segformer/image"), 24.5, 96.5)
    settle(qtbot, opened)
    point = opened.session.inspection.point
    assert point is not None
    assert abs(point[0] * 96 - 24.5) < 1
    assert abs(point[1] * 128 - 96.5) < 1
    assert shown.canvas.isVisible()
    assert opened.layers.point.place.text().startswith("x 96, y 24: ")
    first = given(opened, "attention/block 2/head 1 at point")
    # Ring and cross are drawn where the point is, in every panel.
    for one in opened.wall.panels:
        ring = walls.drawn(one)
        at = walls.position(one, point[0] * 96, point[1] * 128)
        around = ring[int(at.y()) - 14 : int(at.y()) + 14, int(at.x()) - 14 : int(at.x()) + 14]
        assert (np.abs(around - np.array((255, 96, 176))).max(axis=-1) < 40).any()
    opened.session.point_at((0.8, 0.1))
    qtbot.keyClick(opened, Qt.Key.Key_Q)
    settle(qtbot, opened)
    assert opened.session.inspection.point == (0.8, 0.1)
    assert not np.array_equal(given(opened, "attention/block 2/head 1 at point").values, first.values)
    qtbot.keyClick(opened, Qt.Key.Key_Q, Qt.KeyboardModifier.ShiftModifier)
    assert "Click a point" in shown.message.text()


def test_the_newest_point_wins(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    add(qtbot, opened, tiny_variant("A", name="segformer", architecture="segformer_b0", **SMALL))
    opened.session.inspection.ask(AttentionAtPoint(1))
    for step in range(1, 9):
        opened.session.inspection.put_point((step / 10, step / 10))
    settle(qtbot, opened)
    shown = panel(opened, "segformer/attention/block 1/mean of heads at point")
    one = shown.canvas.drawing._scene
    assert one is not None
    assert one.map is given(opened, "attention/block 1/mean of heads at point")


def test_sanet_shows_both_heads_for_the_class_at_the_point(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    folder = tiny_variant(
        "plain",
        name="sanet",
        architecture="sanet",
        classes=4,
        size="small",
        encoder="resnet18",
        decoder_channels=None,
        options={"output_stride": 16},
    )
    add(qtbot, opened, folder)
    assert not opened.layers.point.attention.add.isVisible()
    qtbot.mouseClick(opened.layers.point.add_squeeze, Qt.MouseButton.LeftButton)
    seen = overheard(opened.session.tasks)
    answer = opened.session.answers[folder]
    labels = answer.maps["labels"]
    for row, column in ((10.5, 10.5), (50.5, 70.5), (80.5, 120.5)):
        click_point(qtbot, panel(opened, "sanet/image"), row, column)
        point = opened.session.inspection.point
        assert point is not None
        name = answer.classes[int(labels.at(*point))]
        for head in (1, 4):
            scene = panel(opened, f"sanet/sa/head {head}/attention at point").canvas.drawing._scene
            assert scene is not None
            assert scene.map is answer.maps[f"sa/head {head}/attention/{name}"]
        assert panel(opened, "sanet/sa/head 4/attention at point").header.figures.parts[0].endswith(name)
    assert seen == []


def test_seenets_thresholds_act_at_once(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    folder = tiny_variant("A", name="seenet", architecture="seenet", **SMALL)
    add(qtbot, opened, folder)
    assert opened.layers.zones.isVisible()
    qtbot.mouseClick(opened.layers.zones.show_zones, Qt.MouseButton.LeftButton)
    attention = opened.session.answers[folder].maps["seenet/attention"]
    between = np.argwhere((attention.values > 0) & (attention.values < attention.values.max()))
    row, column = (between[len(between) // 2] + 0.5) / attention.shape * opened.session.current_image.opened.size
    seen = overheard(opened.session.tasks)
    shown = panel(opened, "seenet/seenet/zones")
    high, low = (opened.layers.zones.numbers[name].slider for name in ("zone_high", "zone_low"))
    colours = []
    for above, below in ((0, 0), (100, 0), (100, 100)):
        high.setValue(above)
        low.setValue(below)
        colours.append(walls.colour(shown, row, column))
    assert colours == [(213, 94, 0), (240, 228, 66), (0, 114, 178)]
    high.setValue(30)
    assert opened.session.view.zone_low == opened.session.view.zone_high == 0.3
    assert seen == []


def test_what_is_removed_from_the_list_leaves_the_wall(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    add(qtbot, opened, tiny_variant("A"))
    inspection = opened.session.inspection
    asked = (Activation(BLOCK), Activation("trunk.encoder.features.0"), ClassMap(BLOCK, target=Target.POINT))
    inspection.ask(*asked)
    names = opened.layers.asked.list
    assert [names.item(row).text() for row in range(names.count())] == [one.name for one in asked]
    names.setCurrentRow(0)
    qtbot.keyClick(names, Qt.Key.Key_Delete)
    assert inspection.asked == asked[1:]
    assert f"tiny-a/{asked[0].name}" not in walls.names(opened.wall)
    qtbot.mouseClick(opened.layers.asked.clear, Qt.MouseButton.LeftButton)
    assert inspection.asked == ()
    assert names.count() == 0


def test_the_tree_is_that_of_the_chosen_variant(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    seenet = tiny_variant("A", name="seenet", architecture="seenet", **SMALL)
    plain = tiny_variant("A")
    add(qtbot, opened, plain, seenet)
    for folder, place in ((seenet, "first.0.0"), (plain, BLOCK), (seenet, "first.0.0")):
        choose(opened.layers.variant, folder)
        opened.layers.tree.choose(place)
        layer = opened.layers.tree.current
        assert layer is not None
        assert layer.place == place
    # A layer that the other variant has not is told, not hidden.
    click_box(qtbot, opened, "first.0.0")
    settle(qtbot, opened)
    lacking = panel(opened, "tiny-a/layer/first.0.0/mean")
    assert "has no layer 'first.0.0'" in lacking.message.text()


def test_what_is_stopped_waits_to_be_asked_for_again(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    add(qtbot, opened, tiny_variant("B"))
    opened.session.show(threshold=0.01)
    opened.layers.tree.choose("trunk.encoder.model.blocks.4.0")
    choose(opened.layers.layer.method, Method.ABLATION_CAM)
    shown: list[str] = []
    opened.session.inspection.results.found.connect(lambda found: shown.append(found.question.asked.name))
    opened.layers.layer.explain.click()
    qtbot.waitUntil(lambda: bool(shown))
    one = panel(opened, "tiny-b/ablation-cam/trunk.encoder.model.blocks.4.0 for the mask")
    qtbot.waitUntil(lambda: "%" in one.message.text())
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert "only on demand" in one.message.text()
    settle(qtbot, opened)
    seen = overheard(opened.session.tasks)
    click_box(qtbot, opened, BLOCK)
    settle(qtbot, opened)
    assert [type(one.asked) for one in maps_in(seen)] == [Activation]


def test_the_tree_of_a_method_says_that_it_has_no_layers(qtbot: QtBot, opened: Window, tiny_variant: Make) -> None:
    plain = tiny_variant("A")
    add(qtbot, opened, plain)
    otsu = next(one.folder for one in opened.session.catalogue.shown if one.config.network.architecture == "otsu")
    opened.session.ask(ticked=(plain, otsu))
    settle(qtbot, opened)
    choose(opened.layers.variant, otsu)
    assert "not a network" in opened.layers.hint.text()
    assert opened.layers.hint.isVisible()
    choose(opened.layers.variant, plain)
    assert opened.layers.tree.isVisible()
    assert not opened.layers.hint.isVisible()
