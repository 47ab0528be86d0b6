"""The tables of a sweep: networks, or the best output activation of each head, with their scores on the test images."""

from __future__ import annotations

import csv
import io
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from segview.core.base.file_set import write_together
from segview.core.requests.settings import DEFAULT_BAND
from segview.metrics.scores import OVER_IMAGES
from segview.metrics.statistics import paired_difference
from segview.training.runs.results import Result


def columns(base: str) -> tuple[str, ...]:
    """Return the column headers of the numbers; differences are from ``base``."""
    return "seeds", "validation Dice", "test Dice", f"test Dice − {base}", "confident errors", "uncertain errors"


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
th:first-child, td:first-child { text-align: left; }
</style>
<h1>{{ name }}</h1>
<p>Errors are confident where the probability is more than {{ band }} from 0.5, else uncertain; shares of all pixels.
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


def as_csv(every: Sequence[Result]) -> str:
    """Return all results as CSV, a line for each trial."""
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
    """Return the tables of each data set.

    If each network was trained with one head and output activation f'', all networks are in one table, and differences
    are from the first network. Else each network has two tables: for each head the f'' with the best validation score,
    and all f''; differences are from head A.

    The best f'' is chosen on the seeds that all f'' of a head share. With several seeds the numbers are mean ± standard
    deviation over seeds. A difference uses the shared seeds and is the mean over images with its 95 % bootstrap
    interval; with several seeds, the value of an image is its mean over seeds.
    """
    made: list[Table] = []
    for data in dict.fromkeys(one.data for one in every):
        own = [one for one in every if one.data == data]
        by_network = {
            name: [one for one in own if one.network == name] for name in dict.fromkeys(o.network for o in own)
        }
        ways = [{(one.head, one.activation) for one in of} for of in by_network.values()]
        if len(ways) > 1 and all(len(way) == 1 for way in ways):
            made.append(_of_networks(data, by_network))
        else:
            made += [table for name, of in by_network.items() for table in _of_heads(f"{name} on {data}", of)]
    return tuple(made)


def _of_networks(data: str, by_network: Mapping[str, Sequence[Result]]) -> Table:
    first, *_ = by_network
    rows = tuple((name, *_numbers(runs, by_network[first])) for name, runs in by_network.items())
    own = [one for of in by_network.values() for one in of]
    return Table(_title(data, own), ("network", *columns(f"{first}'s")), rows)


def _of_heads(name: str, own: Sequence[Result]) -> tuple[Table, Table]:
    by_choice: dict[str, dict[str, list[Result]]] = {}
    for one in sorted(own, key=lambda one: one.head):
        by_choice.setdefault(one.head, {}).setdefault(one.activation, []).append(one)
    best = {head: _best(of) for head, of in by_choice.items()}
    base = best["A"][1] if "A" in best else []
    rows = tuple((head, activation, *_numbers(runs, base)) for head, (activation, runs) in best.items())
    rest = tuple((head, one, *_numbers(runs, base)) for head, of in by_choice.items() for one, runs in of.items())
    return (
        Table(_title(name, own), ("head", "best f'' on validation", *columns("A's")), rows),
        Table(f"{name}: every f''", ("head", "f''", *columns("A's")), rest),
    )


def _title(name: str, own: Sequence[Result]) -> str:
    images = ", ".join(str(count) for count in sorted({one.images for one in own}))
    return f"{name}: {len(own)} runs, {images} test images, {OVER_IMAGES}"


def as_markdown(every: Sequence[Result]) -> str:
    """Return the tables as Markdown."""
    parts: list[str] = []
    for table in tables(every):
        lines = [f"**{table.title}**", "", f"| {' | '.join(table.columns)} |", "|" + "---|" * len(table.columns)]
        parts.append("\n".join([*lines, *(f"| {' | '.join(row)} |" for row in table.rows)]))
    return "\n\n".join(parts) + "\n"


def as_html(every: Sequence[Result], name: str) -> str:
    """Return the tables as a self-contained HTML page."""
    return PAGE.render(name=name, tables=tables(every), band=DEFAULT_BAND)


def write_tables(folder: Path, every: Sequence[Result], name: str) -> str:
    """Write the tables as CSV, Markdown and HTML, all or none, and return the Markdown.

    Args:
        folder: Folder of the sweep; the files are called ``table``.
        every: The results.
        name: Name of the sweep.

    Raises:
        UserError: the folder cannot be written; the old tables stay.
    """
    text = as_markdown(every) if every else "No trial is done yet.\n"
    contents = {".html": as_html(every, name), ".md": text, ".csv": as_csv(every)}
    write_together({folder / f"table{ending}": content for ending, content in contents.items()})
    return text


def _best(runs: Mapping[str, Sequence[Result]]) -> tuple[str, Sequence[Result]]:
    """Return the activation with the best validation score on the shared seeds, or on all seeds if none is shared."""
    shared = set.intersection(*({one.seed for one in of} for of in runs.values()))

    def validation_score(activation: str) -> float:
        of = runs[activation]
        return statistics.mean(one.validation for one in of if not shared or one.seed in shared)

    best = max(runs, key=validation_score)
    return best, runs[best]


def _numbers(runs: Sequence[Result], base: Sequence[Result]) -> tuple[str, ...]:
    """Return the cells under ``columns``."""
    dices = (_spread_text([one.validation for one in runs]), _spread_text([one.test for one in runs]))
    shares = (_spread_text([100 * getattr(one, field) for one in runs], "%", 2) for field in ("certain", "uncertain"))
    return (str(len(runs)), *dices, _beside(runs, base), *shares)


def _beside(runs: Sequence[Result], base: Sequence[Result]) -> str:
    if not base or runs is base or not all(one.dices for one in (*runs, *base)):
        return "–"
    shared = {one.seed for one in runs} & {one.seed for one in base}
    if not shared:
        return "–"
    ours, theirs = (_by_image([one for one in of if one.seed in shared]) for of in (runs, base))
    images = [image for image in ours if image in theirs]
    found = paired_difference([ours[image] for image in images], [theirs[image] for image in images])
    return f"{_signed_text(found.value)} ({_signed_text(found.low)} to {_signed_text(found.high)})"


def _signed_text(number: float) -> str:
    return f"{round(number, 3) + 0.0:+.3f}".replace("-", "−")


def _by_image(runs: Sequence[Result]) -> dict[str, float]:
    """Return the mean Dice over runs of each image that all runs have."""
    shared = [image for image in runs[0].dices if all(image in one.dices for one in runs)]
    return {image: statistics.mean(one.dices[image] for one in runs) for image in shared}


def _spread_text(numbers: Sequence[float], unit: str = "", digits: int = 3) -> str:
    mean = f"{statistics.mean(numbers):.{digits}f}"
    deviation = f" ± {statistics.stdev(numbers):.{digits}f}" if len(numbers) > 1 else ""
    return f"{mean}{deviation}{' ' + unit if unit else ''}"
