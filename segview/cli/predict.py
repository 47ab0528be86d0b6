"""``predict``: masks, maps and a wall for each image."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segview.cli.click_options import ClickOptions
from segview.cli.cluster_options import ClusterOptions
from segview.cli.groups import expand_groups
from segview.cli.images import check_apart, images_of
from segview.cli.options import BackendName, Every, Images, Json, Overwrite, Passes, Threshold, TissueOnly
from segview.cli.output import print_json, print_line, print_problem, track
from segview.cli.prediction_options import PredictionOptions
from segview.cli.status import Failures
from segview.core.requests.clicks import Click
from segview.core.requests.request import Failure, Request, validate_backend, validate_passes, validate_threshold
from segview.core.variants.spec import Variant
from segview.data.protection import Replacing, check_new
from segview.evaluation.batch.outputs import SPREAD, Part, stems, validate_only
from segview.evaluation.batch.results import Results

if TYPE_CHECKING:
    from segview.evaluation.batch.batch_request import BatchRequest
    from segview.evaluation.batch.predict import Batch


@dataclass(frozen=True, kw_only=True)
class EngineOptions:
    """Options of predictions that only this command has."""

    passes: Passes = 0
    threshold: Threshold = None
    backend: BackendName = "auto"
    tissue_only: TissueOnly = False


@dataclass(frozen=True, kw_only=True)
class FileOptions:
    """Options: the files that are written."""

    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("predictions")
    csv: Annotated[
        Path | None, typer.Option(help="File for a table of how each map relates to mask, ground truth and errors.")
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
class PartOptions:
    """Options: the part of the images that this process predicts."""

    every: Every = 1
    part: Annotated[
        str | None, typer.Option(help="Take one part of the images, such as 2/8; other processes take the others.")
    ] = None
    again: Annotated[bool, typer.Option("--again", help="Predict images again that have results.")] = False
    patience: Annotated[
        float, typer.Option(hidden=True, help="Seconds to wait for another program that takes the same part.")
    ] = 0.0
    measured: Annotated[
        bool, typer.Option("--measured", hidden=True, help="Measure the maps, for a table that another process writes.")
    ] = False


@expand_groups
def predict(
    context: typer.Context,
    images: Images,
    options: PredictionOptions,
    engine: EngineOptions,
    clicks: ClickOptions,
    files: FileOptions,
    parts: PartOptions,
    cluster: ClusterOptions,
    as_json: Json = False,
) -> None:
    """Write masks at the images' size with their provenance, maps as .npz, and one wall for each image.

    Each completed image has a line in results.jsonl in the folder. After any interruption, the same command continues:
    images that are done and have not changed are not predicted again.
    """
    # Errors in the request must be reported before any work.
    cluster.check(parts.part)
    part = Part(1, 1) if parts.part is None else Part.of(parts.part)
    request = _request(options, engine, clicks.parse(), files, figures=files.csv is not None or parts.measured)
    check_apart(files.out, images)
    _warn_of_missing_clicks(request.variants, request.pattern.clicks)
    paths = images_of(images, parts.every)
    replacing = Replacing(files.overwrite, "--overwrite")
    folder, failures = _folder(files, replacing, paths), Failures()
    spread = len(paths) > SPREAD if files.spread is None else files.spread
    with closing(Results(folder, "" if parts.part is None else str(part), patience=parts.patience)) as results:
        batch = _batch(request, folder, results, replacing=replacing, spread=spread)
        done, known = results.read_done()
        names, paths = stems(paths, known), part.select(paths)
        left = paths if parts.again else batch.remaining(paths, done)
        if cluster.wanted:
            cluster.run(context, folder, len(paths), measured=request.figures)
            _add_missing(batch, results, paths, failures)
        else:
            _run(batch, {path: names[path] for path in left}, failures)
        _write_table(results, paths, request, files.csv, as_json=as_json)
    if not as_json:
        _print_summary(len(paths), failures, request, files.out, before=len(paths) - len(left))
    failures.exit_if_any("images", len(paths))


def _folder(files: FileOptions, replacing: Replacing, in_use: Sequence[Path]) -> Path:
    """Return the folder of the results, after checking that the results and the table can be written.

    Raises:
        UserError: they cannot be written.
    """
    from segview.inference.rendering.export import writable_folder

    if files.csv is not None:
        check_new(files.csv, replacing, in_use=in_use)
        writable_folder(files.csv.parent)
    return writable_folder(files.out)


def _request(
    options: PredictionOptions, engine: EngineOptions, clicks: tuple[Click, ...], files: FileOptions, *, figures: bool
) -> BatchRequest:
    """Return the request for all images.

    Raises:
        UserError: an option is out of range, or a variant cannot be read.
    """
    from segview.evaluation.batch.batch_request import BatchRequest
    from segview.inference.backends.devices import resolve

    settings, only = options.settings(), validate_only(files.only)
    pattern = Request(
        Path(),
        Path(),
        merge=settings.merge,
        flip=settings.flip,
        passes=validate_passes(engine.passes),
        clicks=clicks,
        device=resolve(settings.device),
        backend=validate_backend(engine.backend),
    )
    return BatchRequest(
        variants=options.variants(),
        pattern=pattern,
        scales=settings.scales,
        threshold=validate_threshold(engine.threshold),
        only=only,
        maps=tuple(files.maps) if files.maps else None,
        probabilities=files.probabilities,
        tissue_only=engine.tissue_only,
        figures=figures,
    )


def _batch(request: BatchRequest, folder: Path, results: Results, *, replacing: Replacing, spread: bool) -> Batch:
    """Return the batch; an unreadable variant fails here once, and not with each image."""
    from segview.evaluation.answer import Answers
    from segview.evaluation.batch.predict import Batch
    from segview.inference.backends.graphs import Graphs
    from segview.inference.predict.predictor import Predictor

    wait = request.pattern.backend == "onnxruntime"
    predictor = Predictor(networks_kept=len(request.variants), graphs=Graphs(wait=wait))
    for one in request.variants.values():
        predictor.variant(one.folder)
    return Batch(Answers(predictor=predictor), request, folder, results, replacing=replacing, spread=spread)


def _run(batch: Batch, stems: Mapping[Path, str], failures: Failures) -> None:
    with closing(batch.run(stems)) as steps:
        for one in track(steps, "Predicting", len(stems)):
            if isinstance(one, Failure):
                failures.add(one)
                continue
            if one.truth_problem:
                print_problem(one.truth_problem, label="without ground truth:")
            for note in one.notes:
                print_problem(note, label=f"{one.image.name}:")
    for problem in batch.problems:
        print_problem(problem)


def _add_missing(batch: Batch, results: Results, paths: Sequence[Path], failures: Failures) -> None:
    """Add a failure for each image without results after all parts have ended, with the reason in its line, if any."""
    done, _ = results.read_done()
    missing = batch.remaining(paths, done)
    reasons = results.failures(missing, batch.digest)
    for path in missing:
        failures.add(Failure(path, reasons.get(path, f"{path} was not reached.")))


def _write_table(
    results: Results, paths: Sequence[Path], request: BatchRequest, csv: Path | None, *, as_json: bool
) -> None:
    """Write the table and print the records as JSON, for all completed images, also those of earlier runs."""
    if csv is None and not as_json:
        return
    lines = results.of(paths, request.digest)
    if csv is not None:
        from segview.evaluation.map_statistics import write_figures

        write_figures(csv, [row for line in lines.values() for row in line.figures])
    if as_json:
        print_json([record for line in lines.values() for record in line.records])


def _print_summary(images: int, failures: Failures, request: BatchRequest, out: Path, *, before: int) -> None:
    done = f"{images - failures.count} of {images} images × {len(request.variants)} variants"
    print_line(f"{done}, written to {out}{f'; {before} were there before' if before else ''}.")


def _warn_of_missing_clicks(variants: Mapping[str, Variant], clicks: Sequence[Click]) -> None:
    """Print the variants that need clicks if none were given."""
    from segview.inference.passes.extra_inputs import ExtraInputs

    given = ExtraInputs(clicks=tuple(clicks))
    for label, variant in variants.items():
        preprocessing = variant.config.preprocessing
        if preprocessing.beside == "clicks" and given.missing(preprocessing):
            print_problem(
                "it grows from where it guesses. Give a pixel of the target, for example --inside 120,80.",
                label=f"{label}:",
            )
