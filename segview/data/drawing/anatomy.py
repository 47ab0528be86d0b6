"""Random scenes: the colon, the polyps and the light of a seed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from segview.data.drawing.light import Look
from segview.data.drawing.noise import Reals
from segview.data.drawing.scene import Ellipsoid, Fold, Lens, Polyp, Scene


@dataclass(frozen=True)
class Habit:
    """The growth of a kind of polyp.

    Attributes:
        name: Medical name.
        share: Range of its width, as a share of the image's width.
        middle: Range of its distance from the middle of the image, 1 for the edge.
        root: Range of the distance over which it blends with the wall, as a share of its radius.
    """

    name: str
    share: tuple[float, float]
    middle: tuple[float, float]
    root: tuple[float, float]


HABITS = (
    Habit("sessile", (0.30, 0.48), (0.0, 0.45), (0.10, 0.30)),
    Habit("pedunculated", (0.28, 0.40), (0.0, 0.35), (0.10, 0.20)),
    Habit("lobulated", (0.36, 0.55), (0.0, 0.40), (0.10, 0.25)),
    Habit("flat", (0.30, 0.42), (0.0, 0.40), (0.04, 0.08)),
    Habit("diminutive", (0.20, 0.27), (0.1, 0.50), (0.10, 0.20)),
    Habit("large", (0.52, 0.70), (0.5, 0.70), (0.10, 0.25)),
)


def colon(chance: np.random.Generator) -> Scene:
    """Return a piece of colon without polyps."""
    place, folds = chance.uniform(0.9, 1.5), list[Fold]()
    while place < 6:
        folds.append(
            Fold(
                place=place,
                angle=chance.uniform(-math.pi, math.pi),
                height=chance.uniform(0.18, 0.42),
                thickness=chance.uniform(0.09, 0.16),
                spread=chance.uniform(0.4, 2.2),
                lean=chance.uniform(-0.15, 0.15),
            )
        )
        place += chance.uniform(0.55, 1.0)
    direction, far = chance.uniform(-math.pi, math.pi), chance.uniform(0.04, 0.12)
    return Scene(
        offset=(chance.uniform(-0.2, 0.2), chance.uniform(-0.2, 0.2)),
        bend=(far * math.cos(direction), far * math.sin(direction)),
        corners=(chance.uniform(0.02, 0.12), chance.uniform(-math.pi, math.pi)),
        relief=chance.uniform(0.02, 0.06),
        folds=tuple(folds),
    )


def lens(chance: np.random.Generator) -> Lens:
    """Return a lens that points at the wall rather than along the tube."""
    direction, away = chance.uniform(-math.pi, math.pi), chance.uniform(0.35, 0.95)
    return Lens(chance.uniform(0.95, 1.15), (away * math.cos(direction), away * math.sin(direction)))


def grown(scene: Scene, through: Lens, habit: Habit, chance: np.random.Generator) -> Scene:
    """Return a scene with one more polyp, of a given habit, on its wall."""
    away, direction = chance.uniform(*habit.middle), chance.uniform(-math.pi, math.pi)
    u, v = np.array([[math.cos(direction)], [math.sin(direction)]], np.float32) * np.float32(away)
    ray = through.rays(u, v)
    reach = scene.met(ray)
    root = (ray * reach[:, None])[0]
    normal = scene.normals(root[None])[0]
    radius = float(reach[0]) * math.sin(chance.uniform(*habit.share) * through.view)
    side = np.cross(normal, chance.normal(size=3)).astype(np.float32)
    side /= np.linalg.norm(side)
    axes = np.stack([normal, side, np.cross(normal, side)]).astype(np.float32)
    head, stalk = _parts(habit.name, root, axes, radius, chance)
    pitch = chance.uniform(2, 6, 3) / radius
    polyp = Polyp(
        parts=head,
        melting=radius * chance.uniform(0.15, 0.3),
        unevenness=radius * chance.uniform(0.02, 0.05),
        pitch=(float(pitch[0]), float(pitch[1]), float(pitch[2])),
    )
    return replace(
        scene,
        polyps=(*scene.polyps, polyp),
        stalks=(*scene.stalks, replace(polyp, parts=stalk)) if stalk else scene.stalks,
        root=max(0.02, chance.uniform(*habit.root) * radius),
    )


def look(chance: np.random.Generator) -> Look:
    """Return the tone of tissue and light."""
    red, yellow = chance.uniform(-1, 1), chance.uniform(-1, 1)
    mucosa = np.array([0.92, 0.225 - 0.045 * red + 0.03 * yellow, 0.105 - 0.015 * red - 0.025 * yellow])
    paler = chance.random() < 0.5
    tone = mucosa * ([1.04, 1.25, 1.25] if paler else [1.02, 0.85, 0.9]) * chance.uniform(0.95, 1.1)
    return Look(
        mucosa=(float(mucosa[0]), float(mucosa[1]), float(mucosa[2])),
        polyp=(float(tone[0]), float(tone[1]), float(tone[2])),
        vessels=chance.uniform(0.3, 1.0),
        pits=chance.uniform(0.2, 0.8),
        film=chance.choice([0.0, 0.15, 0.5]),
        wetness=chance.uniform(0.3, 1.0),
        exposure=chance.uniform(0.7, 1.15),
    )


def _parts(
    name: str, root: Reals, axes: Reals, radius: float, chance: np.random.Generator
) -> tuple[tuple[Ellipsoid, ...], tuple[Ellipsoid, ...]]:
    """Return the ellipsoids of a polyp's head and of its stalk."""

    def part(place: tuple[float, float, float], radii: tuple[float, float, float]) -> Ellipsoid:
        centre = root + np.array(place, np.float32) @ axes * np.float32(radius)
        return Ellipsoid(centre, axes, np.array(radii, np.float32) * np.float32(radius))

    def lobes(number: int, height: float, away: float, size: float) -> list[Ellipsoid]:
        turns = (np.arange(number) + chance.uniform(-0.3, 0.3, number)) * 2 * math.pi / number + chance.uniform(0, 6)
        ways, sizes = chance.uniform(0.7, 1.15, number) * away, chance.uniform(0.75, 1.2, number) * size
        return [
            part((height * chance.uniform(0.5, 1.2), way * math.cos(turn), way * math.sin(turn)), (lobe, lobe, lobe))
            for turn, way, lobe in zip(turns, ways, sizes, strict=True)
        ]

    oval = chance.uniform(0.65, 0.95)
    match name:
        case "pedunculated":
            lean, length = chance.uniform(0.5, 1.1), chance.uniform(1.2, 1.6)
            stalk = tuple(part((t * length, t * t * lean, 0), (0.32, 0.26, 0.26)) for t in np.linspace(0, 0.8, 6))
            cap = [part((length + lobe, lean, 0), (0.8, 0.95, oval)) for lobe in (0.0, 0.15)]
            return (*cap, part((length, lean + 0.3, 0.35), (0.6, 0.6, 0.6))), stalk
        case "lobulated":
            return (part((0.25, 0, 0), (0.6, 0.75, 0.75)), *lobes(6, 0.4, 0.55, 0.45)), ()
        case "flat":
            return (part((0.0, 0, 0), (0.38, 1.0, oval)), *lobes(3, 0.05, 0.45, 0.42)), ()
        case _:
            height = chance.uniform(0.55, 0.85)
            return (part((chance.uniform(0.1, 0.3), 0, 0), (height, 0.95, oval)), *lobes(3, 0.2, 0.4, 0.55)), ()
