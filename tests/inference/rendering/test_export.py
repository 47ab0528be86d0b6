"""Probabilities as files, and what is written beside them."""

import hashlib
import json

import numpy as np
import pytest
from PIL import Image

from segview.core.maps.maps import LEVELS
from segview.core.requests.request import Request
from segview.core.variants.folders import read_config
from segview.inference.rendering.export import LONGEST_NAME, probability_files, probability_paths, record, result_name


@pytest.fixture
def predicted(tmp_path, lively, shared, image):
    Image.fromarray(image).save(tmp_path / "one.png")

    def run(**network):
        folder = lively(**network)
        *_, prediction = shared.predict(Request(tmp_path / "one.png", folder, (1.0,)))
        return folder, prediction

    return run


def written(path, prediction):
    files = probability_files(path, prediction)
    assert list(files) == list(probability_paths(path, prediction))
    for file, content in files.items():
        file.write_bytes(content)
    return tuple(files)


def test_the_target_is_one_png_of_16_bits(tmp_path, predicted):
    _, prediction = predicted()
    (path,) = written(tmp_path / "one.probability.png", prediction)
    with Image.open(path) as image:
        assert (path.name, image.mode) == ("one.probability.png", "I;16")
        values = np.asarray(image)
    np.testing.assert_array_equal(values, prediction.target.values)
    np.testing.assert_allclose(values / LEVELS, prediction.maps["probability/polyp"].array(), atol=1e-6)


def test_several_classes_are_as_many_pngs_that_add_up(tmp_path, predicted):
    _, prediction = predicted(head="plain", classes=4)
    paths = written(tmp_path / "one.probability.png", prediction)
    assert [path.name for path in paths] == [
        f"one.probability.{name}.png" for name in ("background", "class 1", "class 2", "class 3")
    ]
    values = [np.asarray(Image.open(path)).astype(float) for path in paths]
    np.testing.assert_allclose(sum(values), LEVELS, atol=4)


def test_the_same_as_arrays(tmp_path, predicted):
    _, prediction = predicted(head="plain", classes=4)
    (path,) = written(tmp_path / "one.npz", prediction)
    with np.load(path) as arrays:
        index = json.loads(str(arrays["index"]))
        assert set(index) == {f"probability/{name}" for name in prediction.classes}
        for name in index:
            np.testing.assert_array_equal(arrays[name], prediction.maps[name].array())
        assert "not for diagnosis" in str(arrays["notice"])


def test_a_record_says_what_was_done_to_what_by_whom(tmp_path, predicted, monkeypatch):
    monkeypatch.setenv("LOGNAME", "reader7")
    folder, prediction = predicted()
    about = record(prediction, read_config(folder), 0.4, None)
    assert about["image_sha256"] == hashlib.sha256((tmp_path / "one.png").read_bytes()).hexdigest()
    assert about["weights_sha256"] == read_config(folder).weights_sha256
    assert (about["threshold"], about["scales"], about["made_by"]) == (0.4, [1.0], "reader7")
    assert {"segview", "torch", "python", "made", "notice"} <= set(about)
    assert "frame" not in about


def test_results_of_images_with_very_long_names_have_names_of_their_own_that_fit():
    for letter in ("a", "é", "語"):
        longest = letter * (250 // len(letter.encode()))
        names = [result_name(longest[:-1] + end, "unet-a") for end in ("", "b", "c")]
        assert len(set(names)) == 3
        assert max(len(name.encode()) for name in names) <= LONGEST_NAME + 1
        assert all(name.startswith(letter * 20) and name.endswith(".unet-a") for name in names)
    assert result_name("7", "unet-a") == "7.unet-a"
    assert len(result_name("7", "v" * 240)) < 255
