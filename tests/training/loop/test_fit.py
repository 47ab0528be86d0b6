"""A plan becomes a variant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from segview.core.base.errors import UserError
from segview.core.plans.plan import TrainingPlan
from segview.core.requests.request import Request
from segview.core.runs.run import Epoch, Step
from segview.core.variants.folders import read_config
from segview.data.datasets import pairs
from segview.evaluation.folder import evaluate, summary
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol
from segview.inference.predict.predictor import Predictor
from segview.networks.build import build
from segview.networks.storage.checkpoint import load_variant
from segview.training.loop.fit import fit

Make = Callable[..., TrainingPlan]


def epochs_of(items: Iterable[object]) -> list[Epoch]:
    return [item for item in items if isinstance(item, Epoch)]


def test_epochs_come_and_the_best_is_a_variant(tmp_path: Path, plan: Make) -> None:
    epochs = epochs_of(fit(plan(), root=tmp_path, folder=tmp_path / "run"))
    assert [epoch.number for epoch in epochs] == [1, 2]
    assert epochs[0].best
    assert all(0 <= epoch.selection_score[1] <= 1 and epoch.loss > 0 for epoch in epochs)
    variant = load_variant(tmp_path / "run" / "best")
    assert variant.config.training_data[0].pairs == 6
    assert variant.config.initialised_from == "random weights"
    image = pairs(tmp_path / "train")[0].image
    *_, last = Predictor().predict(Request(image, tmp_path / "run" / "best", (1.0,)))
    assert last.complete
    assert "cbam/spatial" in last.maps


def test_every_step_is_told_and_the_scores_of_each_epoch(tmp_path: Path, plan: Make) -> None:
    items = list(fit(plan(), root=tmp_path, folder=tmp_path / "run"))
    steps = [item for item in items if isinstance(item, Step)]
    assert [(step.epoch, step.step, step.steps) for step in steps] == [(1, 1, 2), (1, 2, 2), (2, 1, 2), (2, 2, 2)]
    first = epochs_of(items)[0]
    assert first.loss == pytest.approx((steps[0].loss + steps[1].loss) / 2)
    assert first.validation_dice_over_pixels is not None
    assert first.validation_iou == pytest.approx(
        first.validation_dice_over_pixels / (2 - first.validation_dice_over_pixels)
    )
    assert 0 <= (first.calibration_error or 0) <= 1
    assert 0 <= (first.wrong_in_band or 0) <= 1


def test_methods_have_nothing_to_learn(tmp_path: Path, plan: Make) -> None:
    with pytest.raises(UserError, match="otsu has nothing to learn"):
        next(fit(plan(network={"architecture": "otsu"}), root=tmp_path, folder=tmp_path / "run"))


def test_it_learns(tmp_path: Path, plan: Make) -> None:
    epochs = epochs_of(fit(plan(epochs=12, patience=12, learning_rate=0.01), root=tmp_path, folder=tmp_path / "run"))
    assert epochs[-1].loss < 0.85 * epochs[0].loss
    assert max(epoch.selection_score[1] for epoch in epochs) > 0.7


def test_the_seed_decides_all(tmp_path: Path, plan: Make) -> None:
    first, again, other = (
        [epoch.loss for epoch in epochs_of(fit(plan(seed=seed), root=tmp_path, folder=tmp_path / f"run{place}"))]
        for place, seed in enumerate((1, 1, 2))
    )
    assert first == again
    assert first != other


def test_it_stops_when_nothing_gets_better(tmp_path: Path, plan: Make) -> None:
    # So small a rate changes no pixel of the mask.
    epochs = epochs_of(fit(plan(epochs=9, patience=2, learning_rate=1e-9), root=tmp_path, folder=tmp_path / "run"))
    best = next(epoch.number for epoch in reversed(epochs) if epoch.best)
    assert len(epochs) == best + 2 < 9


def test_the_threshold_is_chosen_on_the_validation_images(tmp_path: Path, plan: Make) -> None:
    (epoch,) = epochs_of(fit(plan(epochs=1, choose_threshold=True), root=tmp_path, folder=tmp_path / "chosen"))
    config = read_config(tmp_path / "chosen" / "best")
    assert config.threshold == epoch.best_threshold != 0.5
    assert config.trained_with.endswith("threshold by validation Dice")
    list(fit(plan(epochs=1), root=tmp_path, folder=tmp_path / "plain"))
    assert read_config(tmp_path / "plain" / "best").threshold == 0.5


def test_half_weights_answer_nearly_the_same(tmp_path: Path, plan: Make) -> None:
    for half in (True, False):
        epochs_of(fit(plan(half_weights=half, epochs=1), root=tmp_path, folder=tmp_path / str(half)))
    whole, half = (tmp_path / name / "best" / "model.safetensors" for name in ("False", "True"))
    assert half.stat().st_size < 0.6 * whole.stat().st_size
    x = torch.rand(1, 3, 64, 64)
    answers = [load_variant(tmp_path / name / "best").network(x) for name in ("False", "True")]
    torch.testing.assert_close(answers[0], answers[1], atol=0.05, rtol=0.05)


def test_encoder_weights_begin_the_encoder(tmp_path: Path, plan: Make) -> None:
    made = plan(encoder_weights="encoder.safetensors", encoder_weights_source="here", learning_rate=1e-9, epochs=1)
    torch.manual_seed(5)
    state = {name: tensor.clone() for name, tensor in build(made.network).trunk.encoder.state_dict().items()}
    save_file(state, tmp_path / "encoder.safetensors")
    epochs_of(fit(made, root=tmp_path, folder=tmp_path / "run"))
    variant = load_variant(tmp_path / "run" / "best")
    assert "here" in variant.config.initialised_from
    name = next(key for key, tensor in state.items() if tensor.ndim == 4)
    torch.testing.assert_close(variant.network.trunk.encoder.state_dict()[name], state[name], atol=1e-3, rtol=1e-3)


def test_weights_of_another_encoder_are_refused(tmp_path: Path, plan: Make) -> None:
    save_file({"conv.weight": torch.zeros(3)}, tmp_path / "other.safetensors")
    with pytest.raises(UserError, match=r"another encoder.* keys are missing and 1 "):
        next(fit(plan(encoder_weights="other.safetensors"), root=tmp_path, folder=tmp_path / "run"))
    with pytest.raises(UserError, match="cannot be read"):
        next(fit(plan(encoder_weights="none.safetensors"), root=tmp_path, folder=tmp_path / "run"))


def test_a_loss_that_is_no_number_is_told(tmp_path: Path, plan: Make) -> None:
    made = plan(learning_rate=1.0, encoder_learning_rate_factor=10.0, epochs=50)
    made = made.model_copy(update={"learning_rate": 1e30})
    with pytest.raises(UserError, match="became NaN"):
        epochs_of(fit(made, root=tmp_path, folder=tmp_path / "run"))


def test_the_shared_encoder_fits(tmp_path: Path, plan: Make, shared_weights: Path) -> None:
    weights = str(shared_weights / "mobilenet_v2-imagenet.safetensors")
    step = next(fit(plan(encoder_weights=weights), root=tmp_path, folder=tmp_path / "run"))
    assert isinstance(step, Step)
    assert step.step == 1


SCENES = {
    "network": {"encoder": "mobilenet_v2", "decoder_channels": [16, 16, 8, 8, 8], "head": "plain", "classes": 3},
    "data": {
        "train": ["scenes"],
        "validation_pairs": 4,
        "classes": ["ground", "disc", "bar"],
        "colours": ["#000000", "#ff8000", "#0000FF"],
        "ignored": 9,
    },
}


def test_many_classes_are_learnt(tmp_path: Path, plan: Make, make_scenes: Callable[[str, int], Path]) -> None:
    make_scenes("scenes", 12)
    made = plan(**SCENES, epochs=10, learning_rate=0.01, patience=10, augmentation={"rotation": 20})
    epochs = epochs_of(fit(made, root=tmp_path, folder=tmp_path / "run"))
    best = next(epoch for epoch in reversed(epochs) if epoch.best)
    assert best.selection_score[1] > 0.7
    assert best.class_iou is not None
    assert set(best.class_iou) == {"ground", "disc", "bar"}
    assert best.validation_iou == pytest.approx(sum(best.class_iou.values()) / 3)
    assert (best.validation_pixel_accuracy or 0) > 0.8
    variant = load_variant(tmp_path / "run" / "best")
    assert variant.config.classes == ("ground", "disc", "bar")
    assert variant.config.colours == ("#000000", "#ff8000", "#0000FF")
    assert variant.config.ignored == 9
    scores = evaluate(Predictor(), tmp_path / "run" / "best", pairs(tmp_path / "scenes"), Protocol())
    values = {
        score.name: score.value
        for score in summary([one for one in scores if isinstance(one, ImageScore)], variant.config, Protocol(), "them")
    }
    assert values["mIoU"] > 0.5
    assert strip_colours(tmp_path / "run" / "watch" / f"{epochs[-1].number:05}.png")


def strip_colours(path: Path) -> bool:
    """Say whether the second row of a strip, the true classes, shows the plan's colours as outlines."""
    pixels = np.asarray(Image.open(path))[164:324]
    return all((pixels == colour).all(axis=2).sum() > 100 for colour in ((255, 128, 0), (0, 0, 255)))


