"""``sweep``: many plans from one file, and the table of what came of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segview.cli.options import Device
from segview.cli.output import complain, print_line
from segview.core.files import atomic_write
from segview.core.sweep import read_sweep


def sweep(
    plan: Annotated[Path, typer.Argument(help="The sweep, a TOML file.", metavar="SWEEP.toml")],
    runs: Annotated[Path, typer.Option(help="Folder that the sweep's own folder is made in.")] = Path("runs"),
    device: Device = "auto",
    at_once: Annotated[int, typer.Option(help="So many trials side by side.", min=1, max=64)] = 1,
    ray: Annotated[
        str, typer.Option(help="Address of a Ray cluster that runs the trials instead, or auto.", metavar="ADDRESS")
    ] = "",
    table: Annotated[bool, typer.Option("--table", help="Train nothing: print the table of what is done.")] = False,
) -> None:
    """Train every trial of a sweep, passing over what is done, and write its table as CSV, Markdown and HTML.

    Given again after a kill, it goes on where it was.
    """
    content = read_sweep(plan)
    trials, folder = content.trials(), runs / content.name
    failed = 0
    if not table:
        from segview.training.cluster import run_on_cluster
        from segview.training.sweep import run_sweep

        if ray:
            ending = run_on_cluster(trials, root=plan.parent, folder=folder, address=ray, device=device)
        else:
            ending = run_sweep(trials, root=plan.parent, folder=folder, device=device, at_once=at_once)
        for count, trial in enumerate(ending, start=1):
            print_line(f"{count}/{len(trials)}  {trial.name}  {'done' if trial.done else 'failed'}")
            if not trial.done:
                failed += 1
                complain(trial.reason, who=f"{trial.name}:")
    from segview.training.experiment import as_csv, as_html, as_markdown, results

    every = list(results(trials, folder, plan.parent))
    text = as_markdown(every) if every else "No trial is done yet.\n"
    atomic_write(folder / "table.csv", as_csv(every))
    atomic_write(folder / "table.md", text)
    atomic_write(folder / "table.html", as_html(every, content.name))
    print_line(f"{len(every)} of {len(trials)} trials are done.\n\n{text}")
    if failed:
        raise typer.Exit(1)
