"""Names of runs: the name of a run is that of its folder, independent of its plan."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from segview.core.base.files import exists, resolve_path
from segview.core.plans.plan import RUN_NAME_CHARACTERS, RunName, TrainingPlan
from segview.core.runs.run_folder import RunFolder

_NOT_IN_NAMES = re.compile(rf"[^{RUN_NAME_CHARACTERS}]+")
_LONGEST = 64  # characters, so that ending and number fit too


def is_run_name(name: str) -> bool:
    """Return whether a name is valid for a run."""
    try:
        TypeAdapter[str](RunName).validate_python(name)
    except ValidationError:
        return False
    return True


def free_run_name(words: str, ending: str, taken: Collection[str]) -> str:
    """Return an unused name for a run.

    Args:
        words: Beginning of the name, such as the name of a variant; characters that are not allowed become hyphens.
        ending: Ending of the name.
        taken: Names in use.
    """
    name = (_NOT_IN_NAMES.sub("-", words).strip("-+.") or "run")[:_LONGEST] + ending
    return name if name not in taken else next(one for n in count(2) if (one := f"{name}-{n}") not in taken)


def run_of(plan: Path | None, name: str, runs: Path) -> RunFolder:
    """Return the run of a plan: the one whose folder contains its file, if that run has started; else by its name.

    A folder that was renamed or copied by hand has a plan with another name, but is still a separate run.

    Args:
        plan: The plan's file, or None.
        name: The name in the plan.
        runs: The folder of the runs.
    """
    if plan is not None:
        own = RunFolder(runs / resolve_path(plan).parent.name)
        if resolve_path(own.plan) == resolve_path(plan) and any(map(exists, (own.log, own.snapshot, own.best))):
            return own
    return RunFolder(runs / name)


def with_name_of(plan: TrainingPlan, folder: Path) -> TrainingPlan:
    """Return the plan of a run with the name of its folder, if that is a valid name."""
    return plan.model_copy(update={"name": folder.name}) if is_run_name(folder.name) else plan
