"""``explain``: checks of how well maps explain predictions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from segview.cli.comparison import Clusters, Seed, interval_json
from segview.cli.groups import expand_groups
from segview.cli.options import Json, Overwrite
from segview.cli.output import number_table, print_json, print_line, print_table, progress
from segview.cli.prediction_options import PredictionOptions
from segview.cli.status import Failures
from segview.core.comparison import score_kinds as kinds
from segview.core.comparison.comparison import interval_text
from segview.core.comparison.csv_tables import write_csv
from segview.core.comparison.score_kinds import score_kind
from segview.core.explanations.checks import MAPS, CheckSettings, ImageChecks
from segview.core.explanations.summary import MapSummary
from segview.core.requests.request import Failure
from segview.core.requests.settings import PredictionSettings
from segview.core.variants.spec import Variant
from segview.data.protection import Replacing, check_new

if TYPE_CHECKING:
    from segview.evaluation.explanations.summaries import Checks
    from segview.evaluation.protocol import Sample

SHOWN = (
    (kinds.POINTING, kinds.MASS, kinds.CHANCE, kinds.ERRORS),
    (kinds.DELETION, kinds.DELETION_GAIN, kinds.INSERTION, kinds.INSERTION_GAIN),
    (kinds.RANDOM, *kinds.UNDER.values(), kinds.AGREEMENT),
)
"""Checks that are printed, table by table."""

TITLES = ("Where maps point", "What deleting and inserting does", "What maps stand")


@dataclass(frozen=True, kw_only=True)
class CheckOptions:
    """Options: the maps that are checked, and the settings of the checks."""

    maps: Annotated[
        list[str] | None,
        typer.Option(
            help="Maps to check, such as cbam/spatial, 'probability/*', grad-cam/LAYER or 'queries/class CLASS'; * is "
            "any text. Repeat for several. By default */spatial, uncertainty, and those that each variant exists for."
        ),
    ] = None
    steps: Annotated[int, typer.Option(help="Number of steps in which the image is deleted and inserted.")] = 10
    stages: Annotated[int, typer.Option(help="Number of stages in which the weights are randomised; 0 for none.")] = 4
    causal: Annotated[bool, typer.Option(help="Delete and insert the image.")] = True
    disturb: Annotated[bool, typer.Option(help="Disturb the image by glare, blur, noise and a shift.")] = True
    seed: Seed = 0

    def settings(self) -> CheckSettings:
        """Return the settings.

        Raises:
            UserError: one of them is out of range.
        """
        return CheckSettings(
            tuple(self.maps or MAPS),
            own_maps=not self.maps,
            steps=self.steps,
            stages=self.stages,
            disturb=self.disturb,
            causal=self.causal,
            seed=self.seed,
        )


@expand_groups
def explain(
    places: Annotated[list[Path], typer.Argument(help="Images, or folders of images.", metavar="IMAGE|FOLDER…")],
    options: PredictionOptions,
    checks: CheckOptions,
    clusters: Clusters = None,
    first: Annotated[int, typer.Option(min=0, help="Number of images to take, spread evenly; 0 for all.")] = 0,
    by_image: Annotated[
        Path | None, typer.Option(help="File for the checks on each image (CSV).", metavar="FILE.csv")
    ] = None,
    overwrite: Overwrite = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Compute again what was computed before.")] = False,
    as_json: Json = False,
) -> None:
    """Print whether the maps of variants explain their predictions: where they point, and how robust they are.

    Each map gets a verdict. Checks are stored, so that an interrupted run continues where it stopped.
    """
    prediction, settings = options.settings(), checks.settings()
    variants = options.variants()
    if by_image is not None:
        check_new(by_image, Replacing(overwrite, "--overwrite"))
    from segview.evaluation.explanations.samples import samples_at
    from segview.evaluation.explanations.summaries import agreements, check_table, summaries

    samples = samples_at(places, first)
    found, failures = _check(variants, samples, prediction, settings, keep=not fresh)
    if by_image is not None:
        write_csv(by_image, check_table(found))
    groups = _clusters([image for image, _ in found], clusters) if clusters else None
    summed = summaries(found, clusters=groups, seed=settings.seed)
    if as_json:
        print_json({"maps": [_json(one) for one in summed], "agreement": _agreement_json(agreements(found))})
    else:
        _print(summed, found)
    failures.exit_if_any("checks of images", len(samples) * len(variants))


def _check(
    variants: Mapping[str, Variant],
    samples: Sequence[Sample],
    prediction: PredictionSettings,
    settings: CheckSettings,
    *,
    keep: bool,
) -> tuple[Checks, Failures]:
    from segview.evaluation.explanations.explainer import Explainer
    from segview.evaluation.score_store import open_store
    from segview.inference.predict.predictor import Predictor

    predictor, failures = Predictor(networks_kept=1), Failures()
    done: dict[tuple[Path, str], ImageChecks] = {}
    with open_store() as store, progress() as bar:
        task = bar.add_task("Checking", total=len(samples) * len(variants))
        for label, one in variants.items():
            explainer = Explainer(predictor, one.folder, prediction, settings, store=store if keep else None)
            notes: dict[str, None] = {}
            for sample in samples:
                found = explainer.check(sample)
                bar.advance(task)
                if isinstance(found, Failure):
                    failures.add(found)
                    continue
                done[sample.image, label] = found
                notes.update({found.note: None} if found.note else {})
            for note in notes:
                print_line(f"{label}: {note}")
    return done, failures


def _clusters(images: Sequence[Path], how: str) -> dict[Path, int]:
    from segview.evaluation.comparison.clusters import clusters_of

    names = clusters_of([str(image) for image in images], how).of_image
    numbers = {name: at for at, name in enumerate(dict.fromkeys(names))}
    return {image: numbers[name] for image, name in zip(images, names, strict=True)}


def _print(summed: Sequence[MapSummary], found: Checks) -> None:
    from segview.evaluation.explanations.summaries import agreements

    if not summed:
        print_line("No map could be checked.")
        return
    for title, names in zip(TITLES, SHOWN, strict=True):
        here = [name for name in names if any(name in one.means for one in summed)]
        if not here:
            continue
        table = number_table(f"{title}, mean with 95 % interval", "map", "variant", "images", *here)
        for one in summed:
            cells = (interval_text(one.mean(name), score_kind(name)) for name in here)
            table.add_row(escape(one.map), escape(one.variant), str(one.images), *cells)
        print_table(table)
    for (variant, one, other), value in agreements(found).items():
        print_line(f"{one} and {other} of {variant}: rank correlation {kinds.score_kind(kinds.AGREEMENT).text(value)}")
    for one in summed:
        print_line(one.sentence)


def _json(one: MapSummary) -> dict[str, Any]:
    return {
        "variant": one.variant,
        "map": one.map,
        "target": one.target,
        "images": one.images,
        "checks": {name: interval_json(value) for name, value in one.means.items()},
        "verdict": one.verdict.word,
        "findings": [{"words": finding.words, "holds": finding.holds} for finding in one.verdict.findings],
        "deletion": {"map": one.deletion[0], "chance": one.deletion[1]},
        "insertion": {"map": one.insertion[0], "chance": one.insertion[1]},
        "random_weights": [{"down_to": layer, "rank_correlation": value} for layer, value in one.cascade],
    }


def _agreement_json(found: Mapping[tuple[str, str, str], float]) -> list[dict[str, Any]]:
    return [
        {"variant": variant, "maps": [one, other], "rank_correlation": value}
        for (variant, one, other), value in found.items()
    ]
