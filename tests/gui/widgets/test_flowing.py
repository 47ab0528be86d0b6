"""Controls that go on in the next row."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from segview.gui.widgets import theme
from segview.gui.widgets.flowing import Flow, FlowLayout, together


@pytest.fixture
def bar(qtbot):
    bar = QWidget()
    row = FlowLayout(bar)
    for text in ("One", "Another", "A third"):
        row.addWidget(QPushButton(text))
    field = QLineEdit()
    field.setMinimumWidth(80)
    row.addWidget(field)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def tops(bar):
    return [one.geometry().center().y() for one in bar.findChildren(QWidget) if one.parent() is bar and one.isVisible()]


def fit(bar, width):
    bar.resize(width, bar.heightForWidth(width))
    bar.layout().activate()


def test_one_row_where_there_is_room_and_what_expands_has_the_rest(bar):
    fit(bar, 900)
    assert len(set(tops(bar))) == 1
    assert bar.findChild(QLineEdit).geometry().right() == bar.rect().right()


def test_more_rows_where_there_is_less_and_nothing_is_cut_or_covered(bar):
    one = bar.heightForWidth(900)
    widest = max(button.sizeHint().width() for button in bar.findChildren(QPushButton))
    assert bar.minimumSizeHint().width() <= widest
    fit(bar, widest)
    assert bar.height() > 3 * one
    buttons = bar.findChildren(QPushButton)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert not any(a.geometry().intersects(b.geometry()) for a in buttons for b in buttons if a is not b)


def test_hidden_controls_take_no_room(bar):
    first = bar.findChild(QPushButton)
    before = bar.sizeHint().width()
    first.hide()
    bar.layout().invalidate()
    assert bar.sizeHint().width() < before


def test_controls_that_belong_together_stay_in_one_row(qtbot):
    bar = QWidget()
    row = FlowLayout(bar)
    label, field = QLabel("Name"), QPushButton("Control")
    row.addWidget(QPushButton("Something before"))
    row.addWidget(together(label, field))
    qtbot.addWidget(bar)
    bar.show()
    fit(bar, bar.sizeHint().width() - 10)
    assert label.mapTo(bar, label.rect().center()).y() == field.mapTo(bar, field.rect().center()).y()
    assert field.mapTo(bar, field.rect().center()).y() > row.itemAt(0).geometry().bottom()


def test_in_a_place_that_scrolls_it_needs_no_more_than_its_rows(qtbot):
    page = QWidget()
    column = QVBoxLayout(page)
    flow = Flow()
    for number in range(6):
        flow.row.addWidget(QPushButton(f"Button {number}"))
    column.addWidget(flow)
    column.addWidget(QLabel("below"), 1)
    area = QScrollArea(widgetResizable=True)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(250, 400)
    area.show()
    qtbot.waitUntil(lambda: flow.height() == flow.row.heightForWidth(flow.width()))
    assert not area.horizontalScrollBar().isVisible()
    tall = flow.height()
    area.resize(900, 400)
    qtbot.waitUntil(lambda: flow.height() < tall)


def test_a_label_stays_beside_a_control_that_cannot_grow(qtbot):
    label, field = QLabel("Name"), QLineEdit()
    field.setMaximumWidth(100)
    bar = QWidget()
    row = FlowLayout(bar)
    row.addWidget(together(label, field))
    row.addWidget(QPushButton("Another"))
    qtbot.addWidget(bar)
    bar.show()
    fit(bar, 900)
    assert field.geometry().left() - label.geometry().right() <= 2 * theme.GAP
    assert label.width() == label.sizeHint().width()
