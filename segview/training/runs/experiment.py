"""The table of an A to D sweep: the best output activation of each head, with what it scores on the test images."""

from __future__ import annotations

import csv
import io
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from segview.core.answers.counts import LevelCounts
from segview.core.base.files import resolved
from segview.core.plans.plan import read_plan
from segview.core.plans.sweep import Setting
from segview.core.requests.request import Request
from segview.core.runs.run_folder import RunFolder
from segview.data.datasets import Pair, read_pair
from segview.data.datasets.lists import pairs_at
from segview.evaluation.folder import at_input_size
from segview.inference.predict.predictor import Predictor
from segview.metrics.counts import counts_at, level_counts
from segview.metrics.scores import OVER_IMAGES, dice, pixel_scores
from segview.metrics.statistics import paired_difference
from segview.training.loop.validation import BAND
from segview.training.runs.sweep import is_done

COLUMNS = ("seeds", "validation Dice", "test Dice", "test Dice − A's", "wrong, sure", "wrong, unsure")

PAGE = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
    """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{{ name }}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2em; }
table { border-collapse: collapse; margin: 0 0 2em; }
caption { text-align: left; font-weight: 600; padding: .4em 0; }
th, td { padding: .2em .9em; border-bottom: 1px solid #ccc; text-align: right; font-variant-numeric: tabular-nums; }
th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left; }
</style>
<h1>{{ name }}</h1>
<p>Wrong pixels are sure where the probability is more than {{ band }} from 0.5, else unsure; shares of all pixels.
Brackets: 95 % bootstrap interval over images.</p>
{% for table in tables %}
<table>
<caption>{{ table.title }}</caption>
<tr>{% for column in table.columns %}<th>{{ column }}</th>{% endfor %}</tr>
{% for row in table.rows %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}
</table>
{% endfor %}
</html>
"""
)


@dataclass(frozen=True)
class Result:
    """The result of one trial.

    Attributes:
        network: Its short name; so are ``head``, ``activation`` and ``data``.
        seed: Of the run.
        validation: Dice on the validation images, mean over images, of the best epoch; what choices are made by.
        test: Dice on the test images, mean over images.
        images: How many test images there were.
        certain: Wrong pixels of the test images outside the uncertain band, as a share of all pixels (pattern 1).
        uncertain: Wrong pixels inside it (pattern 2).
        dices: Dice of each test image, in the order of the files.
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
    dices: tuple[float, ...] = ()


def results(settings: Mapping[str, Setting], folder: Path) -> Iterator[Result]:
    """Yield the result of each trial that is done, scored at the network's input size, as its own plan says.

    A run writes its scores last, so one without them is still training, or was killed, and is left out.

    Args:
        settings: What the trials stand for, by their names.
        folder: Folder of the sweep's runs.

    Raises:
        UserError: the plan of a run cannot be read, or its test images are gone.
    """
    predictor = Predictor(networks_kept=1)
    for name, setting in settings.items():
        if not is_done(folder / name, scored=True):
            continue
        files = RunFolder(folder / name)
        plan, best = read_plan(files.plan), files.read().best
        tests = [pair for test in plan.data.test for pair in pairs_at(resolved(files.folder / test))]
        counts = [_counts(predictor, files.best, pair, plan.preprocessing.input_size) for pair in tests]
        if best is None or not counts:
            continue
        total = _sum(counts)
        found = pixel_scores(total, 0.5, BAND)
        dices = tuple(dice(counts_at(one, 0.5)) for one in counts)
        yield Result(
            network=setting.network,
            head=plan.network.head.value,
            activation=plan.network.output_activation,
            data=setting.data,
            seed=plan.seed,
            validation=best.deciding[1],
            test=statistics.mean(dices),
            images=len(counts),
            certain=(found.wrong_certain or 0) / found.pixels,
            uncertain=(found.wrong_uncertain or 0) / found.pixels,
            dices=dices,
        )


def as_csv(every: Sequence[Result]) -> str:
    """Return all results, a line for each trial."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = [name for name in Result.__dataclass_fields__ if name != "dices"]
    writer.writerow(columns)
    writer.writerows([getattr(one, name) for name in columns] for one in every)
    return text.getvalue()


