"""A sweep expands into plans, runs them in processes, passes over what is done, and makes a table."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from segview.core.base.errors import UserError
from segview.core.plans.plan import TrainingPlan
from segview.core.plans.sweep import Sweep, read_sweep
from segview.core.runs.run_folder import RunFolder
from segview.core.variants.folders import read_config
from segview.networks.storage.checkpoint import save_config
from segview.training.runs.experiment import as_csv, as_html, as_markdown
from segview.training.runs.results import Result, results
from segview.training.runs.sweep import Trial, is_done, run_sweep
from tests.conftest import ROOT

Make = Callable[[str, int], Path]
WHOLE = "name = 'x'\nnetworks = {unet = {}}\ndata = {discs-of-2 = {train = ['t'], validation_pairs = 1}}"
NETWORK = {"encoder": "mobilenet_v2", "decoder_channels": [16, 16, 8, 8, 8]}


def sweep(**changes: object) -> Sweep:
    data: dict[str, object] = {"train": ["train"], "validation_pairs": 4, "test": ["test"]}
    fields: dict[str, object] = {
        "name": "tiny",
        "networks": {"unet": NETWORK},
        "data": {"discs-of-2": data},
        "batch": 3,
        "epochs": 1,
    }
    fields["preprocessing"] = {"input_size": [64, 64]}
    return Sweep.model_validate({**fields, **changes})


def test_every_head_meets_every_activation_but_a() -> None:
    trials = sweep(seeds=[0, 1]).trials()
    assert len(trials) == 2 * (1 + 3 * 6)
    plan = trials["unet-d-leaky_relu-discs-of-2-1"]
    assert isinstance(plan, TrainingPlan)
    assert (plan.network.head, plan.network.output_activation, plan.seed) == ("D", "leaky_relu", 1)
    assert plan.network.decoder_channels == (16, 16, 8, 8, 8)
    assert [name for name in trials if name.startswith("unet-a")] == [
        "unet-a-none-discs-of-2-0",
        "unet-a-none-discs-of-2-1",
    ]


def test_further_seeds_are_those_of_the_best_activation_once_every_one_is_validated() -> None:
    content = sweep(heads=["A", "B"], activations=["tanh", "relu", "selu"], seeds=[0, 1], further_seeds=[1, 2])
    first = content.trials()
    assert {plan.seed for plan in first.values()} == {0, 1}
    scores = {name: 0.5 for name in first if "selu" not in name}
    scores["unet-b-relu-discs-of-2-1"] = 0.6
    assert set(content.trials(scores)) - set(first) == {"unet-a-none-discs-of-2-2"}  # SELU might still be better
    scores |= {"unet-b-selu-discs-of-2-0": 0.7, "unet-b-selu-discs-of-2-1": 0.2}
    further = content.trials(scores)
    assert set(further) - set(first) == {"unet-a-none-discs-of-2-2", "unet-b-relu-discs-of-2-2"}
    plan = further["unet-b-relu-discs-of-2-2"]
    assert (plan.seed, plan.network.output_activation) == (2, "relu")


def test_the_recipe_of_a_sweep_is_that_of_each_trial() -> None:
    recipe = {"loss": {"name": "focal", "gamma": 1}, "optimiser": "sgd", "schedule": "cosine", "average_weights": 0.9}
    for plan in sweep(**recipe, precision="fp32").trials().values():
        assert (str(plan.loss), plan.optimiser.name, plan.schedule.name) == ("focal gamma 1", "sgd", "cosine")
        assert (plan.average_weights, plan.precision) == (0.9, "fp32")


def test_any_field_of_a_plan_may_be_set_for_all_for_a_network_and_for_data() -> None:
    content = sweep(
        heads=["A"],
        networks={"unet": NETWORK, "slow": NETWORK},
        learning_rate=0.01,
        choose_threshold=True,
        optimiser={"name": "sgd", "momentum": 0.5},
        overrides={
            "slow": {"learning_rate": 0.001, "optimiser": "adam", "network": {"decoder_channels": [8, 8, 8, 8, 8]}},
            "discs-of-2": {"data": {"validation_pairs": 2}, "encoder_weights": "other.safetensors"},
        },
    )
    usual, slow = content.trials().values()
    assert (usual.learning_rate, usual.optimiser.parameters) == (0.01, {"momentum": 0.5})
    assert usual.network.decoder_channels == (16, 16, 8, 8, 8)
    assert (slow.learning_rate, slow.optimiser.name, slow.network.decoder_channels) == (0.001, "adam", (8,) * 5)
    for plan in (usual, slow):
        assert (plan.choose_threshold, plan.data.validation_pairs, plan.data.train) == (True, 2, ("train",))
        assert (plan.encoder_weights, plan.network.encoder) == ("other.safetensors", "mobilenet_v2")


def test_a_shipped_sweep_still_names_and_plans_the_runs_that_it_did() -> None:
    content = read_sweep(ROOT / "models" / "sweeps" / "experiment-roads.toml")
    assert list(content.trials()) == [f"unet-{head}-none-roads-{seed}" for head in "ac" for seed in range(3)]
    weights = "../../../shared/weights/mobilenet_v2-imagenet.safetensors"
    spec = {"architecture": "unet", "encoder": "mobilenet_v2", "decoder_channels": [128, 64, 48, 32, 16], "head": "C"}
    source = {"name": "Aerial roads, 60 of 100 pairs", "pairs": 60, "terms": "Internal testing only"}
    data = {"train": ["roads/train.txt"], "test": ["roads/test.txt"], "train_pairs": 60, "validation_pairs": 20}
    assert (
        content.trials()["unet-c-none-roads-2"].model_dump()
        == TrainingPlan.model_validate(
            {
                "name": "unet-c-none-roads-2",
                "network": spec,
                "data": {**data, "target": "road", "source": source},
                "encoder_weights": weights,
                "encoder_weights_source": "MobileNetV2 trained on ImageNet (ONNX model zoo, Apache-2.0)",
                "epochs": 40,
                "patience": 40,
                "seed": 2,
                "watch": 0,
            }
        ).model_dump()
    )


def test_the_shipped_sweep_is_the_nineteen_runs() -> None:
    content = read_sweep(ROOT / "models" / "sweeps" / "experiment.toml")
    trials = content.trials()
    assert len(trials) == 19
    assert len(content.trials(dict.fromkeys(trials, 0.5))) == 19 + 4 * 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 'x", "no TOML"),
        ("name = 'x'\nheads = ['E']", "heads"),
        ("nam = 'x'", "nam.*Did you mean 'name'"),
        ("name = 'x'\nlerning_rate = 1", "Did you mean 'learning_rate'"),
        (f"{WHOLE}\nlearning_rate = 7", "trial unet-a-none-discs-of-2-0: learning_rate: .*less than or equal to 1"),
        (f"{WHOLE}\n[overrides.unett]\nepochs = 3", "overrides.unett is for no network.*Did you mean 'unet'"),
    ],
)
def test_a_wrong_sweep_is_refused_with_its_field(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "s.toml").write_text(text)
    with pytest.raises(UserError, match=message):
        read_sweep(tmp_path / "s.toml")
    with pytest.raises(UserError, match="cannot be read"):
        read_sweep(tmp_path / "none.toml")


def test_two_trials_never_share_a_name() -> None:
    data = {"train": ["train"], "validation_pairs": 4}
    networks = {"unet": NETWORK, "unet-a-none-x": NETWORK}
    with pytest.raises(ValueError, match="two trials have the same name"):
        sweep(heads=["A"], networks=networks, data={"y": data, "x-a-none-y": data})


def test_trials_run_once_and_a_failed_one_does_not_end_the_others(tmp_path: Path, make_pairs: Make) -> None:
    make_pairs("train", 10)
    make_pairs("test", 3)
    content = sweep(heads=["A", "B"], activations=["none"])
    trials = content.trials()
    broken = trials["unet-b-none-discs-of-2-0"].model_copy(update={"encoder_weights": "none.safetensors"})
    tried = {**trials, "unet-b-none-discs-of-2-0": broken}
    first = {one.name: one for one in run_sweep(tried, root=tmp_path, folder=tmp_path / "runs", device="cpu")}
    assert first["unet-a-none-discs-of-2-0"] == Trial("unet-a-none-discs-of-2-0", done=True)
    assert "none.safetensors cannot be read" in first["unet-b-none-discs-of-2-0"].reason
    folder = tmp_path / "runs" / "unet-a-none-discs-of-2-0"
    assert is_done(folder, scored=True)
    before = (folder / "best" / "model.safetensors").stat().st_mtime_ns
    again = list(
        run_sweep(
            {"unet-a-none-discs-of-2-0": trials["unet-a-none-discs-of-2-0"]}, root=tmp_path, folder=tmp_path / "runs"
        )
    )
    assert again == [Trial("unet-a-none-discs-of-2-0", done=True)]
    assert (folder / "best" / "model.safetensors").stat().st_mtime_ns == before
    (result,) = results(content.settings(), tmp_path / "runs")
    assert (result.network, result.head, result.data, result.images, result.seed) == ("unet", "A", "discs-of-2", 3, 0)
    assert read_config(folder / "best").scores[0].value == pytest.approx(result.test, abs=1e-6)
    # The table needs no weights, and a run that did not write down its scores of each image is scored.
    RunFolder(folder).test_scores.unlink()
    assert list(results(content.settings(), tmp_path / "runs")) == [result]
    shutil.rmtree(folder / "best")
    assert list(results(content.settings(), tmp_path / "runs")) == [result]


def test_the_table_chooses_by_validation_and_shows_the_test() -> None:
    def made(head: str, activation: str, validation: float, test: float, seed: int = 0) -> Result:
        return Result("unet", head, activation, "kvasir", seed, validation, test, 200, 0.02, 0.01)

    every = [
        made("A", "none", 0.80, 0.79),
        made("B", "relu", 0.82, 0.70, seed=0),
        made("B", "relu", 0.84, 0.72, seed=1),
        made("B", "selu", 0.81, 0.99),
    ]
    table = as_markdown(every)
    assert "| A | none | 1 | 0.800 | 0.790 | – | 2.00 % | 1.00 % |" in table
    best, everything = table.split("every f''")
    assert "| B | relu | 2 | 0.830 ± 0.014 | 0.710 ± 0.014 | – | 2.00 ± 0.00 % | 1.00 ± 0.00 % |" in best
    assert "| B | selu |" not in best
    assert "| B | selu | 1 | 0.810 | 0.990 |" in everything
    assert "**unet on kvasir: 4 runs, 200 test images, mean over images**" in table
    assert as_csv(every).splitlines()[1] == "unet,A,none,kvasir,0,0.8,0.79,200,0.02,0.01"
    page = as_html(every, "a <b>")
    assert "<h1>a &lt;b&gt;</h1>" in page
    assert page.count("<tr>") == 2 + 2 + 3


def test_networks_trained_in_one_way_each_stand_in_one_table() -> None:
    def made(network: str, seed: int, more: float) -> Result:
        dices = {str(image): 0.5 + more for image in range(20)}
        return Result(network, "plain", "none", "streets", seed, 0.8, 0.5 + more, 20, 0.02, 0.01, dices)

    table = as_markdown([made("fcn", 0, 0.0), made("sanet", 0, 0.01), made("fcn", 1, 0.0), made("sanet", 1, 0.03)])
    assert table.count("**") == 2
    assert "**streets: 4 runs, 20 test images, mean over images**" in table
    assert "| network | seeds | validation Dice | test Dice | test Dice − fcn's |" in table
    assert "| fcn | 2 | 0.800 ± 0.000 | 0.500 ± 0.000 | – |" in table
    assert "| sanet | 2 | 0.800 ± 0.000 | 0.520 ± 0.014 | +0.020 (+0.020 to +0.020) |" in table


def test_the_choice_is_made_on_the_seeds_that_every_activation_has() -> None:
    def made(activation: str, seed: int, validation: float) -> Result:
        return Result("unet", "B", activation, "kvasir", seed, validation, 0.5, 200, 0.02, 0.01)

    every = [made("relu", 0, 0.82), made("relu", 1, 0.60), made("selu", 0, 0.81)]
    best, _ = as_markdown(every).split("every f''")
    assert "| B | relu | 2 | 0.710 ± 0.156 |" in best


def test_the_difference_from_a_is_paired_by_image() -> None:
    base = [0.2 + 0.007 * image for image in range(100)]

    def made(head: str, seed: int, more: float) -> Result:
        dices = {str(image): value + more for image, value in enumerate(base)}
        return Result("unet", head, "none", "kvasir", seed, 0.8, 0.5, 100, 0.02, 0.01, dices)

    table = as_markdown([made("A", 0, 0.0), made("B", 0, 0.01), made("B", 1, 0.03)])
    assert "| +0.010 (+0.010 to +0.010) |" in table  # seed 1 of A is not there to compare with


def test_a_trial_that_still_trains_is_not_in_the_table(
    tmp_path: Path, make_pairs: Make, tiny_variant: Callable[..., Path]
) -> None:
    make_pairs("test", 3)
    settings = sweep(heads=["A"]).settings()
    (name,) = settings
    best = tmp_path / "runs" / name / "best"
    shutil.copytree(tiny_variant(), best)
    assert read_config(best).scores == ()
    assert is_done(best.parent, scored=False)
    assert list(results(settings, tmp_path / "runs")) == []


SWEEPING = """
import json, sys
from pathlib import Path
from segview.core.plans.plan import TrainingPlan
from segview.training.runs.sweep import run_sweep
root = Path(sys.argv[1])
trials = {name: TrainingPlan.model_validate(plan) for name, plan in json.loads(sys.argv[2]).items()}
list(run_sweep(trials, root=root, folder=root / "runs", device="cpu"))
"""


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="nothing says there who trains in a folder")
def test_a_killed_sweep_leaves_a_training_that_the_next_call_adopts(tmp_path: Path, make_pairs: Make) -> None:
    make_pairs("train", 10)
    make_pairs("test", 3)
    content = sweep(heads=["A"], epochs=2)
    trials = content.trials()
    ((name, plan),) = trials.items()
    given = json.dumps({name: plan.model_dump(mode="json")})
    sweeping = subprocess.Popen([sys.executable, "-c", SWEEPING, tmp_path, given], cwd=ROOT)
    files = RunFolder(tmp_path / "runs" / name)
    while not files.status().pid:
        assert sweeping.poll() is None
        time.sleep(0.01)
    sweeping.kill()
    sweeping.wait()
    orphan = files.status().pid
    assert files.lock.is_held()
    (trial,) = run_sweep(trials, root=tmp_path, folder=tmp_path / "runs", device="cpu")
    assert trial == Trial(name, done=True)
    assert files.status().pid == orphan
    assert [one.number for one in files.read().epochs] == [1, 2]
    assert read_config(files.best).scores


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_trial_that_was_killed_before_its_scores_is_scored_and_not_trained_again(
    tmp_path: Path, make_pairs: Make
) -> None:
    make_pairs("train", 10)
    make_pairs("test", 3)
    trials = sweep(heads=["A"]).trials()
    sweeping = partial(run_sweep, trials, root=tmp_path, folder=tmp_path / "runs", device="cpu")
    (trial,) = sweeping()
    assert trial.done
    best = tmp_path / "runs" / trial.name / "best"
    RunFolder(best.parent).test_scores.unlink()
    before = read_config(best)
    save_config(best, before.model_copy(update={"scores": ()}))
    assert list(sweeping()) == [trial]
    assert read_config(best) == before


def test_a_sweep_whose_time_is_over_ends_its_trials(tmp_path: Path, make_pairs: Make) -> None:
    make_pairs("train", 10)
    make_pairs("test", 3)
    trials = sweep(heads=["A"], epochs=500, patience=500).trials()
    (name,) = trials
    until = time.monotonic() + 1
    assert list(run_sweep(trials, root=tmp_path, folder=tmp_path / "runs", device="cpu", until=until)) == []
    assert not RunFolder(tmp_path / "runs" / name).lock.is_held()
    assert not is_done(tmp_path / "runs" / name, scored=False)


def test_a_folder_with_another_plan_costs_its_trial_alone(tmp_path: Path, tiny_variant: Callable[..., Path]) -> None:
    trials = sweep(heads=["A"], networks={"unet": NETWORK, "other": NETWORK}).trials()
    first, second = trials
    for name in trials:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "plan.toml").write_text("")
        (folder / "last.safetensors").write_text("")
    found = list(run_sweep(trials, root=tmp_path, folder=tmp_path, device="cpu"))
    assert [one.name for one in found] == [first, second]
    assert all("a run of another plan" in one.reason for one in found)
