"""The card says everything that the config does, and nothing in a name is read as markup."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from segview.core.base.places import models_folder
from segview.core.variants.folders import CARD, find_variants, read_config
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import DataSource, NetworkSpec, Score, VariantConfig
from segview.networks.storage.card import card, plain

NASTY = "a|b\n| c <img src=x> ![x](http://x) [y](z) `code` *bold*\n# heading"


def _config(**fields: Any) -> VariantConfig:
    given = {
        "name": "unet-a",
        "network": NetworkSpec(encoder="mobilenet_v2"),
        "classes": ("background", "polyp"),
        "preprocessing": Preprocessing(input_size=(224, 256)),
        "summary": "Finds polyps.",
        "initialised_from": "ImageNet",
        "trained_with": "dice_ce",
        "training_data": (DataSource(name="Kvasir-SEG", pairs=1200, terms="Research and education."),),
        "scores": (
            Score(name="Dice", value=0.87654, over="mean over images", data="Kvasir test", count=200, size="224 × 224"),
            Score(name="IoU", value=0.8, over="over all pixels", data="Kvasir test", count=200, size="224 × 224"),
        ),
        "parameters": 4_179_985,
        "segview_version": "0.1.0",
        "weights_sha256": "0123456789abcdef" * 4,
    }
    return VariantConfig.model_validate({**given, **fields})


@pytest.mark.parametrize(
    "sentence",
    [
        "# unet-a\n",
        "Finds polyps.",
        "For research and education. Not a medical device, not for diagnosis.",
        "segview predict image.png --variant FOLDER",
        "| encoder | mobilenet_v2 |",
        "| head | A: one map, read through a sigmoid |",
        "| input size at scale 1 | 224 × 256 (rows × columns) |",
        "| parameters | 4,179,985 |",
        "| Kvasir-SEG | 1,200 | Research and education. |",
        "| Dice | 0.8765 | mean over images | 200 | Kvasir test | 224 × 224 |",
        "| IoU | 0.8000 | over all pixels | 200 | Kvasir test | 224 × 224 |",
        "`" + "0123456789abcdef" * 4 + "`",
    ],
)
def test_the_card_says(sentence: str) -> None:
    assert sentence in card(_config())


def test_what_is_not_known_is_said() -> None:
    text = card(_config(training_data=(), scores=(), trained_with="", parameters=0))
    assert "Not recorded: nothing is known" in text
    assert "Not measured." in text
    assert "| parameters | not counted |" in text


def test_names_cannot_break_the_card() -> None:
    scores = (Score(name=NASTY, value=1, over=NASTY, data=NASTY, count=1, size=NASTY),)
    nasty = card(
        _config(
            name=NASTY,
            summary=NASTY,
            classes=("background", NASTY),
            training_data=(DataSource(name=NASTY, pairs=1, terms=NASTY),),
            scores=scores,
            network=NetworkSpec(encoder=NASTY, options={NASTY: NASTY}),
        )
    )
    tame = card(_config(scores=scores, network=NetworkSpec(options={"a": "b"})))
    assert _skeleton(nasty) == _skeleton(tame)
    for markup in ("<img", "![", "[y]", "`code`", "*bold*"):
        assert not re.search(r"(?<!\\)" + re.escape(markup), nasty.split("---\n", 2)[2])


def _skeleton(text: str) -> list[str]:
    """Return what shapes a page: headings, the number of cells of each row of a table, and fences."""
    lines = text.split("---\n", 2)[2].splitlines()
    bars = [len(re.findall(r"(?<!\\)[|]", line)) for line in lines if line.startswith("|")]
    return [line for line in lines if line.startswith(("##", "```"))] + [f"{count} bars" for count in bars]


def test_the_front_matter_is_quoted() -> None:
    front = card(_config(network=NetworkSpec(encoder='x"\nlicense: mit\n---'))).split("---\n")[1]
    assert '- "x\\"\\nlicense: mit\\n---"' in front
    assert "\nlicense" not in front


@pytest.mark.parametrize(
    ("activation", "sentence"), [("tanh", "the probability lies in 0.119 to 0.881"), ("relu", "the probability is 0.5")]
)
def test_the_limits_of_an_output_activation_are_said(activation: str, sentence: str) -> None:
    network = NetworkSpec.model_validate({"head": "B", "output_activation": activation})
    assert sentence in card(_config(network=network))
    assert sentence not in card(_config())


def test_several_classes_are_numbers_in_the_mask() -> None:
    network = NetworkSpec.model_validate({"head": "plain", "classes": 3})
    assert "the number of a class, 0 to 2" in card(_config(network=network, classes=("a", "b", "c")))


def test_plain_text_is_left_as_it_is() -> None:
    assert plain("mobilenet_v2, 224 × 224 (rows)") == "mobilenet_v2, 224 × 224 (rows)"


def test_attention_is_named_where_there_is_some() -> None:
    spec = NetworkSpec(encoder="resnet18", attention="scse", attention_at=("decoder",), scale_attention="hierarchical")
    shown = card(_config(network=spec))
    assert "| attention | scse at decoder |" in shown
    assert "| scale attention | hierarchical, trained with scales 0.5, 1.0 |" in shown
    assert "attention |" not in card(_config())


def test_the_front_says_whose_the_weights_are_and_what_data_they_saw() -> None:
    front = card(_config(licence="apache-2.0")).split("---\n")[1]
    assert 'license: "apache-2.0"\n' in front
    assert '- name: "Kvasir-SEG"\n  pairs: 1200\n  terms: "Research and education."\n' in front
    unknown = card(_config(training_data=())).split("---\n")[1]
    assert "license" not in unknown
    assert "training_data" not in unknown


SHIPPED = find_variants(models_folder())


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_card_is_what_its_config_gives(folder: Path) -> None:
    given = (folder / CARD).read_text(encoding="utf-8")
    assert given == card(read_config(folder)), "make cards writes it anew"


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_the_python_of_a_shipped_card_runs(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Image.fromarray(np.random.default_rng(0).integers(255, size=(48, 64, 3), dtype=np.uint8)).save("image.png")
    (code,) = re.findall(r"```python\n(.*?)```", (folder / CARD).read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(code.replace("FOLDER", str(folder)), names)
    assert names["mask"].shape == names["probability"].shape == (48, 64)
    assert sorted(path.suffix for path in Path("predictions").iterdir()) == [".npz", ".png"]
