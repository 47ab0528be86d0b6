"""The colours: wet mucosa with vessels, polyps of another tone, a lamp at the eye, and glare."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.data.drawing.noise import VESSEL_MAP, Noise, Reals
from segview.data.drawing.scene import FAR, Scene


@dataclass(frozen=True)
class Look:
    """The appearance of tissue and light.

    Attributes:
        mucosa: Colour of the wall in bright light, linear RGB.
        polyp: Colour of the polyps, linear RGB.
        vessels: Darkness of the wall's vessels, 0 to 1.
        pits: Roughness of the polyps' texture, 0 to 1.
        film: Amount of yellow fluid on the wall, 0 to 1.
        wetness: Amount of glare on the surface, 0 to 1.
        exposure: Brightness of the image.
    """

    mucosa: tuple[float, float, float]
    polyp: tuple[float, float, float]
    vessels: float
    pits: float
    film: float
    wetness: float
    exposure: float


@dataclass(frozen=True, eq=False)
class Surface:
    """The hits of N rays: points, normals, distance from the eye, and height of a polyp above the wall.

    The height is negative on the wall.
    """

    points: Reals
    normals: Reals
    reach: Reals
    height: Reals

    @classmethod
    def of(cls, scene: Scene, rays: Reals) -> Surface:
        """Trace rays into a scene."""
        reach = scene.met(rays)
        points = rays * reach[:, None]
        height = scene.wall(points) - scene.growth(points)
        return cls(points, scene.normals(points), reach, np.where(reach < FAR, height, -FAR).astype(np.float32))

    @property
    def growth(self) -> NDArray[np.bool_]:
        """Whether each ray hits a polyp."""
        return self.height > 0

    @property
    def tint(self) -> Reals:
        """The share of polyp in the tissue, 0 to 1: a mixture of both at the root of a polyp."""
        return smooth_step(-0.04, 0.14, self.height)


def smooth_step(low: float, high: float, numbers: Reals) -> Reals:
    """Return 0 below ``low``, 1 above ``high`` and a smooth transition between."""
    part = np.clip((numbers - low) / (high - low), 0, 1)
    return part * part * (3 - 2 * part)


def shade_rays(
    scene: Scene, surface: Surface, look: Look, *, rays: Reals, chance: np.random.Generator, trees: Reals
) -> Reals:
    """Return the light reflected along each ray, N × 3, linear RGB from 0 to 1."""
    noise = Noise(chance)
    colour = _tissue(scene, surface, look, noise, trees)
    uneven = noise.slope(surface.points * 4) * 0.10 + noise.slope(surface.points * 13) * 0.05
    uneven *= (1 + 1.2 * look.pits * surface.tint)[:, None]
    normals = _unit(surface.normals + uneven)
    facing = np.clip(-(normals * rays).sum(axis=1), 0, 1)
    falloff = 1 / (0.15 + surface.reach**2)
    light = (0.06 + 0.94 * facing**1.2) * falloff * _openness(scene, surface)
    light = light * np.float32(look.exposure / _typical(light, surface.reach))
    # Light that red walls have reflected several times is red.
    shade = colour ** (1 + 0.12 * np.minimum(surface.reach, 4))[:, None]
    seen = 1 - np.exp(-shade * light[:, None])
    return np.clip(seen + _glare(surface, look, noise, rays)[:, None] * np.array([1, 0.99, 0.93], np.float32), 0, 1)


def _tissue(scene: Scene, surface: Surface, look: Look, noise: Noise, trees: Reals) -> Reals:
    points, tint = surface.points, surface.tint[:, None]
    mottled = noise.rough(points * 2.2, 3)[:, None] * 0.16 + noise.rough(points * 14 + 5, 3)[:, None] * 0.08
    redder = np.array([-0.15, -1.0, -0.9], np.float32)
    wall = np.array(look.mucosa, np.float32) * np.exp(mottled * redder)
    vessel = _looked_up(scene, points, trees) * look.vessels
    wall = wall * np.exp(vessel[:, None] * np.array([-0.35, -1.1, -0.9], np.float32))
    yellow = look.film * smooth_step(0.15, 0.7, noise.rough(points * 1.9 + 11, 4))
    wall = wall * (1 - yellow[:, None]) + yellow[:, None] * wall * np.array([1.0, 1.35, 0.45], np.float32)
    # Pits are round: absolute values of noise make a net of valleys around them.
    net = np.float32(1)
    for pitch, weight in ((19, 1.0), (31, 0.7), (67, 0.5)):
        net = net - weight * np.abs(noise(points * pitch + pitch))
    patches = noise.rough(points * 4 + 17, 3)
    polyp = np.array(look.polyp, np.float32) * np.exp((look.pits * 0.55 * net + 0.22 * patches)[:, None] * redder)
    return wall * (1 - tint) + polyp * tint


def _looked_up(scene: Scene, points: Reals, trees: Reals) -> Reals:
    """Return the map of vessels, wrapped around the tube, at N × 3 points."""
    angle, _ = scene.around(points)
    width, height = VESSEL_MAP
    across = (angle / (2 * math.pi) + 0.5) * width
    along = np.clip(points[:, 2] + 0.6, 0, None) * (width / (2 * math.pi)) % height
    x, y = np.floor(across).astype(np.int64), np.floor(along).astype(np.int64)
    u, v = (across - x).astype(np.float32), (along - y).astype(np.float32)
    x0, x1, y0, y1 = x % width, (x + 1) % width, y % height, (y + 1) % height
    upper = trees[y0, x0] * (1 - u) + trees[y0, x1] * u
    return upper * (1 - v) + (trees[y1, x0] * (1 - u) + trees[y1, x1] * u) * v


def _openness(scene: Scene, surface: Surface) -> Reals:
    """Return the ambient openness of each point, 0 to 1: clefts and the roots of polyps are darker."""
    total = np.ones(len(surface.points), np.float32)
    for step, depth in ((0.05, 0.25), (0.16, 0.35), (0.4, 0.3)):
        clear = scene.distance(surface.points + surface.normals * np.float32(step)) / np.float32(step)
        total = total * (1 - depth + depth * np.clip(clear, 0, 1))
    return total


def _glare(surface: Surface, look: Look, noise: Noise, rays: Reals) -> Reals:
    """Return the specular reflections of the lamp on the wet surface, where its ripples face the eye."""
    ripples = noise.slope(surface.points * 6 + 31) * 0.08 + noise.slope(surface.points * 24 + 37) * 0.13
    facing = -(_unit(surface.normals + ripples) * rays).sum(axis=1)
    pools = noise.rough(surface.points * 3.1 + 41, 3)
    wet = smooth_step(0.4, 0.8, pools + 0.6 * look.wetness - 0.3 + 0.6 * surface.tint)
    sharp = smooth_step(0.9915, 0.997, facing) * 1.4 * wet + smooth_step(0.85, 1.0, facing) * 0.05 * look.wetness
    return sharp / (0.6 + 0.4 * surface.reach)


def _typical(light: Reals, reach: Reals) -> np.float32:
    lit = light[reach < FAR]
    return np.float32(np.percentile(lit, 60)) if len(lit) else np.float32(1)


def _unit(vectors: Reals) -> Reals:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
