"""Plans on the command line: a file, and options that replace some of its fields."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import tomlkit
import typer
from rich.table import Table
from tomlkit import TOMLDocument

from segview.cli.output import print_table
from segview.core.base.errors import UserError
from segview.core.base.fields import as_text, fields_of
from segview.core.base.files import atomic_write, exists, resolve_path
from segview.core.base.text_files import read_text
from segview.core.plans.overrides import change, move
from segview.core.plans.plan import TrainingPlan, plan_of, read_content

PlanFile = Annotated[
    Path | None, typer.Argument(help="The plan, a TOML file; without it, --set gives every field.", metavar="PLAN.toml")
]
Changes = Annotated[
    list[str] | None,
    typer.Option(
        "--set", help="A field of the plan, for example epochs=3 or network.head=C. Repeat.", metavar="FIELD=VALUE"
    ),
]


@dataclass(frozen=True)
class GivenPlan:
    """A plan from a file and options.

    Attributes:
        plan: The plan.
        document: The same plan as TOML, with its comments.
        root: The folder that its paths are relative to.
        path: Its file, if no option changes it; else None.
    """

    plan: TrainingPlan
    document: TOMLDocument
    root: Path
    path: Path | None

    def text_in(self, folder: Path) -> str:
        """Return the TOML for a file in a folder, with paths relative to that folder."""

        def relocate(path: str) -> str:
            return (
                path if os.path.isabs(path) else os.path.relpath(resolve_path(self.root / path), resolve_path(folder))
            )

        document = tomlkit.parse(self.document.as_string())
        move(document, relocate)
        return document.as_string()

    def write(self, path: Path) -> None:
        """Write the plan to a new file.

        Raises:
            UserError: the file exists already, or cannot be written.
        """
        if exists(path):
            raise UserError("{path} is there already. Give the new plan another name.", path=path)
        atomic_write(path, self.text_in(path.parent))


def read_given_plan(path: Path | None, changes: Sequence[str]) -> GivenPlan:
    """Return the plan of a file with the fields that are given as ``FIELD=VALUE`` replaced.

    Raises:
        UserError: the file cannot be read, a field is unknown, or the plan is not valid; the message names the field.
    """
    if path is None and not changes:
        raise UserError("Give a plan, for example one of models/plans, or fields with --set; --fields lists them all.")
    if path is not None:
        read_content(path)  # raises with a message on the file itself
    document = tomlkit.document() if path is None else tomlkit.parse(read_text(path))
    change(document, changes)
    what = "What is given with --set" if path is None else f"The plan {path}"
    plan = plan_of(document.unwrap(), f"{what}{' with what is set' if path and changes else ''}")
    return GivenPlan(plan, document, Path.cwd() if path is None else path.parent, None if changes else path)


def print_fields() -> None:
    """Print every field of a plan with its type, default and meaning."""
    table = Table("field", "takes", "by default", "meaning", title="Fields of a plan, for its file and for --set")
    for field in fields_of(TrainingPlan):
        default = "needed" if field.info.is_required() else as_text(field.default)
        table.add_row(".".join(field.place), field.takes, default, field.info.description or "")
    print_table(table)
