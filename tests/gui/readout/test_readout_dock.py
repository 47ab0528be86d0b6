"""The pane of numbers."""

import time
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QSplitter, QTableView, QToolButton

from segview.core.answers.counts import LevelCounts
from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Kind, Map, quantised
from segview.core.requests.settings import PredictionSettings
from segview.gui.readout.dock import ValuesDock
from segview.metrics.scores import pixel_scores
from segview.tasks.answer import AnswerImage
from tests.gui import made
from tests.gui.held_tasks import nothing_is_asked


@pytest.fixture
def session(qapp):
    """Two variants on an image of 4 × 10 whose right half is the target."""
    session = made.session("one", "two")
    session.ask(prediction_settings=PredictionSettings(scales=(0.5, 1.0, 2.0)))
    session.receiver.take_image(made.image(session.listing.paths[0]))
    return session


@pytest.fixture
def dock(qtbot, session):
    dock = ValuesDock(session, pixel_scores)
    qtbot.addWidget(dock)
    dock.resize(1100, 220)
    with qtbot.waitExposed(dock):
        dock.show()
    return dock


def table(dock, name):
    found = dock.findChild(QTableView, f"readout/{name}")
    assert found is not None
    return found


def cells(dock, name):
    """Return the rows of a table: the values under their headings."""
    model = table(dock, name).model()
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    rows = [[model.index(row, place).data() for place in range(len(heads))] for row in range(model.rowCount())]
    return [dict(zip((head.replace("\n", " ") for head in heads), row, strict=True)) for row in rows]


def bold(dock, name, row, heading):
    model = table(dock, name).model()
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    place = [head.replace("\n", " ") for head in heads].index(heading)
    return model.index(row, place).data(Qt.ItemDataRole.FontRole).bold()


def answers(session, *, known=True):
    """The first variant is right everywhere; the second misses the whole target, and doubts it."""
    first, second = session.requests()
    session.receiver.take_prediction(made.prediction(first, made.half(0.1, 0.9), known=known))
    session.receiver.take_prediction(made.prediction(second, made.half(0.1, 0.4), known=known))


# ---- at the cursor


def test_at_the_cursor(dock, session):
    first, second = session.requests()
    session.receiver.take_prediction(made.with_attention(made.prediction(first, made.half(0.1, 0.3)), 0.25))
    session.receiver.take_prediction(made.prediction(second, made.half(0.1, 0.9)))
    session.point_at((0.6, 0.75))
    one, two = cells(dock, "cursor")
    assert one == {
        "Variant": "one",
        "p": "0.300",
        "|p − 0.5|": "0.200",
        "cbam spatial": "0.250",
        "p at × 0.5": "0.150",
        "p at × 1": "0.300",
        "p at × 2": "0.600",
    }
    assert (two["p"], two["|p − 0.5|"], two["cbam spatial"]) == ("0.900", "0.400", "–")
    assert dock.findChild(QLabel, "readout/place").text() == "Row 2, column 7 · ground truth: polyp"


def test_attention_that_is_not_shown_has_no_column(dock, session):
    first, _ = session.requests()
    path = "decoder.blocks.0.attention1.attention/spatial"
    found = Map(path, quantised(np.full((2, 2), 0.5)), Kind.SCALAR)
    answer = made.prediction(first, made.half(0.1, 0.3))
    session.receiver.take_prediction(replace(answer, maps={**answer.maps, path: found}))
    session.point_at((0.6, 0.75))
    assert not any("spatial" in title for title in cells(dock, "cursor")[0])
    session.show(maps=(*session.view.maps, path))
    session.point_at((0.6, 0.75))
    assert cells(dock, "cursor")[0]["d.b.0.a1.attention spatial"] == "0.500"


