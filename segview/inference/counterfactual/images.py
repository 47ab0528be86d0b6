"""Edited images."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from segview.annotation.gestures import Stroke, selection_of
from segview.core.images.identity import ImageIdentity
from segview.core.maps.artefacts import Artefact
from segview.core.requests.edits import Edit, EditKind, Edits, of_image

Image = NDArray[np.uint8]
Selection = NDArray[np.bool_]
Box = tuple[slice, slice]

BLUR = 0.02
"""Standard deviation of the blur, as a share of the longer side."""

SMOOTH = 0.004
"""Unit of the smoothing of filled pixels, as a share of the longer side; it hides seams between copied pixels."""


class EditedImages:
    """Applies edits to images, and caches the last two states, so that a growing stroke costs little."""

    def __init__(self) -> None:
        self._kept: dict[tuple[ImageIdentity, Edits], Image] = {}

    def apply(
        self, image: Image, identity: ImageIdentity, edits: Edits, artefacts: Callable[[], NDArray[np.uint8]]
    ) -> Image:
        """Return an edited copy of an image; edits of gates are ignored.

        Args:
            image: Rows × columns × 3; not changed.
            identity: Identity of the image.
            edits: Edits in the order in which they apply.
            artefacts: Returns the artefacts, rows × columns, 0 or an ``Artefact``; called only to remove glare.
        """
        wanted = of_image(edits)
        done = len(wanted)
        while done and (identity, wanted[:done]) not in self._kept:
            done -= 1
        current = self._kept.get((identity, wanted[:done]), image)
        for at in range(done, len(wanted)):
            current = _apply(current, image, wanted[at], artefacts)
            if at >= len(wanted) - 2:
                self._keep(identity, wanted[: at + 1], current)
        return current

    def _keep(self, identity: ImageIdentity, edits: Edits, image: Image) -> None:
        self._kept[identity, edits] = image
        while len(self._kept) > 2:
            self._kept.pop(next(iter(self._kept)))


def _apply(current: Image, original: Image, edit: Edit, artefacts: Callable[[], NDArray[np.uint8]]) -> Image:
    size = (current.shape[0], current.shape[1])
    changed = current.copy()
    if edit.kind is EditKind.GLARE:
        return inpaint(changed, artefacts() == Artefact.GLARE)
    box, taken = selection_of(Stroke(points=edit.points, radius=edit.radius, value=1), size)
    if not taken.any():
        return changed
    if edit.kind is EditKind.RESTORE:
        changed[box][taken] = original[box][taken]
    elif edit.kind is EditKind.BLUR:
        _blur(changed, box, taken)
    elif edit.kind is EditKind.FILL:
        region = np.zeros(size, np.bool_)
        region[box] = taken
        return inpaint(changed, region)
    elif edit.kind is EditKind.PASTE:
        rows, columns = (np.arange(part.start, part.stop) for part in box)
        down, across = (round(one) for one in edit.offset)
        source = np.ix_(np.clip(rows + down, 0, size[0] - 1), np.clip(columns + across, 0, size[1] - 1))
        changed[box][taken] = current[source][taken]
    return changed


def _blur(image: Image, box: Box, taken: Selection) -> None:
    """Blur the taken pixels of a box in place; pixels around the box contribute."""
    deviation = BLUR * max(image.shape[:2])
    reach = round(3 * deviation)
    wide = tuple(slice(max(0, part.start - reach), part.stop + reach) for part in box)
    soft = ndimage.gaussian_filter(image[wide].astype(np.float32), (deviation, deviation, 0), truncate=3)
    inner = tuple(
        slice(part.start - around.start, part.stop - around.start) for part, around in zip(box, wide, strict=True)
    )
    image[box][taken] = np.rint(soft[inner]).astype(np.uint8)[taken]


def inpaint(image: Image, region: Selection) -> Image:
    """Return an image whose region is filled with the nearest pixels outside it, smoothed.

    If the region is empty or the whole image, the image is returned unchanged.
    """
    rows, columns = np.flatnonzero(region.any(axis=1)), np.flatnonzero(region.any(axis=0))
    if not rows.size or region.all():
        return image
    deviation = max(1.0, SMOOTH * max(image.shape[:2]))
    reach = 2 + round(4 * deviation)
    box = (
        slice(max(0, rows[0] - reach), rows[-1] + 1 + reach),
        slice(max(0, columns[0] - reach), columns[-1] + 1 + reach),
    )
    inside = region[box]
    if inside.all():
        box, inside = (slice(None), slice(None)), region
    distances = np.asarray(ndimage.distance_transform_edt(inside))
    nearest = np.asarray(ndimage.distance_transform_edt(inside, return_distances=False, return_indices=True))
    part = image[box][nearest[0], nearest[1]].astype(np.float32)
    # Smoothing grows with the distance from the border, where the neighbours are known.
    soft = ndimage.gaussian_filter(part, (3 * deviation, 3 * deviation, 0), truncate=3)
    share = np.clip(distances.astype(np.float32) / (4 * deviation), 0, 1)[..., None]
    changed = image.copy()
    changed[box][inside] = np.rint((1 - share) * part + share * soft).astype(np.uint8)[inside]
    return changed
