"""Opening an image for display: the image with its source, smaller copies, and its ground truth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.core.images.identity import FileState, ImageIdentity, ImageSource, Sighting
from segview.core.images.image import OpenedImage, halvings
from segview.core.images.truth_source import TruthSource
from segview.core.requests.failures import attempt, failure_of
from segview.core.requests.request import Failure
from segview.core.variants.classes import Labelling
from segview.data.datasets import Pair, find_mask, read_truth
from segview.data.datasets.fitting import stored_size
from segview.data.datasets.inverted import looks_inverted
from segview.data.datasets.parts import masks_after
from segview.data.images import Shown, read_image
from segview.data.images.orientation import may_lie_turned
from segview.data.spacing import spacing_of

READINGS = 3
"""Number of readings in all of a file that changes while it is read."""


@lru_cache(maxsize=1)  # variants with the same labelling ask for it one after another
def truth_for(image: OpenedImage, labelling: Labelling | None) -> NDArray[np.uint8] | None:
    """Return the ground truth of an image in a variant's classes, or None if there is none or it has other classes.

    Rows × columns of the image: 0 and 1, or with a labelling class indices and ``IGNORED``.
    """
    if labelling is None or image.truth_path is None:
        return None if labelling is not None else image.truth
    pair = Pair(image.path, image.truth_path)
    truth = attempt(pair, partial(read_truth, pair, image.size, labelling), about=pair.mask)
    return None if isinstance(truth, Failure) else truth


def open_image(path: Path, mask: Path | None = None) -> OpenedImage:
    """Read an image and the mask that is given or found for it.

    If the mask cannot be used, the image is returned without it; ``truth_problem`` says why.

    Raises:
        UserError: the image cannot be read.
    """
    image, source = _with_source(path)
    truth, problem, notes, truth_source = None, "", image.notes, TruthSource()
    try:
        mask = mask or find_mask(path)
        if mask is not None:
            parts = _truth_files(mask)
            truth_source = TruthSource.of(parts)
            size = (image.pixels.shape[0], image.pixels.shape[1])
            truth = read_truth(Pair(path, mask), size)
            notes += tuple(_truth_notes(path, mask, size, len(parts)))
    except Exception as error:  # an error of the mask must not prevent opening the image
        problem = failure_of(error, mask, about=mask or path).reason
    return OpenedImage(
        path,
        halvings(image.pixels),
        truth,
        truth_path=mask,
        truth_problem=problem,
        notes=notes,
        source=source,
        truth_source=truth_source,
        spacing=spacing_of(path),
        truth_looks_inverted=truth is not None and looks_inverted(truth),
    )


def _truth_notes(path: Path, mask: Path, size: tuple[int, int], parts: int) -> Iterator[Text]:
    """Yield remarks on the ground truth of an image of a size, which has a number of parts."""
    own = stored_size(mask, size)
    if own is not None:
        yield Text(
            "Its ground truth has {columns} × {rows} pixels, and is stretched to the image.",
            columns=own[1],
            rows=own[0],
        )
    elif may_lie_turned(path, mask, size):
        yield Text(
            "Image and ground truth are not turned alike by the orientation that their files state (EXIF). If the "
            "ground truth lies turned or mirrored, save both upright."
        )
    if parts > 1:
        yield Text("Its ground truth is {count} masks in one.", count=parts)


def is_current(path: Path, source: ImageSource | None, truth: TruthSource) -> bool:
    """Say whether the files of an image and its ground truth are certainly unchanged since they were read."""
    if source is None or not source.is_current(path):
        return False
    try:
        return truth.is_current(_truth_files(find_mask(path)))
    except UserError:  # the folder of the masks cannot be read
        return not truth.files


def _truth_files(mask: Path | None) -> tuple[Path, ...]:
    """Return the files of a ground truth: a mask, and the numbered masks that follow it."""
    return () if mask is None else (mask, *masks_after(mask))


def identify(path: Path) -> Sighting | None:
    """Return the identity of the image at a path now, or None if its file cannot be read.

    An image that cannot be decoded is identified by the bytes of its file.
    """
    found = attempt(path, partial(_sighting, path), about=path)
    return None if isinstance(found, Failure) else found


def _sighting(path: Path) -> Sighting | None:
    try:
        image, source = _with_source(path)
        identity = ImageIdentity.of(image.pixels)
    except UserError:
        source, identity = ImageSource.of(path), ImageIdentity.of_file(path)
    return None if identity is None else Sighting(image=str(path), identity=identity, source=source)


def _with_source(path: Path) -> tuple[Shown, ImageSource | None]:
    """Return an image and its source file; the source is None if the file changed during every reading."""
    for _ in range(READINGS - 1):
        before = FileState.of(path)
        found, source = read_image(path), ImageSource.of(path)
        if before is not None and source is not None and before.same(source.state):
            return found, source
    return read_image(path), None
