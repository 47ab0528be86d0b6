"""``blend``: a variant whose weights are the average of two."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segview.cli.output import print_line
from segview.core.variants.catalogue import find_variant
from segview.data.protection import check_new_folder


def blend(
    first: Annotated[str, typer.Argument(help="Name or folder of a variant.")],
    second: Annotated[str, typer.Argument(help="Name or folder of one that was trained on from it.")],
    out: Annotated[Path, typer.Option(help="Folder of the new variant.")],
    share: Annotated[float, typer.Option(min=0, max=1, help="Share of the second variant in the weights.")] = 0.5,
    name: Annotated[str, typer.Option(help="Name of the new variant; by default its folder's.")] = "",
) -> None:
    """Average the weights of a variant and of one fine-tuned from it: the result often generalises better than both."""
    from segview.networks.storage.blend import blend as blended

    check_new_folder(out)
    config = blended(find_variant(first).folder, find_variant(second).folder, out, share=share, name=name or out.name)
    print_line(f"{config.name} is in {out}.")
