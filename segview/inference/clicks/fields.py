"""The reach of clicks: a last layer fitted to the clicks, written with one weight for each click."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from skimage.graph import MCP_Geometric

from segview.inference.clicks.ground import Field, Ground

# Without it, clicks that are nearly alike and contradict each other would get unbounded weights.
_RIDGE = 0.01


@dataclass(frozen=True)
class Reach:
    """The reach of clicks; lengths are shares of the grid's longer side. Chosen on validation images.

    Attributes:
        near: Path length up to which a click acts on its surroundings.
        far: Path length up to which a click acts on pixels that look alike.
        colour: Difference of colour, in L*a*b*, at which pixels no longer look alike.
        alike: Power to which the likeness of the network's features is raised.
        local: Share of a click's weight that goes to its surroundings, whatever they look like.
        ceiling: Log odds at which the network's own scores are clipped.
        margin: Log odds that a click sets at its own pixel.
    """

    near: float = 0.3
    far: float = 0.45
    colour: float = 25.0
    alike: float = 4.0
    local: float = 0.5
    ceiling: float = 6.0
    margin: float = 6.0


def likeness(ground: Ground, place: tuple[int, int], reach: Reach) -> Field:
    """Return how much a click on one pixel applies to each pixel of the grid: 0 to 1, and 1 at the pixel itself.

    Pixels are alike when a short path without strong edges joins them, when the network's layers have similar features
    there and when their colours agree.
    """
    paths, _ = MCP_Geometric(ground.path_cost).find_costs([place])
    far = np.asarray(paths, np.float32) / max(ground.grid)
    same = np.ones(ground.grid, np.float32)
    if ground.features:
        same = np.mean([layer @ layer[place] for layer in ground.features], axis=0)
        same = np.clip(same, 0, 1) ** reach.alike
    apart = ((ground.colours - ground.colours[place]) ** 2).sum(axis=2)
    same *= np.exp(-apart / (2 * reach.colour**2)) * np.exp(-0.5 * (far / reach.far) ** 2)
    return (reach.local * np.exp(-0.5 * (far / reach.near) ** 2) + (1 - reach.local) * same).astype(np.float32)


def weights(likenesses: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return one weight for each click, so that the weighted sum of likenesses at each click is close to ``wanted``.

    This is the smallest change, in the norm of the features, of a last layer that is linear in them (kernel ridge
    regression; Schölkopf and Smola, 2002, section 4.2): if no click asks for a change, none is made.

    Args:
        likenesses: N × N, likeness of each click to each other.
        wanted: N, changes of log odds.
    """
    even = (likenesses + likenesses.T) / 2
    lowest = float(np.linalg.eigvalsh(even)[0])
    loosened = even + max(_RIDGE, _RIDGE - lowest) * np.eye(len(even))
    return np.asarray(np.linalg.solve(loosened, wanted), np.float64)
