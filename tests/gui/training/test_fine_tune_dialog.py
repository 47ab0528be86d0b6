"""The form of fine-tuning."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from segview.gui.training.fine_tune_dialog import FineTuneDialog
from tests.gui import made


@pytest.mark.parametrize("name", ["モデル 1", "my net (v2)", "n" * 120])
def test_a_variant_of_any_name_can_be_taught(name: str, qtbot: QtBot) -> None:
    variant = made.variant("one")
    called = replace(variant, config=variant.config.model_copy(update={"name": name}))
    dialog = FineTuneDialog([called], corrected=2, images=3)
    qtbot.addWidget(dialog)
    assert dialog.begin.isEnabled()
    assert dialog.fine_tuning.name.endswith("-taught")
