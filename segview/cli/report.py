"""``report``: scores and examples of variants on folders, in one HTML file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from segview.cli.groups import expand_groups
from segview.cli.options import Folders, Overwrite
from segview.cli.output import print_line, print_problem, progress
from segview.cli.prediction_options import PredictionOptions
from segview.cli.status import Failures
from segview.cli.view_options import ViewOptions
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, resolve_path
from segview.data.datasets import Pair
from segview.data.protection import Replacing, check_new


@expand_groups
def report(
    folders: Folders,
    out: Annotated[Path, typer.Option(help="File of the report, .html.")],
    options: PredictionOptions,
    look: ViewOptions,
    score: Annotated[str, typer.Option(help="Score that ranks the images; by default Dice or mIoU.")] = "",
    examples: Annotated[int, typer.Option(min=1, max=20, help="Number of best, median and worst images each.")] = 2,
    explain: Annotated[
        int,
        typer.Option(
            min=0, help="Number of images, spread evenly, on which to check whether maps explain the predictions."
        ),
    ] = 0,
    overwrite: Overwrite = False,
) -> None:
    """Write a report on folders of images with masks: scores with intervals, plots, examples, and all settings.

    The file needs no network connection; `segview verify` makes it again.
    """
    settings, view = options.settings(), look.view()
    if out.suffix.lower() not in (".html", ".htm"):
        raise UserError("{out} is no report: its name ends in .html.", out=out)
    variants = options.variants()
    check_new(out, Replacing(overwrite, "--overwrite"))
    from segview.evaluation.answer import Answers
    from segview.evaluation.report.figures import check_maps
    from segview.evaluation.report.new_recipe import Basis, report_recipe
    from segview.evaluation.report.report import report_file

    basis = Basis(variants, settings, view, look.threshold)
    recipe = report_recipe(pairs_in(folders), basis, score=score, examples=examples, explained=explain)
    answers, failures = Answers(), Failures()
    if look.maps:
        check_maps(answers, recipe)  # before all images are scored
    with progress() as bar:
        task = bar.add_task("Scoring", total=len(recipe.images) * len(variants))
        content = report_file(
            answers, recipe, lambda done, of: bar.update(task, completed=done, total=of), failures.add
        )
    atomic_write(out, content)
    print_line(f"Written to {out}.")
    failures.exit_if_any("scores of images", len(recipe.images) * len(variants))


def pairs_in(folders: list[Path]) -> Iterator[Pair]:
    """Yield the pairs of image and ground truth in folders, each folder once; print remarks on them.

    Raises:
        UserError: a folder has no pairs.
    """
    from segview.data.datasets.inverted import inverted_note
    from segview.data.datasets.lists import pairs_at

    for place in dict.fromkeys(resolve_path(folder) for folder in folders):
        found = pairs_at(place)
        if (note := inverted_note(found)) is not None:
            print_problem(note, label="careful:")
        yield from found
