"""Commands as one job array of Slurm, by submitit."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

from segview.core.base.errors import UserError
from segview.core.base.files import exists
from segview.core.clusters.calls import POLL_SECONDS, Ended, carry_out

LOCAL, USUAL = "local", "auto"
MINUTES = 24 * 60
"""Default time limit of a job, in minutes."""


def on_slurm(commands: Sequence[Sequence[str]], *, folder: Path, options: str) -> Generator[tuple[Ended, ...]]:
    """Run commands as a job array; yield those that have ended since the last check.

    Closing the generator ends the jobs.

    Args:
        commands: Arguments of this program, one list for each job.
        folder: Folder of the jobs' scripts and logs, which all machines can access.
        options: ``auto``; or options for sbatch such as ``partition=gpu,time=60,gpus_per_node=1``; or ``local`` for
            processes on this machine.

    Raises:
        UserError: submitit is not installed, there is no Slurm here, or an option is not valid.
    """
    jobs = _send(commands, folder, options)
    left = dict(enumerate(jobs))
    try:
        while left:
            ended = [place for place, job in left.items() if job.done()]
            yield tuple(Ended(place, _problem(left.pop(place))) for place in ended)
            if left and not ended:
                time.sleep(POLL_SECONDS)
    finally:
        for job in left.values():
            job.cancel()


def parameters(options: str) -> dict[str, str | int]:
    """Return the options of a job array by their names in submitit.

    Raises:
        UserError: an option is not of the form ``name=value``.
    """
    found: dict[str, str | int] = {"timeout_min": MINUTES}
    for word in filter(None, options.split(",")):
        name, equals, value = (part.strip() for part in word.partition("="))
        if word in (LOCAL, USUAL):
            continue
        if not (name and equals and value):
            raise UserError(
                "'{word}' is no option for Slurm. Write words for sbatch with commas, such as "
                "partition=gpu,time=60,gpus_per_node=1; or auto, or local.",
                word=word,
            )
        own = {"time": "timeout_min"}.get(name, f"slurm_{name}")
        found[own] = int(value) if value.isdecimal() else value
    return found


def _send(commands: Sequence[Sequence[str]], folder: Path, options: str) -> Sequence[Any]:
    try:
        import submitit  # pyright: ignore[reportMissingImports]
    except ImportError as error:
        raise UserError("submitit is not installed. Run: pip install 'segview[slurm]'") from error
    wanted: Mapping[str, str | int] = parameters(options)
    try:
        # Local jobs are not an array, and have no partitions.
        executor = submitit.AutoExecutor(folder=folder, cluster=LOCAL if options == LOCAL else "slurm")
        executor.update_parameters(name="segview", **wanted)
        here = os.getcwd()
        with executor.batch():
            return [executor.submit(carry_out, list(arguments), here) for arguments in commands]
    except (RuntimeError, TypeError, ValueError, OSError) as error:
        raise UserError(
            "The jobs could not be sent to Slurm: {reason}. Run this where sbatch is, or give --slurm local.",
            reason=str(error).strip().rstrip("."),
        ) from error


def _problem(job: Any) -> str:  # noqa: ANN401 - submitit is an extra
    """Return the reason if a job did not end by itself; its result is not read, because that would unpickle it."""
    if exists(Path(job.paths.result_pickle)):
        return ""
    return f"Job {job.job_id} was lost; its log is {job.paths.stderr}."
