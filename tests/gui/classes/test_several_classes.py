"""Correcting masks in several classes, with the background first, last, and where each class is a thing."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from segview.annotation.document import Document
from segview.annotation.provenance import Provenance
from segview.core.answers.prediction import Prediction
from segview.core.images.image import OpenedImage, halvings
from segview.core.maps.maps import Kind, Map
from segview.core.maps.palette import CORRECTED, class_colour
from segview.core.requests.save_target import SaveTarget
from segview.core.variants.classes import IGNORED, Labelling, background_of
from segview.core.variants.spec import Variant
from segview.gui.commands.actions import Actions
from segview.gui.correction.bar import CorrectionBar
from segview.gui.correction.tools import Tool
from segview.gui.readout.image_columns import IMAGE_COLUMNS
from segview.gui.readout.values import image_rows
from segview.gui.session.correcting import choose_mask, correct
from segview.gui.session.session import Session
from segview.gui.widgets.number_table import NumberModel
from segview.metrics.scores import pixel_scores
from segview.tasks.corrections import Export, Import
from segview.tasks.dispatch import Tasks
from segview.tasks.finding import Find
from tests.gui import made, walls
from tests.gui.held_tasks import HeldTasks, RealTasks

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
STREET, ROAD_FIRST, PLAIN = ("sky", "building", "car"), ("road", "car", "void"), ("background", "road", "car")
COLOURS = ("#80b4e6", "#a05050", "#3c50dc")
RADIUS = 3


def thirds() -> np.ndarray:
    """Return class 0, 1 and 2 beside one another."""
    labels = np.zeros(walls.SIZE, np.uint8)
    labels[:, 20:40], labels[:, 40:] = 1, 2
    return labels


class Street:
    """One image that one variant in three classes has answered, and the tools that correct what it says."""

    def __init__(self, qtbot, folder: Path, classes: tuple[str, ...], tasks: Tasks | None = None) -> None:
        self.qtbot, self.classes = qtbot, classes
        path = folder / "street.png"
        pixels = np.full((*walls.SIZE, 3), walls.TISSUE, np.uint8)
        Image.fromarray(pixels).save(path)
        plain = made.variant("sanet")
        network = plain.config.network.model_copy(update={"classes": 3})
        fields = {"classes": classes, "colours": COLOURS, "ignored": 11, "network": network}
        self.variant = Variant(plain.folder, plain.config.model_copy(update=fields))
        self.tasks = tasks or HeldTasks()
        self.session = Session(self.tasks)
        self.session.know((self.variant,), tick=True)
        self.session.ask(image=path)
        self.session.show(maps=("labels",))
        self.wall = walls.shown(qtbot, self.session)
        with qtbot.waitActive(self.wall):
            self.wall.activateWindow()
        self.image = OpenedImage(path, halvings(pixels))
        self.session.receiver.take_image(self.image)
        self.session.receiver.take_prediction(self.answer())
        self.correction = self.session.correction
        self.bar = CorrectionBar(self.correction)
        qtbot.addWidget(self.bar)
        self.correction.tools.paint.set_radius(RADIUS)

    def answer(self, **changes) -> Prediction:
        fields: dict[str, Any] = {
            "colours": COLOURS,
            "maps": {"labels": Map("labels", thirds(), Kind.LABELS)},
            "labelling": Labelling(3, 11),
            "complete": True,
        }
        return Prediction(self.session.requests()[0], walls.SIZE, self.classes, **{**fields, **changes})

    @property
    def mask(self) -> np.ndarray:
        return self.correction.document.mask

    @property
    def shown(self) -> np.ndarray:
        shown = self.correction.display.mask
        assert shown is not None
        return shown

    @property
    def panel(self):
        return self.wall.panels[0]

    @property
    def things(self) -> list[str]:
        box = self.bar.class_row.classes
        return [box.itemText(place) for place in range(box.count())]

    def pick(self, name: str) -> int:
        """Choose a class in the bar, and return its index."""
        place = self.things.index(name)
        self.bar.class_row.classes.setCurrentIndex(place)
        self.bar.class_row.classes.activated.emit(place)
        return self.classes.index(name)

    def dot(self, row: int, column: int, button=LEFT) -> None:
        position = walls.position(self.panel, row + 0.5, column + 0.5).toPoint()
        self.qtbot.mouseClick(self.panel.canvas.viewport(), button, pos=position)

    def shows(self, row: int, column: int, *, colour: str | None) -> bool:
        """Say whether a pixel shows the inside of a class of this colour, or with None the bare image."""
        rgb = walls.TISSUE
        if colour is not None:
            rgb = walls.mixed(walls.TISSUE, class_colour(0, (colour,)), 0.6 * self.session.view.opacity)
        return walls.near(walls.colour(self.panel, row + 0.5, column + 0.5), rgb, by=3)


@pytest.fixture(params=[STREET, ROAD_FIRST, PLAIN], ids=["all things", "background last", "background first"])
def street(request, qtbot, tmp_path) -> Street:
    made = Street(qtbot, tmp_path, request.param)
    correct(made.session, made.variant.folder)
    return made


@pytest.fixture
def rest(street):
    background = background_of(street.classes)
    return IGNORED if background is None else background


def test_every_thing_can_be_chosen_painted_erased_and_brought_back(street, rest: int):
    things = [name for index, name in enumerate(street.classes) if index != rest]
    assert street.things == things
    assert street.bar.class_row.classes.currentText() == things[0]
    assert np.array_equal(street.mask, thirds())
    for name in things:
        index = street.pick(name)
        row, column = 20, 50 if index != 2 else 10
        before = street.mask.copy()
        street.dot(row, column)
        assert street.mask[row, column] == index
        assert street.shows(row, column, colour=COLOURS[index])
        street.dot(row, column, RIGHT)
        assert street.mask[row, column] == rest
        assert street.shows(row, column, colour=None)
        street.correction.tools.pick(Tool.ERASER)
        street.dot(row, column, RIGHT)
        assert street.mask[row, column] == index
        street.dot(row, column)
        assert street.mask[row, column] == rest
        for _ in range(4):
            street.correction.gestures.undo()
        assert np.array_equal(street.mask, before)
        street.correction.tools.pick(Tool.BRUSH)


def test_an_empty_mask_shows_the_image_and_is_nothing(street, rest: int):
    correct(street.session, None)
    assert (street.mask == rest).all()
    street.session.show(mask=False)
    assert all(street.shows(20, column, colour=None) for column in (10, 30, 50))
    index = street.pick(street.things[0])
    street.dot(20, 30)
    assert street.shows(20, 30, colour=COLOURS[index])
    assert street.correction.document.provenance.colours == COLOURS


def test_what_taking_away_leaves_is_said_and_counted(qtbot, street, rest: int):
    name = "unlabelled" if rest == IGNORED else street.classes[rest]
    before = int((street.mask == rest).sum())
    qtbot.waitUntil(lambda: street.bar.class_row.left.text() == f"Eraser writes: {name} · {before:,} px")
    street.correction.tools.pick(Tool.ERASER)
    street.dot(20, 30)
    after = int((street.mask == rest).sum())
    assert after > before
    qtbot.waitUntil(lambda: street.bar.class_row.left.text().endswith(f" · {after:,} px"))
    assert not street.bar.class_row.isHidden()


def test_protected_things_stay_and_what_is_nothing_does_not(street, rest: int):
    street.correction.tools.paint.set_radius(25)
    index = street.pick(street.things[-1])
    street.qtbot.mouseClick(street.bar.class_row.protect, LEFT)
    before = street.mask.copy()
    street.dot(20, 30)
    others = [one for one in range(3) if one not in (index, rest)]
    for one in others:
        assert np.array_equal(street.mask == one, before == one)
    if rest != IGNORED:
        assert (street.mask == rest).sum() < (before == rest).sum()
    street.dot(20, 30, RIGHT)
    for one in others:
        assert np.array_equal(street.mask == one, before == one)
    assert street.mask[20, 50 if index == 2 else 30] == rest


def test_the_lasso_takes_away_to_nothing(street, rest: int):
    tools = street.correction.tools
    tools.pick(Tool.LASSO)
    tools.press((5.0, 25.0), other=True)
    for point in ((5.0, 35.0), (35.0, 35.0), (35.0, 25.0)):
        tools.move(point)
    tools.release()
    assert (street.mask[7:33, 27:33] == rest).all()


@pytest.mark.parametrize("what", ["shrink", "part"])
def test_what_is_found_leaves_nothing_where_a_class_goes(street, rest: int, what: str):
    name = street.things[0]
    index = street.pick(name)
    if what == "part":
        street.correction.tools.pick(Tool.PART)
        street.dot(20, 20 * index + 10, RIGHT)
    else:
        street.correction.gestures.refine(what)
    own = street.mask == index
    street.tasks.handle(Find)
    gone = own & (street.mask != index)
    assert gone.any()
    assert (street.mask[gone] == rest).all()
    assert np.array_equal(street.mask[~own], thirds()[~own])


def test_what_is_exported_is_imported_again(street, tmp_path: Path):
    street.correction.tools.pick(Tool.ERASER)
    street.dot(20, 30)
    drawn = street.mask.copy()
    exports = tmp_path / "exports"
    exports.mkdir()
    for kind, name in (("png", "mask.png"), ("coco", "mask.coco.json"), ("labelme", "mask.json")):
        street.tasks.ask(Export(street.correction.document.copy(), SaveTarget(exports / name), kind))
        street.tasks.handle(Export)
        correct(street.session, None)
        assert not np.array_equal(street.mask, drawn)
        choose_mask(street.session, street.wall)
        dialog = street.wall.findChild(object, "choose/import")
        dialog.fileSelected.emit(str(exports / name))
        dialog.reject()
        dialog.setObjectName("")
        street.tasks.handle(Import)
        np.testing.assert_array_equal(street.mask, drawn)


def test_it_is_compared_with_the_truth_in_its_classes(qtbot, street):
    truth = thirds()
    truth[:20, :20] = IGNORED
    truth[20:, :20] = 1
    of_target = np.ones(walls.SIZE, np.uint8)  # in two classes, which these are not
    street.session.receiver.take_image(replace(street.image, truth=of_target))
    counting = street.correction.counting
    qtbot.wait(200)
    assert counting.counts.to_truth is None
    street.session.receiver.take_prediction(street.answer(truth=truth))
    if background_of(street.classes) != 0:
        qtbot.waitUntil(lambda: counting.counts.to_truth == 0.0)
    index = street.pick("car")
    wanted = 1.0 if index == 2 else 2 * 800 / (800 + 1200)
    qtbot.waitUntil(lambda: counting.counts.to_truth == pytest.approx(wanted))
    (row, *_) = image_rows(street.session, pixel_scores)
    assert row.name == "corrected: car"
    assert row.values[0] == 800
    assert row.tip.startswith("For car only, not a mean over classes. Its Dice with the mask of sanet")


def test_the_scores_of_one_class_are_not_the_best_among_means(qapp, street):
    (row, other) = image_rows(street.session, pixel_scores)
    values = [None, None, 0.9, *([None] * (len(IMAGE_COLUMNS) - 3))]
    model = NumberModel()
    apart, mean = replace(row, values=tuple(values)), replace(other, values=(None, None, 0.6, *values[3:]))
    model.set_rows(IMAGE_COLUMNS, (apart, mean, replace(mean, values=(None, None, 0.5, *values[3:]))))
    assert [model.is_best(place, 3) for place in range(3)] == [False, True, False]


def test_the_legend_names_the_things_in_their_colours(street, rest: int):
    def entries() -> dict[str, tuple[int, int, int]]:
        return {entry.name: entry.colour for entry in street.panel.header.bar.scale.entries}

    wanted = {name: class_colour(i, COLOURS) for i, name in enumerate(street.classes) if i != rest}
    assert entries() == wanted
    street.session.show(mask=False)
    assert entries() == wanted
    assert CORRECTED not in entries().values()


def test_the_class_in_hand_stays_from_image_to_image(street, tmp_path: Path):
    index = street.pick("car")
    assert street.bar.class_row.isAncestorOf(street.bar.state)
    other = tmp_path / "other.png"
    Image.new("RGB", (60, 40)).save(other)
    provenance = street.correction.document.provenance
    street.session.ask(image=other)
    assert street.correction.document is None
    street.correction.begin(thirds(), provenance.model_copy(update={"image": str(other)}))
    assert street.correction.tools.paint.value == index
    street.session.ask(image=street.image.path)
    street.correction.begin(None, Provenance(image=str(street.image.path), size=walls.SIZE))
    tools = street.correction.tools
    assert (tools.paint.value, tools.paint.provenance.things, tools.paint.provenance.rest) == (1, (1,), 0)
    assert street.bar.class_row.protect.isHidden()
    assert street.bar.class_row.left.isHidden()
    assert street.bar.class_row.isAncestorOf(street.bar.state)


def test_another_number_for_what_is_ignored_changes_nothing(street, rest: int):
    street.correction.tools.pick(Tool.ERASER)
    street.dot(20, 30)
    drawn = street.mask.copy()
    other = street.correction.document.provenance.model_copy(update={"ignored": 200})
    empty = Document(other).mask
    street.correction.begin(empty, other)
    assert (street.mask == rest).all()
    street.correction.gestures.undo()
    np.testing.assert_array_equal(street.mask, np.where(drawn == street.mask, drawn, rest))


def test_a_click_on_a_first_class_is_answered_by_the_engine(qtbot, tmp_path: Path, tiny_variant):
    tasks = RealTasks(tmp_path / "journals")
    street = Street(qtbot, tmp_path, STREET, tasks)
    clicking = street.correction.clicking
    correct(street.session, None)
    clicking.variant = tiny_variant("plain", name="three", classes=3)
    street.correction.tools.pick(Tool.CLICK)
    street.pick("sky")
    street.dot(20, 10)
    qtbot.waitUntil(lambda: clicking.settled)
    assert tasks.failures == []
    assert street.shown[20, 10] == 0
    assert (street.mask == IGNORED).all()
    assert set(np.unique(street.shown)) <= {0, 1, 2, IGNORED}
    street.dot(20, 50, RIGHT)
    qtbot.waitUntil(lambda: clicking.settled)
    assert street.shown[20, 50] != 0
    proposal = street.shown.copy()
    street.correction.gestures.accept()
    np.testing.assert_array_equal(street.mask, proposal)
    tasks.leave()


def test_keys_go_through_the_classes(qtbot, street):
    actions = Actions(street.session, street.wall)
    with qtbot.waitActive(street.wall):
        street.wall.activateWindow()
    box = street.bar.class_row.classes
    for name in (*street.things[1:], street.things[0]):
        qtbot.keyClick(street.wall, Qt.Key.Key_BraceRight)
        assert box.currentText() == name
        assert street.classes[street.correction.tools.paint.value] == name
    qtbot.keyClick(street.wall, Qt.Key.Key_BraceLeft)
    assert box.currentText() == street.things[-1]
    street.correction.discard()
    assert not actions["next_class"].isEnabled()
    street.correction.begin(None, Provenance(image=str(street.image.path), size=walls.SIZE))
    assert actions["brush"].isEnabled()
    assert not actions["next_class"].isEnabled()


def test_what_is_counted_is_named_at_once(street):
    (row, *_) = image_rows(street.session, pixel_scores)
    name = street.things[0]
    assert (row.name, row.values[0]) == (f"corrected: {name}", 800)
    street.pick("car")
    (row, *_) = image_rows(street.session, pixel_scores)  # the other class is counted in a moment
    assert row.name == f"corrected: {name}"


def test_a_correction_in_other_classes_is_not_lost_to_a_variant(street):
    plain = made.variant("unet-a", folder=Path("/other"))
    street.session.know((plain,), tick=True)
    request = next(one for one in street.session.requests() if one.variant == plain.folder)
    street.session.receiver.take_prediction(walls.answer(request, walls.left_half(0.9, 0.1)))
    street.dot(20, 30, RIGHT)
    drawn = street.mask.copy()
    refusal = correct(street.session, plain.folder)
    assert refusal.startswith(
        f"This image is corrected in the classes {', '.join(street.classes)}, which unet-a does not have"
    )
    np.testing.assert_array_equal(street.mask, drawn)
    assert correct(street.session, street.variant.folder) == ""
    np.testing.assert_array_equal(street.mask, thirds())
    street.correction.discard()
    assert correct(street.session, plain.folder) == ""
    assert street.correction.document.provenance.classes == ("background", "polyp")


def test_hidden_classes_leave_the_image_free_but_for_the_one_in_hand(street, rest):
    first, *_, last = (index for index in range(3) if index != rest)
    street.session.show(mask=False, hidden=(street.classes[first], street.classes[last]))
    street.pick(street.classes[first])
    columns = {first: 20 * first + 10, last: 20 * last + 10}
    street.qtbot.waitUntil(lambda: street.shows(20, columns[first], colour=COLOURS[first]))
    assert street.shows(20, columns[last], colour=None)
    street.pick(street.classes[last])
    street.qtbot.waitUntil(lambda: street.shows(20, columns[last], colour=COLOURS[last]))
    assert street.shows(20, columns[first], colour=None)
    assert np.array_equal(street.mask, thirds())


def test_the_class_under_the_pointer_is_taken(street, rest):
    actions = Actions(street.session, street.wall)
    things = [index for index in range(3) if index != rest]
    for index in reversed(things):
        street.session.point_at((0.5, (20 * index + 10) / 60))
        actions["pick_class"].trigger()
        assert street.correction.tools.paint.value == index
        assert street.bar.class_row.classes.currentText() == street.classes[index]
    street.correction.tools.pick(Tool.ERASER)
    street.dot(20, 20 * things[-1] + 10)
    street.session.point_at((20.5 / 40, (20 * things[-1] + 10.5) / 60))
    actions["pick_class"].trigger()
    street.session.point_at(None)
    actions["pick_class"].trigger()
    assert street.correction.tools.paint.value == things[0]
