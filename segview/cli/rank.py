"""``rank``: images in the order of their review priority."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from segview.cli.groups import expand_groups
from segview.cli.images import images_of
from segview.cli.options import Band, Every, Images, Json, Overwrite
from segview.cli.output import print_json, print_table, progress
from segview.cli.prediction_options import PredictionOptions
from segview.cli.status import Failures
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write
from segview.core.requests.ranking import DEFAULT_RANKING, RANKINGS, Measures, Rank, Scores, order_by_score
from segview.core.requests.request import Failure, validate_threshold
from segview.core.requests.settings import DEFAULT_BAND
from segview.data.protection import Replacing, check_new

_ORDERS = ", ".join(RANKINGS)
_LACKING = {
    "variants": "One variant cannot disagree. Name two variants or more with --variant.",
    "scales": "One scale cannot disagree. Give two scales or more, for example --scales 0.5,1.",
}


@expand_groups
def rank(
    images: Images,
    options: PredictionOptions,
    by: Annotated[str, typer.Option(help=f"The order: {_ORDERS}.")] = DEFAULT_RANKING,
    threshold: Annotated[float, typer.Option(help="Threshold of the probability: the mask is above it.")] = 0.5,
    band: Band = DEFAULT_BAND,
    every: Every = 1,
    csv_file: Annotated[Path | None, typer.Option("--csv", help="File for the table, with the measurements.")] = None,
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Print images in the order of their review priority, highest first, with the measures of each."""
    ranking = RANKINGS[by]
    validate_threshold(threshold)
    settings = options.settings().model_copy(update={"backend": "torch"})
    requests = settings.requests(Path(), options.variants().values())
    wanted = Rank(tuple(images_of(images, every)), requests, threshold, band)
    if lacking := wanted.lacks_two_of(by):
        raise UserError(_LACKING[lacking])
    if csv_file is not None:
        check_new(csv_file, Replacing(overwrite, "--overwrite"), in_use=wanted.images)
    found = _measure(wanted, settings.device)
    scores = ranking.of(found)
    rows = [found[place] for place in order_by_score([one.image for one in found], scores)]
    if csv_file is not None:
        _write(csv_file, rows, scores)
    if as_json:
        print_json([_row(one, scores) for one in rows])
    else:
        _print(rows, scores, by)
    failures = Failures()
    for one in (one for one in rows if one.problem):
        failures.add(Failure(one.image, one.problem, bug=one.bug), label="not measured:")
    failures.exit_if_any("images", len(rows))


def _measure(question: Rank, device: str) -> list[Measures]:
    from segview.evaluation.answer import Answers
    from segview.evaluation.ranking import ALONE, Ranker
    from segview.inference.backends.devices import resolve
    from segview.inference.predict.predictor import Predictor

    predictor = Predictor(networks_kept=len(question.asked))
    # Errors of the device or a variant must be reported once, not for every image.
    resolve(device)
    for one in question.asked:
        predictor.variant(one.variant)
    found: dict[Path, Measures] = {}
    with progress() as bar:
        task = bar.add_task("Measuring", total=len(question.images))
        for item in Ranker(Answers(predictor=predictor), ALONE).rank(question):
            if isinstance(item, Measures):
                found[item.image] = item
                bar.advance(task)
    return [found[image] for image in question.images]


def _row(one: Measures, scores: Scores) -> dict[str, object]:
    return {**asdict(one), "image": str(one.image), "score": scores.get(one.image)}


def _write(file: Path, rows: Sequence[Measures], scores: Scores) -> None:
    text = io.StringIO()
    cells = [_row(one, scores) for one in rows]
    writer = csv.DictWriter(text, list(cells[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells)
    atomic_write(file, text.getvalue())


def _print(rows: Sequence[Measures], scores: Scores, by: str) -> None:
    table = Table("place", "image", RANKINGS[by].title)
    for place, one in enumerate(rows, 1):
        score = scores.get(one.image)
        written = "cannot be measured" if one.problem else "" if score is None else RANKINGS[by].write(score)
        table.add_row(str(place), escape(str(one.image)), written)
    print_table(table)
