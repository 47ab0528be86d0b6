"""Clicks and boxes as prompts of a promptable network: the image is embedded once for all its prompts."""

from __future__ import annotations

import zlib
from collections import OrderedDict

import numpy as np
import torch
from numpy.typing import NDArray
from skimage.measure import label

from segview.core.requests.clicks import Followed, Refine
from segview.data.transforms import normalised
from segview.networks.adapters.prompted import Embedding, Prompted, Prompts
from segview.networks.storage.checkpoint import LoadedVariant

Mask = NDArray[np.uint8]
Selection = NDArray[np.bool_]

# Number of images whose embeddings are kept: some 4 to 30 MB each.
_KEPT = 8


class Prompting:
    """Answers questions about images with one network that takes prompts."""

    def __init__(self, variant: LoadedVariant, prompted: Prompted) -> None:
        self._variant, self._prompted = variant, prompted
        self._embeddings: OrderedDict[tuple[object, ...], Embedding] = OrderedDict()

    @torch.inference_mode()
    def answer(self, question: Refine) -> Followed:
        """Return the mask with the clicked part replaced by the network's mask, and the scores of its masks.

        Parts of the class that contain a click are replaced by the network's mask; other parts stay. If the first click
        says that something does not belong, the network's mask of it is removed from the class.
        """
        adds = question.box is not None or question.clicks[0].belongs
        points = tuple((one.row + 0.5, one.column + 0.5, one.belongs is adds) for one in question.clicks)
        masks, scores = self._prompted.masks(self._embedding(question.image), Prompts(points, question.box))
        chosen = (question.choice - 1) % len(scores) if question.choice else int(scores.argmax())
        found = (masks[chosen] > 0).cpu().numpy()
        mask = _add_region(question, found) if adds else _subtract_region(question, found)
        return Followed(mask, tuple(scores.tolist()), chosen + 1)

    def _embedding(self, image: Mask) -> Embedding:
        key = (image.shape, zlib.crc32(image.tobytes()))
        known = self._embeddings.pop(key, None)
        if known is None:
            preprocessing = self._variant.config.preprocessing
            x = torch.from_numpy(np.ascontiguousarray(image)).permute(2, 0, 1)[None].float() / 255
            known = self._prompted.embed(normalised(x, preprocessing.mean, preprocessing.std))
        self._embeddings[key] = known
        while len(self._embeddings) > _KEPT:
            self._embeddings.popitem(last=False)
        return known


def _add_region(question: Refine, found: Selection) -> Mask:
    mask, index = question.mask.copy(), question.index
    own = mask == index
    parts: NDArray[np.int64] = np.asarray(label(own, connectivity=1))
    clicked = {int(parts[one.row, one.column]) for one in question.clicks} - {0}
    mask[np.isin(parts, list(clicked)) & own] = 0
    mask[found] = index
    return _mark_clicks(mask, question)


def _subtract_region(question: Refine, found: Selection) -> Mask:
    mask, index = question.mask.copy(), question.index
    mask[found & (mask == index)] = 0
    return _mark_clicks(mask, question)


def _mark_clicks(mask: Mask, question: Refine) -> Mask:
    """Set each clicked pixel of a mask to what its click says, in place, and return the mask."""
    for one in question.clicks:
        if one.belongs:
            mask[one.row, one.column] = question.index
        elif mask[one.row, one.column] == question.index:
            mask[one.row, one.column] = 0
    return mask
