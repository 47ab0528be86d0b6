"""Masks in colours on black, and the way out that their refusal names, as a user copies it."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.cli.app import run
from segview.core.base.errors import UserError
from segview.core.plans.data_plan import DataPlan
from segview.data.datasets import Pair, pairs, read_pair
from segview.data.datasets.lists import pairs_at
from segview.inference.predict.opening import open_image

RED, GREEN = (255, 0, 0), (0, 255, 0)
SIZE = (48, 64)


def marked(*parts: tuple[int, tuple[int, int, int]]) -> np.ndarray:
    """Return a mask of squares of 12 pixels from a column on, each in a colour."""
    pixels = np.zeros((*SIZE, 3), np.uint8)
    for column, colour in parts:
        pixels[16:28, column : column + 12] = colour
    return pixels


MASKS = {
    "both": marked((8, RED), (40, GREEN)),
    "green": marked((20, GREEN)),
    "none": marked(),
    "red": marked((12, RED)),
}


def write(folder: Path, ending: str, masks: dict[str, np.ndarray] = MASKS) -> Path:
    """Write images and masks as BKAI-IGH NeoPolyp unpacks; return the folder of the images."""
    images, truths = folder / "train" / "train", folder / "train_gt" / "train_gt"
    for place in (images, truths):
        place.mkdir(parents=True)
    for name, mask in masks.items():
        Image.fromarray(np.full((*SIZE, 3), 120, np.uint8)).save(images / f"{name}.png")
        Image.fromarray(mask).save(truths / f"{name}{ending}", quality=95)
    return images


def refusal(images: Path) -> str:
    (pair,) = (one for one in pairs(images) if one.image.stem == "both")
    with pytest.raises(UserError) as raised:
        read_pair(pair)
    assert open_image(pair.image).truth_problem == str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize("ending", [".png", ".jpeg", ".bmp"])
def test_the_command_of_the_refusal_makes_masks_that_are_read(
    tmp_path: Path, ending: str, tiny_variant: Callable[..., Path], capfd: pytest.CaptureFixture[str]
) -> None:
    images = write(tmp_path / "a folder with (blanks), commas", ending)
    said = refusal(images)
    assert "these on black: 00ff00, ff0000" in said or "these on black: ff0000, 00ff00" in said
    found = re.search(r"run: (.+) and give (.+) instead of the folder", said)
    assert found is not None
    program, *command = shlex.split(found[1])
    assert program == "segview"
    assert run(command) == 0
    listed = pairs_at(Path(found[2]))
    assert [pair.image for pair in listed] == [pair.image for pair in pairs(images)]
    for pair in listed:
        expected = MASKS[pair.image.stem].any(axis=2)
        mask = read_pair(pair)[1]
        assert (mask == expected).all() if ending != ".jpeg" else np.mean(mask != expected) < 0.02
    capfd.readouterr()
    assert run(["evaluate", found[2], "-v", str(tiny_variant()), "--json"]) == 0
    (scores,) = json.loads(capfd.readouterr().out).values()
    assert {one["count"] for one in scores} == {len(MASKS)}
    assert run(command) == 2  # nothing is replaced
    assert "is there already" in capfd.readouterr().err


@pytest.mark.parametrize("ending", [".png", ".jpeg"])
def test_the_lines_of_the_refusal_are_those_of_a_plan(tmp_path: Path, ending: str) -> None:
    images = write(tmp_path, ending)
    found = re.search(r"under \[data\] of the plan: (classes = .+) and (colours = .+)\.$", refusal(images))
    assert found is not None
    plan = DataPlan.model_validate({"train": ["x"], "validation_pairs": 1, **tomllib.loads("\n".join(found.groups()))})
    assert sorted(plan.classes) == ["background", "green", "red"]
    for pair in pairs(images):
        labels = read_pair(pair, plan.labelling)[1]
        for name, colour in (("red", RED), ("green", GREEN)):
            expected = (MASKS[pair.image.stem] == colour).all(axis=2)
            assert np.mean((labels == plan.classes.index(name)) != expected) < 0.02


def test_some_colours_may_be_background(tmp_path: Path) -> None:
    images = write(tmp_path, ".png")
    command = ["masks", str(images), "--out", str(tmp_path / "out"), "--target", "#FF0000"]
    assert run(command) == 1  # green is unknown in two of four
    assert [pair.image.stem for pair in pairs_at(tmp_path / "out" / "pairs.txt")] == ["none", "red"]
    command[3] = str(tmp_path / "all")
    assert run([*command, "--background", "00ff00"]) == 0
    for pair in pairs_at(tmp_path / "all" / "pairs.txt"):
        np.testing.assert_array_equal(read_pair(pair)[1], (MASKS[pair.image.stem] == RED).all(axis=2))


def test_what_is_no_colour_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    images = write(tmp_path, ".png")
    assert run(["masks", str(images), "--out", str(tmp_path / "out"), "--target", "red"]) == 2
    assert "red is no colour. Give six digits or letters a to f: ff0000 is red." in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


def soft(mask: np.ndarray) -> np.ndarray:
    """Return a mask with edges of many shades."""
    return np.linspace(0.3, 1, SIZE[1])[None, :, None].repeat(SIZE[0], 0).repeat(3, 2) * mask


@pytest.mark.parametrize(
    "mask",
    [
        soft(MASKS["both"]).astype(np.uint8),
        np.where(MASKS["both"].any(axis=2, keepdims=True), MASKS["both"], np.array([0, 0, 255], np.uint8)),
        np.pad(MASKS["both"][4:-4, 4:-4], ((4, 4), (4, 4), (0, 0)), constant_values=255),
    ],
    ids=["of many shades", "on blue", "with a white border"],
)
def test_other_colours_are_refused_without_a_command(tmp_path: Path, mask: np.ndarray) -> None:
    images = write(tmp_path, ".png", {**MASKS, "both": mask})
    said = refusal(images)
    assert "has several colours, so its target is unclear" in said
    assert "segview masks" not in said


def test_a_pair_of_its_own_is_read(tmp_path: Path) -> None:
    images = write(tmp_path, ".png")
    pair = Pair(images / "green.png", tmp_path / "train_gt" / "train_gt" / "green.png")
    assert read_pair(pair)[1].sum() == 144
