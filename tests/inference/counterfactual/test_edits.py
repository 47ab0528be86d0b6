"""Edited images and gates, and what variants say of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.images.identity import ImageIdentity
from segview.core.maps.artefacts import Artefact
from segview.core.maps.maps import Kind
from segview.core.requests.edits import Edit, EditKind
from segview.core.requests.request import Request
from segview.evaluation.answer import Answers
from segview.inference.counterfactual.images import EditedImages, inpaint
from segview.inference.predict.predictor import Predictor


@pytest.fixture
def image() -> np.ndarray:
    chance = np.random.default_rng(4)
    return np.kron(chance.integers(0, 256, (6, 8, 3)), np.ones((10, 10, 1))).astype(np.uint8)


def edited(image: np.ndarray, *edits: Edit, glare: np.ndarray | None = None) -> np.ndarray:
    labels = np.zeros(image.shape[:2], np.uint8) if glare is None else glare.astype(np.uint8) * Artefact.GLARE
    return EditedImages().apply(image, ImageIdentity.of(image), edits, lambda: labels)


def outside(image: np.ndarray, after: np.ndarray, row: float, column: float, radius: float) -> bool:
    """Say whether nothing changed beyond a radius of a point."""
    rows, columns = np.indices(image.shape[:2]) + 0.5
    far = np.hypot(rows - row, columns - column) > radius
    return bool((image[far] == after[far]).all())


@pytest.mark.parametrize("kind", [EditKind.BLUR, EditKind.FILL, EditKind.PASTE])
def test_only_what_lies_under_the_stroke_changes(image: np.ndarray, kind: EditKind) -> None:
    before = image.copy()
    after = edited(image, Edit(kind, ((30.0, 40.0),), 9, offset=(-20.0, 15.0)))
    assert (after != image).any()
    assert outside(image, after, 30, 40, 9)
    assert (image == before).all()


def test_a_paste_has_the_pixels_of_the_other_place(image: np.ndarray) -> None:
    after = edited(image, Edit(EditKind.PASTE, ((30.0, 40.0),), 5, offset=(-20.0, 15.0)))
    assert (after[27:33, 37:43] == image[7:13, 52:58]).all()


def test_what_is_restored_is_as_it_was(image: np.ndarray) -> None:
    stroke = ((30.0, 40.0), (30.0, 60.0))
    after = edited(image, Edit(EditKind.FILL, stroke, 9), Edit(EditKind.RESTORE, stroke, 9))
    assert (after == image).all()


def test_a_fill_is_made_of_what_lies_around(image: np.ndarray) -> None:
    plain = np.full((40, 40, 3), 90, np.uint8)
    plain[15:25, 15:25] = 255
    region = np.zeros((40, 40), np.bool_)
    region[14:26, 14:26] = True
    assert (inpaint(plain, region) == 90).all()
    assert (inpaint(plain, np.ones_like(region)) == plain).all()
    half = np.zeros((40, 40, 3), np.uint8)
    half[:, 20:] = 200
    region[:] = False
    region[10:30, 5:35] = True
    between = inpaint(half, region)
    assert between[20, 6].max() < 60 < 140 < between[20, 33].min()


def test_glare_is_found_and_filled(image: np.ndarray) -> None:
    plain = np.full((50, 50, 3), 120, np.uint8)
    spot = np.zeros((50, 50), np.bool_)
    spot[20:24, 30:35] = True
    plain[spot] = 255
    assert (edited(plain, Edit(EditKind.GLARE), glare=spot) == 120).all()


def test_a_growing_stroke_goes_on_from_what_is_known(image: np.ndarray) -> None:
    kept, identity = EditedImages(), ImageIdentity.of(image)
    first = Edit(EditKind.BLUR, ((10.0, 10.0),), 5)
    for length in range(1, 5):
        edits = (first, Edit(EditKind.FILL, tuple((30.0, 20.0 + 5 * at) for at in range(length)), 5))
        labels = np.zeros(image.shape[:2], np.uint8)
        assert (kept.apply(image, identity, edits, lambda labels=labels: labels) == edited(image, *edits)).all()


@pytest.fixture
def file(image: np.ndarray, tmp_path: Path) -> Path:
    path = tmp_path / "image.png"
    Image.fromarray(image).save(path)
    return path


def test_a_variant_answers_on_the_edited_image_and_says_what_changed(
    file: Path, image: np.ndarray, tiny_variant: Callable[..., Path]
) -> None:
    answers, request = Answers(), Request(file, tiny_variant("A"))
    before = answers.last(request)
    bytes_before = file.read_bytes()
    edits = (Edit(EditKind.FILL, ((30.0, 40.0),), 20),)
    after = answers.last(replace(request, edits=edits))
    pixels = answers.apply_edits(file, edits).levels[0]
    assert (pixels == edited(image, *edits)).all()
    *_, plain = Predictor().predict(request, pixels)
    assert after.target is not None
    assert before.target is not None
    assert plain.target is not None
    assert (after.target.values == plain.target.values).all()
    change = after.maps["edited/class 1"]
    assert change.kind is Kind.SIGNED
    assert change.own
    assert change.array() == pytest.approx(after.target.array() - before.target.array(), abs=1e-4)
    assert after.before is before.counts
    assert after.measures is None
    assert file.read_bytes() == bytes_before
    # Without edits it is what it was.
    again = answers.last(request)
    assert again.target is not None
    assert (again.target.values == before.target.values).all()
    assert not [name for name in again.maps if name.startswith("edited/")]


@pytest.mark.parametrize(("kind", "expected"), [(EditKind.RAISE, 1.0), (EditKind.LOWER, 0.0)])
def test_a_gate_is_raised_and_lowered_where_it_is_painted(
    file: Path, tiny_variant: Callable[..., Path], kind: EditKind, expected: float
) -> None:
    answers, request = Answers(), Request(file, tiny_variant("C"))
    before = answers.last(request)
    edit = Edit(kind, ((15.0, 20.0),), 12, map="cbam/spatial")
    after = answers.last(replace(request, edits=(edit,)))
    gate, was = after.maps["cbam/spatial"], before.maps["cbam/spatial"]
    assert gate.at(15 / 60, 20 / 80) == pytest.approx(expected, abs=1e-3)
    assert gate.at(50 / 60, 70 / 80) == pytest.approx(was.at(50 / 60, 70 / 80), abs=1e-3)
    assert np.abs(after.maps["edited/class 1"].array()).max() > 0
    # Raised everywhere, with the mirrored image too.
    everywhere = Edit(kind, ((30.0, 40.0),), 500, map="cbam/spatial")
    flipped = answers.last(replace(request, edits=(everywhere,), flip=True))
    assert flipped.maps["cbam/spatial"].array() == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("name", ["uncertainty", "cbam/channel", "se/gate"])
def test_what_a_variant_cannot_have_painted_on_is_passed_over(
    file: Path, tiny_variant: Callable[..., Path], name: str
) -> None:
    answers, request = Answers(), Request(file, tiny_variant("C"))
    before = answers.last(request)
    after = answers.last(replace(request, edits=(Edit(EditKind.RAISE, ((15.0, 20.0),), 12, map=name),)))
    assert after.target is not None
    assert before.target is not None
    assert (after.target.values == before.target.values).all()
    assert not after.maps["edited/class 1"].array().round(4).any()


def test_what_was_before_is_computed_where_it_is_not_known(file: Path, tiny_variant: Callable[..., Path]) -> None:
    request = Request(file, tiny_variant("A"), edits=(Edit(EditKind.BLUR, ((30.0, 40.0),), 20),))
    after = Answers().last(request)
    assert "edited/class 1" in after.maps
    assert after.before is not None
