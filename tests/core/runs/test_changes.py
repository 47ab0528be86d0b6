"""Runs that are renamed and put away."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from segview.core.base.errors import UserError
from segview.core.plans.plan import read_plan
from segview.core.runs.changes import BIN, remove_run, rename_run
from segview.core.runs.run_folder import RunFolder, find_runs
from segview.core.runs.run_names import run_of, with_name_of

PLAN = """# What was found out.
name = "one"
network = { encoder = "mobilenet_v2", head = "C" }
preprocessing = { input_size = [64, 64] }
data = { train = ["pairs"], validation_pairs = 4 }
"""


@pytest.fixture
def run(tmp_path: Path) -> Path:
    folder = tmp_path / "one"
    (folder / "best").mkdir(parents=True)
    (folder / "plan.toml").write_text(PLAN)
    return folder


def test_a_run_has_another_name_and_goes_on_under_it(run: Path) -> None:
    renamed = rename_run(run, "two")
    assert find_runs(run.parent) == (renamed,)
    assert renamed.name == "two"
    assert read_plan(renamed / "plan.toml").name == "two"
    assert (renamed / "plan.toml").read_text().startswith("# What was found out.")
    assert rename_run(renamed, "two") == renamed


def test_a_run_is_called_as_its_folder_is_and_goes_on_there_whatever_its_plan_says(run: Path) -> None:
    (run / "log").touch()
    copied = Path(shutil.copytree(run, run.with_name("copied by hand")))
    plan = read_plan(copied / "plan.toml")
    assert run_of(copied / "plan.toml", plan.name, run.parent).folder == copied
    assert run_of(run / "plan.toml", plan.name, run.parent).folder == run
    # Blanks are in no name of a variant.
    assert with_name_of(plan, copied).name == "one"
    assert with_name_of(plan, run.with_name("two")).name == "two"


def test_a_plan_that_is_no_runs_begins_the_run_of_its_name(run: Path, tmp_path: Path) -> None:
    plan = run / "plan.toml"
    assert run_of(plan, "one", tmp_path / "others").folder == tmp_path / "others" / "one"
    assert run_of(None, "two", run.parent).folder == run.parent / "two"


def test_a_run_whose_plan_is_damaged_has_another_name(run: Path) -> None:
    (run / "plan.toml").write_text("no [plan")
    renamed = rename_run(run, "two")
    assert find_runs(run.parent) == (renamed,)


@pytest.mark.parametrize("name", ["", "a/b", "..", "x" * 81])
def test_what_is_no_name_is_refused(run: Path, name: str) -> None:
    with pytest.raises(UserError, match="cannot be named"):
        rename_run(run, name)
    assert find_runs(run.parent) == (run,)


def test_nothing_is_renamed_over_another_run(run: Path) -> None:
    (run.parent / "two").mkdir()
    with pytest.raises(UserError, match="already"):
        rename_run(run, "two")


def test_a_removed_run_is_in_the_bin_and_no_other_is_lost_for_it(run: Path) -> None:
    gone = remove_run(run)
    assert gone == run.parent / BIN / "one"
    assert (gone / "best").is_dir()
    assert find_runs(run.parent) == ()
    run.mkdir()
    (run / "plan.toml").write_text(PLAN)
    assert remove_run(run) == run.parent / BIN / "one-2"
    assert gone.is_dir()


def test_a_run_that_is_being_trained_stays_as_it_is(run: Path) -> None:
    with RunFolder(run).lock.hold():
        for change in (remove_run, lambda folder: rename_run(folder, "two")):
            with pytest.raises(UserError, match="Stop it first"):
                change(run)
    assert find_runs(run.parent) == (run,)
