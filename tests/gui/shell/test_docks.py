"""Properties that all panes have in common."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollBar,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from segview.gui.images.dock import ImagesDock
from segview.gui.readout.dock import ValuesDock
from segview.gui.session.session import Session
from segview.gui.variants.dock import VariantsDock
from segview.gui.view.prediction_dock import PredictionDock
from segview.gui.view.view_dock import ViewDock
from segview.gui.widgets import theme
from segview.metrics.scores import pixel_scores
from segview.tasks.files import Open
from tests.gui import made
from tests.gui.held_tasks import HeldTasks

CONTROLS = (
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QToolButton,
)
MAKERS = {
    "images": ImagesDock,
    "variants": VariantsDock,
    "ask": PredictionDock,
    "look": ViewDock,
    "readout": lambda session: ValuesDock(session, pixel_scores),
}


@pytest.fixture
def session(qapp):
    return made.session("one", "two")


@pytest.fixture
def themed(qapp):
    theme.apply(qapp)
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


@pytest.fixture
def window(qtbot, themed, session):
    """A window with all panes, as large as the smallest screen it must fit."""
    window = QMainWindow()
    window.setDockNestingEnabled(True)
    window.setCentralWidget(QWidget())
    areas = Qt.DockWidgetArea
    for name, area in (
        ("images", areas.LeftDockWidgetArea),
        ("variants", areas.LeftDockWidgetArea),
        ("ask", areas.RightDockWidgetArea),
        ("look", areas.RightDockWidgetArea),
        ("readout", areas.BottomDockWidgetArea),
    ):
        dock = MAKERS[name](session)
        dock.setParent(window)
        window.addDockWidget(area, dock)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def docks(window):
    return {name: window.findChild(QWidget, f"dock/{name}") for name in MAKERS}


def controls(dock):
    """The controls that are ours: not the parts that Qt makes its own from."""
    ours = []
    for control in dock.widget().findChildren(QWidget):
        parents = []
        above = control.parentWidget()
        while above is not dock:
            parents.append(above)
            above = above.parentWidget()
        if isinstance(control, CONTROLS) and not any(isinstance(one, CONTROLS) for one in parents):
            ours.append(control)
    return [one for one in ours if not isinstance(one, QScrollBar)]


def test_every_control_has_a_name_and_says_what_it_is(window):
    seen = []
    for name, dock in docks(window).items():
        assert dock.accessibleName()
        found = controls(dock)
        assert len(found) >= 3
        for control in found:
            assert control.objectName().startswith(f"{name}/"), control
            assert control.accessibleName(), control.objectName()
            seen.append(control.objectName())
    assert sorted(seen) == sorted(set(seen))


def test_every_control_is_reached_with_the_tab_key(qtbot, window, session):
    wanted = {
        control.objectName()
        for dock in docks(window).values()
        for control in controls(dock)
        if control.isEnabled() and control.isVisible() and not isinstance(control, QToolButton)
    }
    assert len(wanted) > 15
    reached = set()
    window.findChild(QLineEdit, "images/filter").setFocus()
    for _ in range(120):
        focus = QApplication.focusWidget()
        while focus is not None and not focus.objectName():
            focus = focus.parentWidget()
        reached.add(focus.objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert wanted <= reached


def test_all_fits_a_small_screen(window):
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768
    assert (window.width(), window.height()) == (1366, 768)
    assert window.centralWidget().width() > 500


def test_no_text_is_cut(window):
    for dock in docks(window).values():
        for button in dock.findChildren(QToolButton) + dock.findChildren(QCheckBox) + dock.findChildren(QPushButton):
            if "/" not in button.objectName():
                continue  # a part that Qt makes its own from
            assert button.width() >= button.sizeHint().width(), button.objectName()
            assert button.height() >= button.sizeHint().height(), button.objectName()
        for label in dock.findChildren(QLabel):
            if label.isVisible() and not label.wordWrap():
                assert label.width() >= label.sizeHint().width(), label.text()


# ---- drops


def drop(widget, mime):
    """Drag something over the middle of a widget and let it go; return whether it was taken."""
    middle = QPointF(widget.rect().center())
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), action, mime, left, none)
    entering.ignore()
    QCoreApplication.sendEvent(widget, entering)
    if not entering.isAccepted():
        return False
    QCoreApplication.sendEvent(widget, QDropEvent(middle, action, mime, left, none))
    return True


@pytest.mark.parametrize("name", MAKERS)
def test_files_dropped_on_a_pane_are_opened(qtbot, session, name):
    dock = MAKERS[name](session)
    qtbot.addWidget(dock)
    dock.show()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/data/one"), QUrl.fromLocalFile("/data/two.png")])
    mime.setText("file:///data/one")  # as file managers do, which text fields would take
    for place in [dock, *controls(dock), *dock.findChildren(QLineEdit)]:
        target = place.viewport() if isinstance(place, (QAbstractItemView, QTextBrowser)) else place
        assert drop(target, mime), place.objectName()
        assert session.tasks.asked(Open)[-1].paths == (Path("/data/one"), Path("/data/two.png"))
        session.tasks.sent.clear()


@pytest.mark.parametrize("name", MAKERS)
def test_what_is_no_file_is_not_taken(qtbot, session, name):
    dock = MAKERS[name](session)
    qtbot.addWidget(dock)
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.png")])
    assert not drop(dock, mime)
    assert session.tasks.asked(Open) == []


# ---- panes that are made late, and panes of an empty session


@pytest.mark.parametrize("name", MAKERS)
def test_a_pane_made_late_shows_the_same(qtbot, name):
    early, late = Session(HeldTasks()), Session(HeldTasks())
    first = MAKERS[name](early)
    for session in (early, late):
        session.know((made.variant("one"), made.variant("two")))
        session.take_images(made.images(5, truths=2))
        session.ask(ticked=tuple(one.folder for one in session.catalogue.shown))
        session.receiver.take_image(made.image(session.listing.paths[0]))
        for request in session.requests():
            session.receiver.take_prediction(made.with_attention(made.prediction(request, made.half(0.1, 0.9)), 0.5))
        session.show(threshold=0.3, uncertainty=True)
        session.point_at((0.5, 0.7))
    second = MAKERS[name](late)
    images = []
    for dock in (first, second):
        qtbot.addWidget(dock)
        dock.resize(700, 500)
        with qtbot.waitExposed(dock):
            dock.show()
        images.append(dock.widget().grab().toImage())
        dock.hide()  # so that the other one is as active
    assert images[0] == images[1]