def test_what_each_scale_counts_is_read_where_a_variant_weighs_them(dock, session):
    first, second = session.requests()
    answer = made.prediction(first, made.half(0.1, 0.3))
    shares = {0.5: 0.2, 1.0: 0.7, 2.0: 0.1}
    weights = {
        f"scale/{scale:g}/weight": Map(f"scale/{scale:g}/weight", quantised(made.half(0.5, share)), Kind.SCALAR)
        for scale, share in shares.items()
    }
    session.receiver.take_prediction(replace(answer, maps={**answer.maps, **weights}))
    session.receiver.take_prediction(made.prediction(second, made.half(0.1, 0.9)))
    session.point_at((0.6, 0.75))
    one, two = cells(dock, "cursor")
    assert [one[f"weight × {scale:g}"] for scale in shares] == ["0.200", "0.700", "0.100"]
    assert [two[f"weight × {scale:g}"] for scale in shares] == ["–"] * 3


def test_the_place_of_the_cursor_is_that_of_the_image(dock, session):
    place = dock.findChild(QLabel, "readout/place")
    assert place.text() == "The pointer is not on an image."
    answers(session)
    for point, text in (
        ((0.0, 0.0), "Row 0, column 0"),
        ((0.999, 0.999), "Row 3, column 9"),
        ((1, 1), "Row 3, column 9"),
    ):
        session.point_at(point)
        assert place.text().startswith(text)
    session.point_at((0.5, 0.49))
    assert place.text().endswith("ground truth: background")
    session.receiver.take_image(made.image(session.listing.paths[0], with_truth=False))
    assert place.text().endswith("no ground truth")


def test_without_a_cursor_or_an_answer_there_are_no_numbers(dock, session):
    assert [set(row.values()) for row in cells(dock, "cursor")] == [{"one", "–"}, {"two", "–"}]
    answers(session)
    session.point_at((0.5, 0.5))
    assert cells(dock, "cursor")[0]["p"] == "0.900"
    session.point_at(None)
    assert [set(row.values()) for row in cells(dock, "cursor")] == [{"one", "–"}, {"two", "–"}]


def test_of_several_classes_the_most_probable_is_read(dock, session):
    request = session.requests()[0]
    names = ("background", "liver", "spleen")
    maps = {
        f"probability/{name}": Map(f"probability/{name}", quantised(np.full((2, 2), p)), Kind.PROBABILITY)
        for name, p in zip(names, (0.2, 0.7, 0.1), strict=True)
    }
    maps["scale/1/probability/liver"] = Map(
        "scale/1/probability/liver", quantised(np.full((2, 2), 0.6)), Kind.PROBABILITY
    )
    session.receiver.take_prediction(Prediction(request, (4, 10), names, maps=maps, complete=True))
    session.point_at((0.5, 0.5))
    row = cells(dock, "cursor")[0]
    assert (row["class"], row["p"], row["|p − 0.5|"], row["p at × 1"]) == ("liver", "0.700", "–", "0.600")
    assert cells(dock, "image")[0]["Dice"] == "–"
    session.receiver.take_prediction(made.prediction(session.requests()[1], made.half(0.4, 0.4)))
    assert cells(dock, "cursor")[1]["class"] == "background"
    session.show(threshold=0.3)
    assert cells(dock, "cursor")[1]["class"] == "polyp"


