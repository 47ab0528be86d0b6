"""Foreign checkpoints become variants or are refused; no code of theirs ever runs."""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomlkit
import torch
from safetensors.torch import save_file
from torch import Tensor, nn

import segview
from segview.core.base.errors import UserError
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import NetworkSpec
from segview.networks.adapters.checkpoints import reading_child
from segview.networks.adapters.checkpoints.importing import import_beside, import_checkpoint
from segview.networks.adapters.checkpoints.reading import Limits
from segview.networks.adapters.checkpoints.spec import read_spec_beside
from segview.networks.adapters.checkpoints.state_dicts import plain_names
from segview.networks.build import build
from segview.networks.storage.checkpoint import load_variant
from segview.networks.storage.weights import file_state

SPEC = NetworkSpec(encoder="tu-test_resnet", decoder_channels=(16, 16, 8, 8, 8))
SMP_SPEC = NetworkSpec(
    architecture="smp",
    encoder="tu-test_resnet",
    options={"class": "Unet", "decoder_channels": [16, 16, 8, 8, 8]},
)
PREPROCESSING = Preprocessing(input_size=(64, 64))


@pytest.fixture(scope="module")
def state() -> dict[str, Tensor]:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(4)
        return build(SPEC).state_dict()


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A file that code in a checkpoint would make."""
    return tmp_path / "canary"


def _import(source: Path, spec: NetworkSpec = SPEC, **more: Any) -> Path:
    return import_checkpoint(
        source,
        spec,
        name="imported",
        classes=("background", "polyp"),
        preprocessing=PREPROCESSING,
        folder=source.parent / "variants",
        **more,
    )


def _refused(source: Path, match: str, **more: Any) -> str:
    """Import a file that must be refused in a sentence or two, and leave nothing behind."""
    with pytest.raises(UserError, match=match) as refusal:
        _import(source, **more)
    text = str(refusal.value)
    assert "Traceback" not in text
    assert "\n" not in text
    assert len(text) < 700
    variants = source.parent / "variants"
    assert not variants.exists() or not list(variants.iterdir())
    return text


# ---- what is taken


@torch.no_grad()
def test_safetensors_become_a_variant_without_a_child(
    state: dict[str, Tensor], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_arguments, **_more: pytest.fail("a child was started"))
    save_file(state, tmp_path / "polyp.safetensors")
    folder = _import(tmp_path / "polyp.safetensors", threshold=0.4)
    assert folder == tmp_path / "variants" / "imported"
    assert [path.name for path in folder.parent.iterdir()] == ["imported"]
    variant = load_variant(folder)
    assert variant.config.classes == ("background", "polyp")
    assert variant.config.threshold == 0.4
    assert "polyp.safetensors" in variant.config.trained_with
    loaded = variant.network.state_dict()
    assert all(torch.equal(loaded[key], tensor) for key, tensor in state.items())


@torch.no_grad()
def test_a_pickled_training_checkpoint_becomes_a_variant(state: dict[str, Tensor], tmp_path: Path) -> None:
    """Wrapped by a training script, by data-parallel training and by torch.compile, in half precision."""
    wrapped = {f"module._orig_mod.{key}": t.half() if t.is_floating_point() else t for key, t in state.items()}
    content = {"epoch": 7, "best": 0.9, "optimizer": {"state": {0: torch.zeros(3)}}, "state_dict": wrapped}
    torch.save(content, tmp_path / "last.ckpt")
    network = load_variant(_import(tmp_path / "last.ckpt")).network
    for key, tensor in network.state_dict().items():
        assert torch.equal(tensor, state[key].half().to(tensor.dtype) if tensor.is_floating_point() else state[key])


@pytest.mark.parametrize("name", ["model_best.pth.tar", "best.pkl", "BEST.PTH", "named_otherwise.pt"])
def test_weights_under_the_endings_that_people_give_them(
    name: str, state: dict[str, Tensor], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / name
    if name.startswith("named"):  # what they are is told by their beginning
        monkeypatch.setattr(subprocess, "run", lambda *_arguments, **_more: pytest.fail("a child was started"))
        save_file(state, source)
    else:
        torch.save({"state_dict": {f"module.{key}": tensor for key, tensor in state.items()}}, source)
    loaded = load_variant(_import(source)).network.state_dict()
    assert all(torch.equal(loaded[key], tensor) for key, tensor in state.items())


@torch.no_grad()
def test_a_checkpoint_of_segmentation_models_pytorch_runs_as_it_did(tmp_path: Path) -> None:
    import segmentation_models_pytorch as smp

    original = smp.Unet("tu-test_resnet", encoder_weights=None, decoder_channels=(16, 16, 8, 8, 8)).eval()
    source = tmp_path / "unet.pth"
    torch.save(original.state_dict(), source)
    x = torch.randn(1, 3, 64, 64)
    assert torch.equal(load_variant(_import(source, SMP_SPEC)).network(x), original(x))


def test_a_checkpoint_of_segmentation_models_pytorch_with_another_spec_is_recognised(tmp_path: Path) -> None:
    save_file(file_state(build(SMP_SPEC)), tmp_path / "unet.safetensors")
    _refused(
        tmp_path / "unet.safetensors",
        r"names are those of segmentation_models_pytorch: set the spec's architecture to 'smp'",
    )


@pytest.mark.parametrize(
    ("names", "plain"),
    [
        (["module.a", "module.b"], ["a", "b"]),
        (["model.net.a", "model.net.b"], ["a", "b"]),
        (["_orig_mod.module.a", "_orig_mod.module.b"], ["a", "b"]),
        (["trunk._orig_mod.a"], ["trunk.a"]),
        (["model.a", "loss.b"], ["model.a", "loss.b"]),
        (["encoder.model.a", "decoder.b"], ["encoder.model.a", "decoder.b"]),
        ([], []),
    ],
)
def test_what_wrappers_put_before_keys_is_taken_off(names: list[str], plain: list[str]) -> None:
    assert list(plain_names(dict.fromkeys(names, torch.zeros(1)), Path("x.pt"))) == plain


def test_keys_that_become_one_are_refused() -> None:
    with pytest.raises(UserError, match="holds a network twice"):
        plain_names({"a.b": torch.zeros(1), "a._orig_mod.b": torch.zeros(1)}, Path("x.pt"))


# ---- what is refused: code


class _Runs:
    """Unpickles by calling."""

    def __init__(self, function: Callable[..., Any], *arguments: Any) -> None:
        self.call = function, arguments

    def __reduce__(self) -> Any:
        return self.call


def _touch(canary: Path) -> _Runs:
    return _Runs(os.system, f"touch {canary}")


def _in_state_dict(path: Path, canary: Path) -> None:
    torch.save({"state_dict": {"a": torch.zeros(1)}, "epoch": _touch(canary)}, path)


def _evaluated(path: Path, canary: Path) -> None:
    torch.save({"a": _Runs(eval, f"open({str(canary)!r}, 'w')")}, path)


def _whole_model(path: Path, _canary: Path) -> None:
    torch.save(nn.Linear(2, 2), path)


def test_a_checkpoint_with_code_is_refused_and_the_code_does_not_run(tmp_path: Path, canary: Path) -> None:
    _in_state_dict(tmp_path / "evil.pt", canary)
    _refused(tmp_path / "evil.pt", r"refers to code \(posix\.system\), and no code of a file is run")
    assert not canary.exists()


@pytest.mark.parametrize(
    ("write", "named"),
    [(_in_state_dict, "posix.system"), (_evaluated, "eval"), (_whole_model, r"torch\.nn\.modules\.linear\.Linear")],
    ids=["system", "eval", "model"],
)
def test_the_reader_names_the_code_that_it_does_not_run(
    write: Callable[[Path, Path], None], named: str, tmp_path: Path, canary: Path
) -> None:
    write(tmp_path / "evil.pt", canary)
    with pytest.raises(reading_child.RefusedError, match=rf"refers to code \(.*{named}\)"):
        reading_child.load(str(tmp_path / "evil.pt"))
    assert not canary.exists()


def _raw_pickle(path: Path, canary: Path) -> None:
    path.write_bytes(pickle.dumps(_touch(canary)))


def _legacy(path: Path, canary: Path) -> None:
    torch.save({"a": torch.zeros(1), "b": _touch(canary)}, path, _use_new_zipfile_serialization=False)


def _script(path: Path, _canary: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.jit.save(torch.jit.script(nn.Linear(2, 2)), path)


def _archive(path: Path, members: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def _library(path: Path, _canary: Path) -> None:
    _archive(path, {"a/data.pkl": b"", "a/data/aotinductor/model.so": b"\x7fELF"})


def _upwards(path: Path, _canary: Path) -> None:
    _archive(path, {"a/data.pkl": b"", "../../evil": b""})


def _twice(path: Path, canary: Path) -> None:
    _archive(path, {"a/data.pkl": b"", "b/data.pkl": pickle.dumps(_touch(canary))})


def _bomb(path: Path, _canary: Path) -> None:
    _archive(path, {"a/data.pkl": bytes(50_000_000), "a/version": b"3"}, zipfile.ZIP_DEFLATED)


def _overlapping(path: Path, _canary: Path) -> None:
    """Two names for one stored member: the directory claims twice what the file has."""
    _archive(path, {"a/data.pkl": bytes(1000), "a/data/0": bytes(1000)})
    content = path.read_bytes()
    entries = [match.start() for match in re.finditer(b"PK\x01\x02", content)]
    offset = entries[1] + 42
    path.write_bytes(content[:offset] + bytes(4) + content[offset + 4 :])
    shrunk = path.read_bytes()
    second = shrunk.index(b"PK\x03\x04", 4)
    path.write_bytes(_without(shrunk, second, entries[0]))


def _without(content: bytes, start: int, end: int) -> bytes:
    """Return an archive without the bytes of a member, its directory moved to where that was."""
    record = content.rindex(b"PK\x05\x06")
    directory = content[end:record]
    return content[:start] + directory + content[record : record + 16] + start.to_bytes(4, "little") + bytes(2)


def _lfs(path: Path, _canary: Path) -> None:
    path.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\n")


def _page(path: Path, _canary: Path) -> None:
    path.write_text("<!DOCTYPE html><html>Sign in</html>")


def _cut(path: Path, _canary: Path) -> None:
    torch.save({"a": torch.zeros(1000)}, path)
    path.write_bytes(path.read_bytes()[:-100])


def _empty(path: Path, _canary: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    ("write", "message"),
    [
        (_raw_pickle, "no archive that torch.save writes today"),
        (_legacy, r"refers to code \(posix\.system\)"),
        (_script, "TorchScript program, which is code"),
        (_library, r"It holds 'a/data/aotinductor/model\.so'"),
        (_upwards, r"It holds '\.\./\.\./evil'"),
        (_twice, "It holds no weights"),
        (_bomb, "Its members are compressed"),
        (_overlapping, "claims to hold more than its own size"),
        (_empty, r"It is empty\. Copy it again"),
        (_lfs, r"a pointer of Git LFS: run 'git lfs pull' there\."),
        (_page, r"It is a web page\. Download it again"),
        (_cut, r"It is incomplete: download or copy it again\."),
    ],
    ids=[
        *("pickle", "legacy", "script", "library", "upwards", "twice", "bomb", "overlapping"),
        *("empty", "pointer", "page", "cut"),
    ],
)
def test_what_is_no_plain_archive_is_refused_unopened(
    write: Callable[[Path, Path], None], message: str, tmp_path: Path, canary: Path
) -> None:
    write(tmp_path / "evil.pth", canary)
    _refused(tmp_path / "evil.pth", message)
    assert not canary.exists()


def test_a_module_that_lies_beside_the_checkpoint_is_not_imported(
    state: dict[str, Tensor], tmp_path: Path, canary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("torch", "safetensors", "json", "zipfile", "resource"):
        (tmp_path / f"{name}.py").write_text(f"open({str(canary)!r}, 'w')\n")
    torch.save(state, tmp_path / "fine.pt")
    monkeypatch.chdir(tmp_path)
    load_variant(_import(tmp_path / "fine.pt"))
    assert not canary.exists()


# ---- what is refused: bombs and what does not fit


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda s: {**s, "bomb": torch.zeros(1).expand(10**10)}, "'bomb' claims more numbers than the file holds"),
        (lambda s: {**s, "sparse": torch.eye(3).to_sparse()}, "'sparse' is no plain tensor"),
        (lambda s: {**s, "complex": torch.zeros(2, dtype=torch.complex64)}, "'complex' is no plain tensor"),
        (lambda s: {**s, "meta": torch.zeros(2, device="meta")}, "'meta' is no plain tensor"),
        (lambda s: {**s, "a" * 301: torch.zeros(1)}, "not named as those of a state dict"),
        (lambda s: {**s, 5: torch.zeros(1)}, "not named as those of a state dict"),
        (lambda _: dict.fromkeys(map(str, range(30_000)), torch.zeros(1)), "It has 30,000 entries"),
        (lambda _: [torch.zeros(3)], "holds no state dict"),
        (lambda _: {}, "holds no state dict"),
    ],
    ids=["stride 0", "sparse", "complex", "meta", "long name", "no name", "entries", "list", "empty"],
)
def test_what_is_no_state_dict_of_plain_tensors_is_refused(
    change: Callable[[dict[Any, Any]], Any], message: str, state: dict[str, Tensor]
) -> None:
    with pytest.raises(reading_child.RefusedError, match=message):
        reading_child.state_dicts(change(dict(state)))


def test_a_wrapper_around_itself_has_an_end() -> None:
    content: dict[str, Any] = {"a": torch.zeros(1)}
    content["model"] = content
    assert reading_child.state_dicts(content) == [("", {"a": content["a"]})]
    nested: dict[str, Any] = {"a": torch.zeros(1)}
    for _ in range(100_000):
        nested = {"model": nested}
    with pytest.raises(reading_child.RefusedError, match="holds no state dict"):
        reading_child.state_dicts(nested)
    while nested := nested.get("model", {}):  # or its end is deeper than the interpreter can go
        pass


def test_forty_gigabytes_in_a_thousand_bytes_are_refused(tmp_path: Path) -> None:
    torch.save({"a": torch.zeros(1).expand(10**10)}, tmp_path / "bomb.pt")
    assert (tmp_path / "bomb.pt").stat().st_size < 3000
    _refused(tmp_path / "bomb.pt", "'a' claims more numbers than the file holds")


def test_a_network_far_larger_than_the_spec_is_told_by_its_keys(state: dict[str, Tensor], tmp_path: Path) -> None:
    content = dict(list(state.items())[3:]) | {"wide": torch.zeros(1500, 1500)}
    torch.save(content, tmp_path / "wrong.bin")
    text = _refused(tmp_path / "wrong.bin", "do not fit the network that the spec describes")
    assert "3 keys are missing: trunk.encoder.model.conv1.0.weight" in text
    assert "1 key is unexpected: wide." in text


def test_reading_is_bounded_in_memory(tmp_path: Path) -> None:
    torch.save({"a": torch.zeros(20_000_000)}, tmp_path / "large.pt")
    _refused(tmp_path / "large.pt", r"needs more than 0\.1 GB to be read", limits=Limits(memory=2**26))


def test_reading_is_bounded_in_time(tmp_path: Path) -> None:
    """A pickle of nothing but ``None``, 80 million times."""
    _archive(
        tmp_path / "slow.pt",
        {"a/data.pkl": b"\x80\x02" + b"N" * 80_000_000 + b".", "a/version": b"3\n", "a/byteorder": b"little"},
    )
    _refused(tmp_path / "slow.pt", "took more than 3 seconds", limits=Limits(seconds=3))


@pytest.mark.parametrize(
    ("name", "message"),
    [("gone.pt", "is no file"), ("notes.txt", "is no checkpoint. Files ending in"), ("folder.pt", "is no file")],
)
def test_what_is_no_file_is_refused(name: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("")
    (tmp_path / "folder.pt").mkdir()
    _refused(tmp_path / name, message)


@pytest.mark.parametrize("name", ["", ".", "..", ".hidden", "a/b", "../up", "a\\b", "a\nb", "c:", "x" * 81])
def test_a_name_that_would_leave_the_folder_is_refused(name: str, state: dict[str, Tensor], tmp_path: Path) -> None:
    save_file(state, tmp_path / "x.safetensors")
    with pytest.raises(UserError, match="cannot name a folder"):
        import_checkpoint(
            tmp_path / "x.safetensors",
            SPEC,
            name=name,
            classes=("a", "b"),
            preprocessing=PREPROCESSING,
            folder=tmp_path / "variants",
        )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.safetensors"]


def test_an_existing_variant_is_not_overwritten(state: dict[str, Tensor], tmp_path: Path) -> None:
    save_file(state, tmp_path / "x.safetensors")
    _import(tmp_path / "x.safetensors")
    with pytest.raises(UserError, match=r"exists already\. Choose another name"):
        _import(tmp_path / "x.safetensors")


def test_class_names_that_do_not_fit_are_refused(state: dict[str, Tensor], tmp_path: Path) -> None:
    save_file(state, tmp_path / "x.safetensors")
    with pytest.raises(UserError, match="3 class names for 2 classes"):
        import_checkpoint(
            tmp_path / "x.safetensors",
            SPEC,
            name="x",
            classes=("a", "b", "c"),
            preprocessing=PREPROCESSING,
            folder=tmp_path / "variants",
        )
    assert not (tmp_path / "variants").exists()


# ---- the spec beside a checkpoint

BESIDE: dict[str, Any] = {
    "network": {"encoder": "tu-test_resnet", "decoder_channels": [16, 16, 8, 8, 8]},
    "classes": ["background", "polyp"],
    "preprocessing": {"input_size": [64, 64]},
}


def test_a_checkpoint_with_a_spec_beside_it_needs_nothing_more(state: dict[str, Tensor], tmp_path: Path) -> None:
    save_file(state, tmp_path / "polyp.safetensors")
    (tmp_path / "polyp.json").write_text(json.dumps({**BESIDE, "threshold": 0.25, "summary": "Found in a drawer."}))
    folder = import_beside(tmp_path / "polyp.safetensors", tmp_path / "variants" / "drawer")
    config = load_variant(folder).config
    assert folder == tmp_path / "variants" / "drawer"
    assert (config.name, config.threshold, config.summary) == ("drawer", 0.25, "Found in a drawer.")


def test_the_spec_may_be_toml_and_counts_its_classes(tmp_path: Path) -> None:
    (tmp_path / "organs.toml").write_text(
        'classes = ["background", "liver", "spleen"]\n[network]\nhead = "plain"\n'
        "[preprocessing]\ninput_size = [64, 64]\n"
    )
    assert read_spec_beside(tmp_path / "organs.pt").network.classes == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["json", "toml"])
def test_the_spec_may_have_any_encoding_of_unicode(ending: str, encoding: str, tmp_path: Path) -> None:
    content = {**BESIDE, "classes": ["background", "용종"]}
    text = json.dumps(content, ensure_ascii=False) if ending == "json" else tomlkit.dumps(content)
    (tmp_path / f"polyp.{ending}").write_bytes(text.encode(encoding))
    assert read_spec_beside(tmp_path / "polyp.pt").classes == ("background", "용종")
    (tmp_path / f"polyp.{ending}").write_bytes(text.encode("cp949"))
    with pytest.raises(UserError, match=r"is not in UTF-8: .* save it as UTF-8"):
        read_spec_beside(tmp_path / "polyp.pt")


def test_without_a_spec_the_answer_shows_one_that_is_valid(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not say which network its weights are for") as refusal:
        read_spec_beside(tmp_path / "polyp.pt")
    text = str(refusal.value)
    assert str(tmp_path / "polyp.json") in text
    (tmp_path / "polyp.json").write_text(text[text.index("{") :])
    assert read_spec_beside(tmp_path / "polyp.pt").network.options == {"class": "Unet"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is no JSON file"),
        ("[]", "is not valid"),
        ("null", "is not valid"),
        (json.dumps({**BESIDE, "classes": ["polyp"]}), "classes: .*at least 2"),
        (json.dumps({**BESIDE, "classes": 2}), "classes"),
        (json.dumps({**BESIDE, "network": {"encodre": "x"}}), r"network\.encodre: "),
        (json.dumps({key: BESIDE[key] for key in ("network", "classes")}), "preprocessing: Field required"),
        (" " * 2_000_000, "It has more than 1,000,000 bytes"),
    ],
)
def test_a_wrong_spec_is_explained(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "polyp.json").write_text(content)
    with pytest.raises(UserError, match=message):
        read_spec_beside(tmp_path / "polyp.pt")


# ---- the rule itself


def test_pickles_are_read_in_one_file_alone() -> None:
    package = Path(segview.__file__).parent
    pattern = re.compile(r"torch\.load\(|^\s*(import|from) (pickle|dill|cloudpickle|joblib)\b|allow_pickle=True", re.M)
    found = [path.name for path in package.rglob("*.py") if pattern.search(path.read_text(encoding="utf-8"))]
    assert found == ["reading_child.py"]
    everyone = [path for path in package.rglob("*.py") if path.name not in ("reading_child.py", "reading.py")]
    assert not [path for path in everyone if "reading_child" in path.read_text(encoding="utf-8")]


def test_the_child_imports_nothing_of_segview() -> None:
    child = Path(segview.__file__).parent / "networks" / "adapters" / "checkpoints" / "reading_child.py"
    program = f"import sys, runpy; runpy.run_path({str(child)!r}); print([n for n in sys.modules if 'segview' in n])"
    done = subprocess.run([sys.executable, "-P", "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
