"""Figures and reports from the window: written once somebody agreed, and made again by what they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.comparison.plot_settings import PlotSettings
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.evaluation.report.verifying import verify
from segview.inference.rendering.sheet import THEMES
from segview.inference.variants.finding import find
from segview.tasks.figures import (
    DrawFigure,
    PlotFigure,
    SaveFigure,
    SaveReport,
    WallFigure,
    draw_figure,
    save_figure,
    save_report,
)
from segview.tasks.services import Services

CPU = PredictionSettings(device="cpu")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    image, mask = tmp_path / "images" / "one.png", tmp_path / "masks" / "one.png"
    for path in (image, mask):
        path.parent.mkdir()
    pixels = np.zeros((40, 56), np.uint8)
    pixels[10:30, 10:30] = 255
    Image.fromarray(pixels).save(mask)
    Image.fromarray(np.stack([pixels] * 3, axis=-1)).save(image)
    return image, mask


def test_a_figure_is_written_and_can_be_verified(tmp_path, pair, tiny_variant: Callable[..., Path]) -> None:
    variant, target = find(str(tiny_variant("D"))), SaveTarget(tmp_path / "figure.svg")
    task = SaveFigure(target, "svg", WallFigure(pair[0], (variant, variant), CPU, ViewSettings(threshold=0.4)))
    services = Services(tmp_path / "journals")
    (told,) = save_figure(task, services)
    assert told == f"The figure was written to {target.path}."
    assert verify(target.path).equal
    assert b"tiny-d-2" in target.path.read_bytes()
    # It is not replaced before somebody agrees.
    (occupied,) = save_figure(task, services)
    assert isinstance(occupied, Occupied)


def test_a_panel_and_a_plot_are_written_drawn_and_can_be_verified(
    tmp_path, pair, tiny_variant: Callable[..., Path]
) -> None:
    variants, services = tuple(find(str(tiny_variant(head))) for head in "BD"), Services(tmp_path / "journals")
    panel = WallFigure(pair[0], variants, CPU, ViewSettings(), panel="uncertainty")
    plot = PlotFigure((pair,), variants, CPU, ViewSettings(), PlotSettings(kind="sorted", score="Dice"))
    for figure, dpi in ((panel, 192), (plot, 96)):
        target = tmp_path / f"{dpi}.pdf"
        (_,) = save_figure(SaveFigure(SaveTarget(target), "pdf", figure, "dark"), services)
        assert verify(target).equal
        (pixels,) = draw_figure(DrawFigure(figure, "dark", dpi), services)
        assert pixels.shape[2] == 3
        assert tuple(pixels[0, 0]) == THEMES["dark"].ground
    assert pixels.shape[:2] == (420, 560)


def test_a_report_is_written_and_can_be_verified(tmp_path, pair, tiny_variant: Callable[..., Path]) -> None:
    target = SaveTarget(tmp_path / "report.html")
    task = SaveReport(target, (pair,), (find(str(tiny_variant("B"))),), CPU, ViewSettings())
    (told,) = save_report(task, Services(tmp_path / "journals"))
    assert told == f"The report on 1 images was written to {target.path}."
    assert verify(target.path).equal


def test_a_report_tells_how_many_images_it_leaves_out(tmp_path, pair, tiny_variant: Callable[..., Path]) -> None:
    (tmp_path / "cut.png").write_bytes(pair[0].read_bytes()[:-60])
    target, variants = SaveTarget(tmp_path / "report.html"), tuple(find(str(tiny_variant(head))) for head in "BD")
    task = SaveReport(target, (pair, (tmp_path / "cut.png", pair[1])), variants, CPU, ViewSettings())
    (told,) = save_report(task, Services(tmp_path / "journals"))
    assert told == (f"The report was written to {target.path}. 1 of 2 images could not be scored; it says why.")
    assert "cut.png is damaged or incomplete" in target.path.read_text()
    assert verify(target.path).equal
