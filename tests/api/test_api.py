"""The public functions: as documented, and equal to what the engine gives."""

from __future__ import annotations

import doctest
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

import segview
from segview.core.base.errors import UserError
from segview.core.requests.request import Request
from segview.inference.predict.predictor import Predictor
from tests.conftest import ROOT

VARIANT = "unet-mobilenet_v2-b"


class Bright(torch.nn.Module):
    """Logits that are high where the image is bright, at half its size, as many networks give them."""

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"out": torch.nn.functional.avg_pool2d(x.mean(1, keepdim=True), 2) * 40}


class Gated(torch.nn.Module):
    """A map of weights, multiplied by what it is made of in another way."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.first, self.gate = torch.nn.Conv2d(3, 1, 1), torch.nn.Conv2d(3, 1, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.first(x) * self.gate(x).sigmoid()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with an image and two pairs, as the examples name them."""
    chance = np.random.default_rng(0)
    for place in ("pairs/images", "pairs/masks"):
        (tmp_path / place).mkdir(parents=True)
    for name in ("a", "b"):
        pixels = chance.integers(0, 255, (48, 64, 3), np.uint8)
        mask = np.zeros((48, 64), np.uint8)
        mask[10:30, 20:50] = 255
        pixels[mask > 0] = 250
        Image.fromarray(pixels).save(tmp_path / f"pairs/images/{name}.png")
        Image.fromarray(mask).save(tmp_path / f"pairs/masks/{name}.png")
    Image.fromarray(pixels).save(tmp_path / "image.png")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("module", ["variants", "prediction", "evaluation", "explanations"])
def test_the_examples_of_the_documentation_run(folder: Path, module: str) -> None:
    found = doctest.testmod(import_module(f"segview.api.{module}"))
    assert found.attempted > 0
    assert found.failed == 0


def test_the_page_runs_from_top_to_bottom(folder: Path) -> None:
    page = (ROOT / "docs" / "api.md").read_text()
    found = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False)
    assert found.attempted >= 10
    assert found.failed == 0
    assert all(f"`{name}" in page for name in segview._PUBLIC)  # pyright: ignore[reportAttributeAccessIssue]


def test_importing_it_imports_no_torch_and_no_qt() -> None:
    code = "import segview, sys; segview.variants(); print([n for n in ('torch', 'PySide6') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_a_prediction_is_that_of_the_engine(folder: Path) -> None:
    variant = segview.load("unet-mobilenet_v2-d")
    mine = segview.predict("image.png", variant)
    *_, theirs = Predictor().predict(Request(folder / "image.png", variant.folder, variant.config.own_scales))
    assert set(mine.maps) == set(theirs.maps)
    for name, one in theirs.maps.items():
        np.testing.assert_array_equal(mine.maps[name].array(), one.array())
    np.testing.assert_array_equal(mine.mask(), mine.probability() > variant.config.threshold)
    array = segview.predict(segview.read_image("image.png"), variant)
    np.testing.assert_array_equal(array.mask(), mine.mask())
    pillow = segview.predict(Image.open("image.png"), variant)
    np.testing.assert_array_equal(pillow.mask(), mine.mask())
    assert repr(mine).startswith("<prediction of unet-mobilenet_v2-d: 64 × 48, mask ")
    assert "data:image/png;base64," in mine._repr_html_()


def test_a_module_of_ones_own_predicts_and_is_scored(folder: Path) -> None:
    bright = segview.load(Bright(), input_size=(48, 64), mean=(0.9,) * 3, std=(1.0,) * 3, name="bright")
    found = segview.predict("image.png", bright)
    assert found.mask()[15:25, 25:45].all()
    assert found.mask()[35:].mean() < 0.1
    assert segview.evaluate("pairs", [bright]).means()["bright"]["Dice"] > 0.8
    with pytest.raises(UserError, match="3 output maps do not tell 2 classes"):
        segview.load(Bright(), outputs=3)
    with pytest.raises(UserError, match=r"gives \(1, 2, 64, 64\).* 1 × rows"):
        segview.load(torch.nn.Conv2d(3, 2, 1), input_size=(48, 64))


def test_a_module_of_ones_own_is_changed_by_what_its_predictions_name(folder: Path) -> None:
    gated = segview.load(Gated(), input_size=(48, 64), name="gated")
    before = segview.predict("image.png", gated)
    assert before.changes == ("without=Gated/spatial", "mean=Gated/spatial")
    after = segview.predict("image.png", segview.load(gated, change=before.changes[0]))
    assert after.variant.name == "gated without Gated/spatial"
    assert not np.array_equal(after.probability(), before.probability())


