"""``evaluate``: how good variants are on folders of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from segview.cli.options import Device, Flip, Folders, HowToMerge, Json, Names, Scales, Threshold
from segview.cli.output import complain, print_json, print_line, print_table, tracked
from segview.cli.variants import chosen, labelled
from segview.core.errors import UserError
from segview.core.request import checked_merge, parse_scales
from segview.core.spec import Score, Variant

if TYPE_CHECKING:
    from segview.training.evaluate import Protocol


def evaluate(
    folders: Folders,
    variant: Names = None,
    scales: Scales = "1",
    merge: HowToMerge = "average",
    flip: Flip = False,
    threshold: Threshold = None,
    device: Device = "auto",
    at: Annotated[
        str, typer.Option(help="Resolution to score at: network (its input size) or image (each image's own).")
    ] = "network",
    as_json: Json = False,
) -> None:
    """Print Dice, IoU and pixel accuracy, as the mean over images and over all pixels."""
    if at not in ("network", "image"):
        raise UserError(f"Scores are taken at 'network' or 'image' resolution, not at '{at}'.")
    asked, how = parse_scales(scales), checked_merge(merge)
    variants = labelled(_of_two_classes(chosen(variant), named=bool(variant)))
    from segview.training.evaluate import Protocol

    resolution = "network" if at == "network" else "image"
    protocol = Protocol(resolution, scales=asked, merge=how, flip=flip, threshold=threshold, device=device)
    table: dict[str, tuple[Score, ...]] = {}
    left_out = 0
    for label, one in variants.items():
        table[label], missing = scored(one, folders, protocol)
        left_out += missing
    if as_json:
        print_json({name: [score.model_dump() for score in scores] for name, scores in table.items()})
    else:
        _print(table)
    if left_out:
        raise typer.Exit(1)


def _of_two_classes(variants: tuple[Variant, ...], *, named: bool) -> tuple[Variant, ...]:
    others = [one for one in variants if len(one.config.classes) != 2]
    for one in others:
        reason = f"{one.name} has {len(one.config.classes)} classes; scores need a target and a background."
        if named or len(others) == len(variants):
            raise UserError(reason)
        complain(reason, who="left out:")
    return tuple(one for one in variants if one not in others)


def scored(variant: Variant, folders: Sequence[Path], protocol: Protocol) -> tuple[tuple[Score, ...], int]:
    """Return a variant's scores on folders, and how many pairs could not be read.

    Raises:
        UserError: a folder has no pairs, or the variant cannot be read.
    """
    from segview.data.datasets import pairs
    from segview.inference.predict import Predictor
    from segview.training.evaluate import ImageScore, summary
    from segview.training.evaluate import evaluate as scores_of

    places = dict.fromkeys(folder.resolve() for folder in folders)
    every = [pair for place in places for pair in pairs(place)]
    done: list[ImageScore] = []
    left_out = 0
    for one in tracked(scores_of(Predictor(), variant.folder, every, protocol), variant.name, len(every)):
        if isinstance(one, ImageScore):
            done.append(one)
        else:
            left_out += 1
            complain(str(one), who="left out:")
    data = ", ".join("/".join(place.parts[-2:]) for place in places)
    return summary(done, variant.config, protocol, data), left_out


def _print(table: dict[str, tuple[Score, ...]]) -> None:
    first = next(iter(table.values()))
    print_line(f"{first[0].data}, scored at {first[0].size}; an empty mask of an empty truth counts as 1.")
    for over in dict.fromkeys(score.over for score in first):
        shown = Table(title=over, title_justify="left", box=None, pad_edge=False)
        shown.add_column("variant", no_wrap=True)
        for name in ("images", *dict.fromkeys(score.name for score in first)):
            shown.add_column(name, justify="right")
        for variant, scores in table.items():
            cells = [f"{score.value:.4f}" for score in scores if score.over == over]
            shown.add_row(escape(variant), str(scores[0].count), *cells)
        print_table(shown)