def test_following_the_cursor_is_cheap(qtbot, dock, session):
    session.know(tuple(made.variant(f"v{number}") for number in range(6)), tick=True)
    for request in session.requests():
        session.receiver.take_prediction(made.with_attention(made.prediction(request, made.half(0.1, 0.9)), 0.5))
    assert len(cells(dock, "cursor")) == 8
    taken = []
    for place in range(200):
        start = time.thread_time()
        session.point_at((place / 200, 0.5))
        taken.append(time.thread_time() - start)
    assert sorted(taken)[len(taken) // 2] < 0.008  # half of a frame of the screen


# ---- of the whole image


def test_of_the_whole_image(dock, session):
    answers(session)
    one, two = cells(dock, "image")
    assert one == {
        "Variant": "one",
        "mask px": "20",
        "uncertain %": "0.00",
        "Dice": "1.000",
        "IoU": "1.000",
        "confident errors, px": "0",
        "uncertain errors, px": "0",
        "time s": "0.50",
    }
    assert (two["mask px"], two["uncertain %"], two["Dice"]) == ("0", "50.00", "0.000")
    assert (two["confident errors, px"], two["uncertain errors, px"]) == ("0", "20")


def test_threshold_and_band_act_at_once_and_ask_nothing(qtbot, dock, session):
    answers(session)
    with nothing_is_asked(session.tasks):
        session.show(band=0.05)
        two = cells(dock, "image")[1]
        assert (two["confident errors, px"], two["uncertain errors, px"], two["uncertain %"]) == ("20", "0", "0.00")
        session.show(threshold=0.3)
        assert cells(dock, "image")[1]["Dice"] == "1.000"
    assert "threshold 0.30" in dock.findChild(QLabel, "readout/state").text()
    assert "0.45 to 0.55" in dock.findChild(QLabel, "readout/state").text()


def test_what_needs_no_counting_is_not_counted_again(qtbot, session):
    counted = []

    def score(counts, threshold, band):
        counted.append(threshold)
        return pixel_scores(counts, threshold, band)

    dock = ValuesDock(session, score)
    qtbot.addWidget(dock)
    answers(session)
    before = len(counted)
    session.show(opacity=0.9, mask=False)
    session.point_at((0.1, 0.1))
    assert len(counted) == before
    session.show(threshold=0.6)
    assert counted[before:] == [0.6, 0.6]


def test_without_ground_truth_there_is_no_right_and_wrong(dock, session):
    answers(session, known=False)
    one = cells(dock, "image")[0]
    assert (one["mask px"], one["Dice"], one["IoU"]) == ("20", "–", "–")
    assert (one["confident errors, px"], one["uncertain errors, px"]) == ("–", "–")


def test_the_best_of_a_column_is_bold(dock, session):
    first, second = session.requests()
    session.receiver.take_prediction(made.prediction(first, made.half(0.1, 0.9)))
    assert not bold(dock, "image", 0, "Dice")  # alone
    session.receiver.take_prediction(made.prediction(second, made.half(0.1, 0.4), timings={"total": 0.25}))
    assert [bold(dock, "image", row, "Dice") for row in (0, 1)] == [True, False]
    assert [bold(dock, "image", row, "uncertain errors, px") for row in (0, 1)] == [True, False]
    assert [bold(dock, "image", row, "confident errors, px") for row in (0, 1)] == [False, False]  # alike
    assert [bold(dock, "image", row, "time s") for row in (0, 1)] == [False, True]
    assert [bold(dock, "image", row, "mask px") for row in (0, 1)] == [False, False]


def test_the_time_says_how_it_was_computed(dock, session):
    first, second = session.requests()
    session.receiver.take_prediction(
        made.prediction(first, made.half(0.1, 0.9), path="cpu fp32 after cuda ran out of memory")
    )
    session.receiver.take_prediction(made.prediction(second, made.half(0.1, 0.9), complete=False, scales_done=(0.5,)))
    model = table(dock, "image").model()
    last = model.columnCount() - 1
    tip = model.index(0, last).data(Qt.ItemDataRole.ToolTipRole)
    assert "cuda ran out of memory" in tip
    assert "forward 0.25 s" in tip
    assert model.index(1, last).data() == "–"
    assert "1 of 3 scales" in model.index(1, last).data(Qt.ItemDataRole.ToolTipRole)


def test_a_failure_is_told_by_the_row(dock, session):
    answers(session)
    session.ask(again=True)
    session.tasks.refuse(AnswerImage(session.requests()[0]), "It does not fit.")
    for name in ("cursor", "image"):
        model = table(dock, name).model()
        assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "It does not fit."
        assert model.index(0, 1).data() == "–"


def test_every_column_explains_itself(dock, session):
    answers(session)
    for name in ("cursor", "image"):
        model = table(dock, name).model()
        for place in range(model.columnCount()):
            assert len(model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)) > 15
    tips = [
        table(dock, "image").model().headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        for place in (5, 6)
    ]
    assert all("Jeong et al., 2023" in tip for tip in tips)
    assert "outside the uncertain band" in tips[0]
    assert "inside the uncertain band" in tips[1]


