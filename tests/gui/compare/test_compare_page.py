"""The page that compares variants over all images."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyqtgraph as pg
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.core.comparison.score_table import SPREAD_BINS, ScoreTable
from segview.core.images.image import Images
from segview.gui.compare.page import HINT, ComparePage
from segview.gui.compare.plots import AGAINST, AGREEMENT, KINDS, PROBABILITIES, SPREAD
from segview.gui.compare.probability_plot import shares
from segview.gui.session.session import Session
from segview.gui.variants.card import card_html
from segview.gui.variants.display_names import here_words
from segview.gui.variants.short_names import distinct, short
from segview.tasks.folder import Compared, CompareScores, EvaluateFolder, ImageRow
from segview.tasks.handlers import HANDLERS
from segview.tasks.joining import JoinTable
from segview.tasks.services import Services
from segview.tasks.truths import CheckTruths
from tests.gui import made
from tests.gui.held_tasks import held

Made = tuple[ComparePage, Session, list[ScoreTable]]


@pytest.fixture
def shown(qtbot: QtBot) -> Made:
    session, saved = made.session("unet-a", "unet-b", count=6), list[ScoreTable]()
    page = ComparePage(session, saved.append)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page, session, saved


def row(place: int, *dices: float, glare: float = 0.0) -> ImageRow:
    return ImageRow(
        place,
        {at: {"Dice": value, "area": 0.1} for at, value in enumerate(dices)},
        {at: {"Dice": (value * 100, 100.0)} for at, value in enumerate(dices)},
        {"glare": glare, "folder": "/pictures"},
        {at: spread(at) for at in range(len(dices))},
        {(0, 1): 1 - abs(dices[0] - dices[1])} if len(dices) > 1 else {},
    )


def spread(at: int) -> NDArray[np.int64]:
    """Return ten pixels, nine of low probability and one of high, which lies higher the later the variant comes."""
    found = np.zeros((2, SPREAD_BINS), np.int64)
    found[0, 5], found[1, 80 + at] = 9, 1
    return found


DICES = ((0.9, 0.8), (0.5, 0.7), (0.7, 0.75), (0.2, 0.9), (0.95, 0.96), (0.6, 0.6))


def evaluated(page: ComparePage, session: Session) -> None:
    """Have all images scored, and compared by the real handler."""
    page.bar.run.click()
    tasks = held(session)
    tasks.answer(EvaluateFolder, tuple(row(at, *dices, glare=at / 10) for at, dices in enumerate(DICES)))
    tasks.handle(CompareScores)


def column(page: ComparePage, at: int) -> list[str]:
    model = page.pane.model
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def test_it_says_what_to_do_and_then_scores_what_is_ticked(shown: Made) -> None:
    page, session, _ = shown
    assert HINT in page.statistics.said.toPlainText()
    session.ask(ticked=())
    assert "Tick the variants" in page.statistics.said.toPlainText()
    assert not page.bar.run.isEnabled()
    session.ask(ticked=tuple(one.folder for one in session.catalogue.shown))
    page.bar.run.click()
    (asked,) = held(session).waiting(EvaluateFolder)
    assert [image for image, _ in asked.images] == list(session.listing.paths)
    assert asked.images[0][1] is not None
    assert asked.images[1][1] is None
    assert (asked.threshold, asked.band) == (session.view.threshold, session.view.band)
    assert page.bar.run.text() == "Stop"
    assert "0 of 6 images" in page.bar.state.text()


def test_rows_come_in_and_the_statistics_follow(shown: Made) -> None:
    page, session, _ = shown
    evaluated(page, session)
    assert page.bar.run.text() == "Evaluate"
    assert column(page, 0)[0] == "polyp_00000.png"
    assert column(page, 1) == ["0.900", "0.500", "0.700", "0.200", "0.950", "0.600"]
    assert page.pane.model.headerData(1, Qt.Orientation.Horizontal) == "a"
    assert "unet-a" in str(page.pane.model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))
    means = page.statistics.means.numbers
    assert [means.text(at, 0) for at in range(2)] == ["a", "b"]
    assert means.text(0, 1).startswith("0.642 (")
    assert page.statistics.pairs.numbers.text(0, 0) == "b − a"
    assert "6 images show no clear difference in Dice between b and a" in page.statistics.said.toPlainText()


def test_ground_truths_that_seem_wrong_are_told_above_the_statistics(shown: Made) -> None:
    page, session, _ = shown
    page.bar.run.click()
    tasks = held(session)
    tasks.answer(CheckTruths, (Text("Inverted, perhaps."),))
    assert "Inverted, perhaps." in page.statistics.said.toPlainText()
    tasks.answer(EvaluateFolder, tuple(row(at, *dices) for at, dices in enumerate(DICES)))
    tasks.handle(CompareScores)
    assert "Inverted, perhaps." in page.statistics.said.toPlainText()
    assert "6 images show no clear difference in Dice between b and a" in page.statistics.said.toPlainText()
    evaluated(page, session)  # once more
    assert "Inverted, perhaps." not in page.statistics.said.toPlainText()


def test_the_table_is_sorted_filtered_and_coloured_by_what_is_bad(shown: Made) -> None:
    page, session, _ = shown
    evaluated(page, session)
    view, model = page.pane.view, page.pane.model
    page.pane.select(3)
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert column(page, 1) == ["0.200", "0.500", "0.600", "0.700", "0.900", "0.950"]
    # What is selected stays selected.
    assert [index.row() for index in view.selectionModel().selectedRows()] == [0]
    view.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert column(page, 3)[0] == "0.700"
    worst, best = (model.index(at, 1).data(Qt.ItemDataRole.BackgroundRole) for at in (0, 5))
    assert worst.red() > worst.blue()
    page.pane.filter.setText("0004 polyp")
    assert column(page, 0) == ["polyp_00004.png"]
    page.pane.filter.setText("")
    assert model.rowCount() == 6
    assert best is not None


def test_a_row_and_a_point_lead_to_the_image(shown: Made, qtbot: QtBot) -> None:
    page, session, _ = shown
    evaluated(page, session)
    view = page.pane.view
    with qtbot.waitSignal(page.opened):
        page.plots.plot.chosen.emit(2)
    assert session.image == session.listing.paths[2]
    place = view.visualRect(page.pane.model.index(4, 0)).center()
    with qtbot.assertNotEmitted(page.opened):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.image == session.listing.paths[4]
    with qtbot.waitSignal(page.opened):
        view.activated.emit(page.pane.model.index(5, 0))
    assert session.image == session.listing.paths[5]


def test_what_is_selected_becomes_the_list_and_all_come_back(shown: Made) -> None:
    page, session, _ = shown
    every = session.listing.paths
    evaluated(page, session)
    page.pane.view.selectRow(1)
    page.pane.listing.click()
    assert session.listing.paths == (every[1],)
    assert page.pane.model.rowCount() == 6
    page.pane.listing.click()
    assert session.listing.paths == every
    assert session.listing.masks


@pytest.mark.parametrize("kind", KINDS)
def test_every_plot_is_drawn_also_while_there_is_nothing(shown: Made, kind: str) -> None:
    page, session, _ = shown
    page.plots.plot_kind(kind)
    evaluated(page, session)
    page.plots.plot_kind(kind)
    assert page.plots.plot.plot.getPlotItem().items


def test_a_chosen_pair_and_a_chosen_base_are_plotted(shown: Made) -> None:
    page, session, _ = shown
    evaluated(page, session)
    page.plots.plot_kind(SPREAD)
    page.statistics.pairs.selectRow(0)
    assert page.plots.kind.currentText() == AGAINST
    assert "of a" in page.plots.plot.plot.getAxis("bottom").labelText
    page.bar.against.setCurrentIndex(page.bar.against.findData("b"))
    page.bar.changed.emit()
    assert held(session).asked(CompareScores)[-1].against == "b"
    assert "of b" in page.plots.plot.plot.getAxis("bottom").labelText


def test_the_probabilities_of_the_whole_folder_are_shares_of_its_pixels(shown: Made) -> None:
    page, session, _ = shown
    evaluated(page, session)
    page.plots.plot_kind(PROBABILITIES)
    found = shares(page.scores.columns.spreads)
    (data,) = set(page.scores.columns.data)
    assert found[data, 0][[5, 80]] == pytest.approx([0.9, 0.1])
    assert found[data, 1][[5, 81]] == pytest.approx([0.9, 0.1])
    drawn = [one for one in page.plots.plot.plot.getPlotItem().items if isinstance(one, pg.PlotDataItem)]
    assert len(drawn) == 2
    x, y = drawn[0].getOriginalDataset()
    assert x is not None
    assert y is not None
    assert (x[5], y[5]) == pytest.approx((0.055, 0.9))
    page.plots.plot_kind(SPREAD)  # whose axis has no powers
    assert not page.plots.plot.plot.getPlotItem().getAxis("left").logMode


def test_any_two_variants_have_their_mean_agreement(shown: Made) -> None:
    page, session, _ = shown
    evaluated(page, session)
    page.plots.plot_kind(AGREEMENT)
    mean = np.mean([1 - abs(one - other) for one, other in DICES])
    assert page.scores.columns.pairs.means() == pytest.approx(np.array([[1, mean], [mean, 1]]))
    page.copying.click()
    assert f"unet-a\t1.0000\t{mean:.4f}" in QGuiApplication.clipboard().text()


def test_a_column_of_a_table_parts_the_images_and_comes_back_when_they_are_scored_anew(
    shown: Made, tmp_path: Path
) -> None:
    page, session, _ = shown
    evaluated(page, session)
    table, tasks = tmp_path / "patients.csv", held(session)
    table.write_text("image;sex;age\n" + "".join(f"polyp_0000{at}.png;{'fm'[at % 2]};{40 + at}\n" for at in range(6)))
    page.bar.join(table)
    tasks.handle(JoinTable)
    assert page.bar.chosen_fact == "sex"
    tasks.handle(CompareScores)
    assert page.compared is not None
    assert [(one.name, one.images) for one in page.compared.slices] == [("f", 3), ("m", 3)]
    assert page.scores.table.facts["age"] == (40, 41, 42, 43, 44, 45)
    page.bar.score.setCurrentIndex(page.bar.score.findData("area"))
    page.bar.run.click()
    tasks.handle(JoinTable)
    tasks.answer(EvaluateFolder, tuple(row(at, *dices) for at, dices in enumerate(DICES)))
    assert (page.bar.chosen_fact, page.bar.chosen_score) == ("sex", "area")
    (tmp_path / "others.csv").write_text("image,grade\nfar.png,1\n")
    page.bar.join(tmp_path / "others.csv")
    with pytest.raises(UserError, match="has no values for these images"):
        tasks.handle(JoinTable)


def test_clusters_that_cannot_be_found_are_told_beside_the_table(shown: Made) -> None:
    page, session, _ = shown
    evaluated(page, session)
    page.bar.clusters.setText("^(polyp_)")
    page.bar.clusters.editingFinished.emit()
    tasks = held(session)
    assert tasks.asked(CompareScores)[-1].clusters == "^(polyp_)"
    tasks.handle(CompareScores)
    assert "1 clusters" in page.statistics.said.toPlainText()
    tasks.fail(CompareScores, "'(' is no regular expression.")
    assert "no regular expression" in page.statistics.said.toPlainText()


def test_what_is_asked_differently_is_said_to_be_old(shown: Made) -> None:
    page, session, _ = shown
    evaluated(page, session)
    assert "evaluate again" not in page.bar.state.text()
    session.show(threshold=0.7)
    assert "evaluate again" in page.bar.state.text()


def test_stopping_keeps_what_is_there(shown: Made) -> None:
    page, session, _ = shown
    page.bar.run.click()
    held(session).answer(EvaluateFolder, (row(0, 0.9, 0.8), row(1, 0.4, 0.6)))
    page.bar.run.click()
    assert not page.scores.running
    assert held(session).waiting(EvaluateFolder) == []
    assert column(page, 1)[:3] == ["0.900", "0.400", "–"]
    assert "2 of 6 images" in page.bar.state.text()


def test_copied_and_saved_are_whole(shown: Made) -> None:
    page, session, saved = shown
    evaluated(page, session)
    page.copying.click()
    text = QGuiApplication.clipboard().text()
    assert "image\ta\tb" in text
    assert "between b and a" in text
    page.saving.click()
    assert saved[0].variants == ("unet-a", "unet-b")
    assert saved[0].values("Dice")[3, 1] == 0.9


def test_a_second_folder_stands_beside_the_first(shown: Made) -> None:
    page, session, _ = shown
    evaluated(page, session)
    others = Images(Path("/far/away/images"), (Path("/far/away/images/x.png"),), {})
    page.scores.selection.put_beside(others)
    page.scores.start()
    asked = held(session).waiting(EvaluateFolder)[-1]
    assert asked.images[-1] == (others.paths[0], None)
    rows = [row(at, *dices) for at, dices in enumerate((*DICES, (0.3, 0.4)))]
    held(session).answer(EvaluateFolder, tuple(rows))
    assert page.bar.chosen_fact == "data"
    held(session).handle(CompareScores)
    assert page.compared is not None
    assert [(one.name, one.images) for one in page.compared.slices] == [("pictures", 6), ("far/away", 1)]
    # Both stand beside one another in the list of variants and on the card too.
    first = session.catalogue.measured[session.ticked[0]]
    assert [(one.data, one.images) for one in first] == [("pictures", 6), ("far/away", 1)]
    assert here_words(first) == [f"pictures {np.mean(DICES, axis=0)[0]:.3f}", "far/away 0.300"]
    card = card_html(session.catalogue.shown[0].config, first)
    assert "1 images of far/away" in card
    session.take_images(Images(Path("/new"), (Path("/new/y.png"),), {}))
    assert session.catalogue.measured == {}
    session.take_images(Images(Path("/pictures"), tuple(page.scores.columns.images[:6]), {}))
    page.pane.beside.click()
    assert page.pane.beside.text() == "Second folder…"
    assert len(held(session).waiting(EvaluateFolder)[-1].images) == 6


def test_blind_variants_have_neutral_names_here_too(shown: Made) -> None:
    page, session, _ = shown
    evaluated(page, session)
    session.catalogue.hide_names(tuple(one.folder for one in reversed(session.catalogue.shown)))
    assert set(page.scores.table.variants) == {one.name for one in session.catalogue.shown}
    assert "unet" not in " ".join(page.scores.table.variants)


def test_what_is_held_back_is_held_back_here_too(shown: Made) -> None:
    page, session, _ = shown
    evaluated(page, session)
    session.delay.set(on=True, seconds=None)
    assert "Delayed mode" in page.statistics.said.toPlainText()
    assert page.pane.model.rowCount() == 0
    assert not page.bar.run.isEnabled()


def test_ten_thousand_images_and_five_variants_are_shown_without_waiting(qtbot: QtBot) -> None:
    session = made.session("a", "b", "c", "d", "e", count=10_000)
    page = ComparePage(session, lambda table: None)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.bar.run.click()
    dices = np.random.default_rng(0).beta(8, 2, (10_000, 5))
    rows = tuple(row(at, *values) for at, values in enumerate(dices.tolist()))
    tasks = held(session)
    tasks.answer(EvaluateFolder, rows)
    assert page.pane.model.rowCount() == 10_000
    # Thread time, so that a busy machine does not count.
    assert made.quickest(lambda: page.pane.view.sortByColumn(3, Qt.SortOrder.DescendingOrder)) < 0.15
    assert made.quickest(lambda: page.pane.filter.setText(f"0{len(page.pane.filter.text())}")) < 0.15
    page.pane.filter.setText("")
    assert made.quickest(lambda: page.pane.view.grab()) < 0.2
    assert made.quickest(lambda: page.plots.plot_kind(AGAINST)) < 0.3


def test_names_are_shortened_as_far_as_they_stay_apart() -> None:
    assert short(("unet-mobilenet_v2-a", "unet-mobilenet_v2-b-robust")) == ("a", "b-robust")
    assert short(("a", "b")) == ("a", "b")
    assert short(("only-one",)) == ("only-one",)
    assert short(("unet-", "unet-a")) == ("unet-", "unet-a")
    assert distinct(("a", "a", "b")) == ("a", "a (2)", "b")


def test_what_is_compared_with_clusters_is_what_the_command_line_says(tmp_path: Path) -> None:
    table = ScoreTable(
        tuple(f"p{at // 5}_{at}.png" for at in range(40)),
        ("a", "b"),
        {"Dice": np.random.default_rng(0).random((40, 2))},
    )
    task = CompareScores(table, "Dice", clusters=r"^(p\d+)_")
    (found,) = HANDLERS[CompareScores](task, Services(tmp_path))
    assert isinstance(found, Compared)
    assert found.comparison.pairs[0].clusters == 8
