"""Folders of variants that may not be looked into are told, not stumbled over."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from segview.core.base.places import models_folder
from segview.core.variants.folders import comparable, find_variants, read_config
from segview.core.variants.spec import Variant
from tests.conftest import ROOT

LIST = """
import os, sys
from pathlib import Path
from segview.core.base.errors import UserError
from segview.core.variants.folders import find_variants
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    print(find_variants(Path(sys.argv[1])))
except UserError as error:
    print(error)
"""


def test_where_none_is_chosen_networks_of_one_kind_of_classes_run() -> None:
    every = [Variant(folder, read_config(folder)) for folder in find_variants(models_folder())]
    shipped = comparable(every)
    assert len(shipped) == 5
    assert {(one.config.classes, one.config.network.architecture) for one in shipped} == {
        (("background", "polyp"), "unet")
    }
    other = [one for one in every if one.config.network.architecture == "deeplabv2"]
    assert comparable([*shipped[:1], *other]) == (*shipped[:1], *other)
    assert comparable([one for one in every if not one.config.network.learns]) == ()
    streets = [one for one in every if len(one.config.classes) == 11]
    assert comparable([*streets, *shipped[:1], *streets]) == (*streets, *streets)


def test_what_learnt_from_labels_runs_where_there_is_nothing_else() -> None:
    told = Variant(folder := models_folder() / "unet-mobilenet_v2-a", read_config(folder))
    network = told.config.network.model_copy(update={"architecture": "seenet"})
    weak = Variant(folder, told.config.model_copy(update={"network": network}))
    assert comparable([weak, weak, told]) == (told,)
    assert comparable([weak, weak]) == (weak, weak)


@pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX")
@pytest.mark.parametrize("name", ["", "unet-a"])
def test_a_closed_folder_is_told(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "unet-a").mkdir()
        Path(folder).chmod(0o000)
        command = [sys.executable, "-c", LIST, os.path.join(folder, name)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, timeout=60)
        Path(folder).chmod(0o700)
    assert "cannot be listed: Permission denied" in done.stdout
