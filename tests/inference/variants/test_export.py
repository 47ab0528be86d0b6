"""A variant exported as ONNX gives the same numbers, and opens again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from segview.core.base.errors import UserError
from segview.core.requests.request import Request
from segview.inference.predict.predictor import Predictor
from segview.inference.variants.export import TOLERANCE, export_onnx
from segview.inference.variants.finding import foreign_variant
from segview.inference.variants.loading import load

pytest.importorskip("onnxscript", reason="the extra [onnx] is not installed")


@pytest.mark.parametrize("head", ["C", pytest.param("A", marks=pytest.mark.slow)])
def test_a_variant_is_exported_with_its_attention_and_opens_again(
    tmp_path: Path, tiny_variant: Any, polyp_image: Path, head: str
) -> None:
    folder = tiny_variant(head)
    done = export_onnx(load(folder), tmp_path / "a.onnx")
    assert done.difference <= TOLERANCE
    assert done.outputs[0] == "probability"
    assert ("attention/cbam/spatial" in done.outputs) == (head == "C")
    variant, assumed = foreign_variant(str(done.path))
    assert not assumed
    config = load(folder).config
    assert (variant.classes, variant.config.preprocessing.mean) == (config.classes, config.preprocessing.mean)
    both = [[*Predictor().predict(Request(polyp_image, place))][-1] for place in (folder, done.path)]
    before, after = (one.maps[f"probability/{config.classes[1]}"].array() for one in both)
    np.testing.assert_allclose(before, after, atol=1e-3)


def test_what_has_no_weights_is_not_exported(tmp_path: Path) -> None:
    (tmp_path / "masks").mkdir()
    np.save(tmp_path / "masks" / "a.npy", np.zeros((4, 4), bool))
    with pytest.raises(UserError, match="no weights"):
        export_onnx(load(tmp_path / "masks"), tmp_path / "a.onnx")
    assert not (tmp_path / "a.onnx").exists()
