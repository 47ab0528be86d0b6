"""A session of two variants and five images, and its pane of images."""

import pytest

from segview.gui.images.dock import ImagesDock
from tests.gui import made


@pytest.fixture
def session(qapp):
    return made.session("one", "two", count=5)


@pytest.fixture
def dock(shown, session):
    return shown(ImagesDock(session), 260, 600)
