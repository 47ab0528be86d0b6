"""The table of an A to D sweep: the best output activation of each head, with what it scores on the test images."""

from __future__ import annotations

import csv
import io
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from segview.core.plan import TrainingPlan
from segview.core.prediction import LevelCounts
from segview.core.request import Request
from segview.core.run_folder import RunFolder
from segview.data.datasets import Pair, pairs, read_pair
from segview.inference.predict import Predictor
from segview.metrics.counts import counts_at, level_counts
from segview.metrics.scores import OVER_IMAGES, dice, over_images, pixel_scores
from segview.training.evaluate import at_input_size
from segview.training.sweep import is_done

BAND = 0.2


@dataclass(frozen=True)
class Result:
    """What one trial came to.

    Attributes:
        network: Its short name; so are ``head``, ``activation`` and ``data``.
        seed: Of the run.
        validation: Dice on the validation images, mean over images, of the best epoch; what choices are made by.
        test: Dice on the test images, mean over images.
        images: How many test images there were.
        certain: Wrong pixels of the test images outside the uncertain band, as a share of all pixels (pattern 1).
        uncertain: Wrong pixels inside it (pattern 2).
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


def results(trials: Mapping[str, TrainingPlan], folder: Path, root: Path) -> Iterator[Result]:
    """Yield the result of each trial that is done, scored at the network's input size."""
    predictor = Predictor(networks_kept=1)
    for name, plan in trials.items():
        if not is_done(folder / name, scored=False):
            continue
        files = RunFolder(folder / name)
        best = files.read().best
        tests = [pair for test in plan.data.test for pair in pairs((root / test).resolve())]
        counts = [_counts(predictor, files.best, pair, plan.preprocessing.input_size) for pair in tests]
        if best is None or not counts:
            continue
        network, head, activation, data, seed = name.rsplit("-", 4)
        total = _sum(counts)
        found = pixel_scores(total, 0.5, BAND)
        yield Result(
            network=network,
            head=head.upper(),
            activation=activation,
            data=data,
            seed=int(seed),
            validation=best.validation_dice,
            test=over_images(dice, [counts_at(one, 0.5) for one in counts]),
            images=len(counts),
            certain=(found.wrong_certain or 0) / found.pixels,
            uncertain=(found.wrong_uncertain or 0) / found.pixels,
        )


def as_csv(every: Sequence[Result]) -> str:
    """Return all results, a line for each trial."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Result.__dataclass_fields__)
    writer.writerows(vars(one).values() for one in every)
    return text.getvalue()


def as_markdown(every: Sequence[Result]) -> str:
    """Return a table like the published one for each data set: of each head the f'' that validates best.

    Over several seeds the numbers are the mean ± the standard deviation of those seeds.
    """
    parts: list[str] = []
    for data in dict.fromkeys(one.data for one in every):
        for network in dict.fromkeys(one.network for one in every if one.data == data):
            own = [one for one in every if (one.data, one.network) == (data, network)]
            images = ", ".join(str(count) for count in sorted({one.images for one in own}))
            head = f"**{network} on {data}**: {len(own)} runs, {images} test images, {OVER_IMAGES}"
            lines = [
                head,
                "",
                "| head | best f'' on validation | seeds | validation Dice | test Dice | wrong, sure | wrong, unsure |",
                "|---|---|---|---|---|---|---|",
                *(_row(letter, own) for letter in sorted({one.head for one in own})),
            ]
            parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _row(letter: str, own: Sequence[Result]) -> str:
    by_activation: dict[str, list[Result]] = {}
    for one in own:
        if one.head == letter:
            by_activation.setdefault(one.activation, []).append(one)
    name, best = max(by_activation.items(), key=lambda item: statistics.mean(one.validation for one in item[1]))
    dices = (_spread([one.validation for one in best]), _spread([one.test for one in best]))
    shares = (_spread([100 * getattr(one, field) for one in best], "%", 2) for field in ("certain", "uncertain"))
    return f"| {letter} | {name} | {len(best)} | {' | '.join((*dices, *shares))} |"


def _spread(numbers: Sequence[float], unit: str = "", digits: int = 3) -> str:
    mean = f"{statistics.mean(numbers):.{digits}f}"
    deviation = f" ± {statistics.stdev(numbers):.{digits}f}" if len(numbers) > 1 else ""
    return f"{mean}{deviation}{' ' + unit if unit else ''}"


def _counts(predictor: Predictor, variant: Path, pair: Pair, size: tuple[int, int]) -> LevelCounts:
    pixels, truth = at_input_size(*read_pair(pair), size)
    request = Request(variant, variant, (1.0,), device="auto")
    *_, prediction = predictor.predict(request, pixels)
    assert prediction.target is not None
    return level_counts(prediction.target.values, truth)


def _sum(counts: Sequence[LevelCounts]) -> LevelCounts:
    first, *rest = counts
    background, target = first.background, first.target
    assert target is not None
    for one in rest:
        assert one.target is not None
        background, target = background + one.background, target + one.target
    return LevelCounts(background, target)
