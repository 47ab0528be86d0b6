"""Graphs show the attention that was found by watching, as torch does."""

from __future__ import annotations

from pathlib import Path

import pytest
import segmentation_models_pytorch as smp
import torch

from segview.inference.backends.make_graph import GraphKey, Tapped, make
from segview.inference.variants.loading import load
from segview.networks.inspect.found_attention import found_taps


@pytest.mark.slow
def test_found_attention_is_an_output_of_the_graph(tmp_path: Path) -> None:
    pytest.importorskip("onnxscript", reason="the extra [onnx] is not installed")
    torch.manual_seed(0)
    folder = tmp_path / "theirs"
    smp.Unet("resnet18", encoder_weights=None, decoder_attention_type="scse").eval().save_pretrained(folder)
    variant = load(folder)
    spec = variant.config.network.model_dump_json()
    key = GraphKey(folder, variant.config.weights_sha256, spec, (1, 3, 64, 64))
    (tmp_path / "scratch").mkdir()
    make(key, Tapped(variant.network).eval(), scratch=tmp_path / "scratch")
    verdict = key.verdict()
    assert verdict is not None
    assert not verdict.refused
    for tap in found_taps(variant.network):
        assert any(name.endswith(tap.name) for name in verdict.names)
