from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.base.errors import UserError
from segview.data.predictions.described import classes_beside
from segview.data.predictions.folder import PredictionFolder, belongs, folders_beside, read_prediction
from segview.data.predictions.values import Reading, Values, reading_of

RNG = np.random.default_rng(0)
TARGET = np.zeros((20, 30), np.uint8)
TARGET[5:12, 8:20] = 1
SHARE = np.round(RNG.random((20, 30)), 3).astype(np.float32)
THREE = RNG.dirichlet((1, 1, 1), (20, 30)).transpose(2, 0, 1).astype(np.float32)
SIZE = (20, 30)


def written(folder: Path, name: str, values: np.ndarray) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    if name.endswith(".npy"):
        np.save(path, values)
    elif name.endswith(".npz"):
        np.savez(path, probabilities=values, other=np.zeros(3))
    elif ".nii" in name:
        nibabel = pytest.importorskip("nibabel", reason="the extra [nifti] is not installed")
        nibabel.save(nibabel.Nifti1Image(values.T[..., None], np.eye(4)), path)
    else:
        Image.fromarray(values).save(path)
    return path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('{"labels": {"polyp": 1, "background": 0, "ignore": 2}}', ("background", "polyp")),
        ('{"labels": {"background": 0, "tool": 2, "polyp": 1}}', ("background", "polyp", "tool")),
        ('{"labels": {"background": 0, "whole": [1, 2]}}', ()),
        ('{"labels": {"background": 0, "polyp": 2}}', ()),
        ('{"labels": ["background"]}', ()),
        ("[", ()),
    ],
)
def test_class_names_beside_predictions_are_read(tmp_path: Path, text: str, names: tuple[str, ...]) -> None:
    assert classes_beside(tmp_path) == ()
    (tmp_path / "dataset.json").write_text(text)
    assert classes_beside(tmp_path) == names


def read(folder: Path, image: str = "7.jpg", size: tuple[int, int] = SIZE) -> np.ndarray:
    found = PredictionFolder.of(folder)
    return read_prediction(found, Path(image), size, found.reading())


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("7.png", TARGET * 255),
        ("7.png", TARGET),
        ("7_pred.png", TARGET * 255),
        ("7_mask.tif", TARGET * 255),
        ("pred_7.png", TARGET.astype(bool)),
        ("7.npy", TARGET.astype(bool)),
        ("7.npz", TARGET),
        ("7.nii.gz", TARGET),
    ],
)
def test_masks_of_one_target_are_certain(tmp_path: Path, name: str, stored: np.ndarray) -> None:
    written(tmp_path, name, stored)
    assert PredictionFolder.of(tmp_path).reading() == Reading(Values.MASK)
    np.testing.assert_array_equal(read(tmp_path), [1 - TARGET, TARGET])


@pytest.mark.parametrize(
    ("name", "stored", "tolerance"),
    [
        ("7.png", np.rint(SHARE * 255).astype(np.uint8), 0.5 / 255),
        ("7.png", np.rint(SHARE * 65535).astype(np.uint16), 0.5 / 65535),
        ("7.tif", SHARE, 1e-6),
        ("7.npy", SHARE, 1e-6),
        ("7_prob.npz", SHARE[None], 1e-6),
        ("7.nii", SHARE, 1e-6),
    ],
)
def test_probability_maps_keep_their_numbers(tmp_path: Path, name: str, stored: np.ndarray, tolerance: float) -> None:
    written(tmp_path, name, stored)
    assert PredictionFolder.of(tmp_path).reading().values is Values.PROBABILITY
    np.testing.assert_allclose(read(tmp_path), [1 - SHARE, SHARE], atol=tolerance * 1.01)


@pytest.mark.parametrize("stored", [THREE, THREE.transpose(1, 2, 0), THREE[:, None]])
def test_probabilities_of_every_class_are_read_in_any_order_of_axes(tmp_path: Path, stored: np.ndarray) -> None:
    written(tmp_path, "7.npz", stored)
    assert PredictionFolder.of(tmp_path).reading() == Reading(Values.PROBABILITIES, 3)
    np.testing.assert_allclose(read(tmp_path), THREE, atol=1e-5)


def test_indices_tell_the_classes_of_the_whole_folder(tmp_path: Path) -> None:
    written(tmp_path, "7.png", TARGET * 2)
    written(tmp_path, "8.png", TARGET * 4)
    palette = Image.fromarray(TARGET * 3)
    palette.putpalette([0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255])
    palette.save(tmp_path / "9.png")
    assert PredictionFolder.of(tmp_path).reading() == Reading(Values.LABELS, 5)
    assert (read(tmp_path).argmax(axis=0) == TARGET * 2).all()
    assert (read(tmp_path, "9.png").argmax(axis=0) == TARGET * 3).all()


def test_the_void_of_class_indices_is_background(tmp_path: Path) -> None:
    labels = TARGET * 2
    labels[0] = 255
    written(tmp_path, "7.png", labels)
    assert PredictionFolder.of(tmp_path).reading() == Reading(Values.LABELS, 3)
    assert (read(tmp_path).argmax(axis=0)[0] == 0).all()


def test_probabilities_go_before_the_mask_of_the_same_image(tmp_path: Path) -> None:
    written(tmp_path, "7.png", TARGET * 255)
    path = written(tmp_path, "7.npz", SHARE)
    assert PredictionFolder.of(tmp_path).of_image(Path("7.jpg")) == path


def test_another_resolution_is_resized_and_another_aspect_refused(tmp_path: Path) -> None:
    written(tmp_path, "7.png", TARGET * 255)
    large = read(tmp_path, size=(40, 60))
    assert (large[1, ::2, ::2] == TARGET).all()
    with pytest.raises(UserError, match="do not cover the same part"):
        read(tmp_path, size=(40, 40))


