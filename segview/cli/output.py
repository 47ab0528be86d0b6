"""What commands print: results to standard output, the rest to standard error."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")

results = Console(soft_wrap=True)
errors = Console(stderr=True, soft_wrap=True)


def print_json(content: object) -> None:
    """Print one JSON value and nothing else."""
    print(json.dumps(content, indent=2, ensure_ascii=False))  # noqa: T201


def progress() -> Progress:
    """Return a progress bar on standard error, silent where that is no terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
    )


def tracked(items: Iterable[T], what: str, total: int) -> Iterable[T]:
    """Yield the items and show how many are done."""
    with progress() as bar:
        task = bar.add_task(what, total=total)
        for item in items:
            yield item
            bar.advance(task)
