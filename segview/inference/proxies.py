"""Proxy masks: masks made from the attention of a network trained on image labels alone, to train other networks."""

from __future__ import annotations

import json
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of, take_free_name
from segview.core.base.files import atomic_write, is_folder
from segview.core.base.provenance import made_with, now
from segview.core.requests.failures import attempt
from segview.core.requests.read_ahead import read_ahead
from segview.core.requests.request import Failure, Request
from segview.core.variants.spec import VariantConfig
from segview.data.datasets import Pair, find_images, find_masks, read_truth
from segview.data.datasets.lists import LIST_ENDINGS, listed_pairs
from segview.data.images import read_pixels
from segview.data.protection import Replacing, check_free
from segview.inference.maps.saliency import SHARE, saliency
from segview.inference.passes.scales import at_size
from segview.inference.predict.predictor import Predictor
from segview.inference.rendering.export import class_image, writable_folder, write_png
from segview.metrics.confusion import Confusion, confusion
from segview.networks.heads.classifying import ClassifyingNetwork

FUSED = "cam/fused/"
LABEL = "cam/label"
_TINY = 1e-8

Plane = NDArray[np.float32]


@dataclass(frozen=True)
class ProxyRule:
    """The rule by which attention becomes a mask.

    Attributes:
        saliency: Share of the attention in the saliency; the rest is the grey image.
        of_contrast: Whether the rest is the contrast of colours (Achanta et al., 2009) instead of the grey image.
        least: Threshold that the harmonic mean of saliency and attention must exceed, else a pixel is background
            (Chaudhry et al., 2017). None: the threshold is 1 − saliency at each pixel (Hou et al., 2018).
    """

    saliency: float = SHARE
    least: float | None = None
    of_contrast: bool = False

    def __post_init__(self) -> None:
        """Raise a ``UserError`` if a number is out of its range."""
        for what, value in (("share of the attention", self.saliency), ("least harmonic mean", self.least)):
            if value is not None and not 0 <= value <= 1:
                raise UserError("The {what} must be 0 to 1, not {value:g}.", what=what, value=value)


def attention(answer: Prediction) -> dict[str, Plane]:
    """Return the fused attention of each class except the background at the image's size, 0 to 1.

    The prediction must be that of a variant trained on image labels.
    """
    found = {name.removeprefix(FUSED): one for name, one in answer.maps.items() if name.startswith(FUSED)}
    return {name: at_size(torch.from_numpy(one.array())[None], answer.size)[0].numpy() for name, one in found.items()}


def classes_found(answer: Prediction) -> frozenset[str]:
    """Return the classes that the network finds in the image with a probability of at least 0.5."""
    chart = answer.charts[LABEL]
    return frozenset(name for name, value in zip(chart.labels, chart.values, strict=True) if value >= 0.5)


def proxy_mask(
    found: Mapping[str, Plane],
    classes: Sequence[str],
    present: Collection[str],
    image: NDArray[np.uint8],
    rule: ProxyRule,
) -> NDArray[np.uint8]:
    """Return class indices, rows × columns: at each pixel, the present class with the highest score, or background.

    The score of a class is the harmonic mean of its attention A and the saliency D, 2·D·A / (D + A); the score of the
    background is 1 − D, or ``rule.least``.

    Args:
        found: Attention of each class, rows × columns in 0 to 1.
        classes: Names of all classes; the first is the background.
        present: Classes in the image.
        image: Rows × columns × 3.
        rule: The rule that turns attention into a mask.
    """
    size = image.shape[:2]
    known = [name for name in classes[1:] if name in present]
    if not known:
        return np.zeros(size, np.uint8)
    attentions = np.stack([found[name] for name in known])
    salient = saliency(attentions.max(axis=0), image, rule.saliency, of_contrast=rule.of_contrast)
    means = 2 * salient * attentions / (salient + attentions + _TINY)
    background = 1 - salient if rule.least is None else rule.least
    indices = np.array([classes.index(name) for name in known], np.uint8)
    return np.where(means.max(axis=0) > background, indices[means.argmax(axis=0)], np.uint8(0))


@dataclass(frozen=True)
class Proxy:
    """A proxy mask that was written.

    Attributes:
        image: Its image.
        name: Name of both files, without ending.
        present: Classes in the image.
        share: Share of the image that is not background.
        agreement: Confusion of its pixels with those of the image's own mask, or None if the image has no mask.
    """

    image: Path
    name: str
    present: tuple[str, ...]
    share: float
    agreement: Confusion | None = None


