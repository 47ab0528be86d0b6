"""What is asked of files: to find variants, to open what the user chose, to keep the state, to save what is shown."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.base.files import exists, is_file, is_folder
from segview.core.base.places import imported_folder, models_folder
from segview.core.images.frames import located
from segview.core.images.image import Images
from segview.core.requests.settings import State, StateFile
from segview.core.variants.folders import comparable, find_variants, is_variant, read_config
from segview.core.variants.spec import Variant
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

CHECKPOINT_ENDINGS = (".pt", ".pth", ".bin", ".ckpt", ".safetensors")


@dataclass(frozen=True)
class FoundVariants:
    """The variants of some folders, those that are compared by default first, and why others cannot be read."""

    variants: tuple[Variant, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class FindVariants(Task[FoundVariants]):
    """Find the variants: the shipped and imported ones, and those in further folders."""

    opened: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Opened:
    """What a part of that which was to be opened turned out to be.

    Attributes:
        images: Pictures, which take the place of those before.
        variants: Variants, which join those before.
        problem: Why it is neither; else empty.
    """

    images: Images | None = None
    variants: tuple[Variant, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Open(Task[Opened]):
    """Open files and folders that the user chose or dropped: pictures, folders of pictures, variants."""

    paths: tuple[Path, ...]


@dataclass(frozen=True)
class Remember(Task[None]):
    """Write the state to its file."""

    lane: ClassVar[Lane] = Lane.SAVES

    file: StateFile
    state: State


@dataclass(frozen=True, eq=False)
class SaveMasks(Task[str]):
    """Write the masks of predictions, and what they came from, into a folder; the answer is a sentence on that.

    Attributes:
        folder: It is made where it is missing.
        answers: Each prediction with its variant.
        threshold: Of the target's probability.
        probabilities: The ending of the files of the probabilities that are written instead; empty for masks.
    """

    folder: Path
    answers: tuple[tuple[Variant, Prediction], ...]
    threshold: float
    probabilities: Literal["", ".png", ".npz"] = ""


@dataclass(frozen=True, eq=False)
class SavePicture(Task[str]):
    """Write a picture of the wall, rows × columns × 3, uint8, as PNG; the answer is a sentence on that."""

    path: Path
    pixels: NDArray[np.uint8]


def variants_found(task: FindVariants, services: Services) -> Generator[FoundVariants]:
    """Yield the variants."""
    found: dict[Path, Variant] = {}
    problems: dict[Path, str] = {}
    for place in (models_folder(), imported_folder(), *task.opened):
        for folder in find_variants(place):
            try:
                found[folder] = Variant(folder, read_config(folder))
            except UserError as error:
                problems[folder] = str(error)
    usual = comparable(found.values())

    def rank(one: Variant) -> int:
        # What is no network is compared with now and then: it comes last.
        return 0 if one in usual else 1 if one.config.network.learns else 2

    yield FoundVariants(tuple(sorted(found.values(), key=rank)), tuple(problems.values()))


def opened(task: Open, services: Services) -> Generator[Opened]:
    """Yield what each of the paths is; all files of pictures are one list, which comes last."""
    files: list[Path] = []
    for path in task.paths:
        try:
            found = _opened(path)
        except UserError as error:
            yield Opened(problem=str(error))
        else:
            if found is None:
                files.append(path)
            else:
                yield found
    if files:
        yield from _listed(files)


def remembered(task: Remember, services: Services) -> Generator[None]:
    """Write, and yield when it is on the disk."""
    task.file.write(task.state)
    yield None


def masks_saved(task: SaveMasks, services: Services) -> Generator[str]:
    """Write two files for each prediction."""
    import json

    from segview.core.base.files import atomic_write
    from segview.inference.rendering.export import record, result_name, writable_folder, write_mask, write_probabilities

    folder = writable_folder(task.folder)
    what = "probability" if task.probabilities else "mask"
    for variant, prediction in task.answers:
        name = f"{result_name(prediction.request.image.stem, variant.name)}.{what}"
        if task.probabilities:
            write_probabilities(folder / f"{name}{task.probabilities}", prediction)
        else:
            write_mask(folder / f"{name}.png", prediction, task.threshold)
        about = record(prediction, variant.config, task.threshold, None)
        atomic_write(folder / f"{name}.json", json.dumps(about, indent=2, ensure_ascii=False) + "\n")
    many = len(task.answers)
    written = f"The probabilities of {many} variants" if task.probabilities else f"{many} masks"
    yield f"{written} were written to {folder}."


def picture_saved(task: SavePicture, services: Services) -> Generator[str]:
    """Write the file."""
    from PIL import Image

    from segview.inference.rendering.export import write_png

    write_png(task.path, Image.fromarray(task.pixels))
    yield f"The wall was written to {task.path}."


def _opened(path: Path) -> Opened | None:
    """Return the variants or the folder of pictures at a path, or None where it is a file of pictures."""
    variants = _variants(path)
    if variants:
        return Opened(variants=variants)
    if is_folder(path):
        from segview.data.datasets import find_images, find_masks

        images = find_images(path)
        return Opened(Images(path, images, find_masks(images)))
    if exists(located(path)[0]):
        return None
    raise UserError(f"{path} does not exist (any more).")


def _variants(path: Path) -> tuple[Variant, ...]:
    if path.suffix.lower() in CHECKPOINT_ENDINGS and is_file(path) and not is_variant(path.parent):
        from segview.networks.adapters.foreign import import_beside

        path = import_beside(path, imported_folder() / path.stem)
    elif is_file(path) and is_variant(path.parent) and path.name in ("config.json", "model.safetensors"):
        path = path.parent
    return tuple(Variant(folder, read_config(folder)) for folder in find_variants(path))


def _listed(files: list[Path]) -> Generator[Opened]:
    from segview.data.datasets import find_frames, find_masks

    frames: list[Path] = []
    for file in files:
        try:
            frames += find_frames(file)
        except UserError as error:
            yield Opened(problem=str(error))
    if frames:
        yield Opened(Images(None, tuple(frames), find_masks(frames), tuple(files)))
