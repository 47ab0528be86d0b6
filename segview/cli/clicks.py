"""Clicks written on the command line, for variants that take them beside the image."""

from __future__ import annotations

from collections.abc import Iterable

from segview.core.base.errors import UserError
from segview.core.requests.clicks import Click


def parse_clicks(inside: Iterable[str], outside: Iterable[str]) -> tuple[Click, ...]:
    """Return the clicks written as ``ROW,COLUMN``, those inside the target first.

    Raises:
        UserError: one is not two whole numbers from 0.
    """
    return (*(_click(text, belongs=True) for text in inside), *(_click(text, belongs=False) for text in outside))


def _click(text: str, *, belongs: bool) -> Click:
    row, _, column = text.partition(",")
    if not (row.strip().isdecimal() and column.strip().isdecimal()):
        raise UserError(
            "'{text}' is no pixel. Write its row and column, counted from 0, for example 120,80.", text=text
        )
    return Click(int(row), int(column), belongs=belongs)
