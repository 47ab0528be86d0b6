"""Fails every call of every saver in turn and prints what was told falsely; run by ``test_failing_calls``."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from segview.annotation.decisions import Decisions
from segview.annotation.document import Document
from segview.annotation.formats import FORMATS, export
from segview.annotation.gestures import Stroke
from segview.annotation.journal import Journal, replay
from segview.annotation.provenance import Provenance
from segview.annotation.reading import read_mask
from segview.annotation.verdict import Decision, Verdict
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write
from segview.core.base.staging import TEMPORARY_PREFIX
from segview.core.images.identity import ImageIdentity, Sighting
from segview.core.requests.state import State, StateFile
from segview.core.runs.run import Epoch
from segview.core.runs.run import State as RunState
from segview.core.runs.run_folder import RunFolder
from segview.core.variants.folders import read_config
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import NetworkSpec, VariantConfig
from segview.inference.rendering.export import write_png
from segview.networks.build import build
from segview.networks.storage.checkpoint import load_variant, save_config, save_variant, weights_bytes
from tests.failing_savers import Saver, whole_files
from tests.failing_training import of_training

SIZE = (40, 50)
SEEN = Sighting(image="/p/1.png", identity=ImageIdentity.of(np.zeros((*SIZE, 3), np.uint8)))
MODES = {
    "no space": (errno.ENOSPC, 0),
    "input/output error": (errno.EIO, 0),
    "half is taken": (0, 1),
    "half is taken, then no space": (errno.ENOSPC, 2),
    "no space from then on": (errno.ENOSPC, 3),
    "read-only from then on": (errno.EROFS, 3),
}


def document(at: int) -> Document:
    made = Document(Provenance(image="/p/x.png", size=SIZE))
    made.apply(Stroke(points=((at, at),), radius=5, value=1))
    return made


def config(summary: str, weights: bytes, spec: NetworkSpec | None = None) -> VariantConfig:
    return VariantConfig(
        name="tiny",
        network=spec or SPEC,
        classes=("background", "target"),
        preprocessing=Preprocessing(input_size=(64, 64)),
        summary=summary,
        initialised_from="random weights",
        segview_version="0",
        weights_sha256=hashlib.sha256(weights).hexdigest(),
    )


SPEC = NetworkSpec(encoder="tu-test_resnet", decoder_channels=(16, 16, 8, 8, 8))


def savers(folder: Path) -> dict[str, Saver]:
    torch.manual_seed(0)
    first, second = (weights_bytes(build(SPEC), half=False) for _ in range(2))

    def summary() -> str:
        load_variant(folder / "v")
        return read_config(folder / "v").summary

    def journal(begin: bool, at: int) -> None:
        with contextlib.closing(Journal(folder / "x.journal")) as one:
            if begin:
                one.begin(document(at).provenance, document(at).mask)
            else:
                one.add(Stroke(points=((at, at),), radius=5, value=1))

    def in_journal(at: int) -> bool:
        found = replay((folder / "x.journal").read_bytes())[0]
        assert found is not None
        assert found.mask[5, 5] or found.mask[25, 25]
        return bool(found.mask[at, at])

    def decide(what: Decision) -> None:
        Decisions(folder).add(Verdict.now(SEEN.path, what).of(SEEN))

    def decided() -> Decision:
        verdict = Decisions(folder).recall(SEEN).verdict
        assert verdict is not None
        return verdict.decision

    def epoch(number: int) -> Epoch:
        return Epoch(number=number, loss=1, seconds=1, images_per_second=1, best=True)

    runs = RunFolder(folder)
    state = StateFile(folder / "state.json")
    made = {
        "a file": Saver(
            lambda: atomic_write(folder / "f", b"o" * 50_000),
            lambda: atomic_write(folder / "f", b"n" * 90_000),
            lambda: {b"o" * 50_000: False, b"n" * 90_000: True}[(folder / "f").read_bytes()],
        ),
        "settings": Saver(
            lambda: state.write(State()),
            lambda: state.write(State(folder="/n")),
            lambda: state.read_state()[0].folder == "/n",
        ),
        "a variant": Saver(
            lambda: save_variant(folder / "v", config("old", first), first),
            lambda: save_variant(folder / "v", config("new", second), second),
            lambda: {"old": False, "new": True}[summary()],
        ),
        "a config": Saver(
            lambda: save_variant(folder / "v", config("old", first), first),
            lambda: save_config(folder / "v", config("new", first)),
            lambda: {"old": False, "new": True}[summary()],
        ),
        "epochs": Saver(lambda: runs.add(epoch(1)), lambda: runs.add(epoch(2)), lambda: len(runs.read().epochs) == 2),
        "a status": Saver(
            lambda: runs.write_status(RunState.FAILED),
            lambda: runs.write_status(RunState.FINISHED),
            lambda: {RunState.FAILED: False, RunState.FINISHED: True}[runs.status().state],
        ),
        "a gesture": Saver(lambda: journal(True, 5), lambda: journal(False, 25), lambda: in_journal(25)),
        "a beginning": Saver(lambda: journal(True, 5), lambda: journal(True, 25), lambda: in_journal(25)),
        "a decision": Saver(
            lambda: decide(Decision.REJECTED),
            lambda: decide(Decision.ACCEPTED),
            lambda: {Decision.REJECTED: False, Decision.ACCEPTED: True}[decided()],
        ),
        "an image": Saver(
            lambda: write_png(folder / "a.png", Image.new("L", (200, 200))),
            lambda: write_png(folder / "a.png", Image.new("L", (200, 200), 9)),
            lambda: bool(np.asarray(Image.open(folder / "a.png")).any()),
        ),
    }
    return made | exports(folder) | whole_files(folder) | of_training(folder, config("old", first))


def exports(folder: Path) -> dict[str, Saver]:
    made = dict[str, Saver]()
    for kind in ("png", "coco", "labelme"):
        path = folder / f"m{FORMATS[kind].ending}"

        def is_new(path: Path = path) -> bool:
            found = read_mask(path, document(5).provenance)
            about = json.loads((folder / f"{path.name}.about.json").read_text())
            assert (found == document(28 if found[30, 30] else 10).mask).all()
            assert about["gestures"] == (2 if found[30, 30] else 1)
            return bool(found[30, 30])

        def twice() -> Document:
            made = document(28)
            made.gestures = 2
            return made

        made[f"an export as {kind}"] = Saver(
            lambda path=path, kind=kind: export(document(10), path, kind),
            lambda path=path, kind=kind, twice=twice: export(twice(), path, kind),
            is_new,
        )
    return made


def tried(library: ctypes.CDLL, folder: Path, saver: Saver, code: int, mode: int) -> tuple[int, list[str]]:
    """Fail each call in turn; return how many there were, and what was told falsely."""
    number, wrong = 0, list[str]()
    while True:
        number += 1
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        saver.old()
        told, message = True, ""
        library.fail_at(os.fsencode(folder), number, code, mode)
        try:
            saver.new()
        except UserError as error:
            told, message = False, str(error)
        except Exception as error:
            told, message = False, f"{type(error).__name__} was raised: {error}"
        made = library.calls_made()
        library.fail_at(b"", 0, 0, 0)
        if made < number:
            return number - 1, wrong
        try:
            there = saver.is_new()
            if there is not told:
                wrong.append(f"call {number}: told {told}, there {there} ({message})")
        except Exception as error:
            wrong.append(f"call {number}: unreadable, {type(error).__name__}: {error}")
        if not told and (str(folder) not in message or "was raised" in message):
            wrong.append(f"call {number}: {message}")
        with contextlib.suppress(UserError):
            saver.new()
            if not saver.is_new():
                wrong.append(f"call {number}: gone, though it was written again")
        wrong += [f"call {number}: {one} is left" for one in folder.rglob("*") if one.name.startswith(TEMPORARY_PREFIX)]


def main(savers: Callable[[Path], dict[str, Saver]]) -> None:
    """Print how many calls each saver made, and what was told falsely, as JSON."""
    library, folder = ctypes.CDLL(sys.argv[1]), Path(sys.argv[2])
    torch.set_num_threads(1)
    os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = str(folder)
    count, false = dict[str, int](), list[str]()
    for name, saver in savers(folder).items():
        for how in saver.ways or MODES:
            code, mode = MODES[how]
            calls, wrong = tried(library, folder, saver, code, mode)
            count[name] = count.get(name, 0) + calls
            false += [f"{name}, {how}, {one}" for one in wrong]
    sys.stdout.write(json.dumps({"tried": count, "false": false}))


if __name__ == "__main__":
    main(savers)
