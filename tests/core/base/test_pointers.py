"""Pointers of Git LFS in place of networks are named, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from segview.core.base.errors import UserError
from segview.inference.variants.finding import find
from segview.networks.storage.weights import read_bytes

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab\nsize 12345\n"


@pytest.mark.parametrize("name", ["net.safetensors", "net.pth"])
def test_weights_that_were_not_fetched_are_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(POINTER)
    with pytest.raises(UserError, match="It is a pointer of Git LFS: run 'git lfs pull' there"):
        find(str(tmp_path / name))


def test_weights_of_a_variant_that_were_not_fetched_are_named(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_text(POINTER)
    with pytest.raises(UserError, match="It is a pointer of Git LFS"):
        read_bytes(tmp_path / "model.safetensors")


def test_a_graph_that_was_not_fetched_is_named(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    (tmp_path / "net.onnx").write_text(POINTER)
    with pytest.raises(UserError, match="It is a pointer of Git LFS"):
        find(str(tmp_path / "net.onnx"))
