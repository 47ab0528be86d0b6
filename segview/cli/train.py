"""``train``: training of a variant by a plan."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import TextColumn

from segview.cli.options import Device
from segview.cli.output import print_line, print_problem, progress
from segview.cli.plans import Changes, GivenPlan, PlanFile, print_fields, read_given_plan
from segview.cli.reference import write_validation_reference
from segview.cli.scoring import card_scores
from segview.cli.status import Failures
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, exists, resolve_path
from segview.core.comparison.csv_tables import write_csv
from segview.core.plans.plan import TrainingPlan, has_plan, read_plan
from segview.core.requests.request import Failure
from segview.core.runs.run import Epoch, LeftOut, Remark, RunItem, State, Step
from segview.core.runs.run_folder import RunFolder
from segview.core.runs.run_names import run_of, with_name_of
from segview.core.variants.folders import is_variant, read_config
from segview.core.variants.spec import Variant
from segview.training.runs.launch import step_back

_ENDING = (
    "segview.evaluation.comparison.tables",
    "segview.evaluation.folder",
    "segview.inference.backends.graphs",
    "segview.inference.predict.unlikeness",
    "segview.inference.variants.loading",
    "segview.networks.adapters.sources",
    "segview.networks.storage.smp_config",
)
"""Modules of the last steps, imported first: a new version that is installed during the training cannot break them."""


def train(
    plan: PlanFile = None,
    changes: Changes = None,
    runs: Annotated[Path, typer.Option(help="Folder in which the folder of the run is made.")] = Path("runs"),
    device: Device = "auto",
    background: Annotated[
        bool, typer.Option(help="Give other programs on this machine priority for the processor.")
    ] = False,
    tied: Annotated[bool, typer.Option("--tied", help="Stop when the process that started it is gone.")] = False,
    fields: Annotated[bool, typer.Option("--fields", help="Print every field of a plan, and stop.")] = False,
    write_plan: Annotated[
        Path | None, typer.Option(help="Write the plan, with what is set, into a file, and stop.", metavar="FILE")
    ] = None,
    tensorboard: Annotated[
        bool, typer.Option("--tensorboard", help="Write its curves for TensorBoard too, into RUNS/NAME/tensorboard.")
    ] = False,
) -> None:
    """Train by a plan; the best epoch becomes the variant RUNS/NAME/best, which is scored on the plan's test folders.

    The same command continues an interrupted run from its last finished epoch. On several GPUs:
    torchrun --nproc-per-node N -m segview train PLAN.toml.
    """
    if fields:
        print_fields()
        return
    if background:
        step_back()
    given = read_given_plan(plan, changes or ())
    if write_plan:
        given.write(write_plan)
        print_line(f"The plan is {write_plan}.")
        return
    _train(run_of(given.path, given.plan.name, runs), given, device, tied=tied, tensorboard=tensorboard)


def _train(files: RunFolder, given: GivenPlan, device: str, *, tied: bool, tensorboard: bool) -> None:
    """Train, or compute only the scores on the test folders if they are missing; every process of a run calls this.

    Raises:
        UserError: the run's folder cannot be used, or the training cannot continue.
    """
    from segview.training.distributed import processes
    from segview.training.runs.run import run

    for name in _ENDING:
        import_module(name)
    with processes.process_group(device) as where:
        lacks_scores = _lacks_scores(files, given.plan)
        if processes.is_main_process():
            _prepare(files, given, lacks_scores=lacks_scores)
        processes.barrier()
        failures = Failures()
        if not lacks_scores:
            items = run(
                with_name_of(read_plan(files.plan), files.folder), root=files.folder, folder=files.folder, device=where
            )
            if tied or processes.size() > 1:
                items = _until_parent_ends(items)
            if processes.is_main_process():
                _show(_with_events(items, files) if tensorboard else items, given.plan, failures)
            else:
                deque(items, maxlen=0)
        is_main = processes.is_main_process()
    if is_main:
        _finish(files, given, where, failures)


def _with_events(items: Iterable[RunItem], files: RunFolder) -> Iterator[RunItem]:
    from segview.training.runs.events import NAME, log_events

    return log_events(items, files.folder / NAME)


def _lacks_scores(files: RunFolder, plan: TrainingPlan) -> bool:
    """Return whether a run is finished except for the scores on its test folders: it was killed during scoring."""
    finished = is_variant(files.best) and files.status().state is State.FINISHED
    return finished and bool(plan.data.test) and not read_config(files.best).scores


def _finish(files: RunFolder, given: GivenPlan, device: str, failures: Failures) -> None:
    """Print the result of a run, and score its variant if it is finished."""
    if not is_variant(files.best):
        print_line("It was stopped before its first epoch ended: there is no variant yet.")
    else:
        print_line(f"The variant is {files.best}.")
        if files.status().state is State.FINISHED:
            with files.lock.hold():
                best = Variant(files.best, read_config(files.best))
                write_validation_reference(best, files.split / "validation.txt", device)
                if given.plan.data.test:
                    _score(given, files, device, failures)
    failures.exit_if_any("pairs")


def _until_parent_ends(items: Iterable[RunItem]) -> Iterator[RunItem]:
    """Yield a run's items while the parent process exists.

    Raises:
        UserError: the parent process has ended.
    """
    parent = os.getppid()
    for item in items:
        if os.getppid() != parent:
            raise UserError("The process that started the training is gone. Give the same command to go on.")
        yield item


def _show(items: Iterable[RunItem], plan: TrainingPlan, failures: Failures) -> None:
    with progress() as bar:
        task = bar.add_task(plan.name, total=plan.epochs, note="")
        bar.columns = (*bar.columns, TextColumn("{task.fields[note]}"))
        for item in items:
            if isinstance(item, LeftOut):
                for place, reason in enumerate(item.reasons):
                    failures.add(Failure(plan.name, reason, bug=place in item.bugs))
                continue
            if isinstance(item, Remark):
                print_problem(str(item))
                continue
            if isinstance(item, Step):
                bar.update(task, completed=item.epoch - 1 + item.step / item.steps)
                continue
            note = "  ".join(f"{name} {value:.3f}" for name, value in _figures(item).items() if value is not None)
            bar.update(task, completed=item.number, note=note)
            best = "  best" if item.best else ""
            print_line(f"epoch {item.number}/{plan.epochs}  {note}  {item.images_per_second:.1f} images/s{best}")


def _figures(epoch: Epoch) -> dict[str, float | None]:
    return {
        "loss": epoch.loss,
        "validation Dice": epoch.validation_dice,
        "label precision": epoch.label_precision,
        "association": epoch.association,
        "reconstruction error": epoch.reconstruction_error,
    }


def _prepare(files: RunFolder, given: GivenPlan, *, lacks_scores: bool) -> None:
    """Write the plan into the run's folder, unless the folder has it already.

    Raises:
        UserError: the folder has a run of another plan, a finished run, or one that is training now.
    """
    from segview.inference.rendering.export import writable_folder

    writable_folder(files.folder)
    cure = "Give the plan another name, or other --runs."
    if given.path is None or resolve_path(given.path) != resolve_path(files.plan):
        text = given.text_in(files.folder)
        if exists(files.plan) and not has_plan(files.plan, text) and exists(files.snapshot):
            raise UserError("{folder} has a run of another plan. {cure}", folder=files.folder, cure=cure)
        with files.lock.hold():
            atomic_write(files.plan, text)
    if lacks_scores:
        return
    if files.status().state is State.FINISHED or (is_variant(files.best) and not exists(files.snapshot)):
        raise UserError("{folder} has a variant that was trained before. {cure}", folder=files.folder, cure=cure)


def _score(given: GivenPlan, files: RunFolder, device: str, failures: Failures) -> None:
    """Write the scores on the plan's test folders into the variant's config, and the scores of each image to a file."""
    from segview.evaluation.protocol import Protocol
    from segview.networks.storage.checkpoint import save_config

    variant = Variant(files.best, read_config(files.best))
    places = [given.root / test for test in given.plan.data.test]
    scores, by_image = card_scores(variant, places, Protocol(device=device), failures)
    save_config(files.best, variant.config.model_copy(update={"scores": scores}))
    write_csv(files.test_scores, by_image)
    for score in scores:
        print_line(f"test {score.name} {score.value:.4f}, {score.over}, {score.count} images")
