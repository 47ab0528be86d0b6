"""Fixtures of tests of corrections: tasks that are really done, with journals in a folder of the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.held_tasks import RealTasks


@pytest.fixture
def tasks(qapp: QApplication, tmp_path: Path) -> Iterator[RealTasks]:
    tasks = RealTasks(tmp_path / "journals")
    yield tasks
    tasks.leave()
