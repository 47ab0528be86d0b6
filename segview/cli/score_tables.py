"""Tables of the scores of variants, as on their cards."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape

from segview.cli.output import number_table, print_line, print_table
from segview.core.variants.spec import Score
from segview.metrics.confusion import IOU_OF


def print_scores(table: dict[str, tuple[Score, ...]]) -> None:
    """Print the scores of variants: the means, and with many classes the IoU of each class."""
    first = next(iter(table.values()))
    if any(_of_classes(scores) for scores in table.values()):
        convention = "means of classes are over those in the masks or found"
    else:
        convention = "an empty mask of an empty truth counts as 1"
    sizes: dict[str, list[str]] = {}
    for variant, scores in table.items():
        sizes.setdefault(scores[0].size, []).append(variant)
    (size, _), *others = sizes.items()
    apart = "".join(f"; {', '.join(names)} at {other}" for other, names in others)
    print_line(f"{first[0].data}, scored at {size}{apart}; {convention}.")
    kinds: dict[tuple[str, ...], dict[str, tuple[Score, ...]]] = {}
    for variant, scores in table.items():
        names = tuple(dict.fromkeys(score.name for score in scores if not score.name.startswith(IOU_OF)))
        kinds.setdefault(names, {})[variant] = scores
    for names, alike in kinds.items():
        _print_means(names, alike)
    _print_classes({variant: _of_classes(scores) for variant, scores in table.items() if _of_classes(scores)})


def _print_means(names: tuple[str, ...], table: dict[str, tuple[Score, ...]]) -> None:
    for over in dict.fromkeys(score.over for scores in table.values() for score in scores):
        shown = number_table(over, "variant", "images", *names)
        for variant, scores in table.items():
            values = {score.name: f"{score.value:.4f}" for score in scores if score.over == over}
            shown.add_row(escape(variant), str(scores[0].count), *(values[name] for name in names))
        print_table(shown)


def _print_classes(table: dict[str, dict[str, float]]) -> None:
    if not table:
        return
    shown = number_table("IoU of each class, over all pixels", "class", *map(escape, table))
    for name in dict.fromkeys(name for values in table.values() for name in values):
        cells = (f"{values[name]:.4f}" if name in values else "–" for values in table.values())
        shown.add_row(escape(name), *cells)
    print_table(shown)


def _of_classes(scores: Sequence[Score]) -> dict[str, float]:
    return {score.name.removeprefix(IOU_OF): score.value for score in scores if score.name.startswith(IOU_OF)}