def test_the_selection_stays_when_the_numbers_change(dock, session):
    answers(session)
    cursor = table(dock, "cursor")
    cursor.selectionModel().select(
        cursor.model().index(1, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    session.point_at((0.2, 0.2))
    assert [index.row() for index in cursor.selectionModel().selectedRows()] == [1]


# ---- copying


def test_a_table_is_copied_as_tab_separated_text(qtbot, dock, session):
    session.know((made.variant("three"),))
    answers(session)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(table(dock, "image"), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:4] == ["variant", "mask px", "uncertain %", "Dice"]
    assert lines[1].split("\t") == ["one", "20", "0.00", "1.000", "1.000", "0", "0", "0.50"]
    assert len(lines) == 3


def test_copied_numbers_have_no_grouping_and_gaps_are_empty(dock, session):
    first = session.requests()[0]
    counts = made.prediction(first, np.full((100, 100), 0.9), known=False).counts
    session.receiver.take_prediction(made.prediction(first, made.half(0.1, 0.9), counts=counts))
    assert cells(dock, "image")[0]["mask px"] == "10,000"
    lines = table(dock, "image").model().tab_separated().splitlines()
    assert lines[1].split("\t")[:4] == ["one", "10000", "0.00", ""]
    assert lines[2].split("\t") == ["two", "", "", "", "", "", "", ""]


def test_the_button_copies_both_tables_and_says_of_what(qtbot, dock, session):
    answers(session)
    session.point_at((0.5, 0.5))
    qtbot.mouseClick(dock.findChild(QToolButton, "readout/copy"), Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0] == str(session.image)
    assert "Row 2, column 5" in text
    assert "|p − 0.5|" in text
    assert "confident errors" in text


# ---- room


def test_a_column_grows_with_its_numbers(dock, session):
    answers(session)
    first = session.requests()[0]
    counts = LevelCounts(np.full(65536, 10**6))
    session.receiver.take_prediction(made.prediction(first, made.half(0.1, 0.9), counts=counts))
    image = table(dock, "image")
    assert cells(dock, "image")[0]["mask px"] == "32,768,000,000"
    assert image.columnWidth(1) > image.fontMetrics().horizontalAdvance("32,768,000,000")


def test_names_and_numbers_are_never_cut_at_full_width(dock, session):
    answers(session)
    for name in ("cursor", "image"):
        view = table(dock, name)
        assert view.horizontalScrollBar().maximum() == 0
        metrics = view.fontMetrics()
        for place, heading in enumerate(cells(dock, name)[0], 0):
            shown = view.model().headerData(place, Qt.Orientation.Horizontal)
            widest = max(
                metrics.horizontalAdvance(line) for line in [*shown.split("\n"), cells(dock, name)[0][heading]]
            )
            assert view.columnWidth(place) >= widest + 4


def test_tables_stand_one_above_the_other_in_a_narrow_pane(qtbot, dock):
    splitter = dock.findChild(QSplitter, "readout/splitter")
    assert splitter.orientation() == Qt.Orientation.Horizontal
    dock.resize(400, 500)
    qtbot.waitUntil(lambda: splitter.orientation() == Qt.Orientation.Vertical)


# ---- images unlike those that a variant knows


def test_how_unlike_the_image_is_has_a_column_where_a_variant_can_tell(dock, session):
    first, second = session.requests()[:2]
    session.receiver.take_prediction(replace(made.prediction(first, made.half(0.1, 0.9)), unlikeness=2.352))
    session.receiver.take_prediction(made.prediction(second, made.half(0.1, 0.9)))
    one, two = cells(dock, "image")
    assert (one["distance to validation"], two["distance to validation"]) == ("2.35", "–")
    assert list(one)[-1] == "time s"
