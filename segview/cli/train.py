"""``train``: a plan becomes a variant."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import TextColumn

from segview.cli.evaluate import scored
from segview.cli.output import progress, results
from segview.cli.predict import Device
from segview.core.files import atomic_write
from segview.core.plan import TrainingPlan, read_plan
from segview.core.spec import Variant
from segview.core.variants import read_config


def train(
    plan: Annotated[Path, typer.Argument(help="The plan, a TOML file.", metavar="PLAN.toml")],
    runs: Annotated[Path, typer.Option(help="Folder that the run's own folder is made in.")] = Path("runs"),
    device: Device = "auto",
) -> None:
    """Train as planned; the best epoch becomes the variant RUNS/NAME/best, scored on the plan's test folders."""
    from segview.inference.devices import resolve
    from segview.inference.export import writable_folder
    from segview.training.fit import fit

    content = read_plan(plan)
    folder = writable_folder(runs / content.name)
    atomic_write(folder / "plan.toml", plan.read_text(encoding="utf-8"))
    lines: list[str] = []
    with progress() as bar:
        task = bar.add_task(content.name, total=content.epochs, note="")
        bar.columns = (*bar.columns, TextColumn("{task.fields[note]}"))
        for epoch in fit(content, root=plan.parent, folder=folder, device=resolve(device)):
            lines.append(json.dumps(asdict(epoch)))
            atomic_write(folder / "epochs.jsonl", "\n".join(lines) + "\n")
            note = f"loss {epoch.loss:.3f}  validation Dice {epoch.validation_dice:.3f}"
            bar.update(task, advance=1, note=note)
            results.print(
                f"epoch {epoch.number}/{content.epochs}  {note}  {epoch.images_per_second:.1f} images/s"
                + ("  best" if epoch.best else ""),
                markup=False,
            )
    results.print(f"The variant is {folder / 'best'}.", markup=False)
    if content.data.test:
        _score(content, plan.parent, folder / "best", device)


def _score(plan: TrainingPlan, root: Path, folder: Path, device: str) -> None:
    from segview.networks.checkpoint import save_config
    from segview.training.evaluate import Protocol

    variant = Variant(folder, read_config(folder))
    scores, _ = scored(variant, [root / test for test in plan.data.test], Protocol(device=device))
    save_config(folder, variant.config.model_copy(update={"scores": scores}))
    for score in scores:
        results.print(f"test {score.name} {score.value:.4f}, {score.over}, {score.count} images", markup=False)
