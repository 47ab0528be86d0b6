"""Recipes of new files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from segview.core.base.provenance import now
from segview.core.comparison.plot_settings import PlotSettings
from segview.core.images.image import OpenedImage
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.core.requests.swipe import Swipe
from segview.core.variants.spec import Variant
from segview.data.datasets import Pair
from segview.evaluation.report.recipe import Format, Kind, Recipe
from segview.evaluation.report.used import UsedVariant, used_files, versions
from segview.inference.rendering.sheet import THEMES


@dataclass(frozen=True)
class Basis:
    """The part that all recipes have: variants, prediction settings and view settings.

    Attributes:
        variants: The variants, by their names in the file.
        prediction_settings: Settings of the predictions.
        view: View settings; maps and band are used.
        threshold: Threshold of the probability, or None for each variant's own.
    """

    variants: Mapping[str, Variant]
    prediction_settings: PredictionSettings
    view: ViewSettings
    threshold: float | None


@dataclass(frozen=True)
class FigureStyle:
    """Style and format of a file.

    Attributes:
        theme: Colours.
        form: Format of the file.
        dpi: Dots per inch of a PNG.

    Raises:
        UserError: there is no such theme.
    """

    theme: str
    form: Format
    dpi: int = 96

    def __post_init__(self) -> None:
        THEMES.checked(self.theme)


def figure_recipe(
    image: OpenedImage, basis: Basis, style: FigureStyle, *, panel: str = "", swipe: Swipe | None = None
) -> Recipe:
    """Return the recipe of a figure of one image.

    Raises:
        UserError: a file cannot be read.
    """
    files = [image.path, *([image.truth_path] if image.truth_path else [])]
    return _recipe("figure", files, basis, style, images=(str(image.path.absolute()),), panel=panel, swipe=swipe)


def plot_recipe(
    pairs: Iterable[tuple[Path, Path | None]],
    plot: PlotSettings,
    basis: Basis,
    style: FigureStyle,
    *,
    tables: Iterable[Path] = (),
) -> Recipe:
    """Return the recipe of a plot of the scores of images, each given with its ground truth or None.

    Raises:
        UserError: a file cannot be read.
    """
    every, joined = list(pairs), tuple(tables)
    return _recipe(
        "plot",
        [*(path for pair in every for path in pair if path is not None), *joined],
        basis,
        style,
        images=tuple(str(image.absolute()) for image, _ in every),
        masks=tuple("" if mask is None else str(mask.absolute()) for _, mask in every),
        plot=plot,
        tables=tuple(str(table.absolute()) for table in joined),
    )


def report_recipe(pairs: Iterable[Pair], basis: Basis, *, score: str, examples: int, explained: int = 0) -> Recipe:
    """Return the recipe of a report on pairs of image and ground truth.

    Raises:
        UserError: a file cannot be read.
    """
    every = list(pairs)
    return _recipe(
        "report",
        [path for pair in every for path in (pair.image, pair.mask)],
        basis,
        FigureStyle("light", "html"),
        images=tuple(str(pair.image.absolute()) for pair in every),
        masks=tuple(str(pair.mask.absolute()) for pair in every),
        score=score,
        examples=examples,
        explained=explained,
    )


def _recipe(
    kind: Kind,
    files: Iterable[Path],
    basis: Basis,
    style: FigureStyle,
    *,
    images: tuple[str, ...],
    masks: tuple[str, ...] = (),
    score: str = "",
    examples: int = 2,
    explained: int = 0,
    panel: str = "",
    swipe: Swipe | None = None,
    plot: PlotSettings | None = None,
    tables: tuple[str, ...] = (),
) -> Recipe:
    return Recipe(
        kind=kind,
        made=now(),
        versions=versions(),
        files=used_files(files),
        variants=tuple(UsedVariant.of(label, one) for label, one in basis.variants.items()),
        prediction_settings=basis.prediction_settings,
        view=basis.view,
        threshold=basis.threshold,
        theme=style.theme,
        format=style.form,
        dpi=style.dpi,
        images=images,
        masks=masks,
        score=score,
        examples=examples,
        explained=explained,
        panel=panel,
        swipe=swipe,
        plot=plot,
        tables=tables,
    )
