"""Rows that packages add: the package of docs/extending.md as it stands there, and what a broken one costs."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from segview.api import extension
from segview.core.base.errors import UserError
from segview.core.base.registry import Registry
from segview.core.plans.training_config import LossPlan
from segview.networks.architectures import ARCHITECTURES
from segview.training.losses import loss_of
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "extending.md"

SHOWN = """
import json, os, sys
from pathlib import Path
sys.setswitchinterval(0.001)
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from segview.gui.app import run_window

application = QApplication([])
found, tries = {}, [0]

def look():
    window = next(w for w in application.topLevelWidgets() if w.objectName() == "window")
    session, tries[0] = window.session, tries[0] + 1
    mine = [answer for answer in session.answers.values() if answer.request.variant == Path(sys.argv[1]).absolute()]
    answers = [answer for answer in mine if answer.complete]
    if answers and "decoder 1/ring/gate" not in session.view.maps:
        session.show(maps=("decoder 1/ring/gate", "steps/p"))
    elif answers:
        found["maps"] = sorted(answers[0].maps)
        found["panels"] = [panel.accessibleName() for panel in window.wall.panels]
    if "panels" in found or tries[0] > 900:
        print(json.dumps(found))
        timer.stop()
        window.close()
        application.quit()

timer = QTimer(interval=100)
timer.timeout.connect(look)
timer.start()
run_window((Path("pairs/images"), Path(sys.argv[1])))
"""


def blocks_of(section: str) -> dict[str, str]:
    """Return the block of each language in a section of the page."""
    text = PAGE.read_text().split(f"\n## {section}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"```(toml|python)\n(.*?)```", text, re.DOTALL))


def package(folder: Path) -> Path:
    """Write the package of the page, and install it into a folder of its own, without a network."""
    blocks = blocks_of("A whole package")
    assert sum(len(text.splitlines()) for text in blocks.values()) <= 60
    source, target = folder / "source", folder / "installed"
    source.mkdir()
    (source / "pyproject.toml").write_text(blocks["toml"])
    (source / "ringnet.py").write_text(blocks["python"])
    arguments = ["--no-deps", "--no-index", "--no-build-isolation", "--quiet", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *arguments, "--target", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return target


def run(arguments: list[str], folder: Path, installed: Path) -> str:
    path = os.pathsep.join([str(installed), str(ROOT)])
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_package_of_the_page_trains_and_is_shown_in_the_window(tmp_path: Path) -> None:
    for number, place in enumerate(("pairs", "held_back")):
        for name in ("images", "masks"):
            (tmp_path / place / name).mkdir(parents=True)
        mask = np.zeros((64, 64), np.uint8)
        mask[16 * number + 8 : 40, 10:40] = 255
        Image.fromarray(np.stack([mask // 2 + 60] * 3, axis=2)).save(tmp_path / f"{place}/images/{number}.png")
        Image.fromarray(mask).save(tmp_path / f"{place}/masks/{number}.png")
    installed = package(tmp_path)
    command = re.search(r"segview (train .*?)\n```", PAGE.read_text(), re.DOTALL)
    assert command
    train = command[1].replace("\\\n", " ").split()
    run(["-m", "segview", *train, "--runs", "runs"], tmp_path, installed)
    variant = tmp_path / "runs" / "mine" / "best"
    figure = re.search(r"segview (figure .*)", PAGE.read_text())
    assert figure
    run(["-m", "segview", *shlex.split(figure[1])], tmp_path, installed)
    assert json.loads((variant / "config.json").read_text())["network"]["architecture"] == "ringnet"
    shown = json.loads(run(["-c", SHOWN, str(variant)], tmp_path, installed).splitlines()[-1])
    assert {"decoder 1/ring/gate", "steps/p"} <= set(shown["maps"])
    assert any("ring/gate" in name for name in shown["panels"])


ROUND_TRIP = """
import sys
from pathlib import Path
import numpy as np
from segview.annotation.document import Document
from segview.annotation.formats import export
from segview.annotation.provenance import Provenance
from segview.annotation.reading import read_mask

