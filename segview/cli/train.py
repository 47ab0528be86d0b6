"""``train``: a plan becomes a variant."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, cast

import tomlkit
import typer
from rich.progress import TextColumn

from segview.cli.evaluate import scored
from segview.cli.options import Device
from segview.cli.output import print_line, progress
from segview.core.errors import UserError
from segview.core.files import atomic_write
from segview.core.plan import TrainingPlan, read_plan
from segview.core.spec import Variant
from segview.core.variants import is_variant, read_config


def train(
    plan: Annotated[Path, typer.Argument(help="The plan, a TOML file.", metavar="PLAN.toml")],
    runs: Annotated[Path, typer.Option(help="Folder that the run's own folder is made in.")] = Path("runs"),
    device: Device = "auto",
) -> None:
    """Train as planned; the best epoch becomes the variant RUNS/NAME/best, scored on the plan's test folders."""
    content = read_plan(plan)
    folder = runs / content.name
    if is_variant(folder / "best"):
        raise UserError(f"{folder} has a variant that was trained before. Give the plan another name, or other --runs.")
    from segview.inference.devices import resolve
    from segview.inference.export import writable_folder
    from segview.training.fit import fit

    where = resolve(device)
    writable_folder(folder)
    atomic_write(folder / "plan.toml", _moved(plan.read_text(encoding="utf-8"), plan.parent, folder))
    lines: list[str] = []
    with progress() as bar:
        task = bar.add_task(content.name, total=content.epochs, note="")
        bar.columns = (*bar.columns, TextColumn("{task.fields[note]}"))
        for epoch in fit(content, root=plan.parent, folder=folder, device=where):
            lines.append(json.dumps(asdict(epoch)))
            atomic_write(folder / "epochs.jsonl", "\n".join(lines) + "\n")
            note = f"loss {epoch.loss:.3f}  validation Dice {epoch.validation_dice:.3f}"
            bar.update(task, advance=1, note=note)
            best = "  best" if epoch.best else ""
            print_line(f"epoch {epoch.number}/{content.epochs}  {note}  {epoch.images_per_second:.1f} images/s{best}")
    print_line(f"The variant is {folder / 'best'}.")
    if content.data.test and _score(content, plan.parent, folder / "best", where):
        raise typer.Exit(1)


def _score(plan: TrainingPlan, root: Path, folder: Path, device: str) -> int:
    """Write the scores on the plan's test folders into a variant's card; return how many pairs were left out."""
    from segview.networks.checkpoint import save_config
    from segview.training.evaluate import Protocol

    variant = Variant(folder, read_config(folder))
    scores, left_out = scored(variant, [root / test for test in plan.data.test], Protocol(device=device))
    save_config(folder, variant.config.model_copy(update={"scores": scores}))
    for score in scores:
        print_line(f"test {score.name} {score.value:.4f}, {score.over}, {score.count} images")
    return left_out


def _moved(text: str, old: Path, new: Path) -> str:
    """Return a plan's text with the paths that were relative to one folder relative to another."""

    def moved(path: str) -> str:
        return path if os.path.isabs(path) else os.path.relpath((old / path).resolve(), new.resolve())

    content = cast("dict[str, Any]", tomlkit.parse(text))
    for part in ("train", "validation", "test"):
        if part in content["data"]:
            content["data"][part] = [moved(path) for path in content["data"][part]]
    if content.get("encoder_weights"):
        content["encoder_weights"] = moved(content["encoder_weights"])
    return tomlkit.dumps(content)
