"""Tasks that write figures and reports; each file contains the recipe that it was made by."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from segview.core.base.text import Text
from segview.core.comparison.plot_settings import PlotSettings
from segview.core.requests.request import Failure
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.core.requests.swipe import Swipe
from segview.core.variants.catalogue import by_unique_name
from segview.core.variants.spec import Variant
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

if TYPE_CHECKING:
    from segview.evaluation.answer import Answers
    from segview.evaluation.report.recipe import Recipe

DPI = 300


@dataclass(frozen=True, eq=False)
class WallFigure:
    """The wall of an image as a figure, or one panel of it.

    Attributes:
        image: The image.
        variants: The variants in their order; for a single panel, the first one only.
        prediction_settings: Settings of the predictions.
        view: Maps that are shown, threshold and band.
        panel: Name of the map of a single panel, ``image`` for the image with the masks; empty for the wall.
        swipe: Divider through the panels, or None.
    """

    image: Path
    variants: tuple[Variant, ...]
    prediction_settings: PredictionSettings
    view: ViewSettings
    panel: str = ""
    swipe: Swipe | None = None


@dataclass(frozen=True, eq=False)
class PlotFigure:
    """A plot of the scores of images as a figure.

    Attributes:
        pairs: Each image with its ground truth, or None.
        variants: The variants in their order.
        prediction_settings: Settings of the predictions.
        view: View settings; threshold and band are used.
        plot: Settings of the plot.
        tables: Files whose columns are used as facts of the images.
    """

    pairs: tuple[tuple[Path, Path | None], ...]
    variants: tuple[Variant, ...]
    prediction_settings: PredictionSettings
    view: ViewSettings
    plot: PlotSettings
    tables: tuple[Path, ...] = ()


Figure = WallFigure | PlotFigure
Form = Literal["png", "svg", "pdf"]


@dataclass(frozen=True, eq=False)
class SaveFigure(Task[str | Occupied]):
    """Write a figure with its recipe; the answer is a sentence that names the file.

    Attributes:
        target: The file.
        form: Format of the file.
        figure: Content of the figure.
        theme: Colours, ``light`` or ``dark``.
        dpi: Dots per inch of a PNG.
    """

    lane: ClassVar[Lane] = Lane.FIGURES

    target: SaveTarget
    form: Form
    figure: Figure
    theme: str = "light"
    dpi: int = DPI


@dataclass(frozen=True, eq=False)
class DrawFigure(Task[NDArray[np.uint8]]):
    """Draw a figure for the clipboard: rows × columns × 3.

    Attributes:
        figure: Content of the figure.
        theme: Colours, ``light`` or ``dark``.
        dpi: Dots per inch.
    """

    lane: ClassVar[Lane] = Lane.FIGURES

    figure: Figure
    theme: str = "light"
    dpi: int = DPI


@dataclass(frozen=True, eq=False)
class SaveReport(Task[str | Occupied]):
    """Write a report on images with their ground truths; the answer is a sentence that names the file.

    Attributes:
        target: The file.
        pairs: Each image with its ground truth.
        variants: The variants in their order.
        prediction_settings: Settings of the predictions.
        view: Maps that are shown, threshold and band.
    """

    lane: ClassVar[Lane] = Lane.FIGURES

    target: SaveTarget
    pairs: tuple[tuple[Path, Path], ...]
    variants: tuple[Variant, ...]
    prediction_settings: PredictionSettings
    view: ViewSettings


def save_figure(task: SaveFigure, services: Services) -> Generator[str | Occupied]:
    """Write the file."""
    from segview.core.base.files import atomic_write
    from segview.data.protection import in_the_way
    from segview.evaluation.report.figures import figure_file
    from segview.evaluation.report.score_sheet import plot_file

    if occupied := in_the_way(task.target):
        yield occupied
        return
    answers = services.figure_answers
    recipe = _recipe(task.figure, answers, theme=task.theme, form=task.form, dpi=task.dpi)
    made = plot_file(answers, recipe) if recipe.plot is not None else figure_file(answers, recipe)
    atomic_write(task.target.path, made)
    yield Text("The figure was written to {path}.", path=task.target.path)


def draw_figure(task: DrawFigure, services: Services) -> Generator[NDArray[np.uint8]]:
    """Yield the pixels."""
    from segview.evaluation.report.figures import sheet_of
    from segview.evaluation.report.score_sheet import plot_sheet
    from segview.inference.rendering import sheet as sheets

    answers, scale = services.figure_answers, task.dpi / sheets.DPI
    recipe = _recipe(task.figure, answers, theme=task.theme, form="png", dpi=task.dpi)
    if recipe.plot is not None:
        made = plot_sheet(answers, recipe)
    else:
        made = sheet_of(answers, recipe, Path(recipe.images[0]), fine=max(1.0, scale))
    yield np.asarray(sheets.raster(made, scale=scale))


def _recipe(figure: Figure, answers: Answers, *, theme: str, form: Form, dpi: int) -> Recipe:
    from segview.evaluation.report.new_recipe import Basis, FigureStyle, figure_recipe, plot_recipe

    basis = Basis(by_unique_name(figure.variants), figure.prediction_settings, figure.view, figure.view.threshold)
    style = FigureStyle(theme, form, dpi)
    if isinstance(figure, PlotFigure):
        return plot_recipe(figure.pairs, figure.plot, basis, style, tables=figure.tables)
    return figure_recipe(answers.images.open(figure.image), basis, style, panel=figure.panel, swipe=figure.swipe)


def save_report(task: SaveReport, services: Services) -> Generator[str | Occupied]:
    """Write the file."""
    from segview.core.base.files import atomic_write
    from segview.data.datasets import Pair
    from segview.data.protection import in_the_way
    from segview.evaluation.report.new_recipe import Basis, report_recipe
    from segview.evaluation.report.report import report_file

    if occupied := in_the_way(task.target):
        yield occupied
        return
    recipe = report_recipe(
        (Pair(image, mask) for image, mask in task.pairs),
        Basis(by_unique_name(task.variants), task.prediction_settings, task.view, task.view.threshold),
        score="",
        examples=2,
    )
    lost: list[Failure] = []
    atomic_write(task.target.path, report_file(services.figure_answers, recipe, losses=lost.append))
    every, path = len(task.pairs), task.target.path
    if not lost:
        yield Text("The report on {count:,} images was written to {path}.", count=every, path=path)
        return
    yield Text(
        "The report was written to {path}. {count:,} of {every:,} images could not be scored; it says why.",
        path=path,
        count=len({failure.question for failure in lost}),
        every=every,
    )
