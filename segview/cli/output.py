"""Output of commands: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import TypeVar

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

T = TypeVar("T")

results = Console(soft_wrap=True)
errors = Console(stderr=True, soft_wrap=True)


def escape_undecodable_names() -> None:
    """Make standard output escape what it cannot encode, such as file names that are not valid UTF-8."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def print_json(content: object) -> None:
    """Print one JSON value."""
    sys.stdout.write(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def print_line(text: str) -> None:
    """Print a line of results without markup."""
    results.print(text, markup=False, highlight=False)


def number_table(title: str, first: str, *others: str) -> Table:
    """Return an empty table with a first column of names and further columns of numbers."""
    shown = Table(title=title, title_justify="left", box=None, pad_edge=False)
    shown.add_column(first, no_wrap=True)
    for name in others:
        shown.add_column(name, justify="right")
    return shown


def print_table(table: Table) -> None:
    """Print a table; outside a terminal, without limiting its width."""
    console = results if results.is_terminal else Console(soft_wrap=True, width=10_000)
    console.print(table)


def print_problem(text: str, *, label: str = "segview:") -> None:
    """Print a sentence about a problem to standard error, after a label."""
    errors.print(f"[bold red]{escape(label)}[/] {escape(text)}", highlight=False)


def progress() -> Progress:
    """Return a progress bar on standard error, hidden if that is not a terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
    )


def track(items: Iterable[T], what: str, total: int) -> Iterator[T]:
    """Yield the items, and show the progress."""
    with progress() as bar:
        task = bar.add_task(what, total=total)
        for item in items:
            yield item
            bar.advance(task)
