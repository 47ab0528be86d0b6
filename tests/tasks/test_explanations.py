"""The tasks that check maps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from segview.core.explanations.checks import CheckSettings
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.requests.settings import PredictionSettings
from segview.data.datasets import pairs
from segview.tasks.dispatch import run
from segview.tasks.explanations import CheckMaps, SaveChecks, SumUpChecks
from segview.tasks.handlers import HANDLERS
from segview.tasks.services import Services


def test_checks_come_image_by_image_and_are_summed_up_and_saved(
    tmp_path: Path, make_pairs: Callable[[str, int], Path], tiny_variant: Callable[..., Path]
) -> None:
    services, every = Services(tmp_path / "journals"), pairs(make_pairs("some", 2))
    variant = tiny_variant("A")
    missing = tmp_path / "missing.png"
    settings = CheckSettings(maps=("uncertainty",), own_maps=False, steps=2, stages=1, disturb=False)
    task = CheckMaps(
        (*((pair.image, pair.mask) for pair in every), (missing, None)), (variant,), PredictionSettings(), settings
    )
    steps = list(run(HANDLERS, task, services))
    done = [one for one in steps if one.done]
    assert len(steps) > len(done)  # between the passes it can be ended
    assert [one.image for one in done] == [*(pair.image for pair in every), missing]
    assert "missing.png" in done[-1].problem
    found = {(one.image, "tiny-a"): one.checks for one in done if one.checks is not None}
    (summaries,) = run(HANDLERS, SumUpChecks(found), services)
    assert [(one.map, one.images) for one in summaries] == [("uncertainty", 2)]
    target = SaveTarget(tmp_path / "checks.csv")
    (said,) = run(HANDLERS, SaveChecks(found, target), services)
    assert isinstance(said, str)
    assert (tmp_path / "checks.csv").read_text().startswith("image,variant,")
    (again,) = run(HANDLERS, SaveChecks(found, target), services)
    assert isinstance(again, Occupied)
