"""The reach of clicks: last layers fitted to clicks, in the form that has one weight for each click."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from skimage.graph import MCP_Geometric

from segview.inference.clicks.ground import Field, Ground

# Clicks that are nearly alike and contradict each other would get weights without bound.
_RIDGE = 0.01


@dataclass(frozen=True)
class Reach:
    """The spread of clicks; lengths are shares of the grid's longer side. Chosen on images kept for validation.

    Attributes:
        near: Path length at which a click's own surroundings let go.
        far: Path length at which a click no longer speaks for what looks alike.
        colour: Difference of colour, in L*a*b*, at which pixels no longer look alike.
        alike: Power to which the likeness of the network's features is raised.
        local: Share of a click's weight that its surroundings have, whatever they look like.
        ceiling: Log odds beyond which the network's own opinion does not count as surer.
        margin: Log odds that a click asks for at its own pixel.
    """

    near: float = 0.3
    far: float = 0.45
    colour: float = 25.0
    alike: float = 4.0
    local: float = 0.5
    ceiling: float = 6.0
    margin: float = 6.0


def likeness(ground: Ground, place: tuple[int, int], reach: Reach) -> Field:
    """Return how much what is said of one pixel holds for each pixel of the grid, 0 to 1, and 1 at the pixel itself.

    Pixels are alike when a short path that crosses no strong edge joins them, when the network's layers see the same
    in them and when their colours agree.
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
    """Return one weight for each click, so that their sum at each click is close to what is wanted there.

    This is the smallest change, in the norm of the features, of a last layer that is linear in them (kernel ridge
    regression; Schölkopf and Smola, 2002, section 4.2): where a click asks for no change, none is made.

    Args:
        likenesses: N × N, of each click for each other.
        wanted: N, changes of log odds.
    """
    even = (likenesses + likenesses.T) / 2
    lowest = float(np.linalg.eigvalsh(even)[0])
    loosened = even + max(_RIDGE, _RIDGE - lowest) * np.eye(len(even))
    return np.asarray(np.linalg.solve(loosened, wanted), np.float64)
