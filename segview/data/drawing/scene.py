"""The shapes: a bent tube with folds, and polyps on its wall, as signed distance functions."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from segview.data.drawing.noise import Reals

FAR = 7.0
"""Depth at which the light ends; the tube's radius is 1 and the eye at the origin, looking along z."""


@dataclass(frozen=True)
class Fold:
    """A ridge that runs part of the way around the tube."""

    place: float
    angle: float
    height: float
    thickness: float
    spread: float
    lean: float


@dataclass(frozen=True, eq=False)
class Ellipsoid:
    """A part of a polyp: its centre, its axes (rows of unit length) and its radii along them."""

    centre: Reals
    axes: Reals
    radii: Reals


@dataclass(frozen=True, eq=False)
class Polyp:
    """Ellipsoids grown together, with an uneven surface.

    Attributes:
        parts: At least one ellipsoid.
        melting: Distance over which the parts blend.
        unevenness: Height of the waves on the surface.
        pitch: Waves in 2π units, along x, y and z.
    """

    parts: tuple[Ellipsoid, ...]
    melting: float
    unevenness: float
    pitch: tuple[float, float, float]

    def distance(self, points: Reals) -> Reals:
        """Return the approximate distance of N × 3 points from the surface, negative inside."""
        middle, extent = self._ball()
        total = (np.linalg.norm(points - middle, axis=1) - extent).astype(np.float32)
        # The exact shape is needed only near the surface, for few of the points.
        near = np.flatnonzero(total < 0.5)
        if len(near):
            total[near] = self._exact(points[near])
        return total

    def _ball(self) -> tuple[Reals, float]:
        """Return a ball around all parts: its centre and radius."""
        middle = np.stack([part.centre for part in self.parts]).mean(axis=0)
        reaches = [float(np.linalg.norm(part.centre - middle) + part.radii.max()) for part in self.parts]
        return middle, max(reaches) + 2 * self.unevenness + self.melting / 4

    def _exact(self, points: Reals) -> Reals:
        total = np.full(len(points), FAR, np.float32)
        for part in self.parts:
            local = (points - part.centre) @ part.axes.T / part.radii
            # An approximation that is exact at the surface and never much too large.
            k0 = np.linalg.norm(local, axis=1)
            k1 = np.linalg.norm(local / part.radii, axis=1)
            total = smooth_minimum(total, k0 * (k0 - 1) / np.maximum(k1, 1e-6), self.melting)
        waves = np.sin(points * np.array(self.pitch, np.float32) + np.array([0.7, 2.1, 4.4], np.float32))
        return total + np.float32(self.unevenness) * (waves[:, 0] * waves[:, 1] + waves[:, 1] * waves[:, 2])


