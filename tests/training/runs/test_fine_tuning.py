"""A variant goes on from its own weights with corrected images."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from segview.annotation.document import Document
from segview.annotation.gestures import Stroke
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from segview.core.plans.fine_tuning import FineTuning
from segview.core.plans.plan import TrainingPlan, read_plan
from segview.core.requests.request import Failure
from segview.core.runs.run_folder import RunFolder
from segview.core.variants.classes import IGNORED
from segview.core.variants.folders import read_config
from segview.core.variants.spec import Head, Variant
from segview.data.datasets import pairs, read_pair
from segview.data.images import read_pixels
from segview.evaluation.folder import evaluate
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol
from segview.inference.predict.predictor import Predictor
from segview.metrics.counts import Counts
from segview.metrics.scores import dice, over_images
from segview.networks.build import build
from segview.networks.storage.checkpoint import load_variant
from segview.networks.storage.methods import method_variant
from segview.training.loop.fit import fit
from segview.training.loop.initial_weights import take_over
from segview.training.loop.variant import origin_of
from segview.training.runs.fine_tuning import fine_tuning_plan, fine_tuning_run


def test_it_goes_on_from_the_variant_with_old_and_corrected_pairs(
    make_pairs: Callable[[str, int], Path], plan: Callable[..., TrainingPlan], tmp_path: Path
) -> None:
    for _ in fit(plan(epochs=1), root=tmp_path, folder=tmp_path / "first"):
        pass
    variant = Variant(tmp_path / "first" / "best", read_config(tmp_path / "first" / "best"))
    before = (variant.folder / "model.safetensors").read_bytes()
    fine_tuning = FineTuning(name="small-taught", known=str(tmp_path / "train"), epochs=1)
    made = fine_tuning_plan(variant, make_pairs("corrected", 6), fine_tuning, validation=make_pairs("choosing", 4))
    for _ in fit(made, root=tmp_path, folder=tmp_path / "second"):
        pass
    began = RunFolder(tmp_path / "second").read().before
    scores = evaluate(Predictor(), variant.folder, pairs(tmp_path / "choosing"), Protocol(device="cpu"))
    counts = [one.counts for one in scores if isinstance(one, ImageScore) and isinstance(one.counts, Counts)]
    assert len(counts) == 4
    assert began is not None
    assert began.validation_dice == pytest.approx(over_images(dice, counts), abs=1e-3)
    assert RunFolder(tmp_path / "first").read().before is None
    taught = load_variant(tmp_path / "second" / "best")
    assert taught.config.name == "small-taught"
    trained = variant.config.trained_with
    assert taught.config.initialised_from == f"the variant {variant.config.name} (random weights; {trained})"
    assert taught.config.training_data[0].pairs == 16
    old, new = load_variant(variant.folder).network.state_dict(), taught.network.state_dict()
    weights = [name for name, value in old.items() if value.dtype.is_floating_point and value.dim() == 4]
    moved = [float((new[name] - old[name]).abs().mean() / old[name].abs().mean()) for name in weights]
    assert max(moved) > 0
    assert sum(moved) / len(moved) < 0.2  # from where it was, and not far
    assert (variant.folder / "model.safetensors").read_bytes() == before


def test_only_the_same_network_is_taken_over(plan: Callable[..., TrainingPlan], tmp_path: Path) -> None:
    for _ in fit(plan(epochs=1), root=tmp_path, folder=tmp_path / "run"):
        pass
    source = load_variant(tmp_path / "run" / "best")
    network = build(source.config.network)
    take_over(network, tmp_path / "run" / "best")
    assert all(torch.equal(value, source.network.state_dict()[name]) for name, value in network.state_dict().items())
    other = build(source.config.network.model_copy(update={"decoder_channels": (16, 16, 8, 8, 16)}))
    with pytest.raises(UserError, match="another network"):
        take_over(other, tmp_path / "run" / "best")


def test_under_scale_attention_a_network_begins_with_what_it_knows_alone(
    plan: Callable[..., TrainingPlan], tmp_path: Path
) -> None:
    for _ in fit(plan(epochs=1), root=tmp_path, folder=tmp_path / "run"):
        pass
    source = load_variant(tmp_path / "run" / "best")
    spec = {"scale_attention": "hierarchical", "trained_scales": (0.5, 1.0)}
    torch.manual_seed(1)
    network = build(source.config.network.model_copy(update=spec))
    before = {name: value.clone() for name, value in network.state_dict().items()}
    take_over(network, tmp_path / "run" / "best")
    alone = source.network.state_dict()
    for name, value in network.state_dict().items():
        assert torch.equal(value, alone[name] if name in alone else before[name])
    wider = {**spec, "decoder_channels": (16, 16, 8, 8, 16)}
    with pytest.raises(UserError, match="another network"):
        take_over(build(source.config.network.model_copy(update=wider)), tmp_path / "run" / "best")


@pytest.mark.parametrize("head", [Head.A, Head.C, Head.D])
def test_another_head_begins_anew_on_the_trunk(head: Head, plan: Callable[..., TrainingPlan], tmp_path: Path) -> None:
    first = plan(epochs=1, name="first", network=plan().network.model_copy(update={"head": Head.B}))
    for _ in fit(first, root=tmp_path, folder=tmp_path / "run"):
        pass
    source = load_variant(tmp_path / "run" / "best")
    network = build(source.config.network.model_copy(update={"head": head}))
    before = {name: value.clone() for name, value in network.state_dict().items()}
    take_over(network, tmp_path / "run" / "best")
    trunk = source.network.state_dict()
    for name, value in network.state_dict().items():
        assert torch.equal(value, trunk[name] if name.startswith("trunk.") else before[name])
    other = plan(name="other", taught="run/best", network=first.network.model_copy(update={"head": head}))
    assert origin_of(other, tmp_path).startswith("the trunk of the variant first (random weights; ")


def test_what_cannot_learn_is_refused(tmp_path: Path) -> None:
    config = method_variant(tmp_path / "otsu", "otsu", feature="luminance", target="bright", size=(64, 64))
    with pytest.raises(UserError, match="cannot be fine-tuned"):
        fine_tuning_plan(Variant(tmp_path / "otsu", config), tmp_path, FineTuning(name="no"), validation=tmp_path)


def _corrected(tmp_path: Path, count: int) -> list[Document]:
    chance = np.random.default_rng(0)
    made: list[Document] = []
    for number in range(count):
        path = tmp_path / f"Jane Doe {number}.png"
        Image.fromarray(chance.integers(0, 255, (40, 50, 3), np.uint8)).save(path)
        mask = np.zeros((40, 50), np.uint8)
        mask[5 : 20 + number, 10:30] = 1
        made.append(Document(Provenance.now(path, (40, 50)), mask))
    return made


def test_a_run_is_what_was_corrected(
    plan: Callable[..., TrainingPlan], make_pairs: Callable[[str, int], Path], tmp_path: Path
) -> None:
    for _ in fit(plan(epochs=1), root=tmp_path, folder=tmp_path / "first"):
        pass
    variant = Variant(tmp_path / "first" / "best", read_config(tmp_path / "first" / "best"))
    documents = _corrected(tmp_path, 3)
    fine_tuning = FineTuning(name="lesson", known=str(make_pairs("known", 5)), epochs=1)
    file = fine_tuning_run(variant, documents, fine_tuning, runs=tmp_path / "runs").plan
    made = read_plan(file)
    assert made.data.validation_pairs == 2  # a fifth of eight
    written = pairs(tmp_path / "runs" / "lesson" / "corrected")
    assert [pair.image.name for pair in written] == ["00001.png", "00002.png", "00003.png"]
    for pair, document in zip(written, documents, strict=True):
        image, mask = read_pair(pair)
        assert (mask == document.mask).all()
        assert (image == read_pixels(Path(document.provenance.image))).all()
    epochs = [item for item in fit(made, root=file.parent, folder=file.parent) if hasattr(item, "validation_dice")]
    assert len(epochs) == 1
    with pytest.raises(UserError, match="another name"):
        fine_tuning_run(variant, documents, fine_tuning, runs=tmp_path / "runs")


def test_several_classes_are_taught_by_their_numbers(tiny_variant: Callable[..., Path], tmp_path: Path) -> None:
    folder = tiny_variant("plain", name="three", classes=3)
    variant = Variant(folder, read_config(folder))
    of_two = _corrected(tmp_path, 3)
    with pytest.raises(UserError, match=r"in the classes background, target; three tells .* apart"):
        fine_tuning_run(variant, of_two, FineTuning(name="wrong"), runs=tmp_path / "runs")
    documents = [
        Document(one.provenance.model_copy(update={"classes": variant.config.classes}), one.mask * np.uint8(number % 3))
        for number, one in enumerate(of_two)
    ]
    fine_tuning = FineTuning(name="three-taught", held_back=0.3, epochs=1)
    file = fine_tuning_run(variant, documents, fine_tuning, runs=tmp_path / "runs").plan
    made = read_plan(file)
    assert made.data.classes == variant.config.classes
    assert made.data.labelling == variant.config.labelling
    for pair, document in zip(pairs(tmp_path / "runs" / "three-taught" / "corrected"), documents, strict=True):
        assert (read_pair(pair, made.data.labelling)[1] == document.mask).all()
    *_, last = fit(made, root=file.parent, folder=file.parent)
    assert last is not None
    assert read_config(file.parent / "best").classes == variant.config.classes


@pytest.mark.parametrize(("ignored", "number"), [(None, IGNORED), (11, 11)])
def test_what_is_unlabelled_counts_for_nothing_in_a_lesson(
    tiny_variant: Callable[..., Path], tmp_path: Path, ignored: int | None, number: int
) -> None:
    folder = tiny_variant("plain", name="street", classes=3)
    config = read_config(folder).model_copy(update={"classes": ("sky", "road", "car"), "ignored": ignored})
    documents = [
        Document(one.provenance.model_copy(update={"classes": config.classes}), one.mask)
        for one in _corrected(tmp_path, 3)
    ]
    documents[1].apply(Stroke(points=((20, 20),), radius=5, value=documents[1].provenance.rest))
    fine_tuning = FineTuning(name="street-taught", held_back=0.3, epochs=1)
    made = read_plan(fine_tuning_run(Variant(folder, config), documents, fine_tuning, runs=tmp_path / "runs").plan)
    assert made.data.ignored == number
    for pair, document in zip(pairs(tmp_path / "runs" / "street-taught" / "corrected"), documents, strict=True):
        assert (read_pair(pair, made.data.labelling)[1] == document.mask).all()
        with Image.open(pair.mask) as image:
            assert ((np.array(image) == number) == (document.mask == IGNORED)).all()
    assert (documents[1].mask == IGNORED).any()


def test_a_lesson_needs_corrections_and_some_to_hold_back(plan: Callable[..., TrainingPlan], tmp_path: Path) -> None:
    for _ in fit(plan(epochs=1), root=tmp_path, folder=tmp_path / "first"):
        pass
    variant = Variant(tmp_path / "first" / "best", read_config(tmp_path / "first" / "best"))
    with pytest.raises(UserError, match="None of these images is corrected"):
        fine_tuning_run(variant, (), FineTuning(name="none"), runs=tmp_path / "runs")
    with pytest.raises(UserError, match="Of 1 pairs"):
        fine_tuning_run(variant, _corrected(tmp_path, 1), FineTuning(name="one"), runs=tmp_path / "runs")
    documents = _corrected(tmp_path, 1)
    Image.new("RGB", (60, 60)).save(documents[0].provenance.image)
    with pytest.raises(UserError, match="not the image that was corrected"):
        fine_tuning_run(variant, documents, FineTuning(name="other"), runs=tmp_path / "runs")


def test_a_correction_that_cannot_be_used_costs_itself(tiny_variant: Callable[..., Path], tmp_path: Path) -> None:
    folder = tiny_variant("A")
    variant = Variant(folder, read_config(folder))
    *documents, other, gone = _corrected(tmp_path, 5)
    Image.new("RGB", (60, 60)).save(other.provenance.image)
    Path(gone.provenance.image).unlink()
    lost = Failure("a journal", "It cannot be read.")
    made = fine_tuning_run(
        variant, [other, documents[0], lost, gone, *documents[1:]], FineTuning(name="some"), runs=tmp_path
    )
    reasons = [one.reason for one in made.left_out]
    assert len(pairs(tmp_path / "some" / "corrected")) == 3
    assert "not the image that was corrected" in reasons[0]
    assert reasons[1] == "It cannot be read."
    assert gone.provenance.image in reasons[2]


def test_what_an_attempt_without_a_plan_has_left_is_not_learnt_from(
    tiny_variant: Callable[..., Path], make_pairs: Callable[[str, int], Path], tmp_path: Path
) -> None:
    folder = tiny_variant("A")
    variant, runs = Variant(folder, read_config(folder)), tmp_path / "runs"
    first, *others = _corrected(tmp_path, 3)
    with pytest.raises(UserError, match="0 would be held back"):
        fine_tuning_run(variant, [first, *others], FineTuning(name="one", held_back=0.01), runs=runs)
    assert len(pairs(runs / "one" / "corrected")) == 3
    # Two of the corrections were discarded meanwhile.
    known = str(make_pairs("known", 4))
    fine_tuning_run(variant, [others[0]], FineTuning(name="one", known=known), runs=runs)
    (pair,) = pairs(runs / "one" / "corrected")
    assert int(read_pair(pair)[1].sum()) == int(others[0].mask.sum())
