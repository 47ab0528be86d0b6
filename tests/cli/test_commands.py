"""The command line on real small variants."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.images.frames import frame_path
from segview.core.plans.plan import read_plan
from segview.core.requests.request import Request
from segview.core.variants.folders import read_config
from segview.inference.predict.predictor import Predictor
from segview.inference.rendering.maps_file import read_maps
from segview.metrics.parts import parts
from tests.conftest import ROOT
from tests.data.framed import SECRETS, dicom, film, numbered


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_list_shows_the_shipped_variants(command) -> None:
    ran = command("list", "--json")
    assert ran.status == 0
    networks = [one["name"] for one in ran.json if one["parameters"]]
    polyps = [*(f"unet-mobilenet_v2-{head}" for head in "abcd"), "unet-mobilenet_v2-hierarchical"]
    assert networks == ["deeplabv2-squeezenet1_1", "sanet-mobilenet_v2-camvid", "seenet-squeezenet1_1", *polyps]
    methods = [one["name"] for one in ran.json if not one["parameters"]]
    on_luminance = [f"{method}-luminance" for method in ("frame_difference", "k_means", "mean_shift", "otsu")]
    assert methods == [*on_luminance, "region_growing-redness", "watershed-luminance"]
    table = command("list").out
    assert "unet-mobilenet_v2-c" in table
    assert "selu" in table


def test_card_prints_what_the_variant_says(command, tiny_variant) -> None:
    ran = command("card", tiny_variant("B"))
    assert ran.status == 0
    assert "# tiny-b" in ran.out


def test_a_method_without_weights_becomes_a_variant(command, out) -> None:
    assert command("method", "otsu", "--feature", "dark", "--target", "hole", "--out", out).status == 0
    assert "No network: Otsu, 1979, on the feature dark." in command("card", out).out
    assert "Did you mean 'otsu'" in command("method", "otzu", "--out", out / "other").err
    assert "is there already" in command("method", "otsu", "--out", out).err
    assert command("method", "otsu", "--out", out, "--overwrite").status == 0


def test_a_changed_variant_is_named_by_what_is_changed(command, tiny_variant) -> None:
    ran = command("card", f"{tiny_variant('C')}@without=cbam")
    assert ran.status == 0
    assert "# tiny-c without cbam" in ran.out
    assert "Did you mean 'without'" in command("card", f"{tiny_variant('C')}@witout=cbam").err


def test_an_unknown_variant_is_answered_with_the_nearest(command) -> None:
    ran = command("card", "unet-mobilenet_v2-cc")
    assert ran.status == 2
    assert "Did you mean 'unet-mobilenet_v2-c'" in ran.err
    assert "Traceback" not in ran.err


def test_predict_writes_masks_maps_and_a_wall(command, dataset, tiny_variant, out) -> None:
    image, variant = dataset / "images" / "first.png", tiny_variant("D")
    ran = command("predict", image, "--variant", variant, "--scales", "1,0.5", "--out", out, "--json")
    assert ran.status == 0
    (record,) = ran.json
    assert record["variant"] == "tiny-d"
    assert record["scales"] == [0.5, 1.0]
    assert record["scores"]["pixels"] == 96 * 128
    mask = np.asarray(Image.open(out / "first.tiny-d.mask.png"))
    assert mask.shape == (96, 128)
    *_, last = Predictor().predict(Request(image, variant, (0.5, 1.0)))
    assert last.target is not None
    assert np.array_equal(mask > 0, last.target.array() > 0.5)
    assert int((mask > 0).sum()) == record["scores"]["area"]
    assert [one["pixels"] for one in record["parts"]] == [one.pixels for one in parts(mask // 255, ("rest", "it"))]
    maps = read_maps(out / "first.tiny-d.maps.npz")
    assert set(maps) == {*last.maps, "errors", "ground truth"}
    assert maps["cbam/tanh"].span == (-1.0, 1.0)
    np.testing.assert_array_equal(maps["probability/class 1"].array(), last.target.array())
    with Image.open(out / "first.wall.png") as wall:
        assert wall.size[0] > 500


def test_the_maps_of_wall_and_file_can_be_chosen(command, dataset, tiny_variant, out) -> None:
    folder = tiny_variant("D")
    ran = command(
        "predict",
        dataset / "images" / "first.png",
        "-v",
        folder,
        "--out",
        out,
        "--maps",
        "uncertainty",
        "--maps",
        "mask",
    )
    assert ran.status == 0
    maps = np.load(out / "first.tiny-d.maps.npz")
    assert set(json.loads(str(maps["index"]))) == {"uncertainty", "mask"}
    with Image.open(out / "first.wall.png") as wall:
        assert wall.width == 3 * (260 + 8) + 8  # the image and two maps


def test_maps_that_no_variant_has_are_named_with_those_there_are(command, dataset, tiny_variant, out) -> None:
    image = dataset / "images" / "first.png"
    arguments = (image, "-v", tiny_variant("D"), "--maps", "uncertainty", "--maps", "uncertian")
    ran = command("predict", *arguments, "--out", out)
    assert ran.status == 0
    assert ran.err.count("'uncertian' is not a map. Did you mean 'uncertainty'? Known: ") == 1
    assert set(read_maps(out / "first.tiny-d.maps.npz")) == {"uncertainty"}
    figure = out / "figure.png"
    ran = command("figure", *arguments, "--out", figure)
    assert (ran.status, figure.exists()) == (2, False)
    assert "'uncertian' is not a map. Did you mean 'uncertainty'?" in ran.err
    report = out / "report.html"
    ran = command("report", dataset, *arguments[1:], "--out", report)
    assert (ran.status, report.exists()) == (2, False)
    assert "'uncertian' is not a map." in ran.err
    assert command("figure", *arguments[:-2], "--out", figure).status == 0


def test_predict_samples_dropout_where_there_is_any(command, dataset, tiny_variant, out) -> None:
    image = dataset / "images" / "first.png"
    bayesian = {"architecture": "segnet_basic", "encoder": "", "decoder_channels": None, "options": {"dropout": True}}
    variants = ("-v", tiny_variant("A", name="bayesian", **bayesian), "-v", tiny_variant("A"))
    ran = command("predict", image, *variants, "--scales", "1", "--passes", "5", "--out", out, "--json")
    assert ran.status == 0
    assert [record["passes"] for record in ran.json] == [5, 5]
    assert [record["path"].endswith("no dropout to sample") for record in ran.json] == [False, True]
    for name, samples in (("bayesian", True), ("tiny-a", False)):
        assert ("dropout/deviation" in read_maps(out / f"first.{name}.maps.npz")) is samples
    refused = command("predict", image, "--passes", "999", "--out", out)
    assert (refused.status, "must be 0 to 200" in refused.err) == (2, True)


def test_frames_of_a_film_have_results_of_their_own(command, tmp_path, tiny_variant, out) -> None:
    path = film(tmp_path / "film.mp4", 5)
    arguments = ("--variant", tiny_variant("A"), "--scales", "1", "--out", out, "--json")
    ran = command("predict", path, "--every", 2, "--probabilities", *arguments)
    assert ran.status == 0
    assert [one["frame"] for one in ran.json] == [1, 3, 5]
    assert len({one["image_sha256"] for one in ran.json}) == 1
    names = [f"film#0000{number}.tiny-a" for number in (1, 3, 5)]
    assert sorted(one.name for one in out.glob("*.mask.png")) == [f"{name}.mask.png" for name in names]
    with Image.open(out / f"{names[1]}.probability.png") as image:
        values = read_maps(out / f"{names[1]}.maps.npz")["probability/class 1"].array()
        np.testing.assert_allclose(np.asarray(image) / 65535, values, atol=1e-6)
    one = command("predict", frame_path(path, 4), *arguments)
    assert [one["frame"] for one in one.json] == [4]


def test_nobody_in_a_dicom_header_is_named_by_a_command(command, tmp_path, tiny_variant, out) -> None:
    (tmp_path / "study").mkdir()
    dicom(tmp_path / "study" / "IM0001", np.stack([numbered(1), numbered(2)]))
    ran = command("predict", tmp_path / "study", "--variant", tiny_variant("A"), "--scales", "1", "--out", out)
    assert ran.status == 0
    said = (ran.out + ran.err).encode() + b"".join(path.read_bytes() for path in out.iterdir())
    assert len(list(out.iterdir())) == 9  # four of each, and the lines of results
    assert not [secret for secret in SECRETS if secret.encode() in said]


def test_a_folder_and_several_variants(command, dataset, tiny_variant, out) -> None:
    arguments = ("--variant", tiny_variant("A"), "--variant", tiny_variant("B"), "--scales", "1", "--out", out)
    ran = command("predict", dataset, *arguments)
    assert ran.status == 0
    assert "2 of 2 images × 2 variants" in ran.out
    masks = sorted(path.name for path in out.glob("*.mask.png"))
    assert masks == [f"{image}.tiny-{head}.mask.png" for image in ("first", "second") for head in "ab"]


def framed(dataset: Path, name: str) -> None:
    """Paint the left quarter of an image black, as the frame of an endoscope is."""
    path = dataset / "images" / name
    pixels = np.array(Image.open(path))
    pixels[:, :32] = 0
    Image.fromarray(pixels).save(path)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_predict_writes_what_each_map_has_to_do_with_mask_truth_and_errors(
    command, dataset, tiny_variant, out, tmp_path
) -> None:
    framed(dataset, "first.png")
    (dataset / "masks" / "second.png").unlink()
    variant = tiny_variant("D")
    arguments = ("predict", dataset / "images", "-v", variant, "--scales", "1", "--out", out, "--json")
    whole = command(*arguments, "--csv", tmp_path / "whole.csv").json
    assert whole[0]["scores_of"] == "whole image"
    rows = {(Path(row["image"]).stem, row["map"]): row for row in table(tmp_path / "whole.csv")}
    maps = read_maps(out / "first.tiny-d.maps.npz")
    drawn, p = set(maps) - {"mask", "errors", "ground truth"}, maps["probability/class 1"].array()
    assert {name for image, name in rows if image == "first"} == drawn
    mask, truth = p > 0.5, np.asarray(Image.open(dataset / "masks" / "first.png")) > 0
    row = rows["first", "probability/class 1"]
    assert float(row["in_truth"]) == pytest.approx(p[truth].sum() / p.sum(), abs=1e-3)
    assert float(row["mask_area"]) == pytest.approx(mask.mean(), abs=1e-5)
    assert float(row["border_area"]) == pytest.approx(0.25, abs=0.01)
    assert float(row["on_border"]) == pytest.approx(p[:, :32].sum() / p.sum(), abs=0.02)
    assert float(row["dice"]) == pytest.approx(whole[0]["scores"]["dice"], abs=1e-5)
    assert row["counted_on"] == "whole image"
    # Of the second there is no ground truth: nothing is said of it, and not 0 either.
    other = rows["second", "cbam/spatial"]
    assert [other[key] for key in ("in_truth", "truth_ratio", "missed", "error_correlation", "dice")] == [""] * 5
    assert other["in_mask"] != "" or float(other["mask_area"]) == 0

    tissue = command(*arguments, "--csv", tmp_path / "tissue.csv", "--tissue-only").json
    assert tissue[0]["scores_of"] == "tissue only"
    assert tissue[0]["scores"]["pixels"] == pytest.approx(96 * 96, rel=0.02)
    row = next(row for row in table(tmp_path / "tissue.csv") if row["map"] == "probability/class 1")
    assert row["counted_on"] == "tissue only"
    assert float(row["mask_area"]) == pytest.approx(mask[:, 32:].mean(), abs=0.02)


def test_clicks_are_written_as_rows_and_columns(command, dataset, out) -> None:
    image, variant = dataset / "images" / "first.png", ("--variant", "region_growing-redness", "--scales", "1")
    ran = command("predict", image, *variant, "--out", out)
    assert ran.status == 0
    assert "it grows from where it guesses" in ran.err
    ran = command("predict", image, *variant, "--out", out, "--inside", "48,64", "--outside", "2, 3")
    assert ran.err == ""
    mask = np.asarray(Image.open(out / "first.region_growing-redness.mask.png"))
    assert mask[48, 64]
    assert not mask[2, 3]
    told = command("predict", image, *variant, "--out", out, "--inside", "48,640").err
    assert "columns 0 to 127" in told
    assert "'48' is no pixel" in command("predict", image, *variant, "--out", out, "--inside", "48").err


def test_rank_puts_first_what_needs_a_person(command, dataset, tiny_variant, out) -> None:
    images, variants = dataset / "images", ("--variant", tiny_variant("A"), "--variant", tiny_variant("B"))
    ran = command("rank", images, *variants, "--scales", "0.5,1", "--by", "variants", "--json")
    assert ran.status == 0
    rows = ran.json
    assert {Path(row["image"]).name for row in rows} == {"first.png", "second.png"}
    predictor = Predictor()
    for row in rows:
        assert row["score"] == row["variants"]
        masks = []
        for name in "AB":
            *_, last = predictor.predict(Request(Path(row["image"]), tiny_variant(name), (0.5, 1.0)))
            assert last.target is not None
            masks.append(last.target.array() > 0.5)
        dice = 2 * (masks[0] & masks[1]).sum() / max(masks[0].sum() + masks[1].sum(), 1)
        assert row["variants"] == pytest.approx(1 - dice, abs=0.03)
    assert rows[0]["score"] >= rows[1]["score"]
    table = out / "table.csv"
    out.mkdir()
    ran = command("rank", images, *variants, "--scales", "1", "--by", "uncertain", "--csv", table)
    with table.open(newline="") as file:
        written = list(csv.DictReader(file))
    assert [float(row["score"]) for row in written] == sorted(
        (float(row["uncertain"]) for row in written), reverse=True
    )
    assert ran.out.index(Path(written[0]["image"]).name) < ran.out.index(Path(written[1]["image"]).name)
    assert "% uncertain" in ran.out


def test_each_variant_runs_at_its_own_scales_and_others_are_marked(command, dataset, tiny_variant, tmp_path) -> None:
    plain, weighed = tiny_variant("A"), tiny_variant("A", scale_attention="hierarchical")
    image, variants = dataset / "images" / "first.png", ("--variant", plain, "--variant", weighed)
    ran = command("predict", image, *variants, "--out", tmp_path / "own", "--json")
    assert [one["scales"] for one in json.loads(ran.out)] == [[1.0], [0.5, 1.0]]
    assert [one["scales_outside_training"] for one in json.loads(ran.out)] == [[], []]
    assert "outside training" not in ran.err
    ran = command("predict", image, *variants, "--scales", "0.5,1", "--out", tmp_path / "all", "--json")
    assert [one["scales_outside_training"] for one in json.loads(ran.out)] == [[0.5], []]
    assert ran.err.count("outside training") == 1
    assert f"{read_config(plain).name}: scale 0.5 outside training" in ran.err
    ranked = command("rank", image, "--variant", plain, "--scales", "2", "--by", "uncertain")
    assert "scale 2 outside training" in ranked.err
    scored = command("evaluate", dataset, "--variant", plain, "--scales", "2", "--json")
    assert "scale 2 outside training" in scored.err
    assert "2 outside training" in scored.out


def test_rank_refuses_what_cannot_disagree_and_measures_the_rest(command, dataset, tiny_variant) -> None:
    variant = ("--variant", tiny_variant("A"))
    assert "One variant cannot disagree" in command("rank", dataset / "images", *variant, "--by", "variants").err
    alone = command("rank", dataset / "images", *variant, "--by", "scales", "--scales", "1")
    assert "One scale cannot disagree" in alone.err
    assert "Did you mean 'uncertain'" in command("rank", dataset / "images", *variant, "--by", "uncertian").err
    (dataset / "images" / "first.png").write_bytes(b"no image")
    ran = command("rank", dataset / "images", *variant, "--scales", "1", "--by", "uncertain")
    assert ran.status == 1
    assert "cannot be measured" in ran.out
    assert "not measured:" in ran.err


def test_evaluate_says_what_it_leaves_out(command, dataset, tiny_variant) -> None:
    ran = command("evaluate", dataset, "-v", tiny_variant("B"), "--tissue-only", "--json")
    assert {score["size"] for score in ran.json["tiny-b"]} == {
        "64 × 64; tissue only, without glare, border, text and insets"
    }


def test_one_broken_image_leaves_the_others_done(command, dataset, tiny_variant, out) -> None:
    (dataset / "images" / "broken.jpg").write_text("this is a text")
    ran = command("predict", dataset, "--variant", tiny_variant("A"), "--scales", "1", "--out", out)
    assert ran.status == 1
    assert "broken.jpg" in ran.err
    assert "Traceback" not in ran.err
    assert len(list(out.glob("*.mask.png"))) == 2


def test_equal_names_do_not_overwrite_each_other(command, dataset, tiny_variant, out) -> None:
    again = dataset / "images" / "first.bmp"
    Image.open(dataset / "images" / "first.png").save(again)
    images = (dataset / "images" / "first.png", again)
    assert command("predict", *images, "--variant", tiny_variant("A"), "--scales", "1", "--out", out).status == 0
    assert len(list(out.glob("*.mask.png"))) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--scales", "0.5,x"), "is not a list of scales"),
        (("--scales", "99"), "outside 0.1 to 8"),
        (("--merge", "median"), "median"),
        (("--device", "cuda:77"), "no device 'cuda:77'"),
        (("--threshold", "1.5"), "1.5"),
        (("--variant", "nowhere"), "nowhere"),
        (("--nonsense",), "--nonsense"),
    ],
)
def test_a_wrong_request_gets_a_sentence(command, dataset, out, arguments, said) -> None:
    ran = command("predict", dataset, "--out", out, *arguments)
    assert ran.status == 2
    assert said in " ".join(ran.err.split())
    assert "Traceback" not in ran.err
    assert not out.exists()


def test_evaluate_names_what_is_the_mean_of_what(command, dataset, tiny_variant) -> None:
    ran = command("evaluate", dataset, "--variant", tiny_variant("B"), "--json")
    assert ran.status == 0
    found = {(score["name"], score["over"]): score["value"] for score in ran.json["tiny-b"]}
    assert set(found) == {
        (name, over)
        for name in ("Dice", "IoU", "pixel accuracy", "precision", "recall", "boundary F")
        for over in ("mean over images", "over all pixels")
    }
    table = command("evaluate", dataset, "--variant", tiny_variant("B")).out
    assert "mean over images" in table
    assert "over all pixels" in table


def test_evaluate_tells_the_iou_of_each_of_many_classes(command, tmp_path, tiny_variant) -> None:
    for part, values in (("images", np.zeros((64, 64, 3))), ("masks", np.arange(64 * 64).reshape(64, 64) % 3)):
        (tmp_path / "many" / part).mkdir(parents=True)
        Image.fromarray(values.astype(np.uint8)).save(tmp_path / "many" / part / "1.png")
    ran = command("evaluate", tmp_path / "many", "--variant", tiny_variant("plain", classes=3))
    assert ran.status == 0
    table = {line.split("  ")[0]: line.split()[-1] for line in ran.out.splitlines() if line}
    assert {"background", "class 1", "class 2"} <= set(table)
    assert sum(float(table[name]) for name in ("background", "class 1", "class 2")) > 0
    found = {score["name"]: score["value"] for score in command(
        "evaluate", tmp_path / "many", "--variant", tiny_variant("plain", classes=3), "--json"
    ).json["tiny-plain-3"]}  # fmt: skip
    assert found["IoU of class 1"] == float(table["class 1"])
    assert set(found) >= {"mIoU", "mean Dice", "pixel accuracy", "mean class accuracy", "boundary F"}


def test_evaluate_refuses_a_folder_without_pairs(command, tmp_path, tiny_variant) -> None:
    (tmp_path / "empty").mkdir()
    ran = command("evaluate", tmp_path / "empty", "--variant", tiny_variant("B"))
    assert ran.status == 2
    assert "empty" in ran.err


PLAN = """
name = "quick"
epochs = 1
batch = 2
precision = "fp32"
network = {{ encoder = "mobilenet_v2", decoder_channels = [16, 16, 8, 8, 8], head = "B" }}
preprocessing = {{ input_size = [64, 64] }}
data = {{ train = ["{train}"], validation = ["{held}"], test = ["{held2}"] }}
"""


def _moved(folder: Path, name: str) -> str:
    """Copy a folder of pairs under new file names: no image may be in two parts."""
    place = folder.with_name(name)
    for path in folder.rglob("*.png"):
        copy = place / path.relative_to(folder).with_name(f"{name}-{path.name}")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return name


def test_train_makes_a_scored_variant(command, dataset, tmp_path) -> None:
    plan = tmp_path / "quick.toml"
    plan.write_text(PLAN.format(train="pairs", held=_moved(dataset, "held"), held2=_moved(dataset, "unseen")))
    runs = tmp_path / "runs"
    ran = command("train", plan, "--runs", runs)
    assert ran.status == 0
    assert "epoch 1/1" in ran.out
    config = json.loads((runs / "quick" / "best" / "config.json").read_text())
    assert {score["data"] for score in config["scores"]}.pop().endswith("unseen")
    dice = next(score["value"] for score in config["scores"] if score["name"] == "Dice")
    printed = command("evaluate", tmp_path / "unseen", "--variant", runs / "quick" / "best", "--json").json
    assert next(score["value"] for score in printed["quick"] if score["name"] == "Dice") == dice
    assert len((runs / "quick" / "epochs.jsonl").read_text().splitlines()) == 1
    again = command("train", plan, "--runs", runs)
    assert again.status == 2
    assert "another name" in again.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("batch = 2", "batch = 0", "batch"),
        ('head = "B"', 'head = "E"', "head"),
        ('name = "quick"', "name = ", "no TOML"),
        ("epochs = 1", "epochen = 1", "epochen"),
        ('train = ["pairs"]', 'train = ["gone"]', "gone"),
    ],
)
def test_a_wrong_plan_is_refused_with_its_field(command, dataset, tmp_path, old, new, said) -> None:
    plan = tmp_path / "quick.toml"
    text = PLAN.format(train="pairs", held=_moved(dataset, "held"), held2=_moved(dataset, "unseen"))
    assert old in text
    plan.write_text(text.replace(old, new))
    ran = command("train", plan, "--runs", tmp_path / "runs")
    assert ran.status == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_foreign_checkpoint_is_imported(command, tmp_path, tiny_variant, out) -> None:
    import torch
    from safetensors.torch import load_file

    source = tiny_variant("A")
    torch.save(load_file(source / "model.safetensors"), tmp_path / "theirs.pt")
    spec = json.loads((source / "config.json").read_text())
    beside = {key: spec[key] for key in ("network", "classes", "preprocessing")}
    assert command("import", tmp_path / "theirs.pt", "--out", out / "theirs").status == 2
    (tmp_path / "theirs.json").write_text(json.dumps(beside))
    assert command("import", tmp_path / "theirs.pt", "--out", out / "theirs").status == 0
    assert json.loads((out / "theirs" / "config.json").read_text())["name"] == "theirs"


@pytest.mark.parametrize("arguments", [["--help"], ["list", "--json"], ["--version"]])
def test_what_needs_no_network_loads_no_torch(arguments: list[str]) -> None:
    code = (
        "import sys; from segview.cli.app import run\n"
        f"status = run({arguments!r})\n"
        "sys.exit(status or int('torch' in sys.modules or 'PySide6' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_proxies_are_a_data_set(command, out, dataset, tiny_variant) -> None:
    seenet = tiny_variant(
        "A", name="seenet", architecture="seenet", size="small", encoder="squeezenet1_1", decoder_channels=None
    )
    ran = command("proxies", dataset, "--variant", seenet, "--out", out)
    assert ran.status == 0, ran.err
    assert ran.out.startswith("2 of 2 images with proxy masks, ")
    assert re.search(r"They agree with [12] masks that there are with an mIoU of 0\.\d{3}\.", ran.out)
    assert sorted(path.name for path in (out / "masks").iterdir()) == ["first.png", "second.png"]
    assert "has images already" in command("proxies", dataset, "--variant", seenet, "--out", out).err


def test_a_command_is_a_command_beside_a_folder_of_its_name(monkeypatch, tmp_path) -> None:
    (tmp_path / "train").mkdir()
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    command = [sys.executable, "-m", "segview", "train", "none.toml"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 2
    assert "The plan none.toml cannot be read" in ran.stderr


def test_a_plan_may_be_given_field_by_field(command, dataset, out, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    fields = {
        "name": "given",
        "network.encoder": "mobilenet_v2",
        "network.decoder_channels": "16,16,8,8,8",
        "preprocessing.input_size": "64,64",
        "data.train": "pairs",
        "data.validation_pairs": 1,
    }
    changes = [part for name, value in fields.items() for part in ("--set", f"{name}={value}")]
    ran = command("train", *changes, "--write-plan", "plans/given.toml")
    assert ran.status == 0, ran.err
    assert "there already" in command("train", *changes, "--write-plan", "plans/given.toml").err
    ran = command("train", "plans/given.toml", "--set", "epochs=1", "--set", "batch=1", "--runs", out)
    assert "Take a batch of 2 or more" in ran.err or ran.status == 0
    assert read_plan(out / "given" / "plan.toml").epochs == 1
    assert read_plan(out / "given" / "plan.toml").data.train == (str(dataset),)
    refused = command("train", "plans/given.toml", "--set", "network.hed=C")
    assert refused.status == 2
    assert "Did you mean 'network.head'?" in refused.err
    assert "Give a plan" in command("train").err


def test_the_fields_of_a_plan_are_listed(command) -> None:
    listed = command("train", "--fields").out
    assert "network.output_activation" in listed
    assert "none, tanh, relu, leaky_relu, selu, gelu" in listed
    assert "Stop after this number of epochs without a better validation Dice" in listed


def test_results_never_go_where_images_are_read(command, dataset, tiny_variant) -> None:
    images = dataset / "images"
    before = sorted(dataset.rglob("*"))
    for given, out in ((images, images), (images, images / "out"), (images / "first.png", images)):
        ran = command("predict", given, "--variant", tiny_variant("A"), "--scales", "1", "--out", out)
        assert ran.status == 2
        assert "would be taken for images" in ran.err
        assert "images-predictions" in ran.err
    assert sorted(dataset.rglob("*")) == before


def test_predict_replaces_its_own_results_and_no_other_file(command, dataset, tiny_variant, out) -> None:
    image = dataset / "images" / "first.png"
    arguments = ("predict", image, "--variant", tiny_variant("A"), "--scales", "1", "--out", out)
    for _ in range(2):
        assert command(*arguments).status == 0
    (mask,) = out.glob("*.mask.png")
    own = mask.read_bytes()
    mask.write_bytes(image.read_bytes())
    for more in ((), ("--overwrite",)):
        ran = command(*arguments, *more)
        assert ran.status == 1
        assert "an image or a ground truth, which is never replaced" in ran.err
        assert mask.read_bytes() == image.read_bytes()
    mask.unlink()
    maps = next(out.glob("*.maps.npz"))
    maps.write_text("mine")
    assert "segview did not write it" in command(*arguments).err
    assert (maps.read_text(), mask.exists()) == ("mine", False)
    assert command(*arguments, "--overwrite").status == 0
    assert mask.read_bytes() == own


@pytest.mark.parametrize("name", ["predict", "rank"])
def test_a_table_replaces_nothing_unasked(command, dataset, tiny_variant, out, name) -> None:
    image, table, truth = dataset / "images" / "first.png", out / "table.csv", dataset / "masks" / "second.png"
    out.mkdir(exist_ok=True)
    table.write_text("mine")
    more = ("--out", out / "results") if name == "predict" else ("--by", "uncertain")
    arguments = (name, image, "--variant", tiny_variant("A"), "--scales", "1", *more)
    assert "is there already" in command(*arguments, "--csv", table).err
    assert table.read_text() == "mine"
    assert command(*arguments, "--csv", table, "--overwrite").status == 0
    assert table.read_text() != "mine"
    before = truth.read_bytes()
    assert "never replaced" in command(*arguments, "--csv", truth, "--overwrite").err
    assert truth.read_bytes() == before


def test_a_variant_is_made_in_a_new_folder(command, tiny_variant, out) -> None:
    shutil.copytree(tiny_variant("A"), out / "mine")
    for arguments in (("method", "otsu"), ("method", "otsu", "--overwrite"), ("blend", *[tiny_variant("A")] * 2)):
        assert "is there already" in command(*arguments, "--out", out / "mine").err
    assert (out / "mine" / "config.json").read_bytes() == (tiny_variant("A") / "config.json").read_bytes()


def test_evaluate_compares_variants_and_compare_says_the_same(command, dataset, tiny_variant, tmp_path) -> None:
    one, other = (tiny_variant(head, name=f"tiny-{head}-compared") for head in ("A", "B"))
    scores, names = tmp_path / "scores.csv", [path.name for path in (one, other)]
    asked = ("evaluate", dataset, "-v", one, "-v", other, "--by-image", scores)
    ran = command(*asked, "--against", names[0], "--slice", "glare", "--json")
    assert ran.status == 0
    found = ran.json
    assert set(found) == {"scores", "comparison", "slices", "agreement", "distributions"}
    (pair,) = found["comparison"]["pairs"]
    assert (pair["variant"], pair["base"]) == (names[1], names[0])
    assert pair["sentence"]
    assert sum(part["images"] for part in found["slices"]["glare"]) == pair["images"]
    again = command("compare", scores, "--against", names[0], "--json").json["comparison"]["pairs"][0]
    assert again["over_images"]["value"] == pytest.approx(pair["over_images"]["value"], abs=1e-5)
    assert again["p"] == pytest.approx(pair["p"], abs=0.02)
    printed = command("compare", scores, "--score", "recall").out
    assert "recall, mean with 95 % interval" in printed
    assert "Paired differences" in printed
    assert command(*asked).status == 2  # the table is there already


def test_evaluate_without_ground_truth_tells_areas_and_agreement(command, dataset, tiny_variant) -> None:
    import shutil

    one, other = (tiny_variant(head, name=f"tiny-{head}-bare") for head in ("A", "B"))
    both = ("-v", one, "-v", other)
    beside = command("evaluate", dataset, *both, "--score", "Dice", "--json").json
    shutil.rmtree(dataset / "masks")
    ran = command("evaluate", dataset / "images", *both)
    assert ran.status == 0
    assert "no ground truth: " in ran.err
    assert "holds 2 images but no mask" in ran.err
    for told in ("area, over images", "uncertain area, over images", "Agreement of any two", "Paired differences"):
        assert told in ran.out
    assert "Dice," not in ran.out
    found = command("evaluate", dataset / "images", *both, "--json").json
    assert found["scores"] == {}
    assert found["agreement"] == beside["agreement"]
    share = found["agreement"][one.name][other.name]
    (mean,) = {row["mean"] for row in found["distributions"] if row["score"] == "agreement"}
    assert 0 <= share == pytest.approx(mean)


def test_compare_says_what_is_wrong_with_what_it_was_given(command, tmp_path) -> None:
    (tmp_path / "a.csv").write_text("image,Dice\n1,0.5\n2,0.75\n")
    for wrong in (("--score", "Dise"), ("--against", "b"), ("--test", "t"), ("--clusters", "("), ("--slice", "size")):
        ran = command("compare", tmp_path / "a.csv", *wrong)
        assert ran.status == 2, wrong
    assert command("compare", tmp_path / "missing.csv").status == 2


def test_several_folders_stand_side_by_side(command, make_pairs, tiny_variant) -> None:
    home, elsewhere = make_pairs("home", 2), make_pairs("elsewhere", 3)
    printed = command("evaluate", home, elsewhere, "-v", tiny_variant("B")).out
    assert "Dice by data, mean over images" in printed
    assert "home" in printed
    assert "elsewhere" in printed
