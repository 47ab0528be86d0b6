"""The options of a command whose parts run on a Ray cluster, or as jobs of Slurm."""

from __future__ import annotations

from collections.abc import Collection, Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol, cast

import typer

from segview.cli.output import print_problem, progress
from segview.core.base.errors import UserError
from segview.core.clusters.calls import Ended
from segview.core.clusters.ray_cluster import on_ray
from segview.core.clusters.slurm import on_slurm

PATIENCE = 120.0
"""Seconds that a part waits for the lock of an earlier process whose machine was lost."""

JOBS = "jobs"
"""Folder of the jobs' scripts and logs, inside the folder of the results."""


@dataclass(frozen=True, kw_only=True)
class ClusterOptions:
    """Options: the cluster that predicts the parts, if any."""

    ray: Annotated[
        str, typer.Option(help="Address of a Ray cluster that predicts the parts instead, or auto.", metavar="ADDRESS")
    ] = ""
    slurm: Annotated[
        str,
        typer.Option(
            help="Predict the parts as an array of jobs of Slurm: auto, or words for sbatch such as "
            "partition=gpu,time=60; local for processes of this machine.",
            metavar="OPTIONS",
        ),
    ] = ""
    shards: Annotated[int, typer.Option(min=1, max=100_000, help="Number of parts for --ray or --slurm.")] = 8

    @property
    def wanted(self) -> bool:
        """Whether parts are to run on a cluster."""
        return bool(self.ray or self.slurm)

    def check(self, part: str | None) -> None:
        """Check that at most one of Ray, Slurm and a part is chosen.

        Raises:
            UserError: several are chosen.
        """
        if sum((bool(self.ray), bool(self.slurm), part is not None)) > 1:
            raise UserError("Give one of --ray, --slurm and --part: with the first two, parts are made by themselves.")

    def run(self, context: typer.Context, folder: Path, images: int, *, measured: bool) -> None:
        """Run the parts of the current command, and show the number of result lines that they have written."""
        count = min(self.shards, max(images, 1))
        given = command_arguments(context, ("ray", "slurm", "shards", "csv", "as_json"))
        own = ["--patience", str(PATIENCE), *(["--measured"] if measured else [])]
        each = [["predict", "--part", f"{one}/{count}", *own, *given] for one in range(1, count + 1)]
        lines = _Lines(folder, count)
        with closing(self._run(each, folder)) as steps, progress() as bar:
            task = bar.add_task("Predicting", total=images)
            for ended in steps:
                bar.update(task, completed=lines.more())
                for one in ended:
                    if one.problem:
                        print_problem(one.problem, label=f"part {one.place + 1}/{count}:")

    def _run(self, each: list[list[str]], folder: Path) -> Generator[tuple[Ended, ...]]:
        if self.ray:
            return on_ray(each, self.ray)
        return on_slurm(each, folder=folder / JOBS, options=self.slurm)


class _Parameter(Protocol):
    """A parameter of click, or of the copy of click inside typer."""

    name: str
    param_type_name: str
    is_flag: bool
    opts: list[str]
    secondary_opts: list[str]


def command_arguments(context: typer.Context, without: Collection[str]) -> list[str]:
    """Return the arguments of the current command without some options; paths are not changed."""
    options: list[str] = []
    arguments: list[str] = []
    for one in cast("list[_Parameter]", context.command.params):
        source = context.get_parameter_source(one.name)
        if one.name in without or source is None or source.name != "COMMANDLINE":
            continue
        value = context.params[one.name]
        values: list[object] = list(value) if isinstance(value, list | tuple) else [value]
        if one.param_type_name == "argument":
            arguments += map(str, values)
        elif one.is_flag:
            options.append(one.opts[0] if value else (*one.secondary_opts, one.opts[0])[0])
        else:
            options += [word for each in values for word in (one.opts[0], str(each))]
    return [*options, "--", *arguments]


class _Lines:
    """Counter of the lines that parts have added since its creation."""

    def __init__(self, folder: Path, count: int) -> None:
        self._files = [folder / f"results.{one}-of-{count}.jsonl" for one in range(1, count + 1)]
        self._at = {file: _size(file) for file in self._files}
        self._count = 0

    def more(self) -> int:
        """Read the new lines, and return the number of all lines added so far."""
        for file in self._files:
            if _size(file) > self._at[file]:
                with file.open("rb") as opened:
                    opened.seek(self._at[file])
                    text = opened.read()
                self._count += text.count(b"\n")
                self._at[file] += text.rfind(b"\n") + 1
        return self._count


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
