"""Tasks on files: open the files that the user chose, and save the state of the window."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from segview.core.base.errors import UserError
from segview.core.base.files import absence, exists, is_file, is_folder
from segview.core.base.places import imported_folder
from segview.core.base.text import Text, join_texts
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
    """A part of the result of ``Open``.

    Attributes:
        images: Images that replace those opened before.
        variants: Variants that are added to those opened before.
        offered: Predictions found beside the images; they are listed, and used only when the user ticks them.
        problem: Paths that could not be opened, with the reasons; else empty.
        note: Images and predictions that have no counterpart; else empty.
        draft: A network of another program that the user must describe first.
        consent: Code that runs only after the user agrees.
        counted: Number of images found so far while a folder is read; None in all other results.
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
        paths: Files and folders; all of them are opened.
        otherwise: Alternatives, tried in this order if ``paths`` contain no image, until one of them contains images.
        trusted: Code that the user has agreed to run.
        listed: Images that are listed already; a folder of masks with their names is opened as predictions on them.
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
    """Yield the images and variants at the paths, and at the end the problems; all image files become one list."""
    problems: list[str] = []
    notes: list[str] = []
    for consent in task.trusted:
        trust(consent.source, consent.fingerprint)
    for paths in (task.paths, *task.otherwise):
        shows = False
        for item in _open_each(paths, task.listed):
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


def _open_each(paths: Sequence[Path], images: Sequence[Path]) -> Generator[Opened | Failure]:
    """Yield the content of each path, or the failure to open it; all image files and folders become one list."""
    files: list[Path] = []
    sets: list[Images] = []
    for path in paths:
        for found in attempt_stream(path, partial(_open_path, path, images), about=path):
            if found is None:
                files.append(path)
                continue
            if isinstance(found, Opened) and found.images is not None:
                sets.append(found.images)
                found = replace(found, images=_merge_lists(sets))
                images = found.images.paths if found.images else images
            yield found
    for found in _list_images(files) if files else ():
        if isinstance(found, Opened) and found.images is not None and sets:
            yield replace(found, images=_merge_lists([*sets, found.images]))
        else:
            yield found


def _merge_lists(sets: Sequence[Images]) -> Images:
    """Return several lists of images as one, each image once."""
    if len(sets) == 1:
        return sets[0]
    opened = (path for one in sets for path in (one.files or ((one.folder,) if one.folder else ())))
    masks = {image: mask for one in sets for image, mask in one.masks.items()}
    paths = dict.fromkeys(path for one in sets for path in one.paths)
    return Images(None, tuple(paths), masks, tuple(dict.fromkeys(opened))).indexed()


def _open_path(path: Path, images: Sequence[Path]) -> Generator[Opened | None]:
    """Yield the variants or the folder of images at a path, or None if the path is a file of images."""
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
            yield from _open_folder(path)
        else:
            yield Opened(variants=(made[0],), note=made[1])
    elif exists(file := file_and_number(path)[0]):
        yield None
    else:
        raise UserError("{path} cannot be opened: {absence}.", path=path, absence=absence(file))


def _open_folder(folder: Path) -> Generator[Opened]:
    """Yield the number of images found so far, then the images, then the predictions beside them."""
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
    """Return images with the masks that belong to them; if masks cannot be listed, return the images without them."""
    from segview.data.datasets import find_masks

    masks = attempt(folder, partial(find_masks, images), about=images[0])
    if isinstance(masks, Failure):
        return Opened(Images(folder, tuple(images), {}, files).indexed(), problem=masks.reason)
    return Opened(Images(folder, tuple(images), masks, files).indexed())


def _together(problems: Sequence[str]) -> str:
    """Return the first problems as one text, with the number of further ones."""
    more = len(problems) - PROBLEMS_SHOWN
    return join_texts(
        (*problems[:PROBLEMS_SHOWN], *((Text("And {more} more cannot be opened.", more=more),) if more > 0 else ()))
    )
