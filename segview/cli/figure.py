"""``figure``: an image with the masks and maps of variants as PNG, SVG or PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from segview.cli.groups import expand_groups
from segview.cli.options import Overwrite
from segview.cli.output import print_line, print_problem
from segview.cli.prediction_options import PredictionOptions
from segview.cli.view_options import ViewOptions
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write
from segview.core.requests.swipe import Swipe
from segview.data.protection import Replacing, check_new


@expand_groups
def figure(
    image: Annotated[Path, typer.Argument(help="An image.", metavar="IMAGE")],
    out: Annotated[Path, typer.Option(help="File of the figure: .png, .svg or .pdf.")],
    options: PredictionOptions,
    look: ViewOptions,
    theme: Annotated[str, typer.Option(help="dark or light.")] = "dark",
    dpi: Annotated[int, typer.Option(help="Dots per inch of a PNG.")] = 96,
    panel: Annotated[str, typer.Option(help="Single map of the first variant to draw; image for its prediction.")] = "",
    swipe: Annotated[
        str,
        typer.Option(
            help="Divide each panel, with something else on the right: next (variant), bare (image), or the name of a "
            "variant or a map."
        ),
    ] = "",
    divider: Annotated[float, typer.Option(help="Place of the divider, as a share of the width.")] = 0.5,
    overwrite: Overwrite = False,
) -> None:
    """Write a figure of an image: a row for each variant, with its mask and its maps.

    The file contains the settings that it was made with; `segview verify` makes it again.
    """
    settings, view, ending = options.settings(), look.view(), form_of(out)
    variants = options.variants()
    check_new(out, Replacing(overwrite, "--overwrite"), in_use=(image,))
    from segview.evaluation.answer import Answers
    from segview.evaluation.report.figures import check_maps, figure_file
    from segview.evaluation.report.new_recipe import Basis, FigureStyle, figure_recipe

    answers = Answers()
    opened = answers.images.open(image)
    if opened.truth_problem:
        print_problem(opened.truth_problem, label="without ground truth:")
    recipe = figure_recipe(
        opened,
        Basis(variants, settings, view, look.threshold),
        FigureStyle(theme, ending, dpi),
        panel=panel,
        swipe=Swipe.from_name(swipe, tuple(variants), divider) if swipe else None,
    )
    if look.maps:
        check_maps(answers, recipe)
    atomic_write(out, figure_file(answers, recipe))
    print_line(f"Written to {out}.")


def form_of(out: Path) -> Literal["png", "svg", "pdf"]:
    """Return the format for the ending of a figure's file name.

    Raises:
        UserError: the ending is not that of a figure.
    """
    ending = out.suffix.lower().removeprefix(".")
    if ending not in ("png", "svg", "pdf"):
        raise UserError("{out} is no figure: its name ends in .png, .svg or .pdf.", out=out)
    return ending
