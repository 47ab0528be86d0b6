"""Scores of single images with a variant, stored or newly computed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import segview
from segview.core.base.files import is_file, sha256
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure, Request
from segview.core.variants.ablation import origin
from segview.core.variants.classes import IGNORED
from segview.core.variants.spec import VariantConfig
from segview.data.artefacts import artefacts
from segview.data.datasets import Pair, read_truth
from segview.data.datasets.fitting import stored_size
from segview.data.datasets.parts import masks_after
from segview.data.images import read_image
from segview.data.predictions.values import Values
from segview.data.transforms import resized, resized_mask
from segview.evaluation.image_scores import ImageScore, score_prediction
from segview.evaluation.protocol import Protocol, Sample
from segview.evaluation.score_store import ScoreStore, key_of
from segview.inference.backends.devices import resolve
from segview.inference.maps import CLASSES
from segview.inference.predict.predictor import Predictor
from segview.networks.storage.reference import NAME as REFERENCE

Read = tuple[NDArray[np.uint8], NDArray[np.uint8] | None, bool]
"""An image, rows × columns × 3, its ground truth, rows × columns, or None, and whether that was resized."""

_RULES = 2
"""Number of the rules by which ground truths are read; scores of other rules are not reused."""


class Evaluator:
    """Scores images with one variant.

    Args:
        predictor: Runs the variant.
        variant: Folder of the variant.
        protocol: Settings of the scoring.
        store: Cache of scores.

    Raises:
        UserError: the variant cannot be read, or there is no such device.
    """

    def __init__(
        self, predictor: Predictor, variant: Path, protocol: Protocol, store: ScoreStore | None = None
    ) -> None:
        self._predictor, self._variant, self._protocol = predictor, variant, protocol
        device = str(resolve(protocol.device))
        self._config = config = predictor.variant(variant).config
        # Scores are not stored if they also depend on the previous image or on prediction files, or if the variant has
        # no weights file that identifies its network.
        alone = config.preprocessing.beside != "previous" and not config.is_stored
        keeps = alone and bool(config.weights_sha256.strip("0"))
        self._store = store if keeps else None
        self._known = variant_key(config, variant), asdict(protocol), device, segview.__version__, _RULES
        self._groups: frozenset[str] | None = None

    def score(self, sample: Pair | Sample) -> ImageScore | Failure:
        """Return the scores of an image, or the failure to score it; stored scores are reused."""
        known = self.known_score(sample)
        if known is not None:
            return known
        read = attempt(sample, partial(self.read, sample), about=sample.image)
        return read if isinstance(read, Failure) else self.score_read(sample, read)

    def score_read(self, sample: Pair | Sample, read: Read) -> ImageScore | Failure:
        """Return the scores of an image that was read, or the failure to score it, and store the scores."""
        found = attempt(sample, partial(self._score, sample, read), about=sample.image)
        if self._store is not None and isinstance(found, ImageScore):
            with suppress(OSError):  # the file has been removed in the meantime
                self._store.put(self._key(self._store, sample), found.pack())
        return found

    def known_score(self, sample: Pair | Sample) -> ImageScore | None:
        """Return the stored scores of an image, or None."""
        if self._store is None:
            return None
        with suppress(OSError, ValueError):  # the file is missing, or the stored bytes are damaged
            content = self._store.get(self._key(self._store, sample))
            return None if content is None else ImageScore.unpack(sample.image, content)
        return None

    def _key(self, store: ScoreStore, sample: Pair | Sample) -> str:
        masks = () if sample.mask is None else (sample.mask, *masks_after(sample.mask))
        return key_of(store.digest(sample.image), [store.digest(mask) for mask in masks], self._known)

    def read(self, sample: Pair | Sample) -> Read:
        """Return image and ground truth at the resolution of the scoring; may be called in any thread.

        Raises:
            UserError: one of them cannot be read.
        """
        config, protocol = self._config, self._protocol
        pixels, truth, is_resized = read_image(sample.image).pixels, None, False
        if sample.mask is not None:
            size = pixels.shape[0], pixels.shape[1]
            truth = read_truth(Pair(sample.image, sample.mask), size, config.labelling)
            is_resized = stored_size(sample.mask, size) is not None
        if truth is not None and protocol.tissue_only:
            truth = np.where(artefacts(pixels) > 0, np.uint8(IGNORED), truth)
        if protocol.resolution == "network" and not config.is_stored:
            size = config.preprocessing.input_size
            pixels = resized(pixels, size).permute(1, 2, 0).numpy()
            truth = None if truth is None else resized_mask(truth, size)[0].numpy()
        return pixels, truth, is_resized

    def _score(self, sample: Pair | Sample, read: Read) -> ImageScore:
        (pixels, truth, is_resized), protocol = read, self._protocol
        scales = self._config.scales_for(protocol.scales)
        merge, flip, device = protocol.merge, protocol.flip, protocol.device
        # The reference backend: scores must not depend on the content of a cache.
        request = Request(sample.image, self._variant, scales, merge, flip, device, backend="torch")
        *_, prediction = self._predictor.predict(request, pixels, groups=self._groups)
        # Only the variant's own maps are scored. If it has none on one image, it has none on any image.
        if not any(one.own for one in prediction.maps.values()):
            self._groups = CLASSES
        threshold = prediction.threshold if protocol.threshold is None else protocol.threshold
        found = score_prediction(prediction, truth, threshold=threshold, band=protocol.band)
        if prediction.unlikeness is not None:
            found = replace(found, measured={**found.measured, "unlikeness": prediction.unlikeness})
        return replace(found, of_reader=is_reader(self._config), truth_resized=is_resized)


def variant_key(config: VariantConfig, variant: Path) -> tuple[str, ...]:
    """Return a key of everything in a variant that its scores depend on."""
    words = {"name", "summary", "scores", "training_data", "trained_with", "initialised_from", "segview_version"}
    words |= {"reference_images"}
    home, changes = origin(variant)
    known = sha256(home / REFERENCE) if is_file(home / REFERENCE) else ""
    return config.model_dump_json(exclude=words), str(changes or ""), *((known,) if known else ())


def is_reader(config: VariantConfig) -> bool:
    """Return whether a variant is a folder of masks or label images, which is treated as the work of a reader."""
    return config.is_stored and config.network.options.get("values") in (Values.MASK.value, Values.LABELS.value)
