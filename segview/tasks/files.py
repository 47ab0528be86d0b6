"""Tasks on files: to open what the user chose, and to keep the state."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from segview.core.base.errors import UserError
from segview.core.base.files import absence, exists, is_file, is_folder
from segview.core.base.places import imported_folder
from segview.core.base.text import Text, joined
from segview.core.base.trust import trust
from segview.core.images.frames import file_and_number
from segview.core.images.image import Images
from segview.core.requests.failures import attempt, attempt_stream
from segview.core.requests.request import Failure
from segview.core.requests.state import State, StateFile
from segview.core.variants.catalogue import FoundVariants, variants_in
from segview.core.variants.folders import is_variant
from segview.core.variants.spec import Variant
from segview.tasks.others import Consent, Draft, network_at, predictions_beside, predictions_on
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

PROBLEMS_SHOWN = 3
CHECKPOINT_ENDINGS = (".pt", ".pth", ".bin", ".ckpt", ".safetensors", ".tar", ".pkl")


@dataclass(frozen=True)
class Opened:
    """The kind of a part of what was to be opened.

    Attributes:
        images: Images, which take the place of those before.
        variants: Variants, which join those before.
        offered: Variants that lie beside the images: they are listed, and run when they are ticked.
        problem: What could not be opened, and why; else empty.
        note: Which images have no prediction; else empty.
        draft: A network of another program that is to be described.
        consent: Code that is run only once the user has agreed.
        counted: How many images a folder has so far, while it is read; None of what is there to be taken.
    """

    images: Images | None = None
    variants: tuple[Variant, ...] = ()
    offered: tuple[Variant, ...] = ()
    problem: str = ""
    note: str = ""
    draft: Draft | None = None
    consent: Consent | None = None
    counted: int | None = None


@dataclass(frozen=True)
class Open(Task[Opened]):
    """Open files and folders that the user chose or dropped: images, folders of images, variants.

    Attributes:
        paths: They are opened all.
        otherwise: Where none of them has images, the first of these that has; each is opened as if it were alone.
        trusted: Code that the user has agreed to run.
        listed: The images that are listed already: a folder with masks of their names holds predictions on them.
    """

    paths: tuple[Path, ...]
    otherwise: tuple[tuple[Path, ...], ...] = ()
    listed: tuple[Path, ...] = ()
    trusted: tuple[Consent, ...] = ()


@dataclass(frozen=True)
class Remember(Task[None]):
    """Write the state to its file."""

    lane: ClassVar[Lane] = Lane.SAVES

    file: StateFile
    state: State


def open_paths(task: Open, services: Services) -> Generator[Opened]:
    """Yield what the paths are, and at the end what could not be opened; files of images are one list."""
    problems: list[str] = []
    notes: list[str] = []
    for consent in task.trusted:
        trust(consent.source, consent.fingerprint)
    for paths in (task.paths, *task.otherwise):
        shows = False
        for item in _each_opened(paths, task.listed):
            if isinstance(item, Failure):
                problems.append(item.reason)
                continue
            shows = shows or item.images is not None
            problems += [item.problem] if item.problem else []
            notes += [item.note] if item.note else []
            yield replace(item, problem="", note="")
        if shows:
            break
    if problems:
        yield Opened(problem=" ".join((_together(problems), *notes[:PROBLEMS_SHOWN])))
    elif notes:
        yield Opened(note=" ".join(notes[:PROBLEMS_SHOWN]))


def remember_state(task: Remember, services: Services) -> Generator[None]:
    """Write, and yield when it is on the disk."""
    task.file.write(task.state)
    yield None


def _each_opened(paths: Sequence[Path], images: Sequence[Path]) -> Generator[Opened | Failure]:
    """Yield what each of the paths is, or why it cannot be opened; folders and files of images are one list."""
    files: list[Path] = []
    sets: list[Images] = []
    for path in paths:
        for found in attempt_stream(path, partial(_open_path, path, images), about=path):
            if found is None:
                files.append(path)
                continue
            if isinstance(found, Opened) and found.images is not None:
                sets.append(found.images)
                found = replace(found, images=_together_listed(sets))
                images = found.images.paths if found.images else images
            yield found
    for found in _list_images(files) if files else ():
        if isinstance(found, Opened) and found.images is not None and sets:
            yield replace(found, images=_together_listed([*sets, found.images]))
        else:
            yield found


def _together_listed(sets: Sequence[Images]) -> Images:
    """Return several lists of images as one, each image once."""
    if len(sets) == 1:
        return sets[0]
    opened = (path for one in sets for path in (one.files or ((one.folder,) if one.folder else ())))
    masks = {image: mask for one in sets for image, mask in one.masks.items()}
    paths = dict.fromkeys(path for one in sets for path in one.paths)
    return Images(None, tuple(paths), masks, tuple(dict.fromkeys(opened))).indexed()


def _open_path(path: Path, images: Sequence[Path]) -> Generator[Opened | None]:
    """Yield the variants or the folder of images at a path, or None where it is a file of images."""
    other = network_at(path)
    if other is not None:
        yield Opened(variants=(other.variant,) if other.variant else (), draft=other.draft, consent=other.consent)
        return
    found = _variants(path)
    if found.variants or found.problems:
        yield Opened(variants=found.variants, problem=_together(found.problems))
    elif is_folder(path):
        made = predictions_on(path, images)
        if made is None:
            yield from _folder_opened(path)
        else:
            yield Opened(variants=(made[0],), note=made[1])
    elif exists(file := file_and_number(path)[0]):
        yield None
    else:
        raise UserError("{path} cannot be opened: {absence}.", path=path, absence=absence(file))


def _folder_opened(folder: Path) -> Generator[Opened]:
    """Yield how many images there are so far, and at the end the images."""
    from segview.data.datasets import find_images_counted

    steps = find_images_counted(folder)
    while True:
        try:
            yield Opened(counted=next(steps))
        except StopIteration as end:
            yield _with_masks(folder, end.value)
            beside = predictions_beside(folder, end.value)
            if beside:
                yield Opened(offered=beside)
            return


def _variants(path: Path) -> FoundVariants:
    if path.suffix.lower() in CHECKPOINT_ENDINGS and is_file(path) and not is_variant(path.parent):
        from segview.networks.adapters.checkpoints.importing import import_beside

        path = import_beside(path, imported_folder() / path.stem)
    elif is_file(path) and is_variant(path.parent) and path.name in ("config.json", "model.safetensors"):
        path = path.parent
    return variants_in(path)


def _list_images(files: list[Path]) -> Generator[Opened | Failure]:
    from segview.data.datasets import find_frames

    frames: list[Path] = []
    for file in files:
        found = attempt(file, partial(find_frames, file), about=file)
        if isinstance(found, Failure):
            yield found
        else:
            frames += found
    if frames:
        yield _with_masks(None, frames, tuple(files))


def _with_masks(folder: Path | None, images: Sequence[Path], files: tuple[Path, ...] = ()) -> Opened:
    """Return images with the masks that are found; masks that may not be read do not keep them from being shown."""
    from segview.data.datasets import find_masks

    masks = attempt(folder, partial(find_masks, images), about=images[0])
    if isinstance(masks, Failure):
        return Opened(Images(folder, tuple(images), {}, files).indexed(), problem=masks.reason)
    return Opened(Images(folder, tuple(images), masks, files).indexed())


def _together(problems: Sequence[str]) -> str:
    """Return the first problems as one text, and how many more there are."""
    more = len(problems) - PROBLEMS_SHOWN
    return joined(
        (*problems[:PROBLEMS_SHOWN], *((Text("And {more} more cannot be opened.", more=more),) if more > 0 else ()))
    )
