"""An image at the sizes in which networks take it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from PIL import Image

from segview.core.requests.request import Request
from segview.core.variants.preprocessing import Preprocessing
from segview.data import transforms
from segview.data.transforms import normalised, resized
from segview.evaluation.answer import Answers
from segview.inference.passes import sizes
from segview.inference.passes.forward import network_input
from segview.inference.passes.sizes import Sizes


def test_an_input_is_the_resized_image_normalised_and_the_copy_stays_as_it_is() -> None:
    image = np.random.default_rng(0).integers(0, 256, (60, 80, 3), dtype=np.uint8)
    preprocessing, shared = Preprocessing(input_size=(32, 48)), Sizes(image)
    expected = normalised(resized(image, (64, 96))[None].float() / 255, preprocessing.mean, preprocessing.std)
    for given in (image, shared, shared):
        assert torch.equal(network_input(given, 2.0, preprocessing), expected)
    assert torch.equal(shared.at((64, 96)), resized(image, (64, 96)))
    # At its own size it is no copy: nothing may be written into it.
    before = image.copy()
    network_input(Sizes(image), 1.0, Preprocessing(input_size=(60, 80)))
    assert np.array_equal(image, before)


def test_several_variants_share_the_copies_of_an_image(tiny_variants: Path, tmp_path: Path, monkeypatch) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (90, 70, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "one.png")
    made: list[tuple[int, int]] = []

    def counted(image: np.ndarray, size: tuple[int, int]) -> torch.Tensor:
        made.append(size)
        return transforms.resized(image, size)

    monkeypatch.setattr(sizes, "resized", counted)
    answers, scales = Answers(), (0.5, 1.0)
    for name in ("tiny-a", "tiny-b"):
        answers.last(Request(tmp_path / "one.png", tiny_variants / name, scales, backend="torch"))
    assert len(made) == len(set(made)) == len(scales)
