"""``plot``: the scores of each image as PNG, SVG or PDF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segview.cli.figure import form_of
from segview.cli.groups import expand_groups
from segview.cli.options import Folders, Overwrite
from segview.cli.output import print_line, progress
from segview.cli.prediction_options import PredictionOptions
from segview.cli.report import pairs_in
from segview.cli.status import Failures
from segview.cli.view_options import LevelOptions
from segview.core.base.files import atomic_write
from segview.core.base.registry import unknown_name
from segview.core.comparison.plot_settings import PLOTS, PlotKind, PlotSettings
from segview.data.protection import Replacing, check_new

if TYPE_CHECKING:
    from segview.evaluation.report.recipe import Recipe

Tables = Annotated[
    list[Path] | None, typer.Option(help="Table whose columns are properties of the images.", metavar="FILE.csv")
]


@dataclass(frozen=True, kw_only=True)
class PlotOptions:
    """Options: the scores that are plotted, and the kind of plot."""

    kind: Annotated[str, typer.Option(help=f"What is plotted: {', '.join(PLOTS)}.")] = PLOTS[0]
    score: Annotated[str, typer.Option(help="Score to plot; by default Dice or mIoU.")] = ""
    one: Annotated[str, typer.Option(help="Variant to plot against another.")] = ""
    base: Annotated[str, typer.Option(help="The other; by default the first.")] = ""
    fact: Annotated[str, typer.Option(help="Property of the images for the slices, such as 'target area'.")] = ""

    def settings(self) -> PlotSettings:
        """Return the settings.

        Raises:
            UserError: there is no such kind of plot.
        """
        return PlotSettings(kind=_kind(self.kind), score=self.score, one=self.one, base=self.base, fact=self.fact)


@expand_groups
def plot(
    folders: Folders,
    out: Annotated[Path, typer.Option(help="File of the plot: .png, .svg or .pdf.")],
    options: PredictionOptions,
    plotted: PlotOptions,
    levels: LevelOptions,
    table: Tables = None,
    theme: Annotated[str, typer.Option(help="dark or light.")] = "light",
    dpi: Annotated[int, typer.Option(help="Dots per inch of a PNG.")] = 300,
    overwrite: Overwrite = False,
) -> None:
    """Plot the scores of variants on folders of images with masks, at the size of each image.

    The file contains the settings that it was made with; `segview verify` makes it again.
    """
    settings, view, ending = options.settings(), levels.view(), form_of(out)
    variants = options.variants()
    from segview.evaluation.report.new_recipe import Basis, FigureStyle, plot_recipe

    recipe = plot_recipe(
        ((pair.image, pair.mask) for pair in pairs_in(folders)),
        plotted.settings(),
        Basis(variants, settings, view, levels.threshold),
        FigureStyle(theme, ending, dpi),
        tables=table or (),
    )
    _write(recipe, out, overwrite=overwrite)


def _kind(name: str) -> PlotKind:
    known: dict[str, PlotKind] = {kind: kind for kind in PLOTS}
    found = known.get(name)
    if found is None:
        raise unknown_name("kind of plot", name, PLOTS)
    return found


def _write(recipe: Recipe, out: Path, *, overwrite: bool) -> None:
    from segview.evaluation.answer import Answers
    from segview.evaluation.report.score_sheet import plot_file

    check_new(out, Replacing(overwrite, "--overwrite"), in_use=[Path(file.path) for file in recipe.files])
    failures = Failures()
    with progress() as bar:
        task = bar.add_task("Scoring", total=len(recipe.images) * len(recipe.variants))
        content = plot_file(
            Answers(), recipe, lambda done, of: bar.update(task, completed=done, total=of), failures.add
        )
    atomic_write(out, content)
    print_line(f"Written to {out}.")
    failures.exit_if_any("scores of images", len(recipe.images) * len(recipe.variants))
