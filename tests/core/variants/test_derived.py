"""Derived variants are named by what they come from."""

from pathlib import Path

import pytest

from segview.core.base.errors import UserError
from segview.core.base.places import models_folder
from segview.core.variants.ablation import Ablation, ablation_path, origin, parse
from segview.core.variants.folders import find_variants, is_variant, read_config


@pytest.mark.parametrize(
    ("text", "derivation", "words"),
    [
        ("@without=cbam", Ablation(without=("cbam",)), "without cbam"),
        (
            "@without=decoder 3/se,decoder 4/se",
            Ablation(("decoder 3/se", "decoder 4/se")),
            "without decoder 3/se and decoder 4/se",
        ),
        (
            "@mean=cbam/channel:5+crf",
            Ablation(mean=("cbam/channel:5",), crf=True),
            "with the mean of cbam/channel:5, with CRF",
        ),
        ("@crf", Ablation(crf=True), "with CRF"),
    ],
)
def test_a_derivation_is_what_it_says(text: str, derivation: Ablation, words: str) -> None:
    assert parse(text) == derivation
    assert str(derivation) == text
    assert derivation.words == words
    assert origin(ablation_path(Path("/models/unet"), derivation)) == (Path("/models/unet"), derivation)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("@witout=cbam", "Did you mean 'without'"),
        ("@without=", "is not a change"),
        ("@crf=yes", "is not a change"),
        ("@", "change of a variant"),
    ],
)
def test_a_wrong_derivation_is_explained(text: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        parse(text)


def test_a_further_change_replaces_the_earlier_one() -> None:
    folder = ablation_path(Path("/models/unet"), Ablation(crf=True))
    assert ablation_path(folder, Ablation(without=("cbam",))) == Path("/models/unet/@without=cbam")


def test_a_folder_that_begins_with_the_sign_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "@home" / "unet"
    folder.mkdir(parents=True)
    assert origin(folder) == (folder, None)
    assert origin(folder / "@crf") == (folder, Ablation(crf=True))


def test_a_derived_variant_is_a_variant_without_scores() -> None:
    home = models_folder() / "unet-mobilenet_v2-c"
    folder = ablation_path(home, Ablation(without=("cbam",)))
    assert is_variant(folder)
    assert find_variants(folder) == (folder,)
    config, before = read_config(folder), read_config(home)
    assert config.name == "unet-mobilenet_v2-c without cbam"
    assert before.scores
    assert not config.scores
    assert config.weights_sha256 == before.weights_sha256
    assert not is_variant(ablation_path(models_folder() / "nothing", Ablation(crf=True)))