@dataclass(frozen=True, eq=False)
class Scene:
    """A piece of the colon, seen from within.

    Attributes:
        offset: Position of the tube's axis at the eye, x and y.
        bend: Bend of the axis along the tube, x and y.
        corners: Amplitude and phase of the tube's three-cornered shape.
        relief: Height of the wall's broad waves.
        folds: The ridges of the wall.
        polyps: The polyps on the wall.
        stalks: Stalks of polyps, of the same tissue as the wall.
        root: Distance over which a polyp blends with the wall.
    """

    offset: tuple[float, float]
    bend: tuple[float, float]
    corners: tuple[float, float]
    relief: float
    folds: tuple[Fold, ...]
    polyps: tuple[Polyp, ...] = ()
    stalks: tuple[Polyp, ...] = ()
    root: float = 0.06

    def around(self, points: Reals) -> tuple[Reals, Reals]:
        """Return the angle around the tube's axis and the distance from it, N each."""
        z = points[:, 2]
        x = points[:, 0] - self.offset[0] - self.bend[0] * z * np.abs(z)
        y = points[:, 1] - self.offset[1] - self.bend[1] * z * np.abs(z)
        return np.arctan2(y, x), np.hypot(x, y)

    def wall(self, points: Reals) -> Reals:
        """Return the approximate distance of N × 3 points from the wall, positive in open space."""
        angle, from_middle = self.around(points)
        z = points[:, 2]
        amount, phase = self.corners
        radius = 1 + amount * np.cos(3 * angle + phase)
        radius += self.relief * (np.sin(1.7 * z + 2 * angle + phase) + 0.6 * np.sin(4.1 * z - 3 * angle))
        for fold in self.folds:
            along = (z - fold.place - fold.lean * np.cos(angle - fold.angle)) / fold.thickness
            radius = radius - fold.height * np.exp(-along * along + fold.spread * (np.cos(angle - fold.angle) - 1))
        distance = radius - from_middle
        for stalk in self.stalks:
            distance = smooth_minimum(distance, stalk.distance(points), 2 * self.root)
        return distance

    def growth(self, points: Reals) -> Reals:
        """Return the approximate distance of N × 3 points from the nearest polyp."""
        nearest = np.full(len(points), FAR, np.float32)
        for polyp in self.polyps:
            nearest = np.minimum(nearest, polyp.distance(points))
        return nearest

    def distance(self, points: Reals) -> Reals:
        """Return the approximate distance of N × 3 points from the nearest surface, positive in open space."""
        wall = self.wall(points)
        return smooth_minimum(wall, self.growth(points), self.root) if self.polyps else wall

    def normals(self, points: Reals) -> Reals:
        """Return unit vectors from the surface into open space, N × 3."""
        step = np.float32(0.006)
        corners = np.array([[1, -1, -1], [-1, -1, 1], [-1, 1, -1], [1, 1, 1]], np.float32)
        total = np.zeros_like(points)
        for corner in corners:
            total += corner * self.distance(points + corner * step)[:, None]
        return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)

    def met(self, rays: Reals) -> Reals:
        """Return the distance from the eye along each of N × 3 unit rays to the first surface, at most ``FAR``."""
        reach = np.full(len(rays), 0.05, np.float32)
        going = np.arange(len(rays))
        for _ in range(220):
            distance = self.distance(rays[going] * reach[going, None])
            # A full step could jump through steep folds.
            reach[going] += np.clip(distance * 0.5, 0.002, 0.08)
            going = going[(distance > 0.003) & (reach[going] < FAR)]
            if not len(going):
                break
        return np.minimum(reach, FAR)


def smooth_minimum(first: Reals, second: Reals, width: float) -> Reals:
    """Return the smaller of two distances, blended smoothly where they differ by less than ``width``."""
    near = np.maximum(width - np.abs(first - second), 0) / width
    return np.minimum(first, second) - near * near * (width / 4)


@dataclass(frozen=True)
class Lens:
    """A wide lens.

    Attributes:
        view: Angle from the middle of the image to its edge, in radians.
        turn: Direction of view, as angles to the right and down from the tube's axis, in radians.
    """

    view: float
    turn: tuple[float, float]

    def rays(self, u: Reals, v: Reals) -> Reals:
        """Return the unit rays, N × 3, through N points of the image, with u and v from -1 to 1."""
        radius = np.maximum(np.hypot(u, v), 1e-6)
        angle = np.minimum(radius * self.view, math.pi * 0.95)
        straight = np.stack([np.sin(angle) * u / radius, np.sin(angle) * v / radius, np.cos(angle)], axis=1)
        (right, down) = self.turn
        yaw = np.array(
            [[math.cos(right), 0, -math.sin(right)], [0, 1, 0], [math.sin(right), 0, math.cos(right)]], np.float32
        )
        pitch = np.array(
            [[1, 0, 0], [0, math.cos(down), -math.sin(down)], [0, math.sin(down), math.cos(down)]], np.float32
        )
        return (straight.astype(np.float32) @ pitch @ yaw).astype(np.float32)


def grid(size: tuple[int, int]) -> tuple[Reals, Reals]:
    """Return the positions of an image's pixels, row by row: u and v from -1 to 1."""
    rows, columns = size
    v, u = np.mgrid[:rows, :columns].astype(np.float32)
    return ((2 * u + 1) / columns - 1).ravel(), ((2 * v + 1) / rows - 1).ravel()
