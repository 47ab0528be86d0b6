"""Figures, reports and masks say how they were made, and a changed byte is noticed when they are made again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.comparison.plot_settings import PLOTS, PlotSettings
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.core.requests.swipe import Swipe
from segview.core.variants.folders import WEIGHTS
from segview.core.variants.spec import Variant
from segview.data.datasets.lists import pairs_at
from segview.evaluation.answer import Answers
from segview.evaluation.report.figures import figure_file
from segview.evaluation.report.new_recipe import Basis, FigureStyle, figure_recipe, plot_recipe, report_recipe
from segview.evaluation.report.recipe import Format, Recipe
from segview.evaluation.report.report import report_file
from segview.evaluation.report.score_sheet import plot_file, plot_sheet
from segview.evaluation.report.verifying import recipe_of, verify
from segview.inference.rendering.sheet_files import FIGURE_FILES
from segview.inference.variants.finding import find


@pytest.fixture
def data(tmp_path: Path) -> Path:
    chance = np.random.default_rng(3)
    for name in ("images", "masks"):
        (tmp_path / "data" / name).mkdir(parents=True)
    for number in range(4):
        mask = np.zeros((48, 64), np.uint8)
        mask[8 : 20 + 4 * number, 10:40] = 255
        noise = chance.integers(0, 60, (48, 64, 3)) + mask[..., None] // 2
        Image.fromarray(noise.astype(np.uint8)).save(tmp_path / "data" / "images" / f"{number}.png")
        Image.fromarray(mask).save(tmp_path / "data" / "masks" / f"{number}.png")
    return tmp_path / "data"


@pytest.fixture
def variants(tiny_variant: Callable[..., Path], tmp_path: Path) -> dict[str, Variant]:
    folders = {name: tmp_path / "models" / name for name in ("one", "<two>")}
    for head, folder in zip("DB", folders.values(), strict=True):
        shutil.copytree(tiny_variant(head), folder)
    return {name: find(str(folder)) for name, folder in folders.items()}


def _figure(data: Path, variants: dict[str, Variant], form: Format) -> tuple[Recipe, bytes]:
    answers = Answers()
    recipe = figure_recipe(
        answers.images.open(data / "images" / "1.png"),
        Basis(variants, PredictionSettings(device="cpu"), ViewSettings(), 0.4),
        FigureStyle("light", form, 120),
    )
    return recipe, figure_file(answers, recipe)


def _report(data: Path, variants: dict[str, Variant]) -> bytes:
    recipe = report_recipe(
        pairs_at(data),
        Basis(variants, PredictionSettings(device="cpu"), ViewSettings(), None),
        score="",
        examples=1,
    )
    return report_file(Answers(), recipe)


@pytest.mark.parametrize("form", FIGURE_FILES)
def test_a_figure_is_made_again_from_itself(data, variants, tmp_path, form) -> None:
    recipe, content = _figure(data, variants, form)
    path = tmp_path / f"figure.{form}"
    path.write_bytes(content)
    assert recipe_of(path, content) == recipe
    found = verify(path)
    assert found.equal, found.differs
    assert found.kind == "figure"
    assert f"-v '{variants['<two>'].folder}'" in recipe.command
    assert "--threshold 0.4" in recipe.command


@pytest.mark.parametrize("kind", PLOTS)
def test_every_plot_is_made_again_from_itself_and_its_texts_stay_texts(data, variants, tmp_path, kind) -> None:
    table = tmp_path / "patients.csv"
    table.write_text("image,device\n" + "".join(f"{at}.png,{'xy'[at % 2]}\n" for at in range(4)))
    recipe = plot_recipe(
        ((pair.image, pair.mask) for pair in pairs_at(data)),
        PlotSettings(kind=kind, fact="device"),
        Basis(variants, PredictionSettings(device="cpu"), ViewSettings(), 0.5),
        FigureStyle("light", "svg"),
        tables=[table],
    )
    path = tmp_path / "plot.svg"
    path.write_bytes(content := plot_file(Answers(), recipe))
    found = verify(path)
    assert found.equal, found.differs
    assert found.kind == "plot"
    words = "".join(re.findall("<text[^>]*>([^<]*)</text>", content.decode()))
    assert {"slices": "x (2)", "probabilities": "1e−6", "agreement": "1.000"}.get(kind, "Dice") in words
    for form in ("png", "pdf"):
        assert len(FIGURE_FILES[form](plot_sheet(Answers(), recipe), "x", dpi=96)) > 1000
    if kind == "slices":
        table.write_text(table.read_text().replace("x", "z"))
        assert any("patients.csv has changed" in one for one in verify(path).differs)


def test_one_panel_is_a_figure_of_its_own(data, variants, tmp_path) -> None:
    recipe, _ = _figure(data, variants, "png")
    for panel, wanted in (("uncertainty", "uncertainty"), ("image", "one"), ("errors", "found")):
        alone = recipe.model_copy(update={"panel": panel, "format": "svg"})
        content = figure_file(Answers(), alone)
        assert f">{wanted}<" in content.decode()
        assert f"--panel {panel}" in alone.command
    with pytest.raises(UserError, match="nothing"):
        figure_file(Answers(), recipe.model_copy(update={"panel": "nothing"}))


def test_a_figure_is_divided_by_what_the_swipe_names(data, variants, tmp_path) -> None:
    whole, _ = _figure(data, variants, "png")
    labels = tuple(variants)

    def panel(column: str, variant: int = 0, **change: object) -> np.ndarray:
        rows = whole.variants if variant == 0 else whole.variants[::-1]
        recipe = whole.model_copy(update={"panel": column, "variants": rows, **change})
        path.write_bytes(content := figure_file(Answers(), recipe))
        with Image.open(path) as opened:
            pixels = np.asarray(opened.convert("RGB")).astype(int)
        left, top, side = round(8 * 1.25), round(30 * 1.25), round(420 * 1.25)
        assert recipe_of(path, content).swipe == recipe.swipe
        return pixels[top : top + side // 2, left : left + side]

    path = tmp_path / "figure.png"
    ends = (slice(None, 150), slice(320, None))  # of the panel, far from the divider and the names
    for word, other in (
        ("next", panel("uncertainty", 1)),
        (labels[1], panel("uncertainty", 1)),
        ("errors", panel("errors")),
    ):
        swipe = Swipe.from_name(word, labels, 0.45)
        divided = panel("uncertainty", swipe=swipe)
        for part, expected in zip(ends, (panel("uncertainty"), other), strict=True):
            assert (divided[60:, part] == expected[60:, part]).all(), word
    found = verify(path)
    assert found.equal, found.differs
    recipe = whole.model_copy(update={"swipe": Swipe.from_name("bare", labels, 0.25)})
    assert "--swipe bare --divider 0.25" in recipe.command
    assert figure_file(Answers(), recipe) != figure_file(Answers(), whole)
    with pytest.raises(UserError, match=r"No panel has no such to show"):
        figure_file(Answers(), whole.model_copy(update={"swipe": Swipe.from_name("no such", labels)}))
    with pytest.raises(UserError, match=r"0 to 1"):
        Swipe.from_name("next", labels, 1.5)


def test_a_changed_image_and_changed_weights_are_named(data, variants, tmp_path) -> None:
    path = tmp_path / "figure.png"
    path.write_bytes(_figure(data, variants, "png")[1])
    image = data / "images" / "1.png"
    with Image.open(image) as opened:
        pixels = np.array(opened)
    pixels[0, 0, 0] ^= 128
    Image.fromarray(pixels).save(image)
    assert any("1.png has changed" in one for one in verify(path).differs)
    image.unlink()
    assert any("is gone" in one for one in verify(path).differs)


def test_a_changed_byte_of_the_weights_is_noticed(data, variants, tmp_path) -> None:
    path = tmp_path / "figure.svg"
    path.write_bytes(_figure(data, variants, "svg")[1])
    weights = variants["one"].folder / WEIGHTS
    content = bytearray(weights.read_bytes())
    content[-2] ^= 64
    weights.write_bytes(content)
    found = verify(path)
    assert not found.equal
    assert any(f"{WEIGHTS} of one has changed" in one for one in found.differs)


def test_a_report_is_made_again_and_a_changed_word_or_setting_is_noticed(data, variants, tmp_path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(content := _report(data, variants))
    found = verify(path)
    assert found.equal, found.differs
    path.write_bytes(content.replace(b"Every image", b"Every  image", 1))
    assert any("the content differs in 1 lines" in one for one in verify(path).differs)
    path.write_bytes(content.replace(b'"band":0.2', b'"band":0.3', 1))
    assert not verify(path).equal
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(UserError, match="does not say how it was made"):
        verify(path)


class _Outline(HTMLParser):
    """Headings in their order, and what would be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.fetched: list[str] = []
        self.unnamed = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.fetched += [
            one for name in ("src", "href") if (one := given.get(name)) and not one.startswith(("data:", "#"))
        ]
        self.unnamed += (tag == "img" and not given.get("alt")) or (tag == "svg" and not given.get("aria-label"))