@pytest.mark.parametrize("form", ["{}", "{}_pred", "prob_{}"])
def test_predictions_on_images_whose_names_are_nearly_alike_keep_apart(tmp_path: Path, form: str) -> None:
    images, pairs = tmp_path / "images", {"A": TARGET, "a": 1 - TARGET, "1": TARGET, "img1": 1 - TARGET}
    images.mkdir()
    (tmp_path / "pred").mkdir()
    for name, values in pairs.items():
        written(images, f"{name}.png", values)
        written(tmp_path / "pred", f"{form.format(name)}.png", values)
    found = PredictionFolder.of(tmp_path / "pred")
    for name in pairs:
        assert found.of_image(images / f"{name}.png") == tmp_path / "pred" / f"{form.format(name)}.png"
    assert found.unmatched_names([images / f"{name}.png" for name in pairs]) == ((), ())
    (tmp_path / "pred" / f"{form.format('a')}.png").unlink()
    (tmp_path / "pred" / f"{form.format('img1')}.png").unlink()
    found = PredictionFolder.of(tmp_path / "pred")
    assert [found.of_image(images / f"{name}.png") for name in ("a", "img1")] == [None, None]
    (images / "A.png").unlink()
    assert found.of_image(images / "a.png") == tmp_path / "pred" / f"{form.format('A')}.png"


@pytest.mark.parametrize("factor", [2, 3, 11])
def test_masks_and_indices_that_jpeg_does_not_keep_are_no_empty_predictions(tmp_path: Path, factor: int) -> None:
    disc = (np.hypot(*np.indices((64, 64)) - 30) < 15).astype(np.uint8)
    Image.fromarray(disc * np.uint8(factor)).save(tmp_path / "7.jpg", quality=95)
    with pytest.raises(UserError, match=r"7\.jpg holds numbers up to .* stored with loss.* Save it as PNG"):
        PredictionFolder.of(tmp_path).reading()
    Image.fromarray(disc * 0).save(tmp_path / "7.jpg")
    Image.fromarray(disc * np.uint8(255)).save(tmp_path / "8.jpg", quality=80)
    assert PredictionFolder.of(tmp_path).reading().values == "mask"


def test_numbers_below_0_are_no_prediction(tmp_path: Path) -> None:
    np.save(tmp_path / "7.npy", TARGET.astype(np.int16) - 1)
    with pytest.raises(UserError, match=r"7\.npy holds numbers below 0"):
        PredictionFolder.of(tmp_path).reading()


def test_what_has_no_partner_is_named(tmp_path: Path) -> None:
    written(tmp_path, "7.png", TARGET)
    written(tmp_path, "9_pred.png", TARGET)
    found = PredictionFolder.of(tmp_path)
    assert found.unmatched_names([Path("7.jpg"), Path("8.jpg")]) == (("8.jpg",), ("9_pred.png",))
    with pytest.raises(UserError, match=r"no prediction on 8\.jpg"):
        read(tmp_path, "8.jpg")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (RNG.integers(0, 255, (20, 30, 3), np.uint8), "coloured image"),
        (np.linspace(-4, 4, 600, dtype=np.float32).reshape(20, 30), "lie in 0 to 1"),
        (np.full((3, 20, 30), 0.9, np.float32), "do not sum to 1"),
        (np.zeros((2, 3, 4, 5)), "2 × 3 × 4 × 5"),
    ],
)
def test_what_is_no_prediction_is_refused_with_a_cure(tmp_path: Path, values: np.ndarray, said: str) -> None:
    path = written(tmp_path, "7.png" if values.dtype == np.uint8 else "7.npy", values)
    with pytest.raises(UserError, match=said):
        reading_of([path])


def test_objects_are_not_unpickled(tmp_path: Path) -> None:
    np.save(tmp_path / "7.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(UserError, match="Python objects"):
        read(tmp_path)


def test_an_array_that_would_not_fit_is_refused_by_its_head(tmp_path: Path) -> None:
    content = io.BytesIO()
    np.lib.format.write_array_header_1_0(content, {"descr": "<f4", "fortran_order": False, "shape": (10**6, 10**6)})
    with zipfile.ZipFile(tmp_path / "7.npz", "w") as archive:
        archive.writestr("mask.npy", content.getvalue())
    with pytest.raises(UserError, match="million allowed"):
        read(tmp_path)


def test_folders_beside_the_images_are_found(tmp_path: Path) -> None:
    images = tmp_path / "images"
    images.mkdir()
    for name in ("pred_unet", "predictions/one", "predictions/two", "masks", "pred"):
        written(tmp_path / name, "7.png", TARGET)
    assert [path.name for path in folders_beside(images)] == ["pred_unet", "one", "two"]


def test_images_of_the_same_names_are_no_predictions(tmp_path: Path) -> None:
    coloured = RNG.integers(0, 255, (20, 30, 3), np.uint8)
    images = [written(tmp_path / "images", "7.png", coloured)]
    written(tmp_path / "others", "7.png", coloured)
    written(tmp_path / "theirs", "7.png", TARGET * 255)
    assert not belongs(tmp_path / "images", images)
    assert not belongs(tmp_path / "others", images)
    assert belongs(tmp_path / "theirs", images)
    assert not belongs(tmp_path / "theirs", [])


def test_identifiers_without_an_ending_keep_their_last_number(tmp_path: Path) -> None:
    for name in ("1.2.840.5.png", "1.2.840.6.png"):
        written(tmp_path, name, TARGET * 255)
    found = PredictionFolder.of(tmp_path)
    for name in ("1.2.840.5", "1.2.840.6"):
        assert found.of_image(Path(name)) == tmp_path / f"{name}.png"
    assert found.of_image(Path("1.2.840.7")) is None
