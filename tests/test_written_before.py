"""Files that an earlier version wrote open as they did then: a variant, a plan, a run, a correction, the state.

``written_before/COMMIT.zip`` was written by the code of that commit, each with what it was when it was written: the
probability that the variant gave on the image, and the mask of the correction.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import segview
from segview.annotation.journal import replay
from segview.core.plans.plan import read_plan
from segview.core.requests.state import StateFile
from segview.core.runs.run import State
from segview.core.runs.run_folder import RunFolder
from segview.core.variants.folders import read_config
from tests.conftest import ROOT


@pytest.fixture(
    scope="module", params=sorted((ROOT / "tests" / "written_before").glob("*.zip")), ids=lambda one: one.stem
)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written_before")
    with zipfile.ZipFile(request.param) as archive:
        archive.extractall(folder)
    return folder


def test_a_variant_opens_and_predicts_the_same(written: Path) -> None:
    config = read_config(written / "run" / "best")
    assert (config.name, config.network.architecture, config.classes) == (
        "segnet-basic",
        "segnet_basic",
        ("background", "target"),
    )
    before = np.asarray(Image.open(written / "probability.png")) / 65535
    prediction = segview.predict(written / "image.png", written / "run" / "best", scales=(1.0,), device="cpu")
    assert before.std() > 0.05
    assert np.abs(prediction.probability() - before).max() < 1e-3


def test_a_plan_says_the_same(written: Path) -> None:
    plan = read_plan(written / "plan.toml")
    assert (plan.name, plan.epochs, plan.loss.name, plan.loss.parameters) == (
        "segnet-basic",
        2,
        "tversky",
        {"beta": 0.7},
    )
    assert (str(plan.schedule), plan.data.train) == ("polynomial power 0.8", ("pairs",))


def test_a_run_is_shown_as_it_ended(written: Path) -> None:
    files = RunFolder(written / "run")
    run = files.read()
    assert (run.status.state, run.problem) == (State.FINISHED, "")
    assert [epoch.number for epoch in run.epochs] == [1, 2]
    assert run.epochs[-1].validation_dice == pytest.approx(0.2730008)
    assert files.preview_file(2).is_file()


def test_a_correction_is_there_to_the_pixel(written: Path) -> None:
    document, _ = replay((written / "correction.journal").read_bytes())
    assert document is not None
    assert document.provenance.classes == ("background", "target")
    assert np.array_equal(document.mask * 255, np.asarray(Image.open(written / "correction.png")))


def test_the_state_is_remembered(written: Path) -> None:
    state, problem = StateFile(written / "state.json").read_state()
    assert problem == ""
    assert (state.view.threshold, state.view.maps) == (0.35, ("mask", "uncertainty"))
    # The scales of the first start then are what each variant was trained for now.
    settings = state.prediction_settings
    assert (settings.scales, settings.merge, settings.flip) == (None, "max", True)
    assert (state.folder, state.image, state.ticked) == ("/images", "/images/0.png", ("/variants/a",))
