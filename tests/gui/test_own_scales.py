"""The window's scores beside those of ``evaluate``: by default both run a variant as it was trained."""

from pathlib import Path

import numpy as np
import pytest

from segview.core.base.places import models_folder
from segview.core.requests.state import State
from segview.data.datasets import pairs
from segview.evaluation.folder import evaluate
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.protocol import Protocol
from segview.gui.readout.values import DICE, image_rows
from segview.inference.predict.predictor import Predictor
from segview.metrics.counts import Counts
from segview.metrics.scores import dice, pixel_scores
from tests.gui.windows import answered, start

IMAGES = 5


@pytest.mark.parametrize("name", ["unet-mobilenet_v2-c", "unet-mobilenet_v2-hierarchical"])
def test_the_window_shows_the_scores_of_evaluate(qtbot, tmp_path: Path, kvasir: Path, tiny_variants: Path, name: str):
    folder, chosen = models_folder() / name, pairs(kvasir / "test")[:IMAGES]
    found = evaluate(Predictor(), folder, chosen, Protocol("image", device="cpu"))
    expected = [dice(one.counts) for one in found if isinstance(one, ImageScore) and isinstance(one.counts, Counts)]
    assert len(expected) == IMAGES
    window, controller = start(qtbot, tmp_path / "state.json", kvasir / "test", tiny_variants, ticked=())
    session = window.session
    session.ask(ticked=(folder,), prediction_settings=State().prediction_settings.model_copy(update={"device": "cpu"}))
    shown: list[object] = []
    for pair in chosen:
        session.ask(image=pair.image)
        qtbot.waitUntil(lambda: answered(window))
        (row,) = image_rows(session, pixel_scores)
        shown.append(row.values[DICE])
    controller.close()
    assert np.allclose(np.array(shown, np.float64), expected, atol=2e-3)
