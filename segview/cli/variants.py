"""``list``, ``card``, ``method`` and ``import``: commands that show variants and make new ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from segview.cli.options import Json, Names
from segview.cli.output import print_json, print_line, print_problem, print_table
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, plain_name, remove_strays
from segview.core.base.places import imported_folder, models_folder
from segview.core.base.scales import scales_text, untrained_scales, untrained_text
from segview.core.variants.catalogue import known_variants
from segview.core.variants.folders import CARD, comparable, is_variant, read_config
from segview.core.variants.spec import Variant
from segview.data.protection import check_new_folder
from segview.networks.choices import METHODS


def choose_variants(names: Names) -> tuple[Variant, ...]:
    """Return variants by names or folders, each once, in the order given; by default the ``comparable`` ones.

    Raises:
        UserError: there is no such variant (the message suggests the nearest name), or it cannot be read.
    """
    if names:
        from segview.inference.variants.finding import find

        return tuple({variant.folder: variant for variant in map(find, names)}.values())
    every, problems = known_variants()
    for problem in problems:
        print_problem(problem, label="left out:")
    if not every:
        raise UserError(
            "There is no variant in {models_folder}. Name a folder with --variant.", models_folder=models_folder()
        )
    return comparable(every)


def list_variants(as_json: Json = False) -> None:
    """List the shipped and imported variants."""
    every, problems = known_variants()
    if as_json:
        print_json([{"folder": str(one.folder), **one.config.model_dump(mode="json")} for one in every])
    else:
        print_table(_table(every))
    for problem in problems:
        print_problem(problem, label="left out:")


def warn_of_untrained(variants: Mapping[str, Variant], asked: tuple[float, ...] | None) -> None:
    """Print a warning for each variant that was not trained for some of the requested scales."""
    for label, variant in variants.items():
        own = variant.config.own_scales
        outside = untrained_scales(variant.config.scales_for(asked), own)
        if outside:
            noun = "scale" if len(outside) == 1 else "scales"
            print_problem(
                f"{noun} {untrained_text(outside)} ({scales_text(own)}). Leave out --scales to run as it was trained.",
                label=f"{label}:",
            )


def _table(every: tuple[Variant, ...]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("name", "architecture", "encoder", "head", "f''"):
        table.add_column(heading, no_wrap=True)
    for heading in ("parameters", "test Dice"):
        table.add_column(heading, justify="right", no_wrap=True)
    for one in every:
        network = one.config.network
        dice = next((f"{score.value:.3f}" for score in one.config.scores if score.name == "Dice"), "–")
        cells = (one.name, network.architecture, network.encoder, network.head.value, network.output_activation)
        table.add_row(*map(escape, cells), f"{one.config.parameters:,}", dice)
    return table


def show_card(
    variant: Annotated[str, typer.Argument(help="Name of a variant, or its folder.")],
    write: Annotated[bool, typer.Option("--write", help="Write it into the variant's folder, as README.md.")] = False,
) -> None:
    """Print a variant's card, which is generated from its config."""
    from segview.networks.storage.card import card

    one = choose_variants([variant])[0]
    if not write:
        print_line(card(one.config))
        return
    atomic_write(one.folder / CARD, card(one.config))
    print_line(f"The card is {one.folder / CARD}.")


def make_method(
    method: Annotated[str, typer.Argument(help=f"{', '.join(METHODS[:-1])} or {METHODS[-1]}.")],
    feature: Annotated[str, typer.Option(help="What the target has much of: luminance, dark, redness, saturation.")] = (
        "luminance"
    ),
    target: Annotated[str, typer.Option(help="Name of the class to find, for the card and the window.")] = "target",
    size: Annotated[int, typer.Option(help="Rows and columns at scale 1.", min=16, max=4096)] = 224,
    out: Annotated[Path | None, typer.Option(help="Folder to make. By default among your imported variants.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace one that was made this way before.")] = False,
) -> None:
    """Make a variant of a method without training, for comparison with the networks."""
    from segview.networks.storage.methods import method_variant

    folder = out or imported_folder() / plain_name(f"{method}-{feature}")
    if not (overwrite and is_variant(folder) and not read_config(folder).network.learns):
        check_new_folder(folder)
    method_variant(folder, method, feature=feature, target=target, size=(size, size))
    print_line(f"{method} on {feature} is now the variant {folder}.")


def import_checkpoint(
    source: Annotated[Path, typer.Argument(help="A .safetensors, .pt or .pth file with a state dict.")],
    out: Annotated[Path | None, typer.Option(help="Folder to make. By default among your imported variants.")] = None,
    weights: Annotated[
        str, typer.Option(help="Where the weights lie in the file, such as state_dict_ema; by default, what fits.")
    ] = "",
) -> None:
    """Convert a checkpoint of another program to a variant's folder; NAME.json beside it describes its network."""
    from segview.networks.adapters.checkpoints.importing import import_beside

    target = out or imported_folder() / plain_name(source.stem)
    remove_strays(target.parent)
    print_line(f"{source.name} is now the variant {import_beside(source, target, weights=weights)}.")
