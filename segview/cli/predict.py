"""``predict``: masks, maps and a wall of images for images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segview.cli.clicks import parse_clicks
from segview.cli.images import check_apart, images_of
from segview.cli.options import (
    BackendName,
    Device,
    Every,
    Flip,
    HowToMerge,
    Images,
    Json,
    Names,
    Overwrite,
    Passes,
    Scales,
    Threshold,
    TissueOnly,
)
from segview.cli.output import complain, print_json, print_line, tracked
from segview.cli.status import Losses
from segview.cli.variants import chosen, labelled, say_untrained
from segview.core.base.scales import parse_scales
from segview.core.requests.clicks import Click
from segview.core.requests.request import Failure, Request, checked_backend, checked_merge, checked_threshold
from segview.core.variants.spec import Variant
from segview.data.protection import check_new
from segview.evaluation.batch.outputs import SPREAD, Part, checked_only, stems
from segview.evaluation.batch.results import Results

if TYPE_CHECKING:
    from segview.evaluation.batch.batch_request import BatchRequest
    from segview.evaluation.batch.predict import Batch


def predict(
    images: Images,
    variant: Names = None,
    scales: Scales = None,
    merge: HowToMerge = "average",
    flip: Flip = False,
    passes: Passes = 0,
    threshold: Threshold = None,
    device: Device = "auto",
    backend: BackendName = "auto",
    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("predictions"),
    tissue_only: TissueOnly = False,
    csv: Annotated[
        Path | None, typer.Option(help="File for a table of what each map has to do with mask, truth and errors.")
    ] = None,
    every: Every = 1,
    inside: Annotated[
        list[str] | None,
        typer.Option(help="ROW,COLUMN of a pixel of the target, for variants that take clicks. Repeat for several."),
    ] = None,
    outside: Annotated[list[str] | None, typer.Option(help="The same of a pixel that is none of it.")] = None,
    probabilities: Annotated[
        bool, typer.Option("--probabilities", help="Also write probabilities as 16-bit PNG: 65535 is certain.")
    ] = False,
    only: Annotated[
        str | None, typer.Option(help="Write only masks, probabilities or maps, and the lines of results.")
    ] = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(help="Maps of wall and .npz, such as 'scale/*/weight'; * is any text. Repeat for several."),
    ] = None,
    part: Annotated[
        str | None, typer.Option(help="Take one part of the images, such as 2/8; other processes take the others.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Predict images anew whose results are there.")] = False,
    spread: Annotated[
        bool | None,
        typer.Option("--spread/--no-spread", help=f"Results in 256 folders; by default with over {SPREAD} images."),
    ] = None,
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Write masks at the images' size and what they came from, maps as .npz, and one wall image for each image.

    Each image that is done has a line in results.jsonl in the folder. Given again, the command goes on where it was
    ended, however it was ended: what is done and has not changed stays as it is.
    """
    # What can be wrong in the request is told before any work.
    checked_threshold(threshold)
    asked_scales, clicks = None if scales is None else parse_scales(scales), parse_clicks(inside or (), outside or ())
    how, engine = checked_merge(merge), checked_backend(backend)
    kind, share = checked_only(only), Part(1, 1) if part is None else Part.of(part)
    variants = labelled(chosen(variant))
    from segview.evaluation.batch.batch_request import BatchRequest
    from segview.inference.backends.devices import resolve
    from segview.inference.rendering.export import writable_folder

    check_apart(out, images)
    _say_unclicked(variants, clicks)
    say_untrained(variants, asked_scales)
    paths = images_of(images, every)
    if csv is not None:
        check_new(csv, overwrite=overwrite, in_use=paths)
        writable_folder(csv.parent)
    pattern = Request(Path(), Path(), merge=how, flip=flip, passes=passes, clicks=clicks, device=resolve(device))
    pattern = replace(pattern, backend=engine)
    asked = BatchRequest(
        variants,
        pattern,
        asked_scales,
        threshold,
        kind,
        tuple(maps) if maps else None,
        probabilities,
        tissue_only,
        csv is not None,
    )
    folder, losses = writable_folder(out), Losses()
    with closing(Results(folder, "" if part is None else str(share))) as results:
        spread = len(paths) > SPREAD if spread is None else spread
        batch = _batch(asked, folder, results, overwrite=overwrite, spread=spread)
        done, known = results.known()
        names, paths = stems(paths, known), share.taken(paths)
        left = paths if again else batch.left(paths, done)
        _run(batch, {path: names[path] for path in left}, losses)
        _tell(results, paths, asked, csv, as_json=as_json)
    if not as_json:
        many = f"{len(paths) - losses.failed} of {len(paths)} images × {len(variants)} variants"
        before = f"; {len(paths) - len(left)} were there before" if len(left) < len(paths) else ""
        print_line(f"{many}, written to {out}{before}.")
    losses.leave("images", len(paths))


def _batch(asked: BatchRequest, folder: Path, results: Results, *, overwrite: bool, spread: bool) -> Batch:
    """Return what predicts the images; what is wrong with a variant is told once, before any work."""
    from segview.evaluation.answer import Answers
    from segview.evaluation.batch.predict import Batch
    from segview.inference.backends.graphs import Graphs
    from segview.inference.predict.predictor import Predictor

    wait = asked.pattern.backend == "onnxruntime"
    predictor = Predictor(networks_kept=len(asked.variants), graphs=Graphs(wait=wait))
    for one in asked.variants.values():
        predictor.variant(one.folder)
    return Batch(Answers(predictor=predictor), asked, folder, results, overwrite=overwrite, spread=spread)


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