def test_colours_that_are_not_given_are_the_window_s_own(
    tmp_path: Path, plan: Make, make_scenes: Callable[[str, int], Path]
) -> None:
    make_scenes("scenes", 8)
    data = {name: value for name, value in SCENES["data"].items() if name != "colours"}
    made = plan(network=SCENES["network"], data=data, epochs=1, loss={"name": "focal", "gamma": 1})
    epochs_of(fit(made, root=tmp_path, folder=tmp_path / "run"))
    config = load_variant(tmp_path / "run" / "best").config
    assert config.colours == ("#40e060", "#e69f00", "#56b4e9")  # black is a background's alone
    assert "focal gamma 1" in config.trained_with


def test_masks_with_numbers_of_no_class_are_told(
    tmp_path: Path, plan: Make, make_scenes: Callable[[str, int], Path]
) -> None:
    make_scenes("scenes", 8)
    data = {name: value for name, value in SCENES["data"].items() if name != "ignored"}
    with pytest.raises(UserError, match=r"holds the number 9, but there are 3 classes.* set ignored"):
        next(fit(plan(network=SCENES["network"], data=data), root=tmp_path, folder=tmp_path / "run"))


POOLED = {"architecture": "pspnet", "encoder": "mobilenet_v2", "head": "plain"}


def test_the_last_batch_is_never_of_a_single_pair(tmp_path: Path, plan: Make) -> None:
    made = plan(network=POOLED, data={"train": ["train"], "validation_pairs": 5}, batch=2, epochs=1)
    items = list(fit(made, root=tmp_path, folder=tmp_path / "run"))
    assert [(one.step, one.steps) for one in items if isinstance(one, Step)] == [(1, 3), (2, 3), (3, 3)]
