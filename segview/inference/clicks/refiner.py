"""Click refinement: the smallest change of the network's last step that agrees with every click."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from segview.core.base.errors import UserError
from segview.core.requests.clicks import Click
from segview.inference.clicks.discs import enforce_clicks
from segview.inference.clicks.fields import Reach, likeness, weights
from segview.inference.clicks.ground import Field, ground
from segview.networks.storage.checkpoint import LoadedVariant

_TINY = 1e-6


class Refiner:
    """Masks of one image and one variant for any clicks; the network runs once, when the object is built.

    The idea is that of f-BRS (Sofiiuk et al., 2020): a small change of the computed features that makes the clicks
    right, with the original prediction as anchor. f-BRS finds it by gradient descent on scales and biases; here the
    change is linear in the features, so that solving for one weight for each click finds it at once.
    The same clicks give the same mask, whatever was clicked and undone before.

    Args:
        pixels: Rows × columns × 3, uint8.
        variant: A trained variant.
        shares: Probabilities K × any rows × any columns to start from, covering the image; by default the variant's
            prediction at scale 1.
        threshold: Probability above which a pixel belongs to the target, for a variant of two classes.
        reach: Distances over which clicks act.

    Attributes:
        start: K × rows × columns: log probability minus that of the likeliest class, before any click.
    """

    def __init__(
        self,
        pixels: NDArray[np.uint8],
        variant: LoadedVariant,
        *,
        shares: NDArray[np.float32] | None = None,
        threshold: float | None = None,
        reach: Reach | None = None,
    ) -> None:
        self._pixels, self._reach = pixels, reach or Reach()
        self._ground = ground(pixels, variant)
        given = self._ground.probabilities if shares is None else shares
        limit = variant.config.threshold if threshold is None else threshold
        self.start = _scores(given, limit, self._reach.ceiling)
        self._likenesses: dict[tuple[int, int], Field] = {}

    def with_start(self, scores: Field) -> Refiner:
        """Return a copy for the same image that starts from other scores, K × any rows × any columns."""
        other = copy(self)
        other.start = np.maximum(scores - scores.max(axis=0), -self._reach.ceiling).astype(np.float32)
        return other

    def probabilities(self, clicks: Sequence[Click]) -> NDArray[np.float32]:
        """Return probabilities that agree with all clicks, K × rows × columns of the image; the largest is the class.

        Of several clicks on one pixel the last counts. The variant's log odds are clipped at the ceiling of ``Reach``.
        With two classes, 0.5 corresponds to the threshold.

        Raises:
            UserError: a click lies outside the image, or names a class that the variant does not have.
        """
        clicks = [self._validate(click) for click in clicks]
        size = (self.start.shape[-2], self.start.shape[-1])
        scores = self.start
        if clicks:
            scores = scores + _resize(torch.from_numpy(self._changes(clicks)), size).numpy()
        full = torch.softmax(_resize(torch.from_numpy(scores), self._ground.size), dim=0).numpy()
        return enforce_clicks(full, self._pixels, clicks)

    def mask(self, clicks: Sequence[Click]) -> NDArray[np.uint8]:
        """Return class indices, rows × columns of the image.

        Raises:
            UserError: as for ``probabilities``.
        """
        full = self.probabilities(clicks)
        return ((full[1] > full[0]) if len(full) == 2 else full.argmax(axis=0)).astype(np.uint8)

    def _changes(self, clicks: Sequence[Click]) -> Field:
        """Return the change of each class's score, K × grid."""
        said = {self._ground.at(click.row, click.column): click for click in clicks}
        fields = np.stack([self._likeness(place) for place in said])
        rows, columns = (np.array(side) for side in zip(*said, strict=True))
        between = fields[:, rows, columns].astype(np.float64)
        wanted = np.array([self._score_change(click) for click in said.values()]).T
        changes = np.zeros((len(self.start), *self._ground.grid), np.float32)
        for index, each in enumerate(wanted):
            if each.any():
                changes[index] = np.tensordot(weights(between, each), fields, axes=1)
        return changes

    def _score_change(self, click: Click) -> NDArray[np.float64]:
        """Return the wanted change of each class's score at a click."""
        rows, columns = self.start.shape[-2:]
        high, wide = self._ground.size
        here = self.start[:, click.row * rows // high, click.column * columns // wide].astype(np.float64)
        lead = here[click.index] - np.delete(here, click.index).max()
        wanted = np.zeros(len(here))
        margin = self._reach.margin
        wanted[click.index] = max(0.0, margin - lead) if click.belongs else min(0.0, -margin - lead)
        return wanted

    def _likeness(self, place: tuple[int, int]) -> Field:
        if place not in self._likenesses:
            self._likenesses[place] = likeness(self._ground, place, self._reach)
        return self._likenesses[place]

    def _validate(self, click: Click) -> Click:
        rows, columns = self._ground.size
        if not (0 <= click.row < rows and 0 <= click.column < columns):
            raise UserError(
                "The click at row {row}, column {column} lies outside the image of {rows} × {columns}.",
                row=click.row,
                column=click.column,
                rows=rows,
                columns=columns,
            )
        if not 0 <= click.index < len(self.start):
            raise UserError(
                "There is no class {index}: the variant has the classes 0 to {count}.",
                index=click.index,
                count=len(self.start) - 1,
            )
        if len(self.start) == 2 and click.index == 0:  # with two classes, "not background" means "target"
            return Click(click.row, click.column, 1, not click.belongs)
        return click


def _scores(shares: NDArray[np.float32], threshold: float, ceiling: float) -> Field:
    """Return log probabilities minus that of the likeliest class, clipped at −``ceiling``."""
    scores = np.log(np.maximum(shares, _TINY))
    if len(scores) == 2:
        scores[1] -= np.log(threshold / (1 - threshold))
    return np.maximum(scores - scores.max(axis=0), -ceiling).astype(np.float32)


def _resize(field: torch.Tensor, size: tuple[int, int]) -> torch.Tensor:
    if field.shape[-2:] == size:
        return field
    return functional.interpolate(field[None], size, mode="bilinear", align_corners=False)[0]
