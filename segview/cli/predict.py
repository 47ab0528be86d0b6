"""``predict``: masks, maps and a wall of images for images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segview.cli.asked import Asked
from segview.cli.clicks import Clicks
from segview.cli.groups import grouped
from segview.cli.images import check_apart, images_of
from segview.cli.options import BackendName, Every, Images, Json, Overwrite, Passes, Threshold, TissueOnly
from segview.cli.output import complain, print_json, print_line, tracked
from segview.cli.shards import Elsewhere
from segview.cli.status import Losses
from segview.core.requests.clicks import Click
from segview.core.requests.request import Failure, Request, checked_backend, checked_passes, checked_threshold
from segview.core.variants.spec import Variant
from segview.data.protection import Replacing, check_new
from segview.evaluation.batch.outputs import SPREAD, Part, checked_only, stems
from segview.evaluation.batch.results import Results

if TYPE_CHECKING:
    from segview.evaluation.batch.batch_request import BatchRequest
    from segview.evaluation.batch.predict import Batch


@dataclass(frozen=True, kw_only=True)
class Engine:
    """The options of a prediction that commands with numbers alone do without."""

    passes: Passes = 0
    threshold: Threshold = None
    backend: BackendName = "auto"
    tissue_only: TissueOnly = False


@dataclass(frozen=True, kw_only=True)
class Files:
    """The files that are written."""

    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("predictions")
    csv: Annotated[
        Path | None, typer.Option(help="File for a table of what each map has to do with mask, truth and errors.")
    ] = None
    probabilities: Annotated[
        bool, typer.Option("--probabilities", help="Also write probabilities as 16-bit PNG: 65535 is certain.")
    ] = False
    only: Annotated[
        str | None, typer.Option(help="Write only masks, probabilities or maps, and the lines of results.")
    ] = None
    maps: Annotated[
        list[str] | None,
        typer.Option(help="Maps of wall and .npz, such as 'scale/*/weight'; * is any text. Repeat for several."),
    ] = None
    spread: Annotated[
        bool | None,
        typer.Option("--spread/--no-spread", help=f"Results in 256 folders; by default with over {SPREAD} images."),
    ] = None
    overwrite: Overwrite = False


@dataclass(frozen=True, kw_only=True)
class Share:
    """The images that this process predicts."""

    every: Every = 1
    part: Annotated[
        str | None, typer.Option(help="Take one part of the images, such as 2/8; other processes take the others.")
    ] = None
    again: Annotated[bool, typer.Option("--again", help="Predict images anew whose results are there.")] = False
    patience: Annotated[
        float, typer.Option(hidden=True, help="Seconds to wait for another program that takes the same part.")
    ] = 0.0
    measured: Annotated[
        bool, typer.Option("--measured", hidden=True, help="Measure the maps, for a table that another process writes.")
    ] = False


@grouped
def predict(
    context: typer.Context,
    images: Images,
    asked: Asked,
    engine: Engine,
    clicks: Clicks,
    files: Files,
    share: Share,
    elsewhere: Elsewhere,
    as_json: Json = False,
) -> None:
    """Write masks at the images' size and what they came from, maps as .npz, and one wall image for each image.

    Each image that is done has a line in results.jsonl in the folder. Given again, the command goes on where it was
    ended, however it was ended: what is done and has not changed stays as it is.
    """
    # What can be wrong in the request is told before any work.
    elsewhere.check(share.part)
    part = Part(1, 1) if share.part is None else Part.of(share.part)
    request = _request(asked, engine, clicks.given(), files, figures=files.csv is not None or share.measured)
    check_apart(files.out, images)
    _say_unclicked(request.variants, request.pattern.clicks)
    paths = images_of(images, share.every)
    replacing = Replacing(files.overwrite, "--overwrite")
    folder, losses = _folder(files, replacing, paths), Losses()
    spread = len(paths) > SPREAD if files.spread is None else files.spread
    if elsewhere.wanted:
        elsewhere.run(context, folder, len(paths), measured=request.figures)
    with closing(Results(folder, "" if share.part is None else str(part), patience=share.patience)) as results:
        batch = _batch(request, folder, results, replacing=replacing, spread=spread)
        done, known = results.known()
        names, paths = stems(paths, known), part.taken(paths)
        left = paths if share.again and not elsewhere.wanted else batch.left(paths, done)
        if elsewhere.wanted:
            _lose(left, results.failures(left, request.digest), losses)
        else:
            _run(batch, {path: names[path] for path in left}, losses)
        _tell(results, paths, request, files.csv, as_json=as_json)
    if not as_json:
        before = 0 if elsewhere.wanted else len(paths) - len(left)
        _sum_up(len(paths), losses, request, files.out, before=before)
    losses.leave("images", len(paths))


def _folder(files: Files, replacing: Replacing, in_use: Sequence[Path]) -> Path:
    """Return the folder of the results, in which files can be written, as can the table.

    Raises:
        UserError: they cannot.
    """
    from segview.inference.rendering.export import writable_folder

    if files.csv is not None:
        check_new(files.csv, replacing, in_use=in_use)
        writable_folder(files.csv.parent)
    return writable_folder(files.out)


def _request(asked: Asked, engine: Engine, clicks: tuple[Click, ...], files: Files, *, figures: bool) -> BatchRequest:
    """Return what every image is asked.

    Raises:
        UserError: an option is out of range, or a variant cannot be read.
    """
    from segview.evaluation.batch.batch_request import BatchRequest
    from segview.inference.backends.devices import resolve

    settings, only = asked.settings(), checked_only(files.only)
    pattern = Request(
        Path(),
        Path(),
        merge=settings.merge,
        flip=settings.flip,
        passes=checked_passes(engine.passes),
        clicks=clicks,
        device=resolve(settings.device),
        backend=checked_backend(engine.backend),
    )
    return BatchRequest(
        variants=asked.variants(),
        pattern=pattern,
        scales=settings.scales,
        threshold=checked_threshold(engine.threshold),
        only=only,
        maps=tuple(files.maps) if files.maps else None,
        probabilities=files.probabilities,
        tissue_only=engine.tissue_only,
        figures=figures,
    )


def _batch(asked: BatchRequest, folder: Path, results: Results, *, replacing: Replacing, spread: bool) -> Batch:
    """Return what predicts the images; what is wrong with a variant is told once, before any work."""
    from segview.evaluation.answer import Answers
    from segview.evaluation.batch.predict import Batch
    from segview.inference.backends.graphs import Graphs
    from segview.inference.predict.predictor import Predictor

    wait = asked.pattern.backend == "onnxruntime"
    predictor = Predictor(networks_kept=len(asked.variants), graphs=Graphs(wait=wait))
    for one in asked.variants.values():
        predictor.variant(one.folder)
    return Batch(Answers(predictor=predictor), asked, folder, results, replacing=replacing, spread=spread)


def _run(batch: Batch, stems: Mapping[Path, str], losses: Losses) -> None:
    with closing(batch.run(stems)) as steps:
        for one in tracked(steps, "Predicting", len(stems)):
            if isinstance(one, Failure):
                losses.lose(one)
                continue
            if one.truth_problem:
                complain(one.truth_problem, who="without ground truth:")
            for note in one.notes:
                complain(note, who=f"{one.image.name}:")


def _sum_up(images: int, losses: Losses, asked: BatchRequest, out: Path, *, before: int) -> None:
    many = f"{images - losses.failed} of {images} images × {len(asked.variants)} variants"
    print_line(f"{many}, written to {out}{f'; {before} were there before' if before else ''}.")


def _lose(left: Sequence[Path], reasons: Mapping[Path, str], losses: Losses) -> None:
    """Name the images that were not done elsewhere."""
    for path in left:
        losses.lose(Failure(path, reasons.get(path, f"{path} was not reached.")))


def _tell(results: Results, paths: Sequence[Path], asked: BatchRequest, csv: Path | None, *, as_json: bool) -> None:
    """Write the table and print the records of all images that are done, now or before."""
    if csv is None and not as_json:
        return
    lines = results.of(paths, asked.digest)
    if csv is not None:
        from segview.evaluation.map_statistics import write_figures

        write_figures(csv, [row for line in lines.values() for row in line.figures])
    if as_json:
        print_json([record for line in lines.values() for record in line.records])


def _say_unclicked(variants: Mapping[str, Variant], clicks: Sequence[Click]) -> None:
    from segview.inference.passes.extra_inputs import ExtraInputs

    given = ExtraInputs(clicks=tuple(clicks))
    for label, variant in variants.items():
        preprocessing = variant.config.preprocessing
        if preprocessing.beside == "clicks" and given.missing(preprocessing):
            complain(
                "it grows from where it guesses. Give a pixel of the target, for example --inside 120,80.",
                who=f"{label}:",
            )