mask = np.eye(4, dtype=np.uint8)
provenance = Provenance(image="1.png", size=(4, 4))
export(Document(provenance, mask), Path("1.npy"), "npy")
assert (read_mask(Path("1.npy"), provenance) == mask).all()
assert "torch" not in sys.modules
"""


def install_module(section: str, folder: Path) -> None:
    """Put the module of a section of the page, and its entry point, where Python finds both."""
    blocks = blocks_of(section)
    ((group, points),) = tomllib.loads(blocks["toml"])["project"]["entry-points"].items()
    ((name, value),) = points.items()
    module = value.partition(":")[0]
    about = folder / f"{module}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[{group}]\n{name} = {value}\n")
    (folder / f"{module}.py").write_text(blocks["python"])


def test_the_file_format_of_the_page_is_written_and_read(tmp_path: Path) -> None:
    install_module("A file format", tmp_path)
    run(["-c", ROUND_TRIP], tmp_path, tmp_path)


OPENED = """
import numpy as np, segview
np.savez("colours.linear.npz", W=np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1]]), b=np.zeros(3))
variant = segview.load("colours.linear.npz")
image = np.zeros((32, 32, 3), np.uint8)
image[:16, :, 0] = image[16:, :, 2] = 255
mask = segview.predict(image, variant).mask()
assert (mask[:14] == 0).all() and (mask[18:] == 2).all(), mask
print(variant.name, variant.config.network.architecture)
"""


def test_the_network_file_of_the_page_is_opened_and_predicts(tmp_path: Path) -> None:
    install_module("A network of another program", tmp_path)
    assert run(["-c", OPENED], tmp_path, tmp_path) == "colours linear\n"


@pytest.fixture(autouse=True)
def rows_of_this_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the rows that a test has registered."""
    for table in (extension.ARCHITECTURES, extension.ATTENTION, extension.DATASETS, extension.LOSSES):
        monkeypatch.setattr(table, "_entries", dict(table.items()))


class Doubled(nn.Module):
    def __init__(self, channels: int, reduction: int = 16) -> None:
        super().__init__()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return 2 * x


def test_a_loss_is_added_by_one_call_and_named_by_a_plan() -> None:
    name = "mean_of_test"
    extension.register_loss(name, lambda logits, masks, beta=1.0: beta * (logits - masks).mean())
    plan = LossPlan.model_validate({"name": name, "beta": 3.0})
    assert float(loss_of(plan)(torch.ones(1, 1, 2, 2), torch.zeros(1, 1, 2, 2))) == 3.0
    with pytest.raises(UserError, match=f"already a loss '{name}'"):
        extension.register_loss(name, lambda logits, masks: logits.mean())
    with pytest.raises(ValueError, match="Input should be 'cross_entropy'"):
        LossPlan.model_validate("dise")


def test_each_kind_is_added_by_one_call() -> None:
    architecture = ARCHITECTURES["unet"]
    extension.register_architecture("unet_of_test", architecture)
    extension.register_attention("doubled_of_test", Doubled)
    extension.register_dataset("layout_of_test", next(iter(extension.DATASETS.values())))
    assert ARCHITECTURES["unet_of_test"] is architecture
    from segview.networks.attention.placement import attention_options

    assert attention_options("doubled_of_test") == {}


def test_a_broken_package_costs_its_row_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: object) -> None:
    about = tmp_path / "broken-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[segview.tests]\nlost = nowhere:X\nnumber = math:pi\nown = math:e\n")
    monkeypatch.syspath_prepend(tmp_path)
    table = Registry("row", {"own": 1.0}, group="segview.tests")
    assert set(table) == {"own", "number"}
    assert table["own"] == 1.0
    assert table["number"] == pytest.approx(np.pi)
    with pytest.raises(UserError, match="'lost' of the package broken could not be loaded: ModuleNotFoundError"):
        _ = table["lost"]
    assert "brings a row 'own', which is there already" in table.failed["own"]
