"""``verify``: comparison of figures, reports and masks with newly computed ones."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from segview.cli.options import Json
from segview.cli.output import print_json, print_line, print_problem
from segview.cli.status import ExitStatus, Failures
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure


def verify(
    files: Annotated[list[Path], typer.Argument(help="Figures, reports, or masks of predict.", metavar="FILE…")],
    as_json: Json = False,
) -> None:
    """Make figures, reports and masks again, and print equal or the differences.

    The exit status is 1 if a file differs, or if some of several files cannot be verified.
    """
    from segview.evaluation.answer import Answers
    from segview.evaluation.report.verified import Verified
    from segview.evaluation.report.verifying import verify as verified

    answers, failures = Answers(), Failures()
    if len(files) == 1:
        every = [verified(files[0], answers)]
    else:
        found = [attempt(file, partial(verified, file, answers), about=file) for file in files]
        every = [one for one in found if isinstance(one, Verified)]
        for one in found:
            if isinstance(one, Failure):
                failures.add(one, label="not verified:")
    if as_json:
        print_json([{**vars(one), "path": str(one.path), "equal": one.equal} for one in every])
    else:
        for one in every:
            print_line(f"{one.path}: {'equal' if one.equal else 'differs'} ({one.kind})")
            for text in one.differs:
                print_line(f"  {text}")
            for note in one.notes:
                print_problem(note, label=f"{one.path.name}:")
    failures.exit_if_any("files", len(files))
    if not all(one.equal for one in every):
        raise typer.Exit(ExitStatus.SOME_FAILED)
