"""``evaluate``: how good variants are on folders of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from segview.cli.options import Device, Flip, Folders, HowToMerge, Json, Names, Scales, Threshold, TissueOnly
from segview.cli.output import complain, print_json, print_line, print_table, tracked
from segview.cli.status import Losses
from segview.cli.variants import chosen, labelled, say_untrained
from segview.core.base.errors import UserError
from segview.core.base.files import resolved
from segview.core.base.scales import parse_scales
from segview.core.requests.request import checked_merge
from segview.core.variants.spec import Score, Variant
from segview.metrics.confusion import IOU_OF

if TYPE_CHECKING:
    from segview.evaluation.folder import Protocol


def evaluate(
    folders: Folders,
    variant: Names = None,
    scales: Scales = None,
    merge: HowToMerge = "average",
    flip: Flip = False,
    threshold: Threshold = None,
    device: Device = "auto",
    at: Annotated[
        str, typer.Option(help="Resolution to score at: network (its input size) or image (each image's own).")
    ] = "network",
    tissue_only: TissueOnly = False,
    as_json: Json = False,
) -> None:
    """Print Dice, IoU, pixel accuracy and more, as the mean over images and over all pixels.

    Variants of many classes, which are scored where they are named, have mIoU and the IoU of each class.
    """
    if at not in ("network", "image"):
        raise UserError(f"Scores are taken at 'network' or 'image' resolution, not at '{at}'.")
    asked, how = None if scales is None else parse_scales(scales), checked_merge(merge)
    variants = labelled(chosen(variant) if variant else _of_two_classes(chosen(variant)))
    say_untrained(variants, asked)
    from segview.evaluation.folder import Protocol

    resolution = "network" if at == "network" else "image"
    protocol = Protocol(
        resolution,
        scales=asked,
        merge=how,
        flip=flip,
        threshold=threshold,
        device=device,
        tissue_only=tissue_only,
    )
    table: dict[str, tuple[Score, ...]] = {}
    losses, pairs = Losses(), 0
    for label, one in variants.items():
        table[label], count = scored(one, folders, protocol, losses)
        pairs += count
    if as_json:
        print_json({name: [score.model_dump() for score in scores] for name, scores in table.items()})
    else:
        _print(table)
    losses.leave("pairs" if len(variants) == 1 else "scores of pairs", pairs)


def _of_two_classes(variants: tuple[Variant, ...]) -> tuple[Variant, ...]:
    """Return those that tell a target from the background, if any: masks seldom suit these and those of many."""
    others = [one for one in variants if len(one.config.classes) != 2]
    if len(others) == len(variants):
        return variants
    for one in others:
        complain(f"{one.name} has {len(one.config.classes)} classes; name it to score it.", who="left out:")
    return tuple(one for one in variants if one not in others)


def scored(
    variant: Variant, folders: Sequence[Path], protocol: Protocol, losses: Losses
) -> tuple[tuple[Score, ...], int]:
    """Return a variant's scores on folders, and how many pairs there are; those that fail are counted as lost.

    Raises:
        UserError: a folder has no pairs, or the variant cannot be read.
    """
    from segview.data.datasets.lists import pairs_at
    from segview.evaluation.folder import ImageScore, summary
    from segview.evaluation.folder import evaluate as scores_of
    from segview.inference.predict.predictor import Predictor

    places = dict.fromkeys(resolved(folder) for folder in folders)
    every = [pair for place in places for pair in pairs_at(place)]
    done: list[ImageScore] = []
    for one in tracked(scores_of(Predictor(), variant.folder, every, protocol), variant.name, len(every)):
        if isinstance(one, ImageScore):
            done.append(one)
        else:
            losses.lose(one)
    data = ", ".join("/".join(place.parts[-2:]) for place in places)
    return summary(done, variant.config, protocol, data), len(every)


def _print(table: dict[str, tuple[Score, ...]]) -> None:
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
        shown = _columns(over, "variant", "images", *names)
        for variant, scores in table.items():
            values = {score.name: f"{score.value:.4f}" for score in scores if score.over == over}
            shown.add_row(escape(variant), str(scores[0].count), *(values[name] for name in names))
        print_table(shown)


def _print_classes(table: dict[str, dict[str, float]]) -> None:
    if not table:
        return
    shown = _columns("IoU of each class, over all pixels", "class", *map(escape, table))
    for name in dict.fromkeys(name for values in table.values() for name in values):
        cells = (f"{values[name]:.4f}" if name in values else "–" for values in table.values())
        shown.add_row(escape(name), *cells)
    print_table(shown)


def _of_classes(scores: Sequence[Score]) -> dict[str, float]:
    return {score.name.removeprefix(IOU_OF): score.value for score in scores if score.name.startswith(IOU_OF)}


def _columns(title: str, first: str, *others: str) -> Table:
    shown = Table(title=title, title_justify="left", box=None, pad_edge=False)
    shown.add_column(first, no_wrap=True)
    for name in others:
        shown.add_column(name, justify="right")
    return shown
