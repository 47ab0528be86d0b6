"""The results of a sweep's trials, read from the scores that each trial has written."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import exists, resolve_path
from segview.core.comparison.csv_tables import read_tables, write_csv
from segview.core.comparison.score_table import ScoreTable
from segview.core.plans.plan import TrainingPlan, read_plan
from segview.core.plans.sweep import Setting
from segview.core.requests.request import Failure
from segview.core.runs.run_folder import RunFolder
from segview.data.datasets import Pair
from segview.data.datasets.lists import pairs_at
from segview.evaluation.comparison.tables import table_of
from segview.evaluation.folder import evaluate
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol
from segview.inference.predict.predictor import Predictor
from segview.training.runs.sweep import is_done


@dataclass(frozen=True)
class Result:
    """The result of one trial.

    Attributes:
        network: Short name of the network.
        head: Name of the output head.
        activation: Name of the output activation.
        data: Short name of the data set.
        seed: Seed of the run.
        validation: Dice on the validation images, mean over images, of the best epoch; choices are made by it.
        test: Dice on the test images, mean over images.
        images: Number of test images.
        certain: Confident errors on the test images, as a share of all pixels.
        uncertain: Uncertain errors on the test images, as a share of all pixels.
        dices: Dice of each test image, by the image; with many classes the mean over classes.
    """

    network: str
    head: str
    activation: str
    data: str
    seed: int
    validation: float
    test: float
    images: int
    certain: float
    uncertain: float
    dices: Mapping[str, float] = field(default_factory=dict)


def results(settings: Mapping[str, Setting], folder: Path) -> Iterator[Result]:
    """Yield the result of each trial that is done, scored at the network's input size.

    Each run has written its scores on each test image, so that its weights are not needed. Scores are written last, so
    a run without them is still training or was killed, and is left out.

    Args:
        settings: Settings of the trials, by their names.
        folder: Folder of the sweep's runs.

    Raises:
        UserError: the plan or the scores of a run cannot be read.
    """
    for name, setting in settings.items():
        if not is_done(folder / name, scored=True):
            continue
        files = RunFolder(folder / name)
        plan, best = read_plan(files.plan), files.read().best
        if best is None:
            continue
        table = _score_tests(files, plan)
        scores = {kind: values[:, 0].tolist() for kind, values in table.scores.items()}
        dices = scores["Dice" if "Dice" in scores else "mean Dice"]
        yield Result(
            network=setting.network,
            head=plan.network.head.value,
            activation=plan.network.output_activation,
            data=setting.data,
            seed=plan.seed,
            validation=best.selection_score[1],
            test=statistics.mean(dices),
            images=len(dices),
            certain=statistics.mean(scores["confident errors"]),
            uncertain=statistics.mean(scores["uncertain errors"]),
            dices=dict(zip(table.images, dices, strict=True)),
        )


def _score_tests(files: RunFolder, plan: TrainingPlan) -> ScoreTable:
    """Return the scores of a run on each test image; if it has not written them, score it now and write them.

    Raises:
        UserError: a test folder has no pairs, a test image cannot be scored, or the variant cannot be read.
    """
    if not exists(files.test_scores):
        pairs = [pair for test in plan.data.test for pair in pairs_at(resolve_path(files.folder / test))]
        found = {(one.image, plan.name): one for one in _each(files.best, pairs)}
        write_csv(files.test_scores, table_of([pair.image for pair in pairs], (plan.name,), found))
    return read_tables([files.test_scores])


def _each(variant: Path, pairs: Sequence[Pair]) -> Iterator[ImageScore]:
    for one in evaluate(Predictor(networks_kept=1), variant, pairs, Protocol()):
        if isinstance(one, Failure):
            raise UserError("{image} cannot be scored: {reason}", image=one.question, reason=one.reason)
        yield one
