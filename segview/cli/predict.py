"""``predict``: masks, maps and a wall of pictures for images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segview.cli.clicks import check_clicks, parse_clicks
from segview.cli.options import (
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
from segview.cli.pictures import check_apart, pictures_of
from segview.cli.status import Losses
from segview.cli.variants import chosen, labelled, say_untrained
from segview.core.base.file_set import write_together
from segview.core.base.scales import parse_scales
from segview.core.requests.clicks import Click
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure, Request, checked_merge, checked_threshold
from segview.core.requests.settings import Look
from segview.core.variants.spec import Variant
from segview.data.protection import check_free, check_new

if TYPE_CHECKING:
    from segview.evaluation.answer import Answers
    from segview.evaluation.map_statistics import Cells
    from segview.inference.rendering.figure import Row


def predict(
    images: Images,
    variant: Names = None,
    scales: Scales = None,
    merge: HowToMerge = "average",
    flip: Flip = False,
    passes: Passes = 0,
    threshold: Threshold = None,
    device: Device = "auto",
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
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Write masks at the images' size and what they came from, maps as .npz, and one wall picture for each image."""
    # What can be wrong in the request is told before any work.
    asked, how = None if scales is None else parse_scales(scales), checked_merge(merge)
    checked_threshold(threshold)
    clicks = parse_clicks(inside or (), outside or ())
    variants = labelled(chosen(variant))
    from segview.evaluation.answer import Answers
    from segview.inference.backends.devices import resolve
    from segview.inference.predict.predictor import Predictor
    from segview.inference.rendering.export import writable_folder

    check_apart(out, images)
    _say_unclicked(variants, clicks)
    say_untrained(variants, asked)
    pattern = Request(Path(), Path(), merge=how, flip=flip, device=resolve(device), passes=passes, clicks=clicks)
    paths = pictures_of(images, every)
    if csv is not None:
        check_new(csv, overwrite=overwrite, in_use=paths)
        writable_folder(csv.parent)
    predictor = Predictor(networks_kept=len(variants))
    for one in variants.values():
        predictor.variant(one.folder)
    batch = _Batch(
        Answers(predictor=predictor),
        variants,
        pattern,
        asked,
        threshold,
        writable_folder(out),
        _stems(paths),
        tissue_only=tissue_only,
        probabilities=probabilities,
        overwrite=overwrite,
    )
    records: list[dict[str, object]] = []
    losses = Losses()
    for path in tracked(paths, "Predicting", len(paths)):
        done = attempt(path, partial(batch.one, path), about=path)
        if isinstance(done, Failure):
            losses.lose(done)
        else:
            records.extend(done)
    if csv is not None:
        from segview.evaluation.map_statistics import write_figures

        write_figures(csv, batch.figures)
    if as_json:
        print_json(records)
    else:
        print_line(f"{len(paths) - losses.failed} of {len(paths)} images × {len(variants)} variants, written to {out}.")
    losses.leave("images", len(paths))


@dataclass(frozen=True)
class _Batch:
    """What stays the same for all images, and the figures of those that are done."""

    answers: Answers
    variants: Mapping[str, Variant]
    pattern: Request
    scales: tuple[float, ...] | None
    threshold: float | None
    out: Path
    stems: Mapping[Path, str]
    tissue_only: bool = False
    probabilities: bool = False
    overwrite: bool = False
    figures: list[Cells] = field(default_factory=list["Cells"])

    def one(self, path: Path) -> list[dict[str, object]]:
        """Predict one image, write everything, and return a record for each variant.

        Raises:
            UserError: the image cannot be read, or the results cannot be written.
        """
        from segview.inference.rendering.export import write_png
        from segview.inference.rendering.figure import wall_figure

        wall = self.out / f"{self.stems[path]}.wall.png"
        check_free([wall], overwrite=self.overwrite, in_use=(path,))
        picture = self.answers.images.open(path)
        check_clicks(self.pattern.clicks, path, picture.size)
        if picture.truth_problem and any(one.config.labelling is None for one in self.variants.values()):
            complain(picture.truth_problem, who="without ground truth:")
        for note in picture.notes:
            complain(note, who=f"{path.name}:")
        rows: list[Row] = []
        records: list[dict[str, object]] = []
        for label, variant in self.variants.items():
            row, record = self._row(path, label, variant)
            rows.append(row)
            records.append(record)
        write_png(wall, wall_figure(picture, rows, Look()))
        return records

    def _row(self, path: Path, label: str, variant: Variant) -> tuple[Row, dict[str, object]]:
        from segview.evaluation.map_statistics import counted_on, figure_rows
        from segview.inference.rendering.export import (
            as_text,
            maps_file,
            mask_file,
            probability_files,
            record,
            result_name,
        )
        from segview.inference.rendering.figure import Row
        from segview.metrics.scores import pixel_scores

        scales = variant.config.scales_for(self.scales)
        request = replace(self.pattern, image=path, variant=variant.folder, scales=scales)
        prediction, source = self.answers.last(request), self.answers.images.picture(path).source
        threshold = prediction.threshold if self.threshold is None else self.threshold
        counts = prediction.tissue_counts if self.tissue_only else prediction.counts
        scores = None if counts is None else pixel_scores(counts, threshold, Look().band)
        self.figures.extend(figure_rows(prediction, label, threshold, scores, tissue_only=self.tissue_only))
        about = {**record(prediction, variant.config, threshold, scores, source), "variant": label}
        about["scores_of"] = counted_on(tissue_only=self.tissue_only)
        name = result_name(self.stems[path], label)
        begin = str(self.out / name)
        files = {
            Path(f"{begin}.mask.json"): as_text(about),
            Path(f"{begin}.maps.npz"): maps_file(prediction, threshold),
            **(probability_files(Path(f"{begin}.probability.png"), prediction) if self.probabilities else {}),
            Path(f"{begin}.mask.png"): mask_file(prediction, threshold),
        }
        check_free(list(files), overwrite=self.overwrite, in_use=(path,))
        write_together(files)
        return Row(label, prediction, threshold), about


def _say_unclicked(variants: Mapping[str, Variant], clicks: Sequence[Click]) -> None:
    from segview.inference.passes.extra_inputs import Companions

    given = Companions(clicks=tuple(clicks))
    for label, variant in variants.items():
        preprocessing = variant.config.preprocessing
        if preprocessing.beside == "clicks" and given.missing(preprocessing):
            complain(
                "it grows from where it guesses. Give a pixel of the target, for example --inside 120,80.",
                who=f"{label}:",
            )


def _stems(paths: list[Path]) -> dict[Path, str]:
    """Return a name for each picture's results; pictures that differ in ending or folder alone keep theirs apart."""
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for path in paths:
        tries = [path.stem, path.name, f"{path.absolute().parent.name}-{path.name}"]
        # Some file systems do not tell capitals from small letters.
        while tries[0].casefold() in taken:
            tries = tries[1:] or [f"{path.name}-{len(taken) + 1}"]
        taken.add(tries[0].casefold())
        names[path] = tries[0]
    return names
