"""The options for clicks, for variants that take clicks as further input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from segview.core.base.errors import UserError
from segview.core.requests.clicks import Click


@dataclass(frozen=True, kw_only=True)
class ClickOptions:
    """Options: pixels inside and outside the target."""

    inside: Annotated[
        list[str] | None,
        typer.Option(help="ROW,COLUMN of a pixel of the target, for variants that take clicks. Repeat for several."),
    ] = None
    outside: Annotated[list[str] | None, typer.Option(help="The same of a pixel that is none of it.")] = None

    def parse(self) -> tuple[Click, ...]:
        """Return the clicks, those inside the target first.

        Raises:
            UserError: a click is not two whole numbers from 0.
        """
        inside = (_click(text, belongs=True) for text in self.inside or ())
        return (*inside, *(_click(text, belongs=False) for text in self.outside or ()))


def _click(text: str, *, belongs: bool) -> Click:
    row, _, column = text.partition(",")
    if not (row.strip().isdecimal() and column.strip().isdecimal()):
        raise UserError(
            "'{text}' is no pixel. Write its row and column, counted from 0, for example 120,80.", text=text
        )
    return Click(int(row), int(column), belongs=belongs)
