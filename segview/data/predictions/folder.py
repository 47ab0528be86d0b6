"""The predictions of a folder, found by the names of their images."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.files import is_file
from segview.core.base.samples import evenly_spread
from segview.core.base.text import Text
from segview.core.images.frames import file_and_number
from segview.core.images.nifti import is_nifti
from segview.data.datasets.fitting import check_aspect
from segview.data.datasets.listing import is_image_name, subfolders
from segview.data.datasets.names import image_keys, key, marked_stem, plain
from segview.data.datasets.pages import Pages, pages_of
from segview.data.images.volumes import volume_of
from segview.data.own_files import is_result
from segview.data.predictions.arrays import ARRAYS, array_ending
from segview.data.predictions.values import Reading, probabilities, reading_of
from segview.data.refusals import unreadable

LOOKED_AT = 60
"""Number of files that are read to determine the kind of predictions; others are read when their image is shown."""

_WORDS = "pred|preds|prediction|predictions|prob|probs|probability|probabilities|softmax|output|out|result|seg"
_MARKED = re.compile(rf"(?:(?P<a>.+?)[ ._-]+(?:{_WORDS})|(?:{_WORDS})[ ._-]+(?P<b>.+))", re.IGNORECASE)
_CALLED = re.compile(rf"(?:{_WORDS}|masks?|labels?)(?:$|[ ._-].*)|.+[ ._-](?:{_WORDS}|masks?)", re.IGNORECASE)


@dataclass(frozen=True)
class PredictionFolder:
    """A folder with one prediction file for each image.

    Attributes:
        folder: The folder.
        files: File names by the keys of possible image names.
        exact: File names by exact image names.
        pages: The pages and slices of files for frames.
    """

    folder: Path
    files: dict[str, str]
    exact: dict[str, str] = field(default_factory=dict[str, str])
    pages: Pages = field(default_factory=Pages, compare=False)

    @classmethod
    def of(cls, folder: Path) -> PredictionFolder:
        """List a folder.

        Raises:
            UserError: the folder cannot be read.
        """
        try:
            with os.scandir(folder) as entries:
                names = sorted((entry.name for entry in entries if _is_prediction(entry)), key=_order)
        except OSError as error:
            raise unreadable(folder, error) from error
        found = cls(folder, {})
        for name in names:
            found._add(_stem(name), name)
        for name in names:
            for marked in _marked(_stem(name)):
                found._add(marked, name)
        return found

    def _add(self, image: str, name: str) -> None:
        self.files.setdefault(key(image), name)
        self.exact.setdefault(image, name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files."""
        return tuple(dict.fromkeys((*self.files.values(), *self.exact.values())))

    def of_image(self, image: Path) -> Path | None:
        """Return the prediction of an image, or None if there is none.

        That of a frame is a file of its own, or a page or slice of a file with as many as the image's file has frames.
        """
        return self._file_of(image) or self.pages.of(image, self._file_of)

    def _file_of(self, image: Path) -> Path | None:
        stem = stem_of(image.name)
        found = self.exact.get(stem)
        if found is None:
            found = next((self.files[one] for one in image_keys(stem) if one in self.files), None)
            if found is not None and self._is_of_another(found, image):
                return None
        return None if found is None else self.folder / found

    def _is_of_another(self, name: str, image: Path) -> bool:
        """Say whether a prediction has exactly the name of another image in the same folder, as ``A`` and ``a``."""
        own = (_stem(name), *_marked(_stem(name)))
        return any(is_file(image.with_name(one + image.suffix)) for one in own if one != stem_of(image.name))

    def unmatched_names(self, images: Sequence[Path]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the names of images without a prediction, and of predictions without an image."""
        of_each = {image: self.of_image(image) for image in images}
        used = {file_and_number(path)[0].name for path in of_each.values() if path is not None}
        lacking = tuple(image.name for image, path in of_each.items() if path is None)
        return lacking, tuple(name for name in self.names if name not in used)

    def reading(self) -> Reading:
        """Return how to read its files.

        Raises:
            UserError: it has no files, or they are not predictions.
        """
        names = self.names
        if not names:
            raise UserError("{folder} holds no prediction: no PNG, TIFF, NPZ, NPY or NIfTI.", folder=self.folder)
        step = max(1, len(names) // LOOKED_AT)
        files = [self.folder / name for name in names[::step]]
        return reading_of(page for file in files for page in evenly_spread(pages_of(file), LOOKED_AT // len(files) + 1))

    def fingerprint(self) -> str:
        """Return a SHA-256 of the names, sizes and modification times of the files."""
        digest = hashlib.sha256()
        for name in self.names:
            state = (self.folder / name).stat()
            digest.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\0".encode(errors="surrogateescape"))
        return digest.hexdigest()


def read_prediction(
    folder: PredictionFolder, image: Path, size: tuple[int, int], reading: Reading
) -> NDArray[np.float32]:
    """Return the probabilities of an image of ``size``: classes × rows × columns.

    A prediction of another size but the same aspect is resized: class indices nearest neighbour, probabilities
    bilinearly.

    Raises:
        UserError: the image has no prediction, or it cannot be read or has another aspect.
    """
    path = folder.of_image(image)
    if path is None:
        raise UserError(
            "{folder} holds no prediction on {value}. They are found by the names of the images.",
            folder=folder.folder,
            value=image.name or Text("an image without a name"),
        )
    found = probabilities(path, reading)
    file, _ = file_and_number(path)
    found = volume_of(file).turned_to(found, size) if is_nifti(file.name) else found
    if found.shape[1:] == size:
        return found
    check_aspect(path, (found.shape[1], found.shape[2]), image, size, what="prediction")
    how = Image.Resampling.NEAREST if reading.values in ("mask", "labels") else Image.Resampling.BILINEAR
    planes = [np.array(Image.fromarray(plane).resize((size[1], size[0]), how)) for plane in found]
    return np.stack(planes)


def folders_beside(images: Path) -> Iterator[Path]:
    """Yield the folders of predictions next to or inside a folder of images: ``pred_unet``, ``predictions/unet``."""
    for place in (images.parent, images):
        for path in subfolders(place):
            if plain(path.name) in ("predictions", "preds"):
                inside = subfolders(path)
                yield from inside or [path]
            elif re.match(r"pred(s|ictions?)?[ _-].", path.name, re.IGNORECASE):
                yield path


def belongs(folder: Path, images: Sequence[Path]) -> bool:
    """Say whether a folder has predictions of images, by its name and the names of its files.

    If the folder's own name does not tell and its files are images with matching names, some files are read.
    """
    if any(image.parent == folder for image in images):
        return False
    found = PredictionFolder.of(folder)
    matched = sum(found.of_image(image) is not None for image in images)
    arrays = any(array_ending(name) for name in found.names)
    if arrays or (matched and _CALLED.fullmatch(folder.name)):
        return bool(matched or (arrays and not images))
    if not matched or 2 * matched < min(len(images), len(found.names)):
        return False
    try:
        found.reading()
    except UserError:
        return False
    return True


def _is_prediction(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    wanted = is_image_name(name) or (array_ending(name) and not name.startswith("."))
    return bool(wanted) and is_file(entry) and not is_result(Path(entry.path))


def _stem(name: str) -> str:
    ending = array_ending(name)
    return name[: -len(ending)] if ending else stem_of(name)


def _marked(stem: str) -> Iterator[str]:
    if (found := marked_stem(stem, among_masks=True)) is not None:
        yield found
    if match := _MARKED.fullmatch(stem):
        yield match["a"] or match["b"]


def _order(name: str) -> tuple[int, str]:
    """Return a key that sorts array files before images, and lossy images last."""
    ending = array_ending(name)
    if ending:
        return list(ARRAYS).index(ending), name
    return 10 + name.lower().endswith((".jpg", ".jpeg", ".webp")), name
