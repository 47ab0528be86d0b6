"""The pane of the look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QListWidget, QSlider, QToolButton

from segview.core.requests.settings import Look
from segview.gui.view.map_list import PATTERN, MapList, offered, title
from segview.gui.view.view_dock import LookDock
from tests.gui import made
from tests.gui.office import nothing_is_asked


@pytest.fixture
def session(qapp):
    return made.session("one", "two")


@pytest.fixture
def look(qtbot, session):
    dock = LookDock(session)
    qtbot.addWidget(dock)
    dock.resize(280, 600)
    with qtbot.waitExposed(dock):
        dock.show()
    return dock


def child(dock, kind, name):
    found = dock.findChild(kind, name)
    assert found is not None
    return found


# ---- numbers


@pytest.mark.parametrize("field", ["threshold", "band", "opacity"])
def test_slider_and_box_stay_in_step_and_ask_nothing(qtbot, look, session, field):
    slider, box = child(look, QSlider, f"look/{field}/slider"), child(look, QDoubleSpinBox, f"look/{field}/box")
    with nothing_is_asked(session.tasks):
        slider.setValue(33)
        assert (getattr(session.look, field), box.value()) == (0.33, 0.33)
        box.selectAll()
        qtbot.keyClicks(box, "0.41")
        assert getattr(session.look, field) == 0.33
        qtbot.keyClick(box, Qt.Key.Key_Return)
        assert (getattr(session.look, field), slider.value()) == (0.41, 41)
        session.show(**{field: 0.25})
        assert (box.value(), slider.value()) == (0.25, 25)


def test_limits_are_those_of_the_settings(look):
    for field in ("threshold", "band", "opacity"):
        box, slider = child(look, QDoubleSpinBox, f"look/{field}/box"), child(look, QSlider, f"look/{field}/slider")
        for value in (box.minimum(), box.maximum()):
            assert Look.model_validate({field: value})
        for value in (box.minimum() - 0.01, box.maximum() + 0.01):
            with pytest.raises(ValueError, match=field):
                Look.model_validate({field: value})
        assert (slider.minimum(), slider.maximum()) == (round(100 * box.minimum()), round(100 * box.maximum()))
        assert box.toolTip() == Look.model_fields[field].description


def test_a_finer_number_than_the_slider_has_is_kept(look, session):
    session.show(threshold=0.125)
    assert session.look.threshold == 0.125


# ---- what is drawn over the picture


@pytest.mark.parametrize("field", ["mask", "truth", "uncertainty", "attention", "contour_only", "smooth"])
def test_boxes_switch_the_look_and_follow_it(qtbot, look, session, field):
    box = child(look, QCheckBox, f"look/{field}")
    before = getattr(session.look, field)
    assert box.isChecked() is before
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert getattr(session.look, field) is not before
    session.show(**{field: before})
    assert box.isChecked() is before


def test_reset_brings_back_the_first_look(qtbot, look, session):
    session.show(threshold=0.9, mask=False, maps=("uncertainty",))
    qtbot.mouseClick(child(look, QToolButton, "look/reset"), Qt.MouseButton.LeftButton)
    assert session.look == Look()
    assert child(look, QDoubleSpinBox, "look/threshold/box").value() == 0.5


# ---- maps


def items(look):
    maps = child(look, QListWidget, "look/maps")
    return {maps.item(row).data(PATTERN): maps.item(row) for row in range(maps.count())}


def answer(session, attention=None):
    for request in session.requests():
        prediction = made.prediction(request, made.half(0.1, 0.9))
        session.take_prediction(prediction if attention is None else made.with_attention(prediction, attention))


def test_maps_of_the_answers_are_offered(look, session):
    assert list(items(look)) == list(Look().maps)
    answer(session, attention=0.5)
    assert list(items(look)) == [*Look().maps, "scale/*/probability/polyp", "cbam/channel"]
    ticked = [name for name, item in items(look).items() if item.checkState() == Qt.CheckState.Checked]
    assert ticked == list(Look().maps)


def test_maps_stay_offered_on_the_way_to_another_image(look, session):
    answer(session, attention=0.5)
    before = list(items(look))
    session.ask(image=session.images[1])
    assert session.answers == {}
    assert list(items(look)) == before


def test_maps_that_no_ticked_variant_has_go(look, session):
    first, second = session.requests()
    session.take_prediction(made.with_attention(made.prediction(first, made.half(0.1, 0.9)), 0.5))
    session.take_prediction(made.prediction(second, made.half(0.1, 0.9)))
    assert "cbam/channel" in items(look)
    session.ask(ticked=(second.variant,))
    assert "cbam/channel" not in items(look)
    assert "scale/*/probability/polyp" in items(look)


def test_ticking_a_map_shows_it_and_asks_nothing(qtbot, look, session):
    answer(session, attention=0.5)
    with nothing_is_asked(session.tasks):
        items(look)["cbam/channel"].setCheckState(Qt.CheckState.Checked)
        items(look)["uncertainty"].setCheckState(Qt.CheckState.Unchecked)
    assert session.look.maps == ("probability/*", "cbam/spatial", "errors", "cbam/channel")
    session.show(maps=("uncertainty",))
    checked = [name for name, item in items(look).items() if item.checkState() == Qt.CheckState.Checked]
    assert checked == ["uncertainty"]


def test_space_ticks_a_map(qtbot, look, session):
    maps = child(look, QListWidget, "look/maps")
    maps.setCurrentRow(1)
    qtbot.keyClick(maps, Qt.Key.Key_Space)
    assert session.look.maps == ("probability/*", "cbam/spatial", "errors")


def test_moving_a_map_changes_the_order_on_the_wall(qtbot, look, session):
    answer(session)
    maps = child(look, QListWidget, "look/maps")
    maps.setCurrentRow(2)
    qtbot.keyClick(maps, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert session.look.maps == ("probability/*", "cbam/spatial", "uncertainty", "errors")
    assert list(items(look))[:3] == ["probability/*", "cbam/spatial", "uncertainty"]
    assert maps.currentItem().data(PATTERN) == "cbam/spatial"
    # what a drag inside the list does to its model
    assert maps.model().moveRow(maps.rootIndex(), 2, maps.rootIndex(), 0)
    assert session.look.maps == ("uncertainty", "probability/*", "cbam/spatial", "errors")


def test_the_order_of_the_look_wins(look, session):
    session.show(maps=("cbam/spatial", "probability/*"))
    assert [name for name in items(look) if name in session.look.maps] == ["cbam/spatial", "probability/*"]


def test_a_class_of_several_can_be_chosen_alone():
    names = ["probability/a", "probability/b", "uncertainty"]
    assert offered(("probability/*",), (), names) == ["probability/*", "uncertainty", "cbam/spatial", "errors"]
    assert offered((), ("probability/*",), names)[-2:] == ["probability/a", "probability/b"]


def test_a_name_under_a_pattern_that_stands_for_it_alone_is_not_offered():
    assert "probability/a" not in offered((), (), ["probability/a"])


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
    maps.put(("uncertainty",), ["uncertainty", "mask"])
    first = maps.item(0)
    maps.put(("uncertainty",), ["uncertainty", "mask"])
    assert maps.item(0) is first


def test_the_list_of_maps_is_filtered_by_every_word_and_ticks_stay(qtbot, look, session):
    names = [
        f"sa/head {head}/{part}/{one}" for head in (1, 4) for part in ("main", "attention") for one in ("sky", "pole")
    ]
    look.maps.put(("sa/head 1/main/sky",), names)
    typed = child(look, QLineEdit, "look/maps/filter")

    def listed() -> list[str]:
        items = [look.maps.item(row) for row in range(look.maps.count())]
        return [item.data(PATTERN) for item in items if not item.isHidden()]

    qtbot.keyClicks(typed, "Attention pole")
    assert listed() == ["sa/head 1/attention/pole", "sa/head 4/attention/pole"]
    look.maps.put(("sa/head 1/main/sky",), [*names, "sa/head 2/attention/pole"])
    assert len(listed()) == 3
    assert look.maps.patterns(ticked=True) == ["sa/head 1/main/sky"]
    typed.clear()
    assert "sa/head 1/main/sky" in listed()