@dataclass(frozen=True)
class Table:
    """Results of one network on one data set, for a reader."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(every: Sequence[Result]) -> tuple[Table, ...]:
    """Return two tables for each network on each data set: of each head the f'' that validates best, and every f''.

    Choices are made on the seeds that every f'' of a head has. Over several seeds the numbers are the mean ± the
    standard deviation of those seeds. The difference from A, with the seeds that both have, is the mean over images
    with its 95 % bootstrap interval; where there are several seeds, an image counts by their mean.
    """
    made: list[Table] = []
    for network, data in dict.fromkeys((one.network, one.data) for one in every):
        own = [one for one in every if (one.network, one.data) == (network, data)]
        images = ", ".join(str(count) for count in sorted({one.images for one in own}))
        title = f"{network} on {data}: {len(own)} runs, {images} test images, {OVER_IMAGES}"
        by_choice: dict[str, dict[str, list[Result]]] = {}
        for one in sorted(own, key=lambda one: one.head):
            by_choice.setdefault(one.head, {}).setdefault(one.activation, []).append(one)
        best = {head: _best(of) for head, of in by_choice.items()}
        base = best["A"][1] if "A" in best else []
        rows = tuple((head, name, *_numbers(runs, base)) for head, (name, runs) in best.items())
        made.append(Table(title, ("head", "best f'' on validation", *COLUMNS), rows))
        rest = tuple((head, name, *_numbers(runs, base)) for head, of in by_choice.items() for name, runs in of.items())
        made.append(Table(f"{network} on {data}: every f''", ("head", "f''", *COLUMNS), rest))
    return tuple(made)


def as_markdown(every: Sequence[Result]) -> str:
    """Return the tables as Markdown."""
    parts: list[str] = []
    for table in tables(every):
        lines = [f"**{table.title}**", "", f"| {' | '.join(table.columns)} |", "|" + "---|" * len(table.columns)]
        parts.append("\n".join([*lines, *(f"| {' | '.join(row)} |" for row in table.rows)]))
    return "\n\n".join(parts) + "\n"


def as_html(every: Sequence[Result], name: str) -> str:
    """Return the tables as a page that stands alone."""
    return PAGE.render(name=name, tables=tables(every), band=BAND)


def _best(runs: Mapping[str, Sequence[Result]]) -> tuple[str, Sequence[Result]]:
    """Return the activation that validates best with the seeds that all have, or with its own where they share none."""
    shared = set.intersection(*({one.seed for one in of} for of in runs.values()))

    def validated(activation: str) -> float:
        of = runs[activation]
        return statistics.mean(one.validation for one in of if not shared or one.seed in shared)

    best = max(runs, key=validated)
    return best, runs[best]


def _numbers(runs: Sequence[Result], base: Sequence[Result]) -> tuple[str, ...]:
    """Return what stands under ``COLUMNS``."""
    dices = (_spread([one.validation for one in runs]), _spread([one.test for one in runs]))
    shares = (_spread([100 * getattr(one, field) for one in runs], "%", 2) for field in ("certain", "uncertain"))
    return (str(len(runs)), *dices, _beside(runs, base), *shares)


def _beside(runs: Sequence[Result], base: Sequence[Result]) -> str:
    if not base or runs[0].head == base[0].head or not all(one.dices for one in (*runs, *base)):
        return "–"
    shared = {one.seed for one in runs} & {one.seed for one in base}
    if not shared:
        return "–"
    found = paired_difference(*(_by_image([one for one in of if one.seed in shared]) for of in (runs, base)))
    return f"{_signed(found.value)} ({_signed(found.low)} to {_signed(found.high)})"


def _signed(number: float) -> str:
    return f"{round(number, 3) + 0.0:+.3f}".replace("-", "−")


def _by_image(runs: Sequence[Result]) -> list[float]:
    return [statistics.mean(image) for image in zip(*(one.dices for one in runs), strict=True)]


def _spread(numbers: Sequence[float], unit: str = "", digits: int = 3) -> str:
    mean = f"{statistics.mean(numbers):.{digits}f}"
    deviation = f" ± {statistics.stdev(numbers):.{digits}f}" if len(numbers) > 1 else ""
    return f"{mean}{deviation}{' ' + unit if unit else ''}"


def _counts(predictor: Predictor, variant: Path, pair: Pair, size: tuple[int, int]) -> LevelCounts:
    pixels, truth = at_input_size(*read_pair(pair), size)
    request = Request(variant, variant, (1.0,), backend="torch")
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
