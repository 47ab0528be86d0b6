"""Figures made from recipes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from segview.core.answers.columns import check_named
from segview.core.requests.request import Request
from segview.evaluation.answer import Answers, Needs
from segview.evaluation.report.recipe import Recipe
from segview.evaluation.report.used import UsedVariant
from segview.inference.rendering.figure import panel_sheet, wall_sheet
from segview.inference.rendering.panels import Row
from segview.inference.rendering.sheet import DPI, Sheet
from segview.inference.rendering.sheet_files import FIGURE_FILES
from segview.inference.variants.finding import find

FINE = 2.0
"""Pixels of a panel per unit of the sheet, in formats without a resolution in dots per inch."""


def check_maps(answers: Answers, recipe: Recipe) -> None:
    """Check that each map of a recipe exists for its first image.

    Raises:
        UserError: a map does not exist, or image or variants cannot be read.
    """
    rows = rows_of(answers, recipe, Path(recipe.images[0]))
    check_named(recipe.view.maps, [row.prediction for row in rows])


def figure_file(answers: Answers, recipe: Recipe) -> bytes:
    """Return the file of a figure.

    Raises:
        UserError: image or variants cannot be read, or the settings are not valid for a figure.
    """
    fine = max(1.0, recipe.dpi / DPI) if recipe.format == "png" else FINE
    sheet = sheet_of(answers, recipe, Path(recipe.images[0]), fine=fine)
    return FIGURE_FILES[recipe.format](sheet, recipe.text, dpi=recipe.dpi)


def sheet_of(answers: Answers, recipe: Recipe, image: Path, *, fine: float, width: int = 260) -> Sheet:
    """Return the wall of one of the recipe's images.

    Raises:
        UserError: image or variants cannot be read.
    """
    opened = answers.images.open(image)
    rows = rows_of(answers, recipe, image)
    if recipe.panel:
        return panel_sheet(opened, rows, recipe.panel, recipe.view, theme=recipe.theme, fine=fine, swipe=recipe.swipe)
    return wall_sheet(opened, rows, recipe.view, theme=recipe.theme, fine=fine, width=width, swipe=recipe.swipe)


def rows_of(answers: Answers, recipe: Recipe, image: Path, needs: Needs | None = None) -> Sequence[Row]:
    """Return the predictions of all variants on an image.

    Raises:
        UserError: image or variants cannot be read.
    """
    wanted = needs or Needs(measures=False, artefacts=False)
    rows: list[Row] = []
    for one in recipe.variants:
        prediction = answers.last(request_of(recipe, one, image), needs=wanted)
        rows.append(Row(one.label, prediction, recipe.threshold or prediction.threshold))
    return rows


def request_of(recipe: Recipe, used: UsedVariant, image: Path) -> Request:
    """Return the request for a variant on an image.

    Raises:
        UserError: the variant cannot be read.
    """
    (request,) = recipe.prediction_settings.requests(image, (find(used.folder),))
    return request
