"""``verify``: figures, reports and masks compared with what is computed anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segview.cli.options import Json
from segview.cli.output import print_json, print_line, print_problem
from segview.cli.status import ExitStatus


def verify(
    files: Annotated[list[Path], typer.Argument(help="Figures, reports, or masks of predict.", metavar="FILE…")],
    as_json: Json = False,
) -> None:
    """Make figures, reports and masks again, and say equal or what differs.

    The exit status is 1 where something differs.
    """
    from segview.evaluation.answer import Answers
    from segview.evaluation.report.verifying import verify as verified

    answers = Answers()
    every = [verified(file, answers) for file in files]
    if as_json:
        print_json([{**vars(one), "path": str(one.path), "equal": one.equal} for one in every])
    else:
        for one in every:
            print_line(f"{one.path}: {'equal' if one.equal else 'differs'} ({one.kind})")
            for text in one.differs:
                print_line(f"  {text}")
            for note in one.notes:
                print_problem(note, label=f"{one.path.name}:")
    if not all(one.equal for one in every):
        raise typer.Exit(ExitStatus.SOME_FAILED)
