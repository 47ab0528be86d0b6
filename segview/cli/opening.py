"""``open``: what another program has made becomes a variant."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segview.cli.options import Json
from segview.cli.output import complain, print_json, print_line
from segview.cli.pictures import pictures_of
from segview.core.base.files import plain_name
from segview.core.base.places import imported_folder
from segview.core.variants.spec import Variant


def open_source(
    source: Annotated[str, typer.Argument(help="A folder of masks, label images or probability maps.")],
    name: Annotated[str, typer.Option(help="What the variant is called; by default as the source.")] = "",
    classes: Annotated[
        str, typer.Option(help="Names of the classes, with commas; the background first where there is one.")
    ] = "",
    images: Annotated[
        list[Path] | None, typer.Option(help="Images that predictions are of: what lacks a partner is listed.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what is recognised, and write nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Make a variant of what another program has made; it stays where it is."""
    from segview.inference.variants.finding import recognised
    from segview.inference.variants.keeping import kept
    from segview.inference.variants.predictions import without_partner

    variant = recognised(Path(source), tuple(part.strip() for part in classes.split(",") if part.strip()))
    missing = without_partner(variant, pictures_of(images, 1)) if images else ""
    if as_json:
        print_json(variant.config.model_dump(mode="json"))
    else:
        for line in _lines(variant):
            print_line(line)
    if missing:
        complain(missing, who="without partner:")
    if not dry_run:
        made = kept(variant, imported_folder() / plain_name(name or variant.name))
        if not as_json:
            print_line(f"It is now the variant {made.name}: give it as -v {made.name}, or tick it in the window.")


def _lines(variant: Variant) -> list[str]:
    config = variant.config
    return [config.summary, f"classes: {', '.join(config.classes)}"]
