"""``figure``: an image with the masks and maps of variants as PNG, SVG or PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from segview.cli.options import Band, Device, Flip, HowToMerge, Names, Overwrite, Scales, Threshold
from segview.cli.output import print_line
from segview.cli.variants import chosen, labelled, say_untrained
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write
from segview.core.base.scales import parse_scales
from segview.core.requests.request import checked_merge, checked_threshold
from segview.core.requests.settings import DEFAULT_BAND, PredictionSettings, ViewSettings

Maps = Annotated[
    list[str] | None,
    typer.Option(help="Maps to show, such as errors or 'scale/*/weight'; * is any text. Repeat for several."),
]


def figure(
    image: Annotated[Path, typer.Argument(help="An image.", metavar="IMAGE")],
    out: Annotated[Path, typer.Option(help="File of the figure: .png, .svg or .pdf.")],
    variant: Names = None,
    maps: Maps = None,
    threshold: Threshold = None,
    band: Band = DEFAULT_BAND,
    theme: Annotated[str, typer.Option(help="dark or light.")] = "dark",
    dpi: Annotated[int, typer.Option(help="Dots per inch of a PNG.")] = 96,
    panel: Annotated[str, typer.Option(help="Map to draw alone, of the first variant; image for what is found.")] = "",
    scales: Scales = None,
    merge: HowToMerge = "average",
    flip: Flip = False,
    device: Device = "auto",
    overwrite: Overwrite = False,
) -> None:
    """Write a figure of an image: a row for each variant, with its mask and its maps.

    The file says how it was made; `segview verify` makes it again.
    """
    checked_threshold(threshold)
    ending = form_of(out)
    variants = labelled(chosen(variant))
    asked = None if scales is None else parse_scales(scales)
    say_untrained(variants, asked)
    from segview.data.protection import check_new
    from segview.evaluation.answer import Answers
    from segview.evaluation.report.figures import figure_file
    from segview.evaluation.report.recipe import figure_recipe
    from segview.inference.rendering.sheet import THEMES

    check_new(out, overwrite=overwrite, in_use=(image,))
    _ = THEMES[theme]
    answers = Answers()
    recipe = figure_recipe(
        answers.images.open(image),
        variants,
        prediction_settings=PredictionSettings(scales=asked, merge=checked_merge(merge), flip=flip, device=device),
        view=view_of(maps, band, threshold),
        threshold=threshold,
        theme=theme,
        form=ending,
        dpi=dpi,
        panel=panel,
    )
    atomic_write(out, figure_file(answers, recipe))
    print_line(f"Written to {out}.")


def form_of(out: Path) -> Literal["png", "svg", "pdf"]:
    """Return the format that the name of a figure's file chooses.

    Raises:
        UserError: it is none of a figure.
    """
    ending = out.suffix.lower().removeprefix(".")
    if ending not in ("png", "svg", "pdf"):
        raise UserError("{out} is no figure: its name ends in .png, .svg or .pdf.", out=out)
    return ending


def view_of(maps: list[str] | None, band: float, threshold: float | None) -> ViewSettings:
    """Return how a figure is drawn: with the maps named and no others, or with those of the first start."""
    chosen_maps = {"maps": tuple(maps), "own_maps": False} if maps else {}
    return ViewSettings.model_validate({"band": band, "threshold": threshold or 0.5, **chosen_maps})
