"""Tasks that save masks and the wall; existing files are reported first, and protected files are never replaced."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.file_set import write_together
from segview.core.base.text import Text
from segview.core.images.identity import ImageSource
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.variants.spec import Variant
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class SaveMasks(Task[str | Occupied]):
    """Write the masks of predictions with their provenance into a folder; the answer is a sentence that names it.

    Attributes:
        target: The folder; it is created if it does not exist.
        answers: Each variant with its prediction.
        threshold: Threshold of the target's probability.
        probabilities: File ending of the probabilities, if these are written instead of masks; else empty.
        source: File that the image was decoded from.
    """

    target: SaveTarget
    answers: tuple[tuple[Variant, Prediction], ...]
    threshold: float
    probabilities: Literal["", ".png", ".npz"] = ""
    source: ImageSource | None = None


@dataclass(frozen=True, eq=False)
class SaveWall(Task[str | Occupied]):
    """Write an image of the wall, rows × columns × 3, uint8, as PNG; the answer is a sentence that names the file."""

    target: SaveTarget
    pixels: NDArray[np.uint8]


@dataclass(frozen=True)
class FindSaveFolder(Task[Path]):
    """Find the start folder of a file dialog, and create it if necessary.

    Attributes:
        wanted: Candidates; the first one that is writable, or can be created, is used.
    """

    lane: ClassVar[Lane] = Lane.SAVES

    wanted: tuple[Path, ...]


def save_masks(task: SaveMasks, services: Services) -> Generator[str | Occupied]:
    """Write the files of each prediction; a prediction's files are written all or not at all."""
    from segview.data.protection import in_the_way
    from segview.inference.rendering.export import probability_paths, result_name, writable_folder

    folder = task.target.path
    what = "probability" if task.probabilities else "mask"
    names = {
        variant.folder: f"{result_name(stem_of(prediction.request.image), variant.name)}.{what}"
        for variant, prediction in task.answers
    }
    files: list[Path] = []
    for variant, prediction in task.answers:
        main = folder / f"{names[variant.folder]}{task.probabilities or '.png'}"
        files += [*probability_paths(main, prediction)] if task.probabilities else [main]
        files.append(folder / f"{names[variant.folder]}.json")
    if occupied := in_the_way(task.target, files):
        yield occupied
        return
    writable_folder(folder)
    done = [
        attempt(one, partial(_write_masks, task, one, answer, names[one.folder]), about=one.name)
        for one, answer in task.answers
    ]
    failures = [one.reason for one in done if isinstance(one, Failure)]
    many = len(done) - len(failures)
    if many and task.probabilities:
        yield Text("The probabilities of {count} variants were written to {folder}.", count=many, folder=folder)
    elif many:
        yield Text("{count} masks were written to {folder}.", count=many, folder=folder)
    if failures:
        raise UserError(
            "{count} of {every} could not be written. {reason}",
            count=len(failures),
            every=len(done),
            reason=failures[0],
        )


def _write_masks(task: SaveMasks, variant: Variant, prediction: Prediction, name: str) -> None:
    from segview.inference.rendering.export import as_text, mask_file, probability_files, record

    folder = task.target.path
    about = as_text(record(prediction, variant.config, task.threshold, None, task.source))
    if task.probabilities:
        files = probability_files(folder / f"{name}{task.probabilities}", prediction)
    else:
        files = {folder / f"{name}.png": mask_file(prediction, task.threshold)}
    write_together({folder / f"{name}.json": about, **files})


def save_wall(task: SaveWall, services: Services) -> Generator[str | Occupied]:
    """Write the file."""
    from PIL import Image

    from segview.data.protection import in_the_way
    from segview.inference.rendering.export import write_png

    target = task.target
    if occupied := in_the_way(target):
        yield occupied
        return
    write_png(target.path, Image.fromarray(task.pixels))
    yield Text("The wall was written to {path}.", path=target.path)


def find_save_folder(task: FindSaveFolder, services: Services) -> Generator[Path]:
    """Yield the folder."""
    for folder in task.wanted:
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
            if os.access(folder, os.W_OK):
                yield folder
                return
    yield Path.home()
