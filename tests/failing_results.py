"""Savers of what is computed for ``failing_calls``: predictions, films, tables, exports, a recording."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from typer.testing import CliRunner

from segview.annotation.document import Document
from segview.annotation.formats import export
from segview.annotation.gestures import Stroke
from segview.annotation.provenance import Provenance
from segview.annotation.reading import read_mask
from segview.cli.app import app
from segview.core.base.errors import UserError
from segview.core.base.file_set import in_force
from segview.core.films.camera import CameraDevice
from segview.core.requests.request import Failure, Request
from segview.core.requests.save_target import SaveTarget
from segview.core.variants.folders import read_config
from segview.core.variants.spec import Head, NetworkSpec, Variant
from segview.data.cameras import Camera
from segview.data.frames import frame_paths
from segview.data.images import read_pixels
from segview.data.protection import Replacing
from segview.evaluation.answer import Answers
from segview.evaluation.batch.batch_request import BatchRequest
from segview.evaluation.batch.predict import Batch
from segview.evaluation.batch.results import Results
from segview.inference.films.recording import Recording
from segview.inference.predict.predictor import Predictor
from segview.inference.variants.export import export_onnx
from segview.networks.build import build
from segview.networks.storage.checkpoint import load_variant, save_variant, weights_bytes
from segview.networks.storage.smp_folder import write_smp_folder
from segview.tasks.film.exporting import ExportMasks, Written, export_masks
from segview.tasks.film.playhead import Playhead
from segview.tasks.film.playing import PlayFilm
from segview.tasks.services import Services
from segview.training.runs.experiment import write_tables
from segview.training.runs.results import Result
from tests.data.framed import dicom
from tests.failing_calls import config, main
from tests.failing_savers import Saver, one_of

FEW = ("half is taken, then no space", "read-only from then on")
"""Ways to fail for savers of which each takes a second."""


UNET = NetworkSpec(architecture="unet", encoder="tu-test_resnet", decoder_channels=(16, 16, 8, 8, 8), head=Head.A)


def savers(folder: Path) -> dict[str, Saver]:
    """Return the savers, in a folder that is emptied before each call."""
    torch.manual_seed(0)
    weights = weights_bytes(build(UNET), half=False)
    place = folder.parent / "given"
    variant = place / "tiny"
    save_variant(variant, config("computed", weights, UNET), weights)
    chance = np.random.default_rng(0)
    for number in range(2):
        Image.fromarray(chance.integers(0, 255, (32, 48, 3), np.uint8)).save(place / f"{number}.png")
        Image.fromarray(np.full((32, 48), 255, np.uint8)).save(place / f"{number}_mask.png")
    return {
        "tables of a sweep": _tables(folder),
        "a folder of the library": _smp(folder, variant),
        "an export as dicom": _dicom(folder, place),
        "masks of a film": _masks_of_a_film(folder, place, variant),
        "predictions": _predictions(folder, place, variant),
        "a report": _report(folder, place, variant),
        "a graph for others": _onnx(folder, variant),
        "a recording": _recording(folder),
    }


def _tables(folder: Path) -> Saver:
    def write(seed: int) -> None:
        one = Result("U-Net", "A", "none", "polyps", seed, 0.5, 0.5, 2, 0.1, 0.1, {"a": 0.4, "b": 0.6})
        write_tables(folder / "runs", [one] * seed, f"of {seed}")

    def is_new() -> bool:
        names = ("table.csv", "table.html", "table.md")
        texts = [in_force(folder / "runs" / name, "table.csv").read_text() for name in names]
        number = len(texts[0].splitlines()) - 1
        assert f"of {number}" in texts[1]
        assert f"{number} runs" in texts[2]
        return one_of(number, 1, 2)

    return Saver(lambda: write(1), lambda: write(2), is_new)


def _smp(folder: Path, variant: Path) -> Saver:
    loaded = load_variant(variant)

    def write(threshold: float) -> None:
        told = loaded.config.model_copy(update={"threshold": threshold})
        write_smp_folder(type(loaded)(told, loaded.network), folder / "smp")

    def is_new() -> bool:
        load_variant(folder / "smp")
        return one_of(read_config(folder / "smp").threshold, 0.25, 0.75)

    return Saver(lambda: write(0.25), lambda: write(0.75), is_new, FEW)


def _dicom(folder: Path, place: Path) -> Saver:
    image = dicom(place / "IM0001", np.zeros((1, 40, 50, 3), np.uint8))
    own = Provenance.now(image, (40, 50), classes=("background", "target"))

    def write(at: int) -> None:
        made = Document(own)
        made.apply(Stroke(points=((at, at),), radius=5, value=1))
        export(made, folder / "m.dcm", "dicom")

    def is_new() -> bool:
        mask = read_mask(folder / "m.dcm", own)
        return one_of((bool(mask[10, 10]), bool(mask[30, 30])), (True, False), (False, True))

    return Saver(lambda: write(10), lambda: write(30), is_new)


def _masks_of_a_film(folder: Path, place: Path, variant: Path) -> Saver:
    frames = tuple(place / f"{number}.png" for number in range(2))
    film = PlayFilm(frames, Playhead(2, 25.0), Request(frames[0], variant))

    def write(threshold: float) -> None:
        target = SaveTarget(folder / "masks", replace=True)
        task = ExportMasks(film, read_config(variant), threshold, target)
        with contextlib.closing(Services(place / "journals")) as services:
            *_, last = export_masks(task, services)
        assert isinstance(last, Written)
        assert last.done == 2

    def is_new() -> bool:
        found: list[bool] = []
        for number in range(2):
            name = folder / "masks" / f"{number}.mask"
            filled = bool(read_pixels(in_force(Path(f"{name}.png"))).all())
            about = json.loads(Path(f"{name}.json").read_text())
            assert about["threshold"] == (0.0 if filled else 1.0)
            found.append(filled)
        return all(found)

    return Saver(lambda: write(1.0), lambda: write(0.0), is_new, FEW)


def _predictions(folder: Path, place: Path, variant: Path) -> Saver:
    image, out = place / "0.png", folder / "out"
    answers = Answers(predictor=Predictor(networks_kept=1))
    variants = {"tiny": Variant(variant, read_config(variant))}

    def asked(threshold: float) -> BatchRequest:
        return BatchRequest(variants, Request(image, variant), threshold=threshold, only="masks")

    def write(threshold: float) -> None:
        out.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(Results(out)) as results:
            free = Replacing(True, "--overwrite")
            batch = Batch(answers, asked(threshold), out, results, replacing=free, spread=False)
            done, _ = results.read_done()
            for one in batch.run(dict.fromkeys(batch.remaining([image], done), "0")):
                if isinstance(one, Failure):
                    raise UserError(one.reason)

    def is_new() -> bool:
        with contextlib.closing(Results(out)) as results:
            done, _ = results.read_done()
            there = {
                threshold: not Batch(
                    answers, asked(threshold), out, results, replacing=Replacing(), spread=False
                ).remaining([image], done)
                for threshold in (0.0, 1.0)
            }
        (mask,) = out.glob("*.png")
        filled = bool(read_pixels(mask).all())
        # A line that says that all is there speaks of this mask, and not of one before.
        assert not there[1.0 if filled else 0.0]
        return there[0.0]

    return Saver(lambda: write(1.0), lambda: write(0.0), is_new)


def _report(folder: Path, place: Path, variant: Path) -> Saver:
    def write(examples: int) -> None:
        options = ["--variant", str(variant), "--examples", str(examples), "--overwrite"]
        done = CliRunner().invoke(app, ["report", str(place), "--out", str(folder / "a.html"), *options])
        if isinstance(done.exception, UserError):
            raise done.exception
        assert done.exit_code == 0, done.output

    def is_new() -> bool:
        text = (folder / "a.html").read_text()
        assert text.rstrip().endswith("</html>")
        return "--examples 1" in text

    return Saver(lambda: write(2), lambda: write(1), is_new, FEW[:1])


def _onnx(folder: Path, variant: Path) -> Saver:
    loaded, old = load_variant(variant), b"o" * 50_000

    def is_new() -> bool:
        content = (folder / "a.onnx").read_bytes()
        if content == old:
            return False
        import onnx

        onnx.checker.check_model(onnx.load_from_string(content))
        return True

    return Saver(
        lambda: (folder / "a.onnx").write_bytes(old),
        lambda: export_onnx(loaded, folder / "a.onnx", attention=False),
        is_new,
        FEW[:1],
    )


def _recording(folder: Path) -> Saver:
    path = folder / "a.mp4"

    def is_new() -> bool:
        in_force(path)
        return path.exists() and len(frame_paths(path)) > 1

    def record() -> None:
        if is_new():
            return
        camera = Camera(CameraDevice("test", "lavfi", "testsrc=size=96x64:rate=25,realtime"))
        try:
            recording = Recording(camera, path, (64, 96))
            time.sleep(0.3)
            recording.end()
        finally:
            camera.close()

    return Saver(lambda: None, record, is_new, FEW)


if __name__ == "__main__":
    main(savers)