def test_a_table_has_a_row_for_each_image_and_variant(folder: Path) -> None:
    (folder / "pairs/images/c.png").write_bytes(b"no image")
    (folder / "pairs/masks/c.png").write_bytes((folder / "pairs/masks/a.png").read_bytes())
    names = ["unet-mobilenet_v2-a", "unet-mobilenet_v2-b"]
    table = segview.evaluate("pairs", names)
    assert table.to_numpy("Dice").shape == (2, 2)
    assert len(table.left_out) == 2
    assert [row[1] for row in table.rows] == [names[0]] * 2 + [names[1]] * 2
    path = table.to_csv("scores.csv")
    lines = path.read_text().splitlines()
    assert lines[0].startswith("image,variant,Dice")
    assert len(lines) == 5
    with pytest.raises(UserError, match="is there already"):
        table.to_csv("scores.csv")
    with pytest.raises(UserError, match="There is no score 'dice'"):
        table.to_numpy("dice")


def test_saving_never_overwrites_and_never_goes_beside_the_image(folder: Path) -> None:
    found = segview.predict("image.png", "unet-mobilenet_v2-a")
    mask, maps = found.save("out")
    np.testing.assert_array_equal(np.asarray(Image.open(mask)) > 0, found.mask() > 0)
    np.testing.assert_array_equal(segview.read_maps(maps)["uncertainty"].array(), found.maps["uncertainty"].array())
    with pytest.raises(UserError, match="is there already"):
        found.save("out")
    with pytest.raises(UserError, match="holds the image"):
        found.save(".")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (np.zeros((4, 4, 3), np.float32), "of float32"),
        (np.zeros((4, 4, 2), np.uint8), "4 × 4 × 2"),
        ("nowhere.png", "nowhere.png"),
    ],
)
def test_a_wrong_image_gets_a_sentence(folder: Path, given: object, said: str) -> None:
    with pytest.raises(UserError, match=said):
        segview.predict(given, "unet-mobilenet_v2-a")


def test_an_unknown_variant_is_answered_with_the_nearest() -> None:
    with pytest.raises(UserError, match=r"Did you mean 'unet-mobilenet_v2-[a-d]'"):
        segview.load("unet-mobilenet_v2-x")
    with pytest.raises(AttributeError, match="no attribute 'train'"):
        _ = segview.train  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: segview.load(5), "a name, a folder or a torch module, not int"),  # pyright: ignore[reportArgumentType]
        (lambda: segview.load(VARIANT, classes=("a", "b")), "says itself what it is. Leave out classes"),
        (lambda: segview.load(VARIANT, outputs=2), "outputs can be given for a torch module alone"),
        (lambda: segview.load(Bright(), output="out"), "output can be given for a file alone"),
        (lambda: segview.load(VARIANT, change="without"), "'without' is not a change to a variant"),
        (lambda: segview.predict("image.png", VARIANT, scales="1"), r"such as \(0\.5, 1\), not '1'"),  # pyright: ignore[reportArgumentType]
        (lambda: segview.predict("image.png", VARIANT, scales=0.01), r"Scale 0\.01 is outside"),
        (lambda: segview.predict(None, VARIANT), "this is NoneType of object"),
        (lambda: segview.predict("image.png", VARIANT).mask(2), "between 0 and 1, not 2"),
        (lambda: segview.predict("image.png", VARIANT).figure("nothing"), "'nothing' is not a map"),
        (lambda: segview.evaluate("pairs", []), "No variant was given"),
        (lambda: segview.explain("image.png", []), "No variant was given"),
    ],
)
def test_what_is_wrong_with_an_argument_is_said(folder: Path, call: Callable[[], object], message: str) -> None:
    with pytest.raises(UserError, match=message):
        call()


def test_one_stands_for_a_list_of_one(folder: Path) -> None:
    one = segview.evaluate("pairs", VARIANT, scales=1)
    assert (one.to_numpy("Dice") == segview.evaluate("pairs", [VARIANT], scales=[1.0]).to_numpy("Dice")).all()
    checked = segview.explain("image.png", VARIANT, maps=["uncertainty"], steps=2, stages=0, disturb=False)
    assert repr(checked).startswith(f"<explanations: uncertainty of {VARIANT}")
    assert checked.verdicts()[0].split(":")[0] in checked._repr_html_()  # pyright: ignore[reportPrivateUsage]


def test_an_image_that_fails_is_told_in_a_sentence(folder: Path) -> None:
    (folder / "pairs/images/a.png").write_bytes(b"no image")
    (told,) = segview.evaluate("pairs", VARIANT).left_out
    assert "a.png" in told
    assert not told.startswith("Failure(")
