"""Altered copies of an image: parts deleted and inserted, and disturbances that leave its meaning as it is."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from segview.core.comparison.score_kinds import DISTURBANCES
from segview.data.augmentation.corruptions import corrupt
from segview.data.augmentation.degrading import gaussian_blur, with_noise

Image = NDArray[np.uint8]

BLUR, REACH = 5.0, 5
"""Standard deviation and reach of the blur that insertion begins with, at 224 pixels (Petsiuk et al., 2018)."""

PATCHES = 14
"""Patches along a side for random deletion; random single pixels would be noise, which disturbs any network."""

NOISE, SHIFT, STRENGTH = 0.05, 0.04, 2


@dataclass(frozen=True, eq=False)
class Disturbed:
    """A disturbed image, and its shift.

    Attributes:
        image: Rows × columns × 3.
        moved: Rows and columns by which it was shifted.
    """

    image: Image
    moved: tuple[int, int] = (0, 0)

    def overlap(self, rows: int, columns: int) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
        """Return the parts that show the same, as slices of the original and of the disturbed image."""
        down, across = self.moved
        return (slice(0, rows - down), slice(0, columns - across)), (slice(down, rows), slice(across, columns))


def blank(image: Image, mean: tuple[float, ...]) -> Image:
    """Return an image of one colour: the mean of a network's training images, which normalisation makes 0."""
    colours = np.array(mean[:3] if len(mean) > 2 else [*mean, *mean, *mean][:3])
    return np.broadcast_to(np.rint(colours * 255).astype(np.uint8), image.shape).copy()


def blur(image: Image) -> Image:
    """Return a strongly blurred image, from which insertion starts."""
    factor = max(image.shape[:2]) / 224
    tensor = torch.from_numpy(image.astype(np.float32)).permute(2, 0, 1)[None]
    found = gaussian_blur(tensor, torch.tensor([BLUR * factor]), reach=max(1, round(REACH * factor)))
    return np.rint(found[0].permute(1, 2, 0).numpy()).clip(0, 255).astype(np.uint8)


def replacement_steps(start: Image, end: Image, order: NDArray[np.intp], steps: int) -> Iterator[Image]:
    """Yield ``start``, then images with more and more pixels of ``end``, replaced in an order in ``steps`` equal steps.

    From an image to a blank image this is deletion, from a blurred image to the image insertion.
    """
    current = start.reshape(-1, start.shape[2]).copy()
    target = end.reshape(-1, end.shape[2])
    yield current.reshape(start.shape).copy()
    for part in np.array_split(order, steps):
        current[part] = target[part]
        yield current.reshape(start.shape).copy()


def patches_in_random_order(size: tuple[int, int], *, seed: int) -> NDArray[np.intp]:
    """Return the flat indices of all pixels, patch by patch in random order: an order independent of the image."""
    rows, columns = (np.arange(side) * PATCHES // side for side in size)
    ranks = np.random.default_rng(seed).permutation(PATCHES * PATCHES)
    return np.argsort(ranks[rows[:, None] * PATCHES + columns].ravel(), kind="stable")


def curve(
    images: Iterator[Image], score: Callable[[Image], float], ends: tuple[float, float], steps: int
) -> Generator[None, None, NDArray[np.float64]]:
    """Return the scores of ``steps + 1`` images; those of the first and last are given. Yield after each image."""
    values = [ends[0]]
    next(images)
    for _ in range(steps - 1):
        values.append(score(next(images)))
        yield
    return np.array([*values, ends[1]])


def disturb(image: Image, name: str, *, seed: int) -> Disturbed:
    """Return an image under one of ``DISTURBANCES``.

    Glare and blur are those of ``data.augmentation.corruptions`` at strength 2 of 5, noise has a standard deviation of
    5 % of the range, and a shift moves down and right by 4 % of each side, its border repeated.
    """
    if name not in DISTURBANCES:
        raise ValueError(f"there is no disturbance {name}")
    if name == "noise":
        tensor = torch.from_numpy(image.astype(np.float32) / 255).permute(2, 0, 1)[None]
        noisy = with_noise(tensor, torch.tensor([NOISE]), [seed])[0].permute(1, 2, 0)
        return Disturbed(np.rint(noisy.numpy() * 255).astype(np.uint8))
    if name == "shift":
        down, across = (max(1, round(SHIFT * side)) for side in image.shape[:2])
        padded = np.pad(image, ((down, 0), (across, 0), (0, 0)), mode="edge")
        return Disturbed(padded[: image.shape[0], : image.shape[1]], (down, across))
    changed, _ = corrupt(image, np.zeros(image.shape[:2], np.uint8), name, STRENGTH, seed=seed)
    return Disturbed(changed)
