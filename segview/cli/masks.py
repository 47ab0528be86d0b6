"""``masks``: masks in black and white, from masks in which some colours are the target."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segview.cli.images import check_apart
from segview.cli.output import print_line, track
from segview.cli.status import Failures
from segview.core.requests.request import Failure


def masks(
    folder: Annotated[Path, typer.Argument(help="Folder or list of images whose masks have colours on black.")],
    target: Annotated[
        list[str], typer.Option(help="Colour of the target, such as ff0000 for red. Repeat for several.")
    ],
    out: Annotated[Path, typer.Option(help="New folder for the masks and the list of the pairs.")],
    background: Annotated[
        list[str] | None, typer.Option(help="Colour that is no target; black never is. Repeat for several.")
    ] = None,
) -> None:
    """Write masks of one target, in black and white, from masks in which some colours are the target.

    The images stay where they are; FOLDER/pairs.txt lists each of them with its new mask, and is given to other
    commands, or as the data of a plan, instead of the folder.
    """
    from segview.data.datasets.lists import pairs_at
    from segview.data.datasets.targets import LIST, colour_of, write_targets
    from segview.data.protection import check_new_folder

    targets, others = [colour_of(one) for one in target], [colour_of(one) for one in background or ()]
    check_new_folder(out)
    check_apart(out, [folder])
    pairs = pairs_at(folder)
    failures = Failures()
    for made in track(write_targets(pairs, targets, others, out), "Writing masks", len(pairs)):
        if isinstance(made, Failure):
            failures.add(made)
    if failures.count < len(pairs):
        print_line(f"{len(pairs) - failures.count} masks, and the list {out / LIST} of the images with them")
    failures.exit_if_any("masks", len(pairs))
