"""Checks of the maps of a variant on images, stored or newly computed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

import segview
from segview.core.explanations.checks import CheckSettings, ImageChecks, MapChecks
from segview.core.maps.maps import Kind
from segview.core.requests.failures import attempt, failure_of
from segview.core.requests.query_names import query_named
from segview.core.requests.request import Failure
from segview.core.requests.settings import PredictionSettings
from segview.core.variants.ablation import origin
from segview.core.variants.spec import Variant
from segview.data.datasets import Pair, read_truth
from segview.data.datasets.parts import masks_after
from segview.data.images import read_image
from segview.evaluation.evaluator import variant_key
from segview.evaluation.explanations.image_checks import image_checks
from segview.evaluation.protocol import Sample
from segview.evaluation.score_store import ScoreStore, key_of
from segview.inference.backends.devices import resolve
from segview.inference.explanations.subject import Image, Subject
from segview.inference.predict.predictor import Predictor
from segview.networks.base.network import SegmentationNetwork
from segview.networks.inspect.randomised import cascade, layers_by_run
from segview.networks.storage.checkpoint import LoadedVariant


class Explainer:
    """Checks the maps of one variant.

    Args:
        predictor: Provides the network.
        variant: Folder of the variant.
        prediction_settings: Settings of the predictions.
        settings: Selection of maps and checks.
        store: Cache of checks.
        pause: Called before each pass.

    Raises:
        UserError: the variant cannot be read, or there is no such device.
    """

    def __init__(
        self,
        predictor: Predictor,
        variant: Path,
        prediction_settings: PredictionSettings,
        settings: CheckSettings,
        *,
        store: ScoreStore | None = None,
        pause: Callable[[], object] = lambda: None,
    ) -> None:
        self._loaded, self._settings = predictor.variant(variant), settings
        config = self._loaded.config
        (request,) = prediction_settings.requests(Path(), [Variant(variant, config)])
        self._request = replace(request, passes=0)
        queries = {name: query for name in settings.maps if (query := query_named(name)) is not None}
        change = origin(variant)[1]
        self._subject = Subject(
            self._loaded, self._request, change is not None and change.crf, queries=queries, pause=pause
        )
        self._random: list[tuple[str, Subject]] | None = None
        alone = config.preprocessing.beside != "previous" and not config.is_stored
        self._store = store if alone and config.weights_sha256.strip("0") else None
        asked = prediction_settings.model_dump(mode="json"), asdict(settings), resolve(prediction_settings.device)
        self._known = "explanations 1", variant_key(config, variant), asked, segview.__version__

    def check_in_steps(self, sample: Pair | Sample) -> Generator[None, None, ImageChecks | Failure]:
        """Return the checks of the maps on an image, or the failure; yields between the passes."""
        known = self.known_checks(sample)
        if known is not None:
            return known
        read = attempt(sample, partial(self._read, sample), about=sample.image)
        if isinstance(read, Failure):
            return read
        image, truth = read
        subject = replace(self._subject, request=replace(self._request, image=sample.image))
        try:
            found = yield from image_checks(subject, image, truth, self._settings, self._with_random_weights)
        except Exception as error:  # any error of one image must not end the batch
            return failure_of(error, sample, about=sample.image)
        if self._store is not None:
            with suppress(OSError):  # the file has been removed in the meantime
                self._store.put(self._key(self._store, sample), pack(found))
        return found

    def check(self, sample: Pair | Sample) -> ImageChecks | Failure:
        """Return the same as ``check_in_steps`` without yielding."""
        steps = self.check_in_steps(sample)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return end.value

    def known_checks(self, sample: Pair | Sample) -> ImageChecks | None:
        """Return the stored checks, or None."""
        if self._store is None:
            return None
        with suppress(OSError, ValueError):  # the file is missing, or the stored bytes are damaged
            content = self._store.get(self._key(self._store, sample))
            return None if content is None else unpack(content)
        return None

    def _key(self, store: ScoreStore, sample: Pair | Sample) -> str:
        masks = () if sample.mask is None else (sample.mask, *masks_after(sample.mask))
        return key_of(store.digest(sample.image), [store.digest(mask) for mask in masks], self._known)

    def _read(self, sample: Pair | Sample) -> tuple[Image, Any]:
        pixels, truth = read_image(sample.image).pixels, None
        if sample.mask is not None:
            size = (pixels.shape[0], pixels.shape[1])
            truth = read_truth(Pair(sample.image, sample.mask), size, self._loaded.config.labelling)
        return pixels, truth

    def _with_random_weights(self, image: Image) -> Sequence[tuple[str, Subject]]:
        """Return the variant with random weights, stage by stage; the weights are the same for all images."""
        if self._random is None:
            network = self._loaded.network
            layers = layers_by_run(network, lambda: self._subject.probabilities(image))
            copies = cascade(
                network,
                layers,
                lambda one: self._with(one).probabilities(image),
                stages=self._settings.stages,
                seed=self._settings.seed,
            )
            self._random = [(layer, self._with(one)) for layer, one in copies]
        return self._random

    def _with(self, network: SegmentationNetwork) -> Subject:
        return replace(self._subject, variant=LoadedVariant(self._loaded.config, network))


def pack(checks: ImageChecks) -> bytes:
    """Return checks as bytes for the store."""
    content = {
        **asdict(checks),
        "maps": {name: asdict(one) for name, one in checks.maps.items()},
        "agreement": [(*pair, value) for pair, value in checks.agreement.items()],
    }
    return zlib.compress(json.dumps(content).encode())


def unpack(data: bytes) -> ImageChecks:
    """Return the checks that ``pack`` converted to bytes.

    Raises:
        ValueError: the bytes are damaged.
    """
    try:
        content = json.loads(zlib.decompress(data))
        maps = {
            name: MapChecks(
                Kind(one["kind"]),
                one["values"],
                tuple(one["deletion"]),
                tuple(one["insertion"]),
                tuple((layer, value) for layer, value in one["cascade"]),
            )
            for name, one in content.pop("maps").items()
        }
        agreement = {(one, other): value for one, other, value in content.pop("agreement")}
        curves = {name: tuple(content.pop(name)) for name in ("deletion", "insertion")}
        return ImageChecks(maps=maps, agreement=agreement, **curves, **content)
    except (zlib.error, KeyError, TypeError) as error:
        raise ValueError(f"kept checks cannot be read: {error}") from error
