"""The wheel over controls: without focus it scrolls the pane and changes nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from segview.core.base.places import plans_folder
from segview.core.plans.plan import read_plan
from segview.gui.training.fine_tune_dialog import FineTuneDialog
from segview.gui.training.plan_dialog import PlanDialog
from segview.gui.widgets.wheel import WheelGuard, takes_wheel
from tests.gui import made
from tests.gui.held_tasks import HeldTasks
from tests.gui.windows import image_folder, start


@pytest.fixture
def guard(qapp):
    guard = WheelGuard(qapp)
    yield guard
    qapp.removeEventFilter(guard)


def in_view(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().contains(widget.rect().center())


def turn(widget: QWidget, by: int = -120) -> None:
    """Turn the wheel over the middle of a widget, as the desktop does where it can be seen."""
    middle = widget.rect().center()
    if in_view(widget):
        window = widget.window()
        QTest.wheelEvent(window.windowHandle(), QPointF(widget.mapTo(window, middle)), QPoint(0, by))
        return
    where, buttons, keys = QPointF(widget.mapToGlobal(middle)), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(middle), where, QPoint(), QPoint(0, by), buttons, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(widget, event)


def said(widget: QWidget) -> object:
    if isinstance(widget, QComboBox):
        return widget.currentIndex(), widget.currentText()
    if isinstance(widget, QAbstractSlider):
        return widget.value()
    if isinstance(widget, QTabBar):
        return widget.currentIndex()
    assert isinstance(widget, QAbstractSpinBox)
    return widget.text()


def controls(top: QWidget) -> list[QWidget]:
    return [one for one in top.findChildren(QWidget) if takes_wheel(one)]


def turned(top: QWidget) -> dict[str, tuple[object, object]]:
    """Turn the wheel both ways over every control of a window without focus; return those that say something else."""
    changed: dict[str, tuple[object, object]] = {}
    for one in controls(top):
        one.ensurePolished()
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        before = said(one)
        for by in (-120, 120, 120):
            turn(one, by)
            if said(one) != before:
                changed[one.objectName() or type(one).__name__] = before, said(one)
            assert not one.hasFocus()
    return changed


def test_no_control_of_the_window_is_turned(
    qtbot, guard, tmp_path: Path, polyp_image: Path, polyp_mask: Path, tiny_variants: Path
):
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    window, wiring = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    found = controls(window)
    names = {one.objectName() for one in found}
    assert {"ask/scales", "ask/merge", "ask/passes", "look/threshold/slider", "look/threshold/box"} <= names
    assert len(found) > 15
    before = window.session.view, window.session.prediction_settings, window.session.ticked
    assert turned(window) == {}
    assert (window.session.view, window.session.prediction_settings, window.session.ticked) == before
    wiring.close()


def test_no_control_of_a_dialog_is_turned_and_the_form_scrolls(qtbot, guard, tmp_path: Path):
    plan_a = read_plan(plans_folder() / "unet-mobilenet_v2-a.toml")
    dialogs = (
        PlanDialog(plan_a, tmp_path, tasks=HeldTasks(), root=plans_folder()),
        FineTuneDialog([made.variant("one"), made.variant("two")], corrected=2, images=3),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert controls(dialog)
        assert turned(dialog) == {}
    plan = dialogs[0]
    plan.resize(plan.width(), 400)
    pages = plan.findChild(QTabWidget)
    assert pages is not None
    pages.setCurrentIndex([pages.tabText(place) for place in range(pages.count())].index("Network"))
    area = next(one for one in plan.findChildren(QScrollArea) if one.isVisible())
    qtbot.waitUntil(lambda: any(in_view(one) for one in controls(area)))
    assert area.verticalScrollBar().value() == 0
    turn(next(one for one in controls(area) if in_view(one)))
    assert area.verticalScrollBar().value() > 0


@pytest.mark.parametrize("editable", [False, True])
def test_with_focus_the_wheel_turns_and_without_it_scrolls(qtbot, guard, editable):
    area, body, box = QScrollArea(widgetResizable=True), QWidget(), QComboBox(editable=editable)
    box.addItems(["a", "b", "c"])
    body.setMinimumHeight(2000)
    line = QLineEdit()
    layout = QVBoxLayout(body)
    layout.addWidget(box)
    layout.addWidget(line)
    layout.addStretch()
    area.setWidget(body)
    area.resize(200, 200)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    line.setFocus()
    turn(box)
    assert (box.currentText(), line.hasFocus()) == ("a", True)
    assert area.verticalScrollBar().value() > 0
    area.verticalScrollBar().setValue(0)
    box.setFocus()
    turn(box)
    assert box.currentText() == "b"
    assert area.verticalScrollBar().value() == 0
