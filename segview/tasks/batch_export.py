"""Exporting the corrections of many images at once."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override

from segview.core.base.text import Text, join_texts
from segview.core.requests.request import Failure
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.tasks.services import Services
from segview.tasks.task import Task


@dataclass(frozen=True)
class ExportStep:
    """The progress of an export.

    Attributes:
        done: Number of images that were written or failed.
        sentence: Summary of the whole export; empty until it ends.
        failures: Images that could not be written since the last step, with the reasons.
    """

    done: int
    sentence: str = ""
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True)
class ExportAll(Task[ExportStep | Occupied]):
    """Write the corrections of images into a folder.

    Attributes:
        images: The images; those without a correction are skipped.
        target: The folder; it is created if it does not exist.
        kind: Name of the format.
        together: Whether all masks are written into one file.
    """

    images: tuple[Path, ...]
    target: SaveTarget
    kind: str
    together: bool = False

    @property
    @override
    def about(self) -> str:
        """The number of images."""
        return f"the masks of {len(self.images)} images"


def export_all(task: ExportAll, services: Services) -> Generator[ExportStep | Occupied]:
    """Yield the progress and at the end a summary; or yield the files that would be replaced, and write nothing."""
    from segview.annotation.formats import about_path
    from segview.annotation.formats.batch import export_each, export_together, file_of_all, files_of
    from segview.data.protection import in_the_way
    from segview.inference.predict.opening import identify
    from segview.inference.rendering.export import writable_folder

    target = task.target
    begun = tuple(_with_corrections(task, services))
    if not begun:
        yield ExportStep(0, _sentence(0, [], target.path))
        return
    files = files_of(begun, target.path, task.kind)
    masks = [file_of_all(target.path, task.kind)] if task.together else list(files.values())
    if occupied := in_the_way(target, [*masks, *map(about_path, masks)], task.images):
        yield occupied
        return
    writable_folder(target.path)
    documents = services.corrections.read_corrections(begun, identify)
    steps: Iterator[Path | Failure] = (
        export_together(documents, masks[0], task.kind) if task.together else export_each(documents, files, task.kind)
    )
    failures: list[Failure] = []
    done = 0
    for done, one in enumerate(steps, start=1):
        lost = (one,) if isinstance(one, Failure) else ()
        failures += lost
        yield ExportStep(done, failures=lost)
    yield ExportStep(done, _sentence(done - len(failures), failures, masks[0] if task.together else target.path))


def _with_corrections(task: ExportAll, services: Services) -> Iterator[Path]:
    """Yield the images that have a correction, readable or not: only their files are checked for overwriting."""
    from segview.inference.predict.opening import identify

    for one in services.corrections.read_corrections(task.images, identify):
        image = one.question if isinstance(one, Failure) else Path(one.provenance.image)
        if isinstance(image, Path):
            yield image


def _sentence(written: int, failures: list[Failure], where: Path) -> Text:
    if not written and not failures:
        return Text("None of these images is corrected yet: nothing was written.")
    sentence = (
        Text("One mask was written to {folder}.", folder=where)
        if written == 1
        else Text("{count:,} masks were written to {folder}.", count=written, folder=where)
    )
    if not failures:
        return sentence
    lost = Text("{count:,} could not be written. The first: {reason}", count=len(failures), reason=failures[0].reason)
    return join_texts((sentence, lost))
