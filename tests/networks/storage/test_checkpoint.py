"""Variants on disk: what is written is what is read, and nothing else is."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save
from torch import Tensor

from segview.core.base.errors import UserError
from segview.networks.storage import checkpoint
from segview.networks.storage.checkpoint import (
    CARD,
    CONFIG,
    WEIGHTS,
    find_variants,
    is_variant,
    load_variant,
    read_config,
    save_config,
    save_variant,
)

MakeVariant = Callable[..., Path]
# Every decoder convolution of this one has another shape than the next.
NETWORK: dict[str, Any] = {"encoder": "tu-test_resnet", "decoder_channels": (16, 16, 8, 8, 8)}
FIRST = "trunk.encoder.model.conv1.0.weight"


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoint, "_SETTLING", 0.0)


@pytest.fixture
def folder(tiny_variant: MakeVariant, tmp_path: Path) -> Path:
    """A variant that may be changed."""
    return shutil.copytree(tiny_variant("A", **NETWORK), tmp_path / "variant")


def _config(folder: Path) -> dict[str, Any]:
    return json.loads((folder / CONFIG).read_text())


def _rewrite(folder: Path, **fields: Any) -> None:
    (folder / CONFIG).write_text(json.dumps({**_config(folder), **fields}))


def _sign(folder: Path) -> None:
    """Let the config vouch for whatever the weights are now: a made-up folder has the right hash."""
    _rewrite(folder, weights_sha256=hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest())


def _replace(folder: Path, change: Callable[[dict[str, Tensor]], None]) -> None:
    state = load_file(folder / WEIGHTS)
    change(state)
    (folder / WEIGHTS).write_bytes(save(state, metadata={"format": "pt"}))
    _sign(folder)


# ---- what is there


def test_a_variant_is_three_files(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [CARD, CONFIG, WEIGHTS]
    assert read_config(folder).weights_sha256 == hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    assert (folder / CARD).read_text().count("Not a medical device") == 1


def test_variants_are_found_by_name_and_hidden_or_half_ones_are_not(folder: Path, tmp_path: Path) -> None:
    for name in ("b", "A", "c", ".segview-x"):
        shutil.copytree(folder, tmp_path / "many" / name)
    (tmp_path / "many" / "no weights").mkdir()
    shutil.copy(folder / CONFIG, tmp_path / "many" / "no weights")
    (tmp_path / "many" / "a file").write_text("")
    assert [path.name for path in find_variants(tmp_path / "many")] == ["A", "b", "c"]
    assert find_variants(folder) == (folder,)
    assert find_variants(tmp_path / "nowhere") == ()
    assert not is_variant(tmp_path / "many")


def test_listing_variants_needs_no_torch(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from segview.core.variants.folders import find_variants, read_config;"
        "from segview.networks.storage.card import card; import segview.networks.adapters.checkpoints.spec;"
        "print(card(read_config(find_variants(Path(sys.argv[1]))[0])));"
        "sys.exit(any(name in sys.modules for name in ('torch', 'timm', 'safetensors')))"
    )
    subprocess.run([sys.executable, "-c", program, str(folder)], check=True, stdout=subprocess.DEVNULL)


# ---- changed bytes


def test_every_changed_byte_is_noticed(folder: Path) -> None:
    original = (folder / WEIGHTS).read_bytes()
    chance = random.Random(0)
    for place in [0, 7, 8, 9, len(original) - 1, *(chance.randrange(len(original)) for _ in range(40))]:
        changed = bytearray(original)
        changed[place] ^= 1 << chance.randrange(8)
        (folder / WEIGHTS).write_bytes(changed)
        with pytest.raises(UserError, match=r"has changed since config\.json|no safetensors file"):
            load_variant(folder)
    (folder / WEIGHTS).write_bytes(original)
    load_variant(folder)


@pytest.mark.parametrize("length", [0, 7, 8, 200, 100_000, -1])
@pytest.mark.parametrize("signed", [True, False])
def test_a_cut_off_file_is_refused(folder: Path, length: int, signed: bool) -> None:
    (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:length])
    if signed:
        _sign(folder)
    with pytest.raises(UserError, match=str(folder / WEIGHTS)):
        load_variant(folder)


def test_two_variants_of_one_network_do_not_pass_for_each_other(tiny_variant: MakeVariant, folder: Path) -> None:
    other = tiny_variant("B", **NETWORK)
    shutil.copy(other / WEIGHTS, folder / WEIGHTS)
    with pytest.raises(UserError, match="its SHA-256 is another"):
        load_variant(folder)


def test_a_folder_that_is_just_being_replaced_is_read_a_moment_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = (folder / CONFIG).read_text()
    _rewrite(folder, weights_sha256="0" * 64)
    monkeypatch.setattr(checkpoint.time, "sleep", lambda _seconds: (folder / CONFIG).write_text(right))
    assert load_variant(folder).config.name == "tiny-a-tu-test_resnet-(16, 16, 8, 8, 8)"


# ---- weights that are not those of the network, signed as if they were


def _drop(state: dict[str, Tensor]) -> None:
    for key in [key for key in state if key.startswith("trunk.decoder.blocks.0")]:
        del state[key]


def _add(state: dict[str, Tensor]) -> None:
    state.update({f"extra.{index}": torch.zeros(1) for index in range(7)})


def _swap(state: dict[str, Tensor]) -> None:
    one, two = "trunk.decoder.blocks.2.conv1.0.weight", "trunk.decoder.blocks.3.conv1.0.weight"
    state[one], state[two] = state[two], state[one]


def _turn(state: dict[str, Tensor]) -> None:
    state[FIRST] = state[FIRST].transpose(0, 1).contiguous()


def _count(state: dict[str, Tensor]) -> None:
    state[FIRST] = state[FIRST].to(torch.int32)


def _rename(state: dict[str, Tensor]) -> None:
    state["a\nb" + "c" * 5000] = state.pop(FIRST)


@pytest.mark.parametrize(
    ("change", "sentences"),
    [
        (_drop, [" keys are missing: trunk.decoder.blocks.0.conv1.0.weight, ", ", …."]),
        (_add, ["7 keys are unexpected: extra.0, extra.1, extra.2, extra.3, …."]),
        (_swap, ["2 keys are of another shape: trunk.decoder.blocks.2.conv1.0.weight (8×40×3×3, not 8×48×3×3)"]),
        (_turn, ["1 key is of another shape: " + FIRST, "(3×16×3×3, not 16×3×3×3)."]),
        (_count, ["1 key is of another kind of number: " + FIRST + " (torch.int32, not torch.float32)."]),
        (_rename, ["1 key is missing: " + FIRST, "1 key is unexpected: 'a\\nbccc"]),
    ],
    ids=["missing", "unexpected", "swapped", "turned", "integers", "renamed"],
)
def test_what_does_not_fit_is_named(
    folder: Path, change: Callable[[dict[str, Tensor]], None], sentences: list[str]
) -> None:
    _replace(folder, change)
    with pytest.raises(UserError, match="do not fit the network that the spec describes") as refusal:
        load_variant(folder)
    for sentence in sentences:
        assert sentence in str(refusal.value)
    assert len(str(refusal.value)) < 1000
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_numbers_that_are_none_are_refused(folder: Path, number: float) -> None:
    def spoil(state: dict[str, Tensor]) -> None:
        state[FIRST].view(-1)[5] = number

    _replace(folder, spoil)
    with pytest.raises(UserError, match=f"NaN or infinite, in {FIRST}"):
        load_variant(folder)


def test_other_kinds_of_real_numbers_become_float32(folder: Path) -> None:
    before = load_variant(folder).network.state_dict()

    def narrow(state: dict[str, Tensor]) -> None:
        kinds = [torch.float16, torch.bfloat16, torch.float64]
        for index, key in enumerate(state):
            if state[key].is_floating_point():
                state[key] = state[key].to(kinds[index % 3])

    _replace(folder, narrow)
    for key, tensor in load_variant(folder).network.state_dict().items():
        assert tensor.dtype == before[key].dtype
        torch.testing.assert_close(tensor, before[key], rtol=0.01, atol=1e-6)


def test_counters_of_batches_may_be_left_out(folder: Path) -> None:
    def drop(state: dict[str, Tensor]) -> None:
        for key in [key for key in state if key.endswith("num_batches_tracked")]:
            del state[key]

    _replace(folder, drop)
    load_variant(folder)


def test_weights_too_large_for_sixteen_bits_stay_whole(tiny_variant: MakeVariant) -> None:
    network = load_variant(tiny_variant("A", **NETWORK)).network
    with torch.no_grad():
        network.get_parameter(FIRST).fill_(1e6)
    state = checkpoint.weights_bytes(network, half=True)
    from safetensors.torch import load

    kinds = {key: tensor.dtype for key, tensor in load(state).items()}
    assert kinds[FIRST] == torch.float32
    assert kinds["head.convolution.weight"] == torch.float16
    assert kinds["head.convolution.bias"] == torch.float32


# ---- files made to harm


@pytest.mark.parametrize(
    "header",
    [
        (2**63).to_bytes(8, "little") + b"{}",
        (2**40).to_bytes(8, "little") + b"{}" * 100,
        (99_000_000).to_bytes(8, "little") + b" " * 99_000_000,
        (2).to_bytes(8, "little") + b"[]",
        (4).to_bytes(8, "little") + b"null",
        (2).to_bytes(8, "little") + b"{}",
        b"\x80\x02cposix\nsystem\n",
        b"PK\x03\x04" + b"\0" * 60,
    ],
    ids=["2^63", "2^40", "99 MB of blanks", "list", "null", "no tensor", "pickle", "archive"],
)
def test_headers_made_to_harm_are_refused_at_once(folder: Path, header: bytes) -> None:
    (folder / WEIGHTS).write_bytes(header)
    _sign(folder)
    with pytest.raises(UserError, match=r"no safetensors file|is damaged|do not fit"):
        load_variant(folder)


def test_a_header_of_many_tensors_is_refused(folder: Path) -> None:
    empty = {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}
    header = json.dumps({f"{index}": empty for index in range(40_000)}).encode()
    (folder / WEIGHTS).write_bytes(len(header).to_bytes(8, "little") + header)
    _sign(folder)
    with pytest.raises(UserError, match="40000 keys are unexpected"):
        load_variant(folder)


def test_mutated_headers_are_refused_or_fit(folder: Path) -> None:
    original = (folder / WEIGHTS).read_bytes()
    header = int.from_bytes(original[:8], "little")
    chance = random.Random(7)
    refused = 0
    for _ in range(60):
        changed = bytearray(original)
        for _ in range(chance.choice((1, 1, 4))):
            changed[chance.randrange(8 + header)] = chance.choice(b'0123456789{}[],:"aF\xff\0')
        (folder / WEIGHTS).write_bytes(changed)
        _sign(folder)
        try:
            load_variant(folder)
        except UserError:
            refused += 1
    assert refused > 40


def test_a_config_cannot_ask_for_more_memory_than_the_weights_have(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = _config(folder)["network"] | {"decoder_channels": [8192] * 5}
    _rewrite(folder, network=network)

    def built(_spec: object) -> None:
        pytest.fail("five billion numbers were asked for")

    monkeypatch.setattr(checkpoint, "build_unfilled", built)
    with pytest.raises(UserError, match="of another shape"):
        load_variant(folder)


# ---- configs


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"threshold": 1.5}, r"threshold: .*given: 1\.5"),
        ({"classes": ["background"]}, "1 class names for 2 classes"),
        ({"classes": ["polyp", "polyp"]}, "class names are neither empty nor given twice"),
        ({"weights_sha256": "abc"}, "weights_sha256"),
        ({"format": "segview variant 9"}, "format: Input should be 'segview variant 1'"),
        ({"colour": "red"}, "colour: "),
        ({"network": {"head": "Z"}}, r"network\.head"),
        ({"network": {"classes": 1}}, r"network\.classes"),
        ({"network": {"decoder_channels": [16, 0]}}, r"network\.decoder_channels\.1"),
        ({"preprocessing": {"input_size": [1, 99999]}}, "input size is 16 to 4096 pixels a side"),
        ({"preprocessing": {"input_size": [64, 64], "std": [1, 0, 1]}}, "standard deviation is above 0"),
        ({"preprocessing": {"input_size": [64, 64], "mean": [0.5]}}, "mean and std must have 3 values"),
    ],
)
def test_a_wrong_field_is_named(folder: Path, fields: dict[str, Any], message: str) -> None:
    _rewrite(folder, **fields)
    with pytest.raises(UserError, match=message) as refusal:
        read_config(folder)
    assert str(folder / CONFIG) in str(refusal.value)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"7", b"\xff\xfe", b"{}", b"[" * 100_000, b'{"a":' * 100_000, b" " * 2_000_000],
    ids=["empty", "cut", "list", "null", "number", "no text", "no field", "deep list", "deep object", "blanks"],
)
def test_what_is_no_config_is_refused(folder: Path, content: bytes) -> None:
    (folder / CONFIG).write_bytes(content)
    with pytest.raises(UserError, match=str(folder / CONFIG)):
        read_config(folder)


def test_numbers_that_are_none_are_no_preprocessing(folder: Path) -> None:
    (folder / CONFIG).write_text((folder / CONFIG).read_text().replace("0.485", "NaN"))
    with pytest.raises(UserError, match="a mean is a finite number"):
        read_config(folder)


def test_a_missing_folder_is_answered(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"config\.json cannot be read: No such file"):
        read_config(tmp_path / "nowhere")
    with pytest.raises(UserError, match=r"config\.json cannot be read: No such file"):
        load_variant(tmp_path / "nowhere")


# ---- writing


def test_the_config_can_be_written_again_with_scores(folder: Path) -> None:
    config = read_config(folder).model_copy(update={"summary": "Measured."})
    save_config(folder, config)
    assert read_config(folder) == config
    assert "Measured." in (folder / CARD).read_text()
    load_variant(folder)


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_full_disk_leaves_the_old_variant(folder: Path, failing: int, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    calls = 0
    sync = os.fsync

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    config = read_config(folder).model_copy(update={"weights_sha256": hashlib.sha256(b"new").hexdigest()})
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device"):
        save_variant(folder, config, b"new")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    load_variant(folder)


def test_a_folder_that_cannot_be_made_is_answered(folder: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        save_variant(folder / CONFIG / "inside a file", read_config(folder), b"")
