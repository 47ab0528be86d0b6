"""``list``, ``card`` and ``import``: what variants there are and what they say of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from segview.cli.output import errors, print_json, results
from segview.core.errors import UserError
from segview.core.places import imported_folder, models_folder
from segview.core.registry import unknown_name
from segview.core.spec import Variant
from segview.core.variants import find_variants, is_variant, read_config

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Names = Annotated[
    list[str] | None, typer.Option("--variant", "-v", help="Name of a variant, or its folder. Repeat for several.")
]


def known() -> tuple[tuple[Variant, ...], tuple[str, ...]]:
    """Return the shipped and imported variants, and a sentence for each folder that cannot be read."""
    found: list[Variant] = []
    problems: list[str] = []
    for place in (models_folder(), imported_folder()):
        for folder in find_variants(place):
            try:
                found.append(Variant(folder, read_config(folder)))
            except UserError as error:
                problems.append(str(error))
    return tuple(found), tuple(problems)


def chosen(names: list[str] | None) -> tuple[Variant, ...]:
    """Return the variants of names or folders, in the order given; all known ones where none is named.

    Raises:
        UserError: there is no such variant; the nearest name is given.
    """
    every, _ = known()
    if not names:
        if not every:
            raise UserError(f"There is no variant in {models_folder()}. Name a folder with --variant.")
        return every
    by_name = {variant.name: variant for variant in every}
    picked: list[Variant] = []
    for name in names:
        folder = Path(name)
        if name in by_name:
            picked.append(by_name[name])
        elif is_variant(folder):
            picked.append(Variant(folder.resolve(), read_config(folder)))
        elif folder.exists():
            raise UserError(f"{folder} is no variant: a variant's folder has a config.json and a model.safetensors.")
        else:
            raise unknown_name("variant", name, by_name)
    return tuple(picked)


def list_variants(as_json: Json = False) -> None:
    """List the variants that are shipped or were imported."""
    every, problems = known()
    if as_json:
        content = [{"folder": str(one.folder), **one.config.model_dump(mode="json")} for one in every]
        print_json(content)
    else:
        table = Table(box=None, pad_edge=False)
        for heading in ("name", "architecture", "encoder", "head", "f''"):
            table.add_column(heading, no_wrap=True)
        for heading in ("parameters", "test Dice"):
            table.add_column(heading, justify="right", no_wrap=True)
        for one in every:
            network = one.config.network
            dice = next((f"{score.value:.3f}" for score in one.config.scores if score.name == "Dice"), "–")
            cells = (one.name, network.architecture, network.encoder, network.head.value, network.output_activation)
            table.add_row(*cells, f"{one.config.parameters:,}", dice)
        results.print(table)
    for problem in problems:
        errors.print(problem, markup=False)


def show_card(variant: Annotated[str, typer.Argument(help="Name of a variant, or its folder.")]) -> None:
    """Print a variant's card."""
    from segview.networks.card import card

    results.print(card(chosen([variant])[0].config), markup=False, highlight=False)


def import_checkpoint(
    source: Annotated[Path, typer.Argument(help="A .safetensors, .pt or .pth file with a state dict.")],
    out: Annotated[Path | None, typer.Option(help="Folder to make. By default among your imported variants.")] = None,
) -> None:
    """Turn a foreign checkpoint into a variant's folder; NAME.json beside it says what network it is."""
    from segview.networks.foreign import import_beside

    folder = import_beside(source, (out or imported_folder() / source.stem))
    results.print(f"{source.name} is now the variant {folder}.", markup=False)
