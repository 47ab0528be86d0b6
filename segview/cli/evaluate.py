"""``evaluate``: how good variants are on folders of pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from segview.cli.output import errors, print_json, results, tracked
from segview.cli.predict import Device, Flip, HowToMerge, Threshold, _merge
from segview.cli.variants import Json, Names, chosen
from segview.core.errors import UserError
from segview.core.request import parse_scales
from segview.core.spec import Score, Variant


def evaluate(
    folders: Annotated[list[Path], typer.Argument(help="Folders with images and masks.", metavar="FOLDER…")],
    variant: Names = None,
    scales: Annotated[str, typer.Option(help="Multiples of the network's input size, with commas.")] = "1",
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
    from segview.training.evaluate import Protocol

    if at not in ("network", "image"):
        raise UserError(f"Scores are taken at 'network' or 'image' resolution, not at '{at}'.")
    protocol = Protocol(
        resolution="network" if at == "network" else "image",
        scales=parse_scales(scales),
        merge=_merge(merge),
        flip=flip,
        threshold=threshold,
        device=device,
    )
    variants = chosen(variant)
    table: dict[str, tuple[Score, ...]] = {}
    left_out = 0
    for one in variants:
        table[one.name], missing = scored(one, folders, protocol)
        left_out += missing
    if as_json:
        print_json({name: [score.model_dump() for score in scores] for name, scores in table.items()})
    else:
        _print(table)
    if left_out:
        raise typer.Exit(1)


def scored(variant: Variant, folders: list[Path], protocol: object) -> tuple[tuple[Score, ...], int]:
    """Return a variant's scores on folders, and how many pairs could not be read.

    Raises:
        UserError: a folder has no pairs, or the variant cannot be read.
    """
    from segview.data.datasets import pairs
    from segview.inference.predict import Predictor
    from segview.training.evaluate import ImageScore, Protocol, summary
    from segview.training.evaluate import evaluate as scores_of

    assert isinstance(protocol, Protocol)
    chosen_pairs = [pair for folder in folders for pair in pairs(folder)]
    every = scores_of(Predictor(), variant.folder, chosen_pairs, protocol)
    done: list[ImageScore] = []
    left_out = 0
    for one in tracked(every, variant.name, len(chosen_pairs)):
        if isinstance(one, ImageScore):
            done.append(one)
        else:
            left_out += 1
            errors.print(f"left out: {one}", markup=False)
    data = ", ".join("/".join(folder.resolve().parts[-2:]) for folder in folders)
    return summary(done, variant.config, protocol, data), left_out


def _print(table: dict[str, tuple[Score, ...]]) -> None:
    first = next(iter(table.values()))
    results.print(
        f"{first[0].count} images of {first[0].data}, scored at {first[0].size}; an empty mask of an empty truth "
        "counts as 1.",
        markup=False,
    )
    for over in dict.fromkeys(score.over for score in first):
        shown = Table(title=over, title_justify="left", box=None, pad_edge=False)
        shown.add_column("variant", no_wrap=True)
        for name in dict.fromkeys(score.name for score in first):
            shown.add_column(name, justify="right")
        for variant, scores in table.items():
            shown.add_row(variant, *(f"{score.value:.4f}" for score in scores if score.over == over))
        results.print(shown)
