"""The pane of the view settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QSlider,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
)

from segview.core.maps.disagreement import DISAGREEMENT
from segview.core.requests.settings import ViewSettings
from segview.gui.view.map_list import PATTERN, MapList, offered_patterns, title
from segview.gui.view.view_dock import ViewDock
from tests.gui import made
from tests.gui.held_tasks import nothing_is_asked
from tests.gui.made import child


@pytest.fixture
def session(qapp):
    return made.session("one", "two")


@pytest.fixture
def view(shown, session):
    return shown(ViewDock(session), 280, 600)


# ---- numbers


@pytest.mark.parametrize("field", ["threshold", "band", "opacity"])
def test_slider_and_box_stay_in_step_and_ask_nothing(qtbot, view, session, field):
    slider, box = child(view, QSlider, f"look/{field}/slider"), child(view, QDoubleSpinBox, f"look/{field}/box")
    with nothing_is_asked(session.tasks):
        slider.setValue(33)
        assert (getattr(session.view, field), box.value()) == (0.33, 0.33)
        box.selectAll()
        qtbot.keyClicks(box, "0.41")
        assert getattr(session.view, field) == 0.33
        qtbot.keyClick(box, Qt.Key.Key_Return)
        assert (getattr(session.view, field), slider.value()) == (0.41, 41)
        session.show(**{field: 0.25})
        assert (box.value(), slider.value()) == (0.25, 25)


def test_limits_are_those_of_the_settings(view):
    for field in ("threshold", "band", "opacity"):
        box, slider = child(view, QDoubleSpinBox, f"look/{field}/box"), child(view, QSlider, f"look/{field}/slider")
        for value in (box.minimum(), box.maximum()):
            assert ViewSettings.model_validate({field: value})
        for value in (box.minimum() - 0.01, box.maximum() + 0.01):
            with pytest.raises(ValueError, match=field):
                ViewSettings.model_validate({field: value})
        assert (slider.minimum(), slider.maximum()) == (round(100 * box.minimum()), round(100 * box.maximum()))
        assert box.toolTip() == ViewSettings.model_fields[field].description


def test_a_finer_number_than_the_slider_has_is_kept(view, session):
    session.show(threshold=0.125)
    assert session.view.threshold == 0.125


# ---- what is drawn over the image


@pytest.mark.parametrize("field", ["mask", "truth", "uncertainty", "attention", "contour_only", "smooth"])
def test_boxes_switch_the_look_and_follow_it(qtbot, view, session, field):
    box = child(view, QCheckBox, f"look/{field}")
    before = getattr(session.view, field)
    assert box.isChecked() is before
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert getattr(session.view, field) is not before
    session.show(**{field: before})
    assert box.isChecked() is before


def test_reset_brings_back_the_first_look(qtbot, view, session):
    session.show(threshold=0.9, mask=False, maps=("uncertainty",))
    qtbot.mouseClick(child(view, QToolButton, "look/reset"), Qt.MouseButton.LeftButton)
    assert session.view == ViewSettings()
    assert child(view, QDoubleSpinBox, "look/threshold/box").value() == 0.5


# ---- maps


def items(view):
    maps = child(view, QListWidget, "look/maps")
    return {maps.item(row).data(PATTERN): maps.item(row) for row in range(maps.count())}


def answer(session, attention=None):
    for request in session.requests():
        prediction = made.prediction(request, made.half(0.1, 0.9))
        session.receiver.take_prediction(
            prediction if attention is None else made.with_attention(prediction, attention)
        )


def test_maps_of_the_answers_are_offered(view, session):
    assert list(items(view)) == list(ViewSettings().maps)
    answer(session, attention=0.5)
    assert list(items(view)) == [
        *ViewSettings().maps,
        "scale/*/probability/polyp",
        "cbam/channel",
        *DISAGREEMENT,
    ]
    ticked = [name for name, item in items(view).items() if item.checkState() == Qt.CheckState.Checked]
    assert ticked == list(ViewSettings().maps)


def test_maps_stay_offered_on_the_way_to_another_image(view, session):
    answer(session, attention=0.5)
    before = list(items(view))
    session.ask(image=session.listing.paths[1])
    assert session.answers == {}
    assert list(items(view)) == before


def test_maps_that_no_ticked_variant_has_go(view, session):
    first, second = session.requests()
    session.receiver.take_prediction(made.with_attention(made.prediction(first, made.half(0.1, 0.9)), 0.5))
    session.receiver.take_prediction(made.prediction(second, made.half(0.1, 0.9)))
    assert "cbam/channel" in items(view)
    session.ask(ticked=(second.variant,))
    assert "cbam/channel" not in items(view)
    assert "scale/*/probability/polyp" in items(view)


def test_ticking_a_map_shows_it_and_asks_nothing(qtbot, view, session):
    answer(session, attention=0.5)
    with nothing_is_asked(session.tasks):
        items(view)["cbam/channel"].setCheckState(Qt.CheckState.Checked)
        items(view)["uncertainty"].setCheckState(Qt.CheckState.Unchecked)
    assert session.view.maps == ("probability/*", "cbam/spatial", "errors", "cbam/channel")
    session.show(maps=("uncertainty",))
    checked = [name for name, item in items(view).items() if item.checkState() == Qt.CheckState.Checked]
    assert checked == ["uncertainty"]


def test_space_ticks_a_map(qtbot, view, session):
    maps = child(view, QListWidget, "look/maps")
    maps.setCurrentRow(1)
    qtbot.keyClick(maps, Qt.Key.Key_Space)
    assert session.view.maps == ("probability/*", "cbam/spatial", "errors")


def test_moving_a_map_changes_the_order_on_the_wall(qtbot, view, session):
    answer(session)
    maps = child(view, QListWidget, "look/maps")
    maps.setCurrentRow(2)
    qtbot.keyClick(maps, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert session.view.maps == ("probability/*", "cbam/spatial", "uncertainty", "errors")
    assert list(items(view))[:3] == ["probability/*", "cbam/spatial", "uncertainty"]
    assert maps.currentItem().data(PATTERN) == "cbam/spatial"
    # what a drag inside the list does to its model
    assert maps.model().moveRow(maps.rootIndex(), 2, maps.rootIndex(), 0)
    assert session.view.maps == ("uncertainty", "probability/*", "cbam/spatial", "errors")


def test_the_order_of_the_look_wins(view, session):
    session.show(maps=("cbam/spatial", "probability/*"))
    assert [name for name in items(view) if name in session.view.maps] == ["cbam/spatial", "probability/*"]


def test_a_class_of_several_can_be_chosen_alone():
    names = ["probability/a", "probability/b", "uncertainty"]
    assert offered_patterns(("probability/*",), (), names) == ["probability/*", "uncertainty", "cbam/spatial", "errors"]
    assert offered_patterns((), ("probability/*",), names)[-2:] == ["probability/a", "probability/b"]


def test_a_name_under_a_pattern_that_stands_for_it_alone_is_not_offered():
    assert "probability/a" not in offered_patterns((), (), ["probability/a"])


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("probability/*", "probability"),
        ("scale/*/probability/polyp", "each scale: probability/polyp"),
        ("scale/disagreement", "scale/disagreement"),
    ],
)
def test_titles(pattern, shown):
    assert title(pattern) == shown


def test_putting_the_same_again_keeps_the_items(qtbot):
    maps = MapList()
    qtbot.addWidget(maps)
    maps.set_patterns(("uncertainty",), ["uncertainty", "mask"])
    first = maps.item(0)
    maps.set_patterns(("uncertainty",), ["uncertainty", "mask"])
    assert maps.item(0) is first


def test_the_list_of_maps_is_filtered_by_every_word_and_ticks_stay(qtbot, view, session):
    names = [
        f"sa/head {head}/{part}/{one}" for head in (1, 4) for part in ("main", "attention") for one in ("sky", "pole")
    ]
    view.maps.set_patterns(("sa/head 1/main/sky",), names)
    typed = child(view, QLineEdit, "look/maps/filter")

    def listed() -> list[str]:
        items = [view.maps.item(row) for row in range(view.maps.count())]
        return [item.data(PATTERN) for item in items if not item.isHidden()]

    qtbot.keyClicks(typed, "Attention pole")
    assert listed() == ["sa/head 1/attention/pole", "sa/head 4/attention/pole"]
    view.maps.set_patterns(("sa/head 1/main/sky",), [*names, "sa/head 2/attention/pole"])
    assert len(listed()) == 3
    assert view.maps.patterns(ticked=True) == ["sa/head 1/main/sky"]
    typed.clear()
    assert "sa/head 1/main/sky" in listed()


def test_paths_of_blocks_that_are_too_long_keep_their_numbers(qtbot):
    maps = MapList()
    qtbot.addWidget(maps)
    paths = [f"decoder.blocks.0.attention{number}.attention.sSE.1/spatial" for number in (1, 2)]
    maps.set_patterns(["probability/*"], paths)
    maps.resize(240, 200)
    maps.show()
    texts = []
    for row in range(maps.count()):
        index = maps.model().index(row, 0)
        option = QStyleOptionViewItem()
        maps.initViewItemOption(option)
        option.rect = maps.visualRect(index)
        delegate = maps.itemDelegate()
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, index)
        texts.append(option.text)
    assert "probability" in texts
    short = [text for text in texts if text.endswith("/spatial") and ".0." in text]
    assert len(short) == 2
    assert ["a1" in short[0] or "attention1" in short[0], "a2" in short[1] or "attention2" in short[1]] == [True, True]
    assert all(len(text) < len(paths[0]) for text in short)
