"""Carrying a mask to the next frame of a film by optical flow, with a measure of the fit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from segview.annotation.document import Mask

SIDE = 192
"""Longest side in pixels for the optical flow; larger images take longer and are hardly better."""

FITS = 0.85
"""Least correlation around the mask between the moved image and the next one for the mask to fit."""

HALVED = 0.5
"""Least ratio of a class's pixels after and before; the largest ratio is its inverse."""

AROUND = 6
"""Margin around the mask, in pixels of the small image, that is compared too."""

FLAT = 1e-3
"""Standard deviation of grey values below which an area counts as flat."""


@dataclass(frozen=True, eq=False)
class Carried:
    """A mask on the next frame.

    Attributes:
        mask: Class indices, rows × columns.
        fit: Correlation around the mask between the moved image and the next one; 1 if they are equal.
        lost: Whether a class has shrunk to less than half its pixels, or grown to more than twice as many.
    """

    mask: Mask
    fit: float
    lost: bool

    @property
    def fits(self) -> bool:
        """Whether the mask can be used on the next frame."""
        return self.fit >= FITS and not self.lost


def carry(mask: Mask, frame: NDArray[np.uint8], following: NDArray[np.uint8], *, rest: int = 0) -> Carried:
    """Return a mask moved as the image moves from one frame to the following one.

    The motion is the optical flow of Zach, Pock and Bischof (2007) between grey images of at most ``SIDE`` pixels.

    Args:
        mask: Class indices, rows × columns of the frame.
        frame: The frame, rows × columns × 3.
        following: The next frame, rows × columns × 3.
        rest: The value of pixels of no class.
    """
    from skimage.registration import optical_flow_tvl1

    before, after = _small(frame), _small(following)
    down, across = optical_flow_tvl1(after, before)
    rows, columns = np.indices(after.shape)
    at = rows + down, columns + across
    moved = _warp(mask, *(_resize_flow(one, mask.shape) for one in (down, across)))
    inside = _warp_small((mask != rest), after.shape)
    fit = _correlation(_bilinear(before, *at), after, _dilate(_bilinear(inside, *at) > 0.5))
    return Carried(moved, fit, _is_lost(mask, moved, rest))


def _small(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return a grey image in 0 to 1 of at most ``SIDE`` pixels a side."""
    grey = Image.fromarray(pixels).convert("L")
    grey.thumbnail((SIDE, SIDE), Image.Resampling.BILINEAR)
    return np.asarray(grey, np.float32) / np.float32(255)


def _resize_flow(flow: NDArray[np.floating], shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Return a flow field at another size; its values are still in pixels of the small image."""
    size = (shape[1], shape[0])
    return np.asarray(Image.fromarray(flow.astype(np.float32)).resize(size, Image.Resampling.BILINEAR), np.float32)


def _warp(mask: Mask, down: NDArray[np.float32], across: NDArray[np.float32]) -> Mask:
    """Return for each pixel the class at the position it came from."""
    scale = max(mask.shape) / SIDE if max(mask.shape) > SIDE else 1.0
    rows, columns = np.indices(mask.shape)
    row = np.clip(np.rint(rows + down * scale).astype(np.intp), 0, mask.shape[0] - 1)
    column = np.clip(np.rint(columns + across * scale).astype(np.intp), 0, mask.shape[1] - 1)
    return mask[row, column]


def _warp_small(inside: NDArray[np.bool_], shape: tuple[int, ...]) -> NDArray[np.float32]:
    image = Image.fromarray(inside.astype(np.uint8) * np.uint8(255)).resize((shape[1], shape[0]))
    return np.asarray(image, np.float32) / np.float32(255)


def _bilinear(
    values: NDArray[np.float32], row: NDArray[np.floating], column: NDArray[np.floating]
) -> NDArray[np.float32]:
    row, column = np.clip(row, 0, values.shape[0] - 1), np.clip(column, 0, values.shape[1] - 1)
    top, left = row.astype(np.intp), column.astype(np.intp)
    below, right = np.minimum(top + 1, values.shape[0] - 1), np.minimum(left + 1, values.shape[1] - 1)
    down, across = row - top, column - left
    upper = values[top, left] * (1 - across) + values[top, right] * across
    lower = values[below, left] * (1 - across) + values[below, right] * across
    return (upper * (1 - down) + lower * down).astype(np.float32)


def _dilate(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    from skimage.morphology import dilation, footprint_rectangle

    side = 2 * AROUND + 1
    return dilation(inside, footprint_rectangle((side, side)))


def _correlation(one: NDArray[np.float32], other: NDArray[np.float32], where: NDArray[np.bool_]) -> float:
    first, second = (one[where], other[where]) if where.any() else (one.ravel(), other.ravel())
    if first.std() < FLAT and second.std() < FLAT:
        return 1.0 if abs(float(first.mean() - second.mean())) < 0.1 else 0.0
    if first.std() < FLAT or second.std() < FLAT:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _is_lost(before: Mask, after: Mask, rest: int) -> bool:
    counts = np.bincount(before.ravel(), minlength=256), np.bincount(after.ravel(), minlength=256)
    things = [index for index in range(256) if counts[0][index] and index != rest]
    ratios = [counts[1][index] / counts[0][index] for index in things]
    return any(not HALVED <= ratio <= 1 / HALVED for ratio in ratios)
