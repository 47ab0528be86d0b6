"""A series of clicks on a mask that a person may already have changed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from segview.core.base.errors import UserError
from segview.core.requests.clicks import Click, Followed, Refine
from segview.core.variants.classes import IGNORED
from segview.inference.clicks.discs import RADIUS
from segview.inference.clicks.prompting import Prompting
from segview.inference.clicks.refiner import Refiner
from segview.inference.predict.predictor import Predictor
from segview.networks.adapters.prompted import prompted_of
from segview.networks.storage.checkpoint import LoadedVariant

Mask = NDArray[np.uint8]

# Log odds of a pixel whose class in the mask differs from the network's: low, so that a click can change it.
_DOUBT = 1.0
# Longest side of the mask to start from, after downscaling.
_LONGEST = 512


class Series:
    """Answers one ``Refine`` after another; work shared by clicks on the same mask is done once."""

    def __init__(self) -> None:
        self._predictor = Predictor(networks_kept=1, finds_attention=False)
        self._prompting: Prompting | None = None
        self._mask: Mask | None = None
        self._variant: LoadedVariant | None = None
        self._refiner: Refiner | None = None
        self._before: Mask | None = None

    def follow(self, question: Refine) -> Followed:
        """Return the mask of a question and the choice of masks, by the network's own prompts if it takes any.

        Raises:
            UserError: as for ``answer``.
        """
        variant = self._predictor.variant(question.variant)
        prompted = prompted_of(variant.network)
        if prompted is None:
            return Followed(self.answer(question))
        if variant is not self._variant or self._prompting is None:
            self._variant, self._prompting, self._refiner = variant, Prompting(variant, prompted), None
        return self._prompting.answer(question)

    def answer(self, question: Refine) -> Mask:
        """Return the mask of a question, changed to agree with every click and unchanged elsewhere.

        Raises:
            UserError: the variant cannot be read, the mask has more classes, or a click is outside the image.
        """
        variant = self._predictor.variant(question.variant)
        if question.mask is not self._mask or variant is not self._variant or self._refiner is None:
            self._mask, self._variant = question.mask, variant
            self._refiner = _start(question, variant)
            self._before = self._refiner.mask([])
        after = self._refiner.mask(question.clicks)
        found = np.where((after != self._before) | _near(question.clicks, after.shape), after, question.mask)
        found[found == len(variant.config.classes)] = IGNORED
        return found


def _start(question: Refine, variant: LoadedVariant) -> Refiner:
    classes = len(variant.config.classes)
    unlabelled = question.mask == IGNORED
    if int(question.mask.max(where=~unlabelled, initial=0)) >= classes:
        raise UserError(
            "{config} knows {classes} classes, and the mask has more. Choose another variant.",
            config=variant.config.name,
            classes=classes,
        )
    own = Refiner(question.image, variant)
    rows, columns = question.mask.shape
    factor = min(1.0, _LONGEST / max(rows, columns))
    size = (max(1, round(rows * factor)), max(1, round(columns * factor)))
    shares = functional.interpolate(torch.from_numpy(own.start)[None], size, mode="bilinear")[0].numpy()
    small = torch.from_numpy(np.where(unlabelled, np.uint8(classes), question.mask))[None, None]
    wanted = functional.interpolate(small, size, mode="nearest-exact")[0, 0].long().numpy()
    if unlabelled.any():  # "unlabelled" is an extra class that the network does not know
        shares = np.concatenate([shares, np.full((1, *size), shares.min(), np.float32)])
    return own.with_start(_agreeing(shares, wanted))


def _agreeing(scores: NDArray[np.float32], wanted: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return scores of which the wanted class has the largest.

    Where it has not, the other classes are lowered to slightly below it and keep their order: the highest of them is
    the class that a pixel gets when a click removes the wanted class.
    """
    others = scores.copy()
    np.put_along_axis(others, wanted[None], -np.inf, axis=0)
    highest = others.max(axis=0)
    lead = np.take_along_axis(scores, wanted[None], axis=0)[0] - highest
    doubted = others - highest - _DOUBT
    np.put_along_axis(doubted, wanted[None], 0.0, axis=0)
    return np.where(lead > 0, scores, doubted)


def _near(clicks: Sequence[Click], size: tuple[int, ...]) -> NDArray[np.bool_]:
    near = np.zeros(size, np.bool_)
    reach = int(max(2.0, RADIUS * max(size)))
    for click in clicks:
        rows = slice(max(0, click.row - reach), click.row + reach + 1)
        columns = slice(max(0, click.column - reach), click.column + reach + 1)
        near[rows, columns] = True
    return near
