"""Tests of networks run on one thread each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.threads import one_thread


@pytest.fixture(autouse=True, scope="package")
def on_one_thread() -> Iterator[None]:
    """The networks are tiny: threads that wait for each other cost more than they save."""
    with one_thread():
        yield
