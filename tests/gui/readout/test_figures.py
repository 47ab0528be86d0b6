"""Artefacts as a layer, scores on tissue alone, and what headers say of maps; then all of it in the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from segview.core.maps.artefacts import Artefact, Artefacts
from segview.core.maps.maps import Kind, Map, quantised
from segview.core.maps.palette import ARTEFACTS
from segview.core.requests.map_query import Activation, Reduction
from segview.core.requests.settings import PredictionSettings
from segview.core.requests.state import State, StateFile
from segview.evaluation.answer import with_scores
from segview.gui.app import create_window
from segview.gui.readout.dock import ValuesDock
from segview.gui.readout.map_statistics import MapStatisticsDock
from segview.gui.session.session import Session
from segview.gui.shell.window import Window
from segview.gui.wall.panels.figure_line import FigureLine
from segview.gui.wall.wall import Wall
from segview.metrics.scores import pixel_scores
from segview.tasks.answer import OpenImage
from tests.gui import walls
from tests.gui.held_tasks import nothing_is_asked, overheard

ROWS, COLUMNS = walls.SIZE


def labels() -> np.ndarray:
    """Border in the left sixth, glare in the right sixth."""
    found = np.zeros(walls.SIZE, np.uint8)
    found[:, : COLUMNS // 6] = Artefact.BORDER
    found[:, -COLUMNS // 6 :] = Artefact.GLARE
    return found


def truth() -> np.ndarray:
    """Target in the third of six parts of the width, and in the first."""
    mask = np.zeros(walls.SIZE, np.uint8)
    mask[:, : COLUMNS // 6] = 1
    mask[:, COLUMNS // 3 : COLUMNS // 2] = 1
    return mask


@pytest.fixture
def session(qapp) -> Session:
    """One variant whose mask is the left half; half of the mass of its attention lies on the border."""
    session = walls.session("unet")
    session.show(maps=("cbam/spatial",), opacity=0.4)
    session.receiver.take_image(walls.opened_image(truth=truth()))
    return session


def answer(session: Session, *, known: bool = True, found: bool = True) -> None:
    attention = np.array([[0.5, 0, 0.3, 0, 0.2, 0]])
    prediction = walls.answer(
        session.requests()[0],
        walls.left_half(0.9, 0.1),
        Map("cbam/spatial", quantised(attention), Kind.SCALAR),
    )
    session.receiver.take_prediction(with_scores(prediction, truth() if known else None, labels() if found else None))


@pytest.fixture
def wall(qtbot, session) -> Wall:
    wall = Wall(session, score=pixel_scores)
    qtbot.addWidget(wall)
    wall.resize(900, 500)
    wall.show()
    return wall


def line(wall: Wall, name: str) -> FigureLine:
    return walls.panel(wall, name).header.figures


def test_artefacts_are_drawn_in_their_colours_when_asked_for(wall, session) -> None:
    answer(session)
    session.show(mask=False, truth=False)
    session.receiver.take_artefacts(Artefacts(walls.FIRST, labels()))
    image = walls.panel(wall, "unet/image")
    assert walls.near(walls.colour(image, 20, 4), walls.TISSUE)
    session.show(artefacts=True)
    assert walls.near(walls.colour(image, 20, 4), walls.mixed(walls.TISSUE, ARTEFACTS[Artefact.BORDER], 0.7))
    assert walls.near(walls.colour(image, 20, 56), walls.mixed(walls.TISSUE, ARTEFACTS[Artefact.GLARE], 0.7))
    assert walls.near(walls.colour(image, 20, 30), walls.TISSUE)
    assert image.header.bar.scale.text().endswith("glare, border")
    session.show(opacity=0)
    assert walls.near(walls.colour(image, 20, 4), walls.TISSUE)


def test_artefacts_of_another_image_are_not_drawn(wall, session) -> None:
    session.show(artefacts=True, mask=False, truth=False)
    session.receiver.take_artefacts(Artefacts(walls.SECOND, labels()))
    assert session.current_image.artefacts is None
    assert walls.near(walls.colour(walls.panel(wall, "unet/image"), 20, 4), walls.TISSUE)
    session.ask(image=walls.SECOND)
    assert session.current_image.artefacts is not None


def test_the_header_says_where_the_mass_lies(wall, session) -> None:
    answer(session)
    # The attention has half of its mass in the first sixth and three tenths in the third: the truth, a third of all.
    shown = line(wall, "unet/cbam/spatial")
    assert shown.isVisible()
    assert shown.parts[0] == "80 % in the target"
    assert "80 % of its mass lies in the ground truth, 33 % of the area: 2.40 times as much as by chance" in (
        shown.toolTip()
    )
    assert "50 % on border" in shown.toolTip()
    assert line(wall, "unet/image").parts == ("Dice 0.800", "IoU 0.667")


def test_without_ground_truth_the_mask_takes_its_place(wall, session) -> None:
    session.receiver.take_image(walls.opened_image())
    answer(session, known=False)
    assert line(wall, "unet/cbam/spatial").parts == ("80 % in the mask", "1.6 × chance")
    assert "ground truth" not in line(wall, "unet/cbam/spatial").toolTip()
    assert line(wall, "unet/image").parts == ("mask 50 %",)


def test_on_tissue_only_the_header_says_so_and_counts_anew(qtbot, wall, session) -> None:
    answer(session)
    with nothing_is_asked(session.tasks):
        session.show(tissue_only=True)
    # Without the first and the last sixth: the mask has two sixths, the truth one of them.
    assert line(wall, "unet/image").parts == ("tissue only", "Dice 0.667", "IoU 0.500")
    shown = line(wall, "unet/cbam/spatial")
    assert shown.parts[:2] == ("tissue only", "60 % in the target")
    assert shown.toolTip().startswith("Counted on tissue only")
    assert "50 % on border" in shown.toolTip()


def test_scores_are_not_given_where_artefacts_are_not_known(wall, session) -> None:
    answer(session, found=False)
    session.show(tissue_only=True)
    assert line(wall, "unet/image").parts == ("tissue only", "artefacts not known yet")
    assert line(wall, "unet/cbam/spatial").parts == ()


def test_figures_follow_the_threshold(wall, session) -> None:
    answer(session)
    session.show(threshold=0.95)
    assert line(wall, "unet/image").parts == ("Dice 0.000", "IoU 0.000")
    assert "0 % of its mass lies in the mask" in line(wall, "unet/cbam/spatial").toolTip()


def test_headers_without_figures_are_lower(wall, session) -> None:
    answer(session)
    tall = walls.panel(wall, "unet/image").header.sizeHint().height()
    session.show(figures=False)
    assert not line(wall, "unet/cbam/spatial").isVisible()
    assert walls.panel(wall, "unet/image").header.sizeHint().height() < tall


def test_the_read_out_counts_on_tissue_and_says_so(qtbot, session) -> None:
    dock = ValuesDock(session, pixel_scores)
    qtbot.addWidget(dock)
    answer(session)
    session.receiver.take_artefacts(Artefacts(walls.FIRST, labels()))
    state = dock.findChild(QLabel, "readout/state")

    def scores() -> tuple[str, str, str]:
        return dock.of_image.numbers.text(0, 1), dock.of_image.numbers.text(0, 3), state.text().split(" · ")[0]

    assert scores() == ("1,200", "0.800", "Whole image")
    session.show(tissue_only=True)
    assert scores() == ("800", "0.667", "Tissue only, without 33.3 % artefacts")


def rows(dock: MapStatisticsDock) -> dict[str, list[str]]:
    numbers = dock.table.numbers
    return {
        numbers.text(row, 0): [numbers.text(row, place) for place in range(1, numbers.columnCount())]
        for row in range(numbers.rowCount())
    }


def test_the_table_has_a_row_for_each_map_beside_the_image(qtbot, session) -> None:
    dock = MapStatisticsDock(session)
    qtbot.addWidget(dock)
    dock.resize(1000, 240)
    with qtbot.waitExposed(dock):
        dock.show()
    assert rows(dock) == {}
    answer(session)
    session.receiver.take_artefacts(Artefacts(walls.FIRST, labels()))
    expected = ["80.0", "2.40", "0.0", "80.0", "1.60", "0.0", "50.0", "0.0", "0.0"]
    assert rows(dock)["cbam/spatial · unet"][:-1] == expected
    assert dock.state.text() == "Whole image · threshold 0.50"

    dock.all.setChecked(True)
    maps = {name.split(" · ")[0] for name in rows(dock)}
    assert maps == {"probability/polyp", "uncertainty", "cbam/spatial"}
    dock.tissue.click()
    assert session.view.tissue_only
    assert rows(dock)["cbam/spatial · unet"][:5] == ["60.0", "2.40", "0.0", "60.0", "1.20"]
    assert dock.state.text().startswith("Tissue only, without 33.3 % artefacts")
    dock.findChild(QToolButton, "figures/copy").click()
    head, *lines = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:3] == ["map", "in truth %", "× by chance"]
    assert any(one.startswith("cbam/spatial · unet\t60.0\t2.40\t") for one in lines)


def test_what_is_not_known_is_left_open_in_the_table(qtbot, session) -> None:
    dock = MapStatisticsDock(session)
    qtbot.addWidget(dock)
    with qtbot.waitExposed(dock):
        dock.show()
    session.receiver.take_image(walls.opened_image())
    answer(session, known=False, found=False)
    assert rows(dock)["cbam/spatial · unet"] == ["–", "–", "–", "80.0", "1.60", "–", "–", "–", "–", "–"]
    assert dock.state.text().endswith("no ground truth")
    session.show(tissue_only=True)
    assert set(rows(dock)["cbam/spatial · unet"]) == {"–"}


def test_a_coarse_map_says_its_size_and_if_it_is_smooth_also_where_its_name_is_long(wall, session) -> None:
    name = "scale/0.5/decoder 3/squeeze and attention/attention"
    one = Map(name, quantised(np.full((7, 9), 0.5)), Kind.SCALAR)
    session.receiver.take_prediction(walls.answer(session.requests()[0], walls.left_half(0.9, 0.1), one))
    session.show(maps=(name,))
    title = walls.panel(wall, f"unet/{name}").header.title
    assert (title.note, title.map_size) == ("", "7 × 9")
    assert title.toolTip().endswith("7 × 9")
    session.show(smooth=True)
    assert title.note == "7 × 9 smooth"
    title.resize(160, title.height())
    drawn = walls.pixels(title.grab().toImage())
    title.show_note("")
    assert (drawn[:, 110:] != walls.pixels(title.grab().toImage())[:, 110:]).any()


# ---- the whole window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, tiny_variants: Path) -> Iterator[Window]:
    """The window on an image in a black octagon with one highlight, and its mask; ``tiny-d`` is ticked."""
    side = 128
    rows, columns = np.mgrid[:side, :side]
    pixels = np.full((side, side, 3), (170, 90, 80)) + np.random.default_rng(0).integers(0, 8, (side, side, 3))
    pixels[np.abs(rows - 63.5) + np.abs(columns - 63.5) > 90] = 0
    pixels[(rows - 50) ** 2 + (columns - 40) ** 2 < 36] = 255
    for name, content in (("images", pixels), ("masks", 255 * ((rows - 70) ** 2 + (columns - 64) ** 2 < 900))):
        (tmp_path / name).mkdir()
        Image.fromarray(content.astype(np.uint8)).save(tmp_path / name / "1.png")
    window, controller = create_window(StateFile(tmp_path / "state.json"))
    qtbot.addWidget(window)
    window.resize(1400, 900)
    window.show()
    folder = str(tiny_variants / "tiny-d")
    controller.start(
        State(opened=(folder,), ticked=(folder,), prediction_settings=PredictionSettings(scales=(1.0,))), (tmp_path,)
    )
    qtbot.waitUntil(lambda: any(one.complete for one in window.session.answers.values()))
    yield window
    window.close()


def test_keys_show_artefacts_and_count_without_them(qtbot: QtBot, window: Window) -> None:
    session = window.session
    assert session.current_image.artefacts is not None
    border = session.current_image.artefacts.labels == Artefact.BORDER
    rows, columns = np.mgrid[:128, :128]
    outside = np.abs(rows - 63.5) + np.abs(columns - 63.5) > 90
    assert (border == outside).mean() > 0.99
    assert session.current_image.artefacts.labels[50, 40] == Artefact.GLARE
    (answer,) = session.answers.values()
    assert session.current_image.opened is not None
    assert session.current_image.opened.truth is not None
    image = walls.panel(window.wall, "tiny-d/image")

    session.show(mask=False, truth=False)
    qtbot.keyClick(window, Qt.Key.Key_X)
    assert session.view.artefacts
    assert walls.near(walls.colour(image, 3, 3), walls.mixed((0, 0, 0), ARTEFACTS[Artefact.BORDER], 0.7))
    assert window.findChild(QAction, "action/artefacts").isChecked()

    qtbot.keyClick(window, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    assert window.findChild(QCheckBox, "look/tissue_only").isChecked()
    tissue = session.current_image.artefacts.labels == 0
    found, true = answer.maps["mask"].array()[tissue] > 0.5, session.current_image.opened.truth[tissue] > 0
    total = found.sum() + true.sum()
    dice = 2 * (found & true).sum() / total if total else 1.0
    assert image.header.figures.parts[:2] == ("tissue only", f"Dice {dice:.3f}")
    assert window.readout.of_image.numbers.text(0, 1) == f"{found.sum():,}"
    attention = walls.panel(window.wall, "tiny-d/cbam/spatial").header.figures
    mass = answer.maps["cbam/spatial"]
    signed = mass.kind is Kind.SIGNED
    picks = (np.arange(128) * mass.shape[0] // 128)[:, None], (np.arange(128) * mass.shape[1] // 128)[None]
    numbers = mass.array()[picks]
    weights = np.maximum(numbers, 0) if signed else numbers - mass.span[0]
    share = weights[tissue & (session.current_image.opened.truth > 0)].sum() / weights[tissue].sum()
    assert attention.parts[1].startswith(f"{100 * share:.0f} % in the target")

    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert not attention.isVisible()


def test_going_back_brings_the_artefacts_back(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    session = window.session
    first = session.image
    other = tmp_path / "images" / "2.png"
    Image.fromarray(np.full((64, 64, 3), 120, np.uint8)).save(other)
    session.ask(image=other)
    qtbot.waitUntil(lambda: any(one.complete for one in session.answers.values()))
    assert session.current_image.artefacts is not None
    assert session.current_image.artefacts.image == other
    asked = overheard(session.tasks)
    session.ask(image=first)
    assert [type(one) for one in asked] == [OpenImage]  # whether the file has changed, and nothing else
    assert session.current_image.artefacts.image == first


def test_a_map_that_is_asked_for_has_its_figures_too(qtbot: QtBot, window: Window) -> None:
    session, dock = window.session, window.figures
    dock.raise_()
    qtbot.waitUntil(dock.table.isVisible)
    (answer,) = session.answers.values()
    assert answer.inside is not None
    layer = next(one for one in answer.inside.layers if one.place.startswith("trunk.decoder") and one.channels)
    asked = Activation(layer.place, Reduction.NORM)
    session.inspection.ask(asked)
    qtbot.waitUntil(lambda: f"{asked.name} · tiny-d" in rows(dock))
    assert rows(dock)[f"{asked.name} · tiny-d"][0] != "–"
    session.inspection.drop(asked)
    assert f"{asked.name} · tiny-d" not in rows(dock)
