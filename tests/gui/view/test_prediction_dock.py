"""The pane of the prediction settings."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDockWidget, QLabel, QListWidget, QMainWindow, QPushButton, QSpinBox

from segview.core.requests.settings import PredictionSettings
from segview.gui.view.prediction_dock import PredictionDock
from segview.gui.view.scales_field import OWN, PRESETS
from segview.tasks.answer import AnswerImage
from tests.gui import made
from tests.gui.held_tasks import nothing_is_asked
from tests.gui.made import child


@pytest.fixture
def session(qapp):
    return made.session("one", "two")


@pytest.fixture
def ask(shown, session):
    return shown(PredictionDock(session), 280, 200)


def typed(qtbot, ask, text):
    line = child(ask, QComboBox, "ask/scales").lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_scales_are_asked_when_they_are_entered(qtbot, ask, session):
    typed(qtbot, ask, "2; 0.5")
    assert session.prediction_settings.scales == (0.5, 2.0)
    assert child(ask, QComboBox, "ask/scales").currentText() == "0.5, 2"


def test_typing_alone_asks_nothing(qtbot, ask, session):
    line = child(ask, QComboBox, "ask/scales").lineEdit()
    line.selectAll()
    with nothing_is_asked(session.tasks):
        qtbot.keyClicks(line, "0.2")
    assert line.text() == "0.2"


@pytest.mark.parametrize(
    ("text", "part"), [("0.5, x", "is not a list of scales"), ("99", "outside"), ("", "No scale"), ("nan", "outside")]
)
def test_wrong_scales_are_explained_and_nothing_is_asked(qtbot, ask, session, text, part):
    problem = child(ask, QLabel, "ask/problem")
    with nothing_is_asked(session.tasks):
        if text:
            typed(qtbot, ask, text)
        else:
            line = child(ask, QComboBox, "ask/scales").lineEdit()
            line.clear()
            qtbot.keyClick(line, Qt.Key.Key_Return)
    assert part in problem.text()
    assert problem.isVisible()
    assert problem.height() >= problem.heightForWidth(problem.width())
    assert session.prediction_settings == PredictionSettings()
    session.ask(image=session.listing.paths[1])
    assert child(ask, QComboBox, "ask/scales").currentText() == text
    typed(qtbot, ask, "1")
    assert not problem.isVisible()
    assert session.prediction_settings.scales == (1.0,)


@pytest.mark.parametrize("place", range(len(PRESETS)))
def test_presets(qtbot, ask, session, place):
    scales = child(ask, QComboBox, "ask/scales")
    scales.setCurrentIndex(place)
    scales.activated.emit(place)
    chosen = None if place == 0 else tuple(float(part) for part in PRESETS[place].split(","))
    assert session.prediction_settings.scales == chosen
    assert scales.currentText() == PRESETS[place]


def test_each_variant_runs_at_its_own_scales_unless_others_are_chosen(qtbot, ask, session):
    plain, weighed = session.catalogue.shown
    network = weighed.config.network.model_copy(update={"scale_attention": "hierarchical"})
    session.know((replace(weighed, config=weighed.config.model_copy(update={"network": network})),))
    outside = child(ask, QLabel, "ask/outside")
    assert child(ask, QComboBox, "ask/scales").currentText() == OWN
    assert [request.scales for request in session.requests()] == [(1.0,), (0.5, 1.0)]
    assert not outside.isVisible()
    typed(qtbot, ask, "0.5, 1, 2")
    assert {request.scales for request in session.requests()} == {(0.5, 1.0, 2.0)}
    assert outside.isVisible()
    assert outside.text() == "0.5, 2 outside training"
    assert outside.toolTip() == f"{plain.name}: 0.5, 2 outside training\n{weighed.name}: 2 outside training"
    typed(qtbot, ask, "0.5, 1")
    assert outside.text() == "0.5 outside training of 1 of 2 ticked variants"
    typed(qtbot, ask, OWN.upper())
    assert session.prediction_settings.scales is None
    assert child(ask, QComboBox, "ask/scales").currentText() == OWN
    assert not outside.isVisible()


def test_what_is_said_of_scales_hides_no_control(qtbot, session):
    window = QMainWindow()
    window.setCentralWidget(QLabel())
    docks = [QDockWidget(), PredictionDock(session)]
    for dock in docks:
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    docks[0].setWidget(QListWidget())
    window.resize(700, 500)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    run = child(docks[1], QPushButton, "ask/run")
    assert run.visibleRegion().boundingRect() == run.rect()
    session.ask(prediction_settings=PredictionSettings(scales=(2.0,)))
    assert child(docks[1], QLabel, "ask/outside").isVisible()
    qtbot.waitUntil(lambda: run.visibleRegion().boundingRect() == run.rect())


def test_merging_flips_and_device(qtbot, ask, session):
    merge = child(ask, QComboBox, "ask/merge")
    qtbot.keyClick(merge, Qt.Key.Key_Down)
    assert session.prediction_settings.merge == "max"
    qtbot.keyClick(child(ask, QCheckBox, "ask/flip"), Qt.Key.Key_Space)
    assert session.prediction_settings.flip
    ask.set_devices(("auto", "cpu", "cuda:0"))
    device = child(ask, QComboBox, "ask/device")
    qtbot.keyClick(device, Qt.Key.Key_End)
    assert session.prediction_settings.device == "cuda:0"
    assert session.prediction_settings.merge == "max"


def test_passes_with_dropout_are_asked_for_and_what_they_say_is_shown(qtbot, ask, session):
    passes = child(ask, QSpinBox, "ask/passes")
    assert passes.text() == "Off"
    qtbot.keyClick(passes, Qt.Key.Key_Up)
    assert session.prediction_settings.passes == 10
    assert all(request.passes == 10 for request in session.requests())
    assert "dropout/deviation" in session.view.maps
    shown = session.view.maps
    passes.selectAll()
    qtbot.keyClicks(passes, "25")
    assert session.prediction_settings.passes == 10  # half a number is not asked for
    qtbot.keyClick(passes, Qt.Key.Key_Return)
    assert session.prediction_settings.passes == 25
    assert session.view.maps == shown
    session.ask(prediction_settings=PredictionSettings())
    assert passes.text() == "Off"


def test_a_remembered_device_stays_offered(ask, session):
    session.ask(prediction_settings=PredictionSettings(device="cuda:1"))
    ask.set_devices(("auto", "cpu"))
    device = child(ask, QComboBox, "ask/device")
    assert device.currentText() == "cuda:1"
    assert [device.itemText(place) for place in range(device.count())] == ["auto", "cpu", "cuda:1"]


def test_the_question_follows_the_session(ask, session):
    session.ask(prediction_settings=PredictionSettings(scales=(1.0,), merge="max", flip=True))
    assert child(ask, QComboBox, "ask/scales").currentText() == "1"
    assert child(ask, QComboBox, "ask/merge").currentText() == "Maximum"
    assert child(ask, QCheckBox, "ask/flip").isChecked()


def test_run_asks_for_what_is_known_too(qtbot, ask, session):
    for request in session.requests():
        session.receiver.take_prediction(made.prediction(request, made.half(0.1, 0.9)))
    run = child(ask, QPushButton, "ask/run")
    qtbot.mouseClick(run, Qt.MouseButton.LeftButton)
    assert [one.request for one in session.tasks.together(AnswerImage)] == list(session.requests())
    assert len(session.requests()) == 2
    session.ask(ticked=())
    assert not run.isEnabled()
