"""Tasks that write figures and reports, which say how they were made."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from segview.core.base.text import Text
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.core.variants.spec import Variant
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class SaveFigure(Task[str | Occupied]):
    """Write the wall of an image as a figure; the answer is a sentence on that.

    Attributes:
        target: The file.
        form: Its format.
        image: The image.
        variants: In their order.
        prediction_settings: What they are asked.
        view: Which maps, with which threshold and band.
    """

    lane: ClassVar[Lane] = Lane.FIGURES

    target: SaveTarget
    form: Literal["png", "svg", "pdf"]
    image: Path
    variants: tuple[Variant, ...]
    prediction_settings: PredictionSettings
    view: ViewSettings


@dataclass(frozen=True, eq=False)
class SaveReport(Task[str | Occupied]):
    """Write a report on images with their ground truths; the answer is a sentence on that.

    Attributes:
        target: The file.
        pairs: Each image with its ground truth.
        variants: In their order.
        prediction_settings: What they are asked.
        view: Which maps, with which threshold and band.
    """

    lane: ClassVar[Lane] = Lane.FIGURES

    target: SaveTarget
    pairs: tuple[tuple[Path, Path], ...]
    variants: tuple[Variant, ...]
    prediction_settings: PredictionSettings
    view: ViewSettings


DPI = 300


def figure_saved(task: SaveFigure, services: Services) -> Generator[str | Occupied]:
    """Write the file."""
    from segview.core.base.files import atomic_write
    from segview.evaluation.report.figures import figure_file
    from segview.evaluation.report.recipe import figure_recipe

    there = _occupied(task.target)
    if there is not None:
        yield there
        return
    answers = services.figure_answers
    recipe = figure_recipe(
        answers.images.open(task.image),
        _labelled(task.variants),
        prediction_settings=task.prediction_settings,
        view=task.view,
        threshold=task.view.threshold,
        theme="light",
        form=task.form,
        dpi=DPI,
    )
    atomic_write(task.target.path, figure_file(answers, recipe))
    yield Text("The figure was written to {path}.", path=task.target.path)


def report_saved(task: SaveReport, services: Services) -> Generator[str | Occupied]:
    """Write the file."""
    from segview.core.base.files import atomic_write
    from segview.data.datasets import Pair
    from segview.evaluation.report.recipe import report_recipe
    from segview.evaluation.report.report import report_file

    there = _occupied(task.target)
    if there is not None:
        yield there
        return
    recipe = report_recipe(
        (Pair(image, mask) for image, mask in task.pairs),
        _labelled(task.variants),
        prediction_settings=task.prediction_settings,
        view=task.view,
        threshold=task.view.threshold,
        score="",
        examples=2,
    )
    atomic_write(task.target.path, report_file(services.figure_answers, recipe))
    yield Text("The report on {count:,} images was written to {path}.", count=len(task.pairs), path=task.target.path)


def _occupied(target: SaveTarget) -> Occupied | None:
    from segview.data.protection import occupied

    there = occupied((target.path,), target.in_use)
    return Occupied(there) if there and not target.replace else None


def _labelled(variants: tuple[Variant, ...]) -> dict[str, Variant]:
    """Return variants by name; of several with one name, each further one bears a number."""
    labels: dict[str, Variant] = {}
    for one in variants:
        label, number = one.name, 1
        while label in labels:
            number += 1
            label = f"{one.name}-{number}"
        labels[label] = one
    return labels
