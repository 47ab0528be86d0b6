"""A plan that is tried before it trains: its data, its cost and its learning rate, in a process of its own."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QToolButton

from segview.core.plans.plan import TrainingPlan
from segview.core.plans.trial import Cost, Progress, RatePoint
from segview.gui.training.data_dialog import DataDialog
from segview.gui.training.plan_dialog import PlanDialog
from segview.gui.training.rate_dialog import RateDialog
from segview.tasks.data_preview import PreviewData
from segview.tasks.trial import EstimateCost, TryRates
from tests.gui.held_tasks import HeldTasks, RealTasks

LONG = 120_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    rows, columns = np.mgrid[:40, :40]
    for number in range(6):
        inside = (rows - 14 - 2 * number) ** 2 + (columns - 20) ** 2 < 9**2
        image = np.where(inside[..., None], (210, 140, 110), (110, 50, 45)).astype(np.uint8)
        for part, pixels in (("images", image), ("masks", (inside * 255).astype(np.uint8))):
            (tmp_path / "pairs" / part).mkdir(parents=True, exist_ok=True)
            Image.fromarray(pixels).save(tmp_path / "pairs" / part / f"{number}.png")
    return tmp_path


@pytest.fixture
def plan() -> TrainingPlan:
    return TrainingPlan.model_validate(
        {
            "name": "small",
            "epochs": 3,
            "batch": 2,
            "precision": "fp32",
            "network": {"encoder": "mobilenet_v2", "decoder_channels": [8, 8, 8, 8, 8], "head": "C"},
            "preprocessing": {"input_size": [32, 32]},
            "data": {"train": ["pairs"], "validation_pairs": 2},
        }
    )


def shown(qtbot, plan, root, tasks) -> PlanDialog:
    dialog = PlanDialog(plan, root / "runs", tasks=tasks, root=root, device="cpu")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(dialog, name: str) -> None:
    button = dialog.findChild(QToolButton, f"plan/{name}")
    assert button is not None
    button.click()


def cost(*, available: int = 0) -> Cost:
    times = {"reading": 10.0, "step": 0.5, "validation": 6.0}
    counts = {"pairs": 800, "validation_pairs": 100, "epochs": 40, "steps": 100, "memory": 2_500_000_000}
    return Cost.model_validate({"device": "cpu", "available": available, **times, **counts})


def test_real_steps_tell_time_and_memory(qtbot, plan, root):
    tasks = RealTasks(root / "journals")
    dialog = shown(qtbot, plan, root, tasks)
    press(dialog, "estimate")
    cost_label = dialog.findChild(QLabel, "plan/cost")
    assert dialog.findChild(QToolButton, "plan/cancel_trial").isVisible()
    qtbot.waitUntil(lambda: cost_label.text().count("\n") == 2, timeout=LONG)
    assert cost_label.text().startswith("4 pairs for training and 2 for validation.\nOne epoch takes about")
    assert "Memory at its highest: about 0." in cost_label.text()
    assert not dialog.findChild(QToolButton, "plan/cancel_trial").isVisible()
    tasks.close()


def test_a_trial_is_cancelled_and_another_plan_forgets_what_was_found(qtbot, plan, root):
    tasks = HeldTasks()
    dialog = shown(qtbot, plan, root, tasks)
    cost_label = dialog.findChild(QLabel, "plan/cost")
    press(dialog, "estimate")
    tasks.answer(EstimateCost, Progress(what="steps", done=1, every=6))
    assert cost_label.text() == "Training a few steps…"
    press(dialog, "cancel_trial")
    assert not tasks.waiting(EstimateCost)
    assert not cost_label.isVisible()
    press(dialog, "estimate")
    tasks.answer(EstimateCost, cost())
    assert cost_label.text().splitlines()[1] == "One epoch takes about 56 s, all 40 epochs about 38 min."
    dialog.form.set_value(plan.model_copy(update={"batch": 1}))
    assert not cost_label.isVisible()
    press(dialog, "estimate")
    tasks.answer(EstimateCost, cost(available=2_000_000_000))
    assert cost_label.text().endswith("Lower batch or input size.")


def test_the_rate_at_which_the_loss_falls_fastest_is_taken(qtbot, plan, root):
    tasks = HeldTasks()
    dialog = shown(qtbot, plan, root, tasks)
    press(dialog, "rates")
    finder = dialog.findChild(RateDialog)
    assert finder is not None
    assert not finder.take.isEnabled()
    rates = np.logspace(-6, 0, 40)
    losses = 1 - 0.8 / (1 + np.exp(-6 * (np.log10(rates) + 3))) + np.maximum(0, np.log10(rates) + 1) ** 2
    for rate, loss in zip(rates, losses, strict=True):
        tasks.answer(TryRates, RatePoint(rate=float(rate), loss=float(loss)))
    assert finder.rate == pytest.approx(10**-2.7, rel=0.5)  # the smoothed loss follows a little later
    finder.slider.setValue(finder.slider.value() - 5)
    rate = finder.rate
    assert rate is not None
    assert rate < 10**-2.7
    finder.take.click()
    assert dialog.plan.learning_rate == float(f"{rate:.2g}")
    assert not tasks.waiting(TryRates)


def previewed(qtbot, plan, root, tasks):
    """Open the dialog of the data of six pairs, and return it once all are there."""
    dialog = shown(qtbot, plan, root, tasks)
    press(dialog, "preview")
    data = dialog.findChild(DataDialog)
    assert data is not None
    qtbot.waitUntil(lambda: data.list.count() == 6, timeout=LONG)
    return data


def test_the_data_are_counted_and_seen_with_their_masks(qtbot, plan, root):
    (root / "pairs" / "images" / "0.png").write_bytes(b"torn")
    tasks = RealTasks(root / "journals")
    data = previewed(qtbot, plan, root, tasks)
    assert data.status.text() == "4 pairs for training and 2 for validation."
    items = [data.list.item(row) for row in range(6)]
    (torn,) = (one for one in items if one.text().startswith("0.png"))
    assert "0.png" in torn.toolTip()
    assert torn.toolTip() != "0.png"  # why it cannot be read
    seen = next(one for one in items if one is not torn).icon().pixmap(144, 144).toImage()
    assert len({seen.pixel(x, y) for x in range(0, seen.width(), 4) for y in range(0, seen.height(), 4)}) > 1
    tasks.close()


def test_masks_that_may_be_inverted_are_told_before_anything_trains(qtbot, plan, root):
    for path in (root / "pairs" / "masks").iterdir():
        mask = np.full((48, 64), 255, np.uint8)
        mask[10:20, 20:40] = 0
        Image.fromarray(mask).save(path)
    tasks = RealTasks(root / "journals")
    data = previewed(qtbot, plan, root, tasks)
    assert data.status.text().startswith("4 pairs for training and 2 for validation. 4 of 4 masks")
    assert "save them with white for the target" in data.status.text()
    tasks.close()


def test_a_folder_that_was_looked_for_is_added_to_those_that_are_there(qtbot, plan, root):
    dialog = shown(qtbot, plan, root, HeldTasks())
    assert dialog.findChild(QToolButton, "plan/data/train/browse") is not None
    dialog.form.add(("data", "train"), "/more/pairs")
    assert dialog.plan.data.train == ("pairs", "/more/pairs")


def test_a_plan_that_cannot_train_says_why(qtbot, plan, root):
    tasks = HeldTasks()
    dialog = shown(qtbot, plan, root, tasks)
    press(dialog, "preview")
    tasks.fail(PreviewData, "The folder is missing.")
    data = dialog.findChild(DataDialog)
    assert data is not None
    assert data.status.text() == "The folder is missing."
