"""Uncertain regions of an image, ranked by area × uncertainty."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from segview.core.base.resampling import resample
from segview.core.maps.maps import Map
from segview.core.maps.regions import Region

SIDE = 1024  # longest side: finer detail is not visible, and large images would take seconds
SMALLEST = 1 / 5000  # least share of the image's pixels: smaller regions are not relevant
THIN = 0.01  # largest half-width of a rim, as a share of the longer side
PIECE = 0.2  # length of the pieces into which long rims are cut, as a share of the longer side
SLACK = 1e-5  # tolerance at the limit of the band, which is not exact in binary


def uncertain_regions(uncertainty: Map, band: float) -> tuple[Region, ...]:
    """Return the connected parts of the uncertain band by falling area × mean uncertainty; neighbours touch diagonally.

    Every mask has a thin uncertain rim, which would join all uncertain parts along it to one region as large as the
    mask. So thick and thin parts are separated first; regions are the connected parts of each, and a long rim is cut
    into pieces.

    Args:
        uncertainty: A map of 0 to 1; 1 is most uncertain.
        band: Half-width around 0.5, so that the band ends at an uncertainty of 1 − 2 · band.
    """
    shrunk = min(1.0, SIDE / max(uncertainty.shape))
    size = max(1, round(uncertainty.shape[0] * shrunk)), max(1, round(uncertainty.shape[1] * shrunk))
    numbers = uncertainty.table()[resample(uncertainty.values, size)]
    inside = numbers >= 1 - 2 * band - SLACK
    thick = _thick(inside, THIN * max(size))
    regions = [*_regions(thick, numbers), *_regions(inside & ~thick, numbers, piece=PIECE * max(size))]
    return tuple(sorted(regions, key=lambda one: -one.area * one.uncertainty))


def _cut(parts: NDArray[np.int64], piece: float) -> NDArray[np.int64]:
    """Return parts; those whose box is longer than 1.5 pieces are cut by a grid with cells of about a piece."""
    from scipy import ndimage

    cut = parts.copy()
    following = int(parts.max()) + 1
    for number, place in enumerate(ndimage.find_objects(parts), start=1):
        box = parts[place] == number
        if max(box.shape) <= 1.5 * piece:
            continue
        counts = [max(1, round(side / piece)) for side in box.shape]
        rows, columns = np.nonzero(box)
        tiles = rows * counts[0] // box.shape[0] * counts[1] + columns * counts[1] // box.shape[1]
        names, places = np.unique(tiles, return_inverse=True)
        cut[place][rows, columns] = following + places
        following += len(names)
    return np.unique(cut, return_inverse=True)[1].reshape(cut.shape)


def _thick(inside: NDArray[np.bool_], radius: float) -> NDArray[np.bool_]:
    """Return the thick parts: pixels at most 2 · ``radius`` from the centre of a disc of the radius that fits inside.

    Twice the radius reaches into corners. Distance transforms make the cost independent of the radius.
    """
    # Padded, because a part that touches the border of the image may continue beyond it.
    deep = _depth(np.pad(inside, 1, mode="edge"))[1:-1, 1:-1] > radius
    return inside & (_depth(~deep) <= 2 * radius) if deep.any() else deep


def _depth(inside: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the distance of each pixel from the nearest pixel outside."""
    from scipy import ndimage

    return np.asarray(ndimage.distance_transform_edt(inside))


def _regions(inside: NDArray[np.bool_], numbers: NDArray[np.float32], *, piece: float = 0.0) -> list[Region]:
    from scipy import ndimage
    from skimage import measure

    rows, columns = numbers.shape
    parts = np.asarray(measure.label(inside, connectivity=2))
    if piece:
        parts = _cut(parts, piece)
    sizes = np.bincount(parts.ravel())
    sums = np.bincount(parts.ravel(), weights=numbers.ravel())
    regions: list[Region] = []
    for number, (down, across) in enumerate(ndimage.find_objects(parts), start=1):
        if sizes[number] >= SMALLEST * numbers.size:
            box = down.start / rows, across.start / columns, down.stop / rows, across.stop / columns
            regions.append(Region(box, float(sizes[number] / numbers.size), float(sums[number] / sizes[number])))
    return regions
