"""The pane of the training runs, with a real run in a process of its own."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pyqtgraph import InfiniteLine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox

from segview.annotation.correction_store import CorrectionStore
from segview.annotation.document import Document
from segview.annotation.gestures import Stroke
from segview.annotation.provenance import Provenance
from segview.core.images.image import Images
from segview.core.plans.plan import TrainingPlan, read_plan
from segview.core.runs.run import Command, Epoch, Run, State, Status, Step, ValidationScores
from segview.core.variants.folders import read_config
from segview.core.variants.spec import Variant
from segview.gui.session.session import Session
from segview.gui.training.dock import NOTHING, TrainingDock
from segview.gui.widgets import theme
from segview.tasks.training import FindRuns, Launch, ReadPlan, SendCommand, Watch
from segview.training.loop.fit import fit
from tests.gui.held_tasks import HeldTasks, RealTasks, let_runs_end

PLAN = """
name = "small"
epochs = 3
batch = 3
precision = "fp32"
network = { encoder = "mobilenet_v2", decoder_channels = [16, 16, 8, 8, 8], head = "C" }
preprocessing = { input_size = [64, 64] }
data = { train = ["pairs"], validation_pairs = 4 }
"""


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    rows, columns = np.mgrid[:64, :64]
    for number in range(10):
        inside = (rows - 20 - 2 * number) ** 2 + (columns - 32) ** 2 < 14**2
        image = np.where(inside[..., None], (210, 140, 110), (110, 50, 45)).astype(np.uint8)
        for part, pixels in (("images", image), ("masks", (inside * 255).astype(np.uint8))):
            path = tmp_path / "plans" / "pairs" / part / f"{number}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(pixels).save(path)
    (tmp_path / "plans" / "small.toml").write_text(PLAN)
    return tmp_path / "plans"


def shown_dock(qtbot, tmp_path, plans, tasks):
    dock = TrainingDock(Session(tasks), runs=tmp_path / "runs", plans=plans)
    qtbot.addWidget(dock)
    dock.resize(1200, 260)
    with qtbot.waitExposed(dock):
        dock.show()
    return dock


@pytest.fixture
def tasks():
    return HeldTasks()


@pytest.fixture
def dock(qtbot, tmp_path, plans, tasks):
    return shown_dock(qtbot, tmp_path, plans, tasks)


@pytest.fixture
def wired(qtbot, tmp_path, plans):
    """The dock with the dispatcher that the window gives it."""
    tasks = RealTasks(tmp_path / "journals")
    yield shown_dock(qtbot, tmp_path, plans, tasks)
    tasks.leave()
    let_runs_end()
    assert tasks.failures == []


def plan(**changes) -> TrainingPlan:
    fields = {"name": "small", "network": {}, "data": {"train": ["pairs"], "validation_pairs": 4}, "epochs": 4}
    return TrainingPlan.model_validate({**fields, **changes})


def made(state=State.TRAINING, epochs=2, name="small", reason=""):
    done = tuple(
        Epoch(number=n, loss=1 / n, validation_dice=n / 10, seconds=30.0, images_per_second=20.0, best=True)
        for n in range(1, epochs + 1)
    )
    steps = (Step(epoch=epochs + 1, step=1, steps=2, loss=0.4, images_per_second=21.0, memory=3 * 2**30),)
    return Run(
        Path("/runs") / name, plan(), status=Status(state=state, reason=reason, device="cpu"), epochs=done, steps=steps
    )


def shown(dock, run):
    dock.runs.watch(run.folder)
    dock.session.tasks.answer(Watch, run)


def test_without_a_run_it_says_how_to_begin(dock):
    assert dock.figures.text() == NOTHING
    assert not dock.buttons.use.isEnabled()
    assert not dock.progress.isVisible()
    assert [action.text() for action in dock.new.menu().actions() if action.text()] == [
        "As small…",
        "Plan from a file…",
    ]


def test_a_run_on_labels_is_judged_by_them(dock):
    run = made()
    first, last = run.epochs
    labels = tuple(one.model_copy(update={"label_precision": 1 - one.number / 10}) for one in (first, last))
    shown(dock, run)
    assert "label precision" not in dock.curves.styles.text()
    shown(dock, replace(run, epochs=labels))
    assert "Kept: epoch 2, label precision 0.800 (validation Dice 0.200)" in dock.figures.text()
    assert dock.curves.styles.text().endswith("label precision")
    marker = dock.curves.scores.plotItem.listDataItems()[-1]
    assert [float(value[0]) for value in marker.getData()] == [2, 0.8]


def test_a_run_is_told_in_figures(qtbot, dock):
    told = []
    dock.reported.connect(told.append)
    shown(dock, made())
    assert dock.figures.text().splitlines() == [
        "Training, epoch 2 of 4",
        "21.0 images/s, 3.0 GB on cpu",
        "about 45 s left",
        "Best: epoch 2, validation Dice 0.200 (mean over images)",
    ]
    assert dock.progress.value() == 625
    assert told[-1] == "small: Training 62%"
    assert dock.buttons.pause.text() == "Pause"
    assert not dock.buttons.resume.isVisible()
    assert len(dock.curves.loss.plotItem.listDataItems()) == 2


@pytest.mark.parametrize(
    ("state", "visible"),
    [
        (State.TRAINING, ["Pause", "Stop"]),
        (State.PAUSED, ["Resume", "Stop"]),
        (State.BROKEN_OFF, ["Go on"]),
        (State.FAILED, ["Go on"]),
        (State.FINISHED, []),
    ],
)
def test_only_what_can_be_done_is_offered(dock, state, visible):
    shown(dock, made(state, reason="because"))
    buttons = (dock.buttons.pause, dock.buttons.stop, dock.buttons.resume)
    assert [button.text() for button in buttons if button.isVisible()] == visible
    assert dock.figures.text().endswith("because")


def test_buttons_tell_the_run(qtbot, dock, tasks):
    shown(dock, made())
    for button in (dock.buttons.pause, dock.buttons.stop):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    shown(dock, made(State.PAUSED))
    qtbot.mouseClick(dock.buttons.pause, Qt.MouseButton.LeftButton)
    shown(dock, made(State.STOPPED))
    qtbot.mouseClick(dock.buttons.resume, Qt.MouseButton.LeftButton)
    folder = Path("/runs/small")
    assert tasks.asked(SendCommand) == [
        SendCommand(folder, command) for command in (Command.PAUSE, Command.STOP, Command.RESUME)
    ]
    assert tasks.asked(Launch) == [Launch(folder / "plan.toml", Path("/runs"))]
    tasks.answer(Launch, folder)
    assert tasks.asked(Watch)[-1] == Watch(folder)


def test_other_runs_stand_behind(dock, tasks):
    dock.runs.find()
    tasks.answer(FindRuns, (made(name="other", state=State.FINISHED), made()))
    assert dock.runs.run.name == "small"
    dock.behind.menu().aboutToShow.emit()
    (action,) = dock.behind.menu().actions()
    assert action.text() == "other"
    action.trigger()
    assert len(dock.curves.loss.plotItem.listDataItems()) == 4
    assert "other" in dock.curves.names.text()


def test_a_run_that_is_on_is_not_left_without_a_word(dock, tasks):
    assert dock.lets_go()
    shown(dock, made(State.FINISHED))
    assert dock.lets_go()
    shown(dock, made())
    assert not dock.lets_go()
    box = dock.findChild(QMessageBox, "training/leaving")
    assert "small: Training" in box.text()
    stop = next(button for button in box.buttons() if button.text() == "Stop it")
    stop.click()
    assert tasks.asked(SendCommand) == [SendCommand(Path("/runs/small"), Command.STOP)]
    assert dock.lets_go()


@pytest.mark.timeout(400)
def test_a_plan_is_changed_trained_watched_and_used(qtbot, wired, tmp_path):
    dock = wired
    dock.new.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: dock.findChild(QDialog, "plan") is not None)
    dialog = dock.findChild(QDialog, "plan")
    line = dialog.form.field("name")
    line.selectAll()
    qtbot.keyClicks(line, "a b")
    assert not dialog.begin.isEnabled()
    line.selectAll()
    qtbot.keyClicks(line, "mine")
    qtbot.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dock.runs.run is not None and dock.runs.run.status.state is State.FINISHED, timeout=300_000)
    assert len(dock.runs.run.epochs) == 3
    qtbot.waitUntil(lambda: dock.film.caption.text().startswith("epoch 3"))
    qtbot.waitUntil(lambda: dock.film.strip._image is not None)
    best = tmp_path / "runs" / "mine" / "best"
    qtbot.mouseClick(dock.buttons.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dock.session.ticked == (best,))
    assert (tmp_path / "runs" / "mine" / "best" / "config.json").exists()


def test_a_plan_that_cannot_be_read_is_a_failure(qtbot, tmp_path):
    (tmp_path / "bad.toml").write_text("epochs = 0")
    tasks = RealTasks(tmp_path / "journals")
    tasks.ask(ReadPlan(tmp_path / "bad.toml"))
    qtbot.waitUntil(lambda: len(tasks.failures) == 1)
    tasks.leave()
    assert "is not valid" in tasks.failures[0].reason


def correct(journals, images, count):
    desk = CorrectionStore(journals)
    for path in images[:count]:
        document = Document(Provenance.now(path, (64, 64)))
        desk.begin(path, document.provenance, document.mask)
        desk.add(path, Stroke(points=((20.0, 32.0), (30.0, 32.0)), radius=9.0, value=1, protected=()))
        desk.close()


def taught_dialog(qtbot, dock):
    qtbot.mouseClick(dock.fine_tune, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dock.findChild(QDialog, "teach") is not None)
    return dock.findChild(QDialog, "teach")


@pytest.mark.timeout(400)
def test_a_variant_is_taught_with_what_is_corrected(qtbot, wired, tmp_path, plans):
    dock, images = wired, tuple(sorted((plans / "pairs" / "images").iterdir()))
    dock.session.take_images(Images(plans, images, {}))
    for _ in fit(read_plan(plans / "small.toml"), root=plans, folder=tmp_path / "first"):
        pass
    best = tmp_path / "first" / "best"
    dock.session.know((Variant(best, read_config(best)),), tick=True)
    dialog = taught_dialog(qtbot, dock)
    assert "None of the images" in dialog.findChild(QLabel, "teach/sentence").text()
    assert not dialog.begin.isEnabled()
    dialog.reject()
    qtbot.waitUntil(lambda: dock.findChild(QDialog, "teach") is None)
    correct(tmp_path / "journals", images, 4)
    dialog = taught_dialog(qtbot, dock)
    assert "4 of the 10 images" in dialog.findChild(QLabel, "teach/sentence").text()
    assert dialog.fine_tuning.name == "small-taught"
    dialog.form.field("held_back").clear()
    qtbot.keyClicks(dialog.form.field("held_back"), "0.5")
    qtbot.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dock.runs.run is not None and dock.runs.run.status.state is State.FINISHED, timeout=300_000)
    assert dock.runs.run.name == "small-taught"
    assert len(dock.runs.run.epochs) == 4
    qtbot.mouseClick(dock.buttons.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dock.session.ticked == (best, tmp_path / "runs" / "small-taught" / "best"))
    assert taught_dialog(qtbot, dock).fine_tuning.name == "small-taught-2"


def lines(dock):
    return len(dock.curves.scores.plotItem.listDataItems())


def of_classes(run):
    iou = {"ground": 0.9, "disc": 0.4}
    return replace(run, epochs=tuple(one.model_copy(update={"class_iou": iou}) for one in run.epochs))


def test_scores_are_chosen_from_a_menu(dock):
    run = made()
    accuracy = tuple(one.model_copy(update={"validation_pixel_accuracy": 0.9}) for one in run.epochs)
    shown(dock, replace(run, epochs=accuracy))
    menu = dock.curves.menu
    ticks = {action.text(): action.isChecked() for action in menu.menu().actions()}
    assert ticks == {"Dice": True, "pixel accuracy": False}  # what the run does not say is not offered
    assert lines(dock) == 2  # with the best epoch
    menu.menu().actions()[1].trigger()
    assert lines(dock) == 3
    assert "pixel accuracy" in dock.curves.styles.text()
    menu.menu().actions()[0].trigger()
    assert "Dice" not in dock.curves.styles.text()
    shown(dock, replace(run, epochs=accuracy))  # another epoch does not tick it again
    assert lines(dock) == 2


def test_each_class_has_a_curve_in_its_colour(dock, qapp):
    theme.apply(qapp, "dark")
    run = of_classes(made())
    data = {"train": ["pairs"], "validation_pairs": 1, "classes": ["ground", "disc"], "colours": ["#000000", "#ff8000"]}
    shown(dock, replace(run, plan=plan(data=data)))
    actions = {action.text(): action for action in dock.curves.menu.menu().actions()}
    before = lines(dock)
    actions["Every class"].trigger()
    assert lines(dock) == before + 2
    assert actions["IoU of disc"].isChecked()
    assert "<span style='color:#ff8000'>■</span> disc" in dock.curves.styles.text()
    assert "color:#000000" not in dock.curves.styles.text()  # it would not be seen
    actions["IoU of disc"].trigger()
    assert lines(dock) == before + 1
    actions["No class"].trigger()
    assert lines(dock) == before


def test_what_a_variant_was_before_is_a_line(dock):
    run = made()
    shown(dock, run)
    assert "Before" not in dock.figures.text()
    shown(dock, replace(run, before=ValidationScores(validation_dice=0.15)))
    assert "Before: validation Dice 0.150, of the variant it started from" in dock.figures.text()
    (line,) = (item for item in dock.curves.scores.plotItem.items if isinstance(item, InfiniteLine))
    assert line.value() == 0.15
    assert line.pen.style() == Qt.PenStyle.DashLine


def test_the_axis_reaches_as_far_as_a_score(dock):
    run = made()
    wrong = tuple(one.model_copy(update={"reconstruction_error": 1.8}) for one in run.epochs)
    shown(dock, run)
    assert dock.curves.scores.viewRange()[1][1] == pytest.approx(1, abs=0.05)
    shown(dock, replace(run, epochs=wrong))
    assert dock.curves.scores.viewRange()[1][1] == pytest.approx(1.8, abs=0.1)