def sources(places: Iterable[Path], *, tagged: bool = True) -> dict[Path, Path | None]:
    """Return the images of folders, lists of pairs and files, each with its mask or None.

    Args:
        places: Folders, lists and files.
        tagged: Whether masks are looked for.

    Raises:
        UserError: a place cannot be read, or holds no image.
    """
    found: dict[Path, Path | None] = {}
    for place in places:
        if place.suffix.lower() in LIST_ENDINGS and not is_folder(place):
            found |= {pair.image: pair.mask if tagged else None for pair in listed_pairs(place)}
            continue
        images = find_images(place) if is_folder(place) else (place,)
        masks = find_masks(images) if tagged else {}
        found |= {image: masks.get(image) for image in images}
    return found


def write_proxies(
    predictor: Predictor,
    pattern: Request,
    images: Mapping[Path, Path | None],
    folder: Path,
    rule: ProxyRule,
) -> Generator[Proxy | Failure]:
    """Write each image with its proxy mask into ``folder/images`` and ``folder/masks``, and yield what was written.

    If an image has a mask, the mask only provides the classes in the image, and the agreement of both is measured; else
    the network decides which classes there are. An image that cannot be used is left out, and its failure is yielded.
    ``about.json`` records the provenance. Images are encoded anew, because a file's metadata may identify a patient.

    Args:
        predictor: Runs the variant.
        pattern: The variant, scale and device; flip is always used.
        images: Images with their masks, or None.
        folder: Folder to create.
        rule: The rule that turns attention into a mask.

    Raises:
        UserError: the variant was not trained on image labels, or the folder has images or cannot be written.
    """
    variant = predictor.variant(pattern.variant)
    if not isinstance(variant.network, ClassifyingNetwork):
        raise UserError(
            "{config} has learnt from masks, and has no attention to make proxies of. Choose a variant "
            "that learns from the labels of images: seenet, acol, cam or adversarial_erasing.",
            config=variant.config.name,
        )
    config = variant.config
    parts = [writable_folder(folder / part) for part in ("images", "masks")]
    if any(True for part in parts for _ in part.iterdir()):
        raise UserError("{folder} has images already. Choose another folder, or remove them.", folder=folder)
    check_free([folder / "about.json"], Replacing())
    atomic_write(folder / "about.json", _about(config, pattern, rule))
    writer = _Writer(predictor, pattern, config, rule, parts[0], parts[1])
    for image, pixels in read_ahead(images, read_pixels):
        if isinstance(pixels, Failure):
            yield pixels
        else:
            yield attempt(image, partial(writer.write, image, pixels, images[image]), about=image)


@dataclass(frozen=True)
class _Writer:
    """The constants of all images, and the names already used."""

    predictor: Predictor
    pattern: Request
    config: VariantConfig
    rule: ProxyRule
    images: Path
    masks: Path
    taken: set[str] = field(default_factory=set[str])

    def write(self, image: Path, pixels: NDArray[np.uint8], mask: Path | None) -> Proxy:
        """Write an image with its proxy mask."""
        classes = self.config.classes
        *_, answer = self.predictor.predict(replace(self.pattern, image=image, flip=True), pixels)
        truth = None if mask is None else read_truth(Pair(image, mask), answer.size, self.config.labelling)
        present = classes_found(answer) if truth is None else tags(truth, classes)
        proxy = proxy_mask(attention(answer), classes, present, pixels, self.rule)
        name = take_free_name(stem_of(image), self.taken)
        # The image last, so that an interruption leaves no image without a mask.
        write_png(self.masks / f"{name}.png", class_image(proxy, classes, self.config.colours))
        write_png(self.images / f"{name}.png", Image.fromarray(pixels))
        agreement = None if truth is None else confusion(proxy, truth, len(classes))
        return Proxy(image, name, tuple(sorted(present)), float((proxy > 0).mean()), agreement)


def tags(truth: NDArray[np.uint8], classes: Sequence[str]) -> frozenset[str]:
    """Return the classes in a mask of class indices, except background."""
    there = set(np.unique(truth).tolist())
    return frozenset(name for index, name in enumerate(classes) if index and index in there)


def _about(config: VariantConfig, pattern: Request, rule: ProxyRule) -> str:
    content = {
        "masks": "proxies of a network that learnt from labels of images; not drawn by a person",
        "variant": config.name,
        "weights_sha256": config.weights_sha256,
        "classes": list(config.classes),
        "scales": list(pattern.scales),
        "rule": asdict(rule),
        "made": now(),
        **made_with(),
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
