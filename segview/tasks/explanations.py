"""Tasks that check whether maps explain the predictions of variants."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from typing_extensions import override

from segview.core.base.text import Text
from segview.core.comparison.csv_tables import write_csv
from segview.core.explanations.checks import CheckSettings, ImageChecks
from segview.core.explanations.summary import MapSummary
from segview.core.requests.request import Failure
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.requests.settings import PredictionSettings
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class CheckedImage:
    """The checks on one image, or their progress.

    Attributes:
        image: Its file.
        variant: Folder of the variant.
        checks: Checks of its maps; None while they run, and if they failed.
        problem: Reason why they failed; else empty.
    """

    image: Path
    variant: Path
    checks: ImageChecks | None = None
    problem: str = ""

    @property
    def done(self) -> bool:
        """Whether this is the last answer for this image and variant."""
        return self.checks is not None or bool(self.problem)


@dataclass(frozen=True)
class CheckMaps(Task[CheckedImage]):
    """Check the maps of variants on images; stored checks are answered at once.

    Attributes:
        images: Each image with its ground truth, or None.
        variants: Folders of the variants.
        prediction_settings: Settings of the predictions.
        settings: Selection of maps and checks.
    """

    lane: ClassVar[Lane] = Lane.EXPLANATIONS

    images: tuple[tuple[Path, Path | None], ...]
    variants: tuple[Path, ...]
    prediction_settings: PredictionSettings
    settings: CheckSettings

    @property
    @override
    def about(self) -> str:
        """The number of images and variants."""
        return f"the maps of {len(self.variants)} variants on {len(self.images)} images"


@dataclass(frozen=True, eq=False)
class SumUpChecks(Task[Sequence[MapSummary]]):
    """Summarise the checks of maps over images; the maps that explain best come first.

    Attributes:
        found: The checks, by image and name of the variant.
    """

    lane: ClassVar[Lane] = Lane.EXPLAINED

    found: Mapping[tuple[Path, str], ImageChecks]


@dataclass(frozen=True, eq=False)
class SaveChecks(Task[str | Occupied]):
    """Write checks as comma-separated values; the answer is a sentence that says where."""

    found: Mapping[tuple[Path, str], ImageChecks]
    target: SaveTarget


def check_maps_on(task: CheckMaps, services: Services) -> Generator[CheckedImage]:
    """Yield the checks of each image and variant, and before that an answer without checks after each step."""
    from segview.evaluation.explanations.explainer import Explainer
    from segview.evaluation.protocol import Sample
    from segview.evaluation.score_store import open_store

    with open_store() as store:
        explainers = {
            variant: Explainer(
                services.explanation_predictor,
                variant,
                task.prediction_settings,
                task.settings,
                store=store,
                pause=services.foreground.wait,
            )
            for variant in task.variants
        }
        for image, mask in task.images:
            for variant, explainer in explainers.items():
                steps = explainer.check_in_steps(Sample(image, mask))
                while True:
                    try:
                        next(steps)
                    except StopIteration as end:
                        found: ImageChecks | Failure = end.value
                        break
                    yield CheckedImage(image, variant)
                if isinstance(found, Failure):
                    yield CheckedImage(image, variant, problem=found.reason)
                else:
                    yield CheckedImage(image, variant, found)


def sum_up_checks(task: SumUpChecks, services: Services) -> Generator[Sequence[MapSummary]]:
    """Yield the summaries."""
    from segview.evaluation.explanations.summaries import summaries

    yield summaries(task.found)


def save_checks(task: SaveChecks, services: Services) -> Generator[str | Occupied]:
    """Write the file."""
    from segview.data.protection import in_the_way
    from segview.evaluation.explanations.summaries import check_table

    target = task.target
    if occupied := in_the_way(target):
        yield occupied
        return
    write_csv(target.path, check_table(task.found))
    yield Text("The checks were written to {path}.", path=target.path)