def test_a_report_needs_nothing_beside_it_and_can_be_read_aloud(data, variants) -> None:
    text = _report(data, variants).decode()
    outline = _Outline()
    outline.feed(text)
    assert outline.fetched == []
    assert outline.unnamed == 0
    assert outline.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))
    assert "http" not in text.replace("http://www.w3.org", "")
    assert "&lt;two&gt;" in text
    assert "<two>" not in text.partition("segview-recipe")[0]
    for words in ("Findings", "Paired differences of Dice", "Best: ", "Worst: ", "confident errors", "SHA-256"):
        assert words in text


def test_what_says_nothing_of_itself_is_refused(tmp_path) -> None:
    path = tmp_path / "other.png"
    Image.new("RGB", (4, 4)).save(path)
    with pytest.raises(UserError, match="does not say how it was made"):
        verify(path)
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(UserError, match="is damaged"):
        verify(path)
    with pytest.raises(UserError, match="cannot be read"):
        verify(tmp_path / "gone.svg")


def test_a_report_tells_whether_the_maps_explain_what_is_found(data, variants) -> None:
    pairs = pairs_at(data)
    recipe = report_recipe(
        pairs,
        Basis(variants, PredictionSettings(device="cpu"), ViewSettings(maps=("uncertainty",), own_maps=False), None),
        score="",
        examples=1,
        explained=2,
    )
    content = report_file(Answers(), recipe).decode()
    assert "Does the explanation hold?" in content
    assert content.count("uncertainty of one ") == 1
    assert "Mean over 2 images" in content
    assert "--explain 2" in recipe.command
    assert report_file(Answers(), recipe).decode() == content
    plain = report_file(Answers(), recipe.model_copy(update={"explained": 0})).decode()
    assert "Does the explanation hold?" not in plain
