import contextlib
import os

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def save(tmp_path):
    """Write an array as an image by its name, as Pillow does; return the path."""

    def write(name, values, **options):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        image = values if isinstance(values, Image.Image) else Image.fromarray(np.asarray(values))
        image.save(path, **options)
        return path

    return write


@contextlib.contextmanager
def _ordinary_user():
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def ordinary_user():
    """A block in which the test is somebody whom file permissions stop: root reads everything."""
    return _ordinary_user
