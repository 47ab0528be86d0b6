"""Synthetic samples: rendered colonoscopy images with masks of their polyps, without any patient data."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage.filters import gaussian

from segview.core.base.files import atomic_write
from segview.data.drawing import anatomy
from segview.data.drawing.light import Surface, shade_rays
from segview.data.drawing.noise import Reals, vessels
from segview.data.drawing.scene import Lens, Scene, grid

SEEDS = range(1, 13)
"""The seeds of the shipped samples; no seed was left out."""

VISIBLE = (0.02, 0.40)
"""Range of the share of the image that polyps may cover; outside it, the scene is drawn again."""


@dataclass(frozen=True, eq=False)
class Sample:
    """An image, rows × columns × 3, RGB, and its mask, rows × columns, 0 background and 1 polyp; both uint8."""

    image: NDArray[np.uint8]
    mask: NDArray[np.uint8]


@dataclass(frozen=True)
class Border:
    """The black border of the image: the cut of the corners, and the box of the position finder, if any."""

    cut: float
    box: tuple[float, float] | None

    def inside(self, u: Reals, v: Reals) -> NDArray[np.bool_]:
        """Return whether points of the image, with u and v from -1 to 1, are not black."""
        inside = (np.abs(u) + np.abs(v) < self.cut) & (np.maximum(np.abs(u), np.abs(v)) < 0.99)
        return inside & ~((u < self.box[0]) & (v > self.box[1])) if self.box else inside


def draw(seed: int, size: tuple[int, int] = (352, 352)) -> Sample:
    """Draw the sample of a seed; another size (rows, columns) shows the same scene."""
    chance = np.random.default_rng(seed)
    lens, scene, border = _composed(anatomy.HABITS[seed % len(anatomy.HABITS)], chance)
    look, trees = anatomy.look(chance), vessels(chance, int(chance.integers(15, 40)))
    u, v = grid(size)
    rays = lens.rays(u, v)
    surface = Surface.of(scene, rays)
    light = shade_rays(scene, surface, look, rays=rays, chance=chance, trees=trees)
    inside = border.inside(u, v)
    image = _developed(light.reshape(*size, 3), chance) * inside.reshape(*size, 1)
    mask = (surface.growth & inside).reshape(size)
    return Sample(np.rint(image * 255).astype(np.uint8), mask.astype(np.uint8))


def write_samples(folder: Path) -> None:
    """Write the samples as ``images/sample-01.jpg`` … and ``masks/sample-01.png`` …, 255 where the polyp is.

    Raises:
        UserError: the folder cannot be written.
    """
    for seed in SEEDS:
        sample, name = draw(seed), f"sample-{seed:02}"
        for path, values, options in (
            (folder / "images" / f"{name}.jpg", sample.image, {"quality": 92, "subsampling": 0}),
            (folder / "masks" / f"{name}.png", sample.mask * np.uint8(255), {"optimize": True}),
        ):
            file = io.BytesIO()
            Image.fromarray(values).save(file, format="PNG" if path.suffix == ".png" else "JPEG", **options)
            atomic_write(path, file.getvalue())


def _composed(habit: anatomy.Habit, chance: np.random.Generator) -> tuple[Lens, Scene, Border]:
    """Return a lens, scene and border in which a polyp of a habit is well visible."""
    while True:
        lens, scene = anatomy.lens(chance), anatomy.colon(chance)
        scene = anatomy.grown(scene, lens, habit, chance)
        box = (chance.uniform(-0.55, -0.3), chance.uniform(0.3, 0.45))
        border = Border(chance.uniform(1.36, 1.5), box if chance.random() < 0.4 else None)
        u, v = grid((44, 44))
        shown = Surface.of(scene, lens.rays(u, v)).growth & border.inside(u, v)
        if VISIBLE[0] <= shown.mean() <= VISIBLE[1]:
            return lens, scene, border


def _developed(light: Reals, chance: np.random.Generator) -> Reals:
    """Return the camera's image of the light, with gamma, blur, noise and sharpening, 0 to 1."""
    side = min(light.shape[:2]) / 352
    # Glare blooms a little before the camera sharpens.
    spread = gaussian(np.clip(light - 0.7, 0, 1), 3 * side, channel_axis=2) * 0.35 + light
    image = gaussian(np.sqrt(np.clip(spread, 0, 1)), 0.75 * side, channel_axis=2)
    image = image + gaussian(chance.normal(0, 0.014, light.shape), 0.6, channel_axis=2)
    sharpened = image + 0.5 * (image - gaussian(image, 1.6 * side, channel_axis=2))
    return np.clip(sharpened, 0, 1).astype(np.float32)


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
