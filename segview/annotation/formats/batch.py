"""The masks of many images as files: one for each, or one for all."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from segview.annotation.document import Document
from segview.annotation.formats import FORMATS, about, about_path, export
from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.file_set import write_together
from segview.core.base.provenance import NOTICE
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure

ALL_STEM = "corrections"
"""Stem of the file with the masks of all images."""


def files_of(images: Sequence[Path], folder: Path, kind: str) -> dict[Path, Path]:
    """Return the path of each image's mask in a folder.

    Its name has the stem of the image's name. If several images have the same stem, the folder and the ending are
    added, and a number if that is not enough.
    """
    ending = FORMATS[kind].ending
    stems = Counter(stem_of(image).casefold() for image in images)
    full = Counter(f"{image.parent.name}.{image.name}".casefold() for image in images)
    seen: Counter[str] = Counter()
    files: dict[Path, Path] = {}
    for image in images:
        name = stem_of(image)
        if stems[name.casefold()] > 1:
            name = f"{image.parent.name}.{image.name}"
            seen[name.casefold()] += 1
            if full[name.casefold()] > 1:
                name = f"{name}.{seen[name.casefold()]}"
        files[image] = folder / f"{name}.mask{ending}"
    return files


def file_of_all(folder: Path, kind: str) -> Path:
    """Return the path of the file with the masks of all images.

    Raises:
        UserError: the format has a file for each image.
    """
    row = FORMATS[kind]
    if row.write_many is None:
        raise UserError("{format} has a file for each image. Choose COCO for one file of all images.", format=row.title)
    return folder / f"{ALL_STEM}{row.ending}"


def export_each(
    documents: Iterable[Document | Failure], files: Mapping[Path, Path], kind: str
) -> Iterator[Path | Failure]:
    """Write each image's mask with its description; yield the path, or the reason if it was not written.

    Args:
        documents: The corrections; those of images without a file are skipped.
        files: The mask's path of each image.
        kind: Name of the format.
    """
    for document in documents:
        if isinstance(document, Failure):
            yield document
            continue
        image = Path(document.provenance.image)
        if image not in files:
            continue
        if not FORMATS[kind].suits(image):
            sentence = UserError("{image} is no image that has a file of this format.", image=image.name)
            yield Failure(image, str(sentence))
            continue
        done = attempt(image, partial(export, document, files[image], kind), about=image)
        yield done if isinstance(done, Failure) else files[image]


def export_together(documents: Iterable[Document | Failure], file: Path, kind: str) -> Iterator[Path | Failure]:
    """Write the masks of all images to one file; yield each image in it, then the failures.

    Raises:
        UserError: there is none, or the file cannot be written.
    """
    write = FORMATS[kind].write_many
    if write is None:
        file_of_all(file.parent, kind)  # raises the error
        return
    descriptions: list[object] = []
    failures: list[Failure] = []
    images: list[Path] = []

    def described() -> Iterator[Document]:
        for document in documents:
            if isinstance(document, Failure):
                failures.append(document)
                continue
            descriptions.append(about(document, file))
            images.append(Path(document.provenance.image))
            yield document

    content = write(described())
    description = {"file": file.name, "notice": NOTICE, "images": descriptions}
    write_together({about_path(file): json.dumps(description, indent=2, ensure_ascii=False) + "\n", file: content})
    yield from images
    yield from failures
