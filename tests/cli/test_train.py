"""The command ``train``: a new version that is installed during a long training does not break its last steps."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.networks.storage.reference import LEAST

PLAN = """
name = "quick"
epochs = 1
batch = 2
precision = "fp32"
network = { encoder = "mobilenet_v2", decoder_channels = [16, 16, 8, 8, 8], head = "B" }
preprocessing = { input_size = [64, 64] }
data = { train = ["train"], validation = ["held"], test = ["unseen"] }
"""

# Prints the modules of segview that are imported after the first step.
WATCH = """
import sys
import segview
from segview.training.runs import run as module

known, real = set(), module.run

def watched(*arguments, **options):
    items = real(*arguments, **options)
    first = next(items)
    known.update(sys.modules)
    yield first
    yield from items

module.run = watched
from segview.cli.app import run

assert run(["train", *sys.argv[1:]]) == 0
assert "segview.training.runs.run" in known
late = sorted(name for name in sys.modules.keys() - known if name.partition(".")[0] == "segview")
print("late:", *late)
"""


def write_pairs(folder: Path, count: int) -> None:
    """Write pairs of noise with a square as the target."""
    chance = np.random.default_rng(count)
    for part in ("images", "masks"):
        (folder / part).mkdir(parents=True)
    for number in range(count):
        pixels = chance.integers(0, 255, (64, 64, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / "images" / f"{folder.name}-{number}.png")
        mask = np.zeros((64, 64), np.uint8)
        mask[20:40, 20:40] = 255
        Image.fromarray(mask).save(folder / "masks" / f"{folder.name}-{number}.png")


@pytest.mark.timeout(300)
def test_no_module_is_imported_after_the_training_has_begun(tmp_path: Path) -> None:
    for name, count in (("train", 4), ("held", LEAST), ("unseen", 2)):
        write_pairs(tmp_path / name, count)
    plan = tmp_path / "quick.toml"
    plan.write_text(PLAN)
    command = [sys.executable, "-c", WATCH, str(plan), "--runs", str(tmp_path / "runs"), "--device", "cpu"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines()[-1:] == ["late:"], ran.stdout[-2000:] + ran.stderr[-2000:]
    assert "validation images" in ran.stdout
