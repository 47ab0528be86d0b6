"""Folders of transformers give here what the library gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from segview.core.base.errors import UserError
from segview.core.maps.maps import Map
from segview.core.requests.attention_query import QueryMask
from segview.core.requests.request import Inspect, Request
from segview.data.images import read_pixels
from segview.inference.passes.forward import network_input
from segview.inference.predict.predictor import Predictor
from segview.inference.variants.finding import find, variants_at
from segview.inference.variants.signs import may_be_network
from segview.networks.adapters.sources import SOURCES, recognise
from segview.networks.heads.output import probabilities
from segview.networks.inspect.found_attention import find_attention, found_taps
from segview.networks.inspect.queries import capture_query_attention, queries_of
from tests.networks.adapters.foreign_networks import transformers_folder

KINDS = (
    "BeitForSemanticSegmentation",
    "DPTForSemanticSegmentation",
    "EomtForUniversalSegmentation",
    "Mask2FormerForUniversalSegmentation",
    "MobileViTForSemanticSegmentation",
    "OneFormerForUniversalSegmentation",
    "SegformerForSemanticSegmentation",
    "UperNetForSemanticSegmentation",
)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:transformers", "ignore::FutureWarning:transformers")
@pytest.mark.parametrize("kind", KINDS)
@torch.inference_mode()
def test_a_folder_gives_what_the_library_gives(tmp_path: Path, kind: str) -> None:
    folder = transformers_folder(tmp_path / "theirs", kind)
    found = recognise(str(folder))
    assert found.config.classes == ("road", "tree", "sky")
    assert found.config.preprocessing.input_size == (64, 64)
    assert found.config.preprocessing.mean == (0.5, 0.4, 0.3)
    assert not found.assumed
    network = SOURCES["transformers"].network(found.config)
    import transformers

    library: Any = getattr(transformers, kind).from_pretrained(folder, local_files_only=True).eval()
    x = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    task = {}
    if "OneFormer" in kind:
        tokenizer: Any = transformers.CLIPTokenizer.from_pretrained(folder)
        words = tokenizer(["the task is semantic"], padding="max_length", max_length=77)
        task["task_inputs"] = torch.tensor(words["input_ids"])
    given = library(pixel_values=x.flip(1) if kind.startswith("MobileViT") else x, **task)
    if "Universal" in kind:
        shares = given.class_queries_logits.softmax(-1)[..., :-1]
        scores = torch.einsum("bqc,bqhw->bchw", shares, given.masks_queries_logits.sigmoid())
        expected = torch.nn.functional.interpolate(scores, (64, 64), mode="bilinear").argmax(1)
        assert (network(x).argmax(1) == expected).float().mean() > 0.97
    else:
        logits = torch.nn.functional.interpolate(given.logits, (64, 64), mode="bilinear", align_corners=False)
        torch.testing.assert_close(probabilities(network(x)), probabilities(logits), atol=1e-5, rtol=0)
    assert network(torch.rand(1, 3, 96, 128)).shape == (1, 3, 96, 128)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_config_that_an_editor_of_windows_has_saved_opens(tmp_path: Path, encoding: str) -> None:
    folder = transformers_folder(tmp_path / "theirs", "SegformerForSemanticSegmentation")
    for path in folder.glob("*config.json"):
        path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    assert may_be_network(str(folder))
    found = recognise(str(folder))
    assert found.config.classes == ("road", "tree", "sky")
    assert SOURCES["transformers"].network(found.config)(torch.zeros(1, 3, 64, 64)).shape == (1, 3, 64, 64)


def test_a_folder_is_a_row_with_the_attention_inside(tmp_path: Path, polyp_image: Path) -> None:
    folder = transformers_folder(tmp_path / "theirs", "SegformerForSemanticSegmentation")
    assert find(str(folder)).name == "theirs"
    assert [one.name for one in variants_at(folder).variants] == ["theirs"]
    prediction = [*Predictor().predict(Request(polyp_image, folder))][-1]
    assert "labels" in prediction.maps
    assert any(name.endswith("/attended") for name in prediction.maps)
    assert any(change.startswith("without=") for change in prediction.changes)


def test_the_mask_of_a_query_is_shown(tmp_path: Path, polyp_image: Path) -> None:
    folder, predictor = transformers_folder(tmp_path / "theirs", "Mask2FormerForUniversalSegmentation"), Predictor()
    request = Request(polyp_image, folder, scales=(1.0,))
    *_, prediction = predictor.predict(request)
    assert prediction.inside.queries == 5
    asked = [Inspect(request, QueryMask(number, point=(0.5, 0.5))) for number in range(7)]
    deciding, *each, missing = list(predictor.inspect(asked))
    assert "queries 1 to 5, but no query 6" in missing.problem
    (looks,) = predictor.inspect([Inspect(request, QueryMask(2, attended=True))])
    assert isinstance(looks.shown, Map)
    assert looks.note == each[1].note
    assert isinstance(deciding.shown, Map)
    number = int(deciding.note.removeprefix("query ").partition(":")[0])
    assert deciding.note == each[number - 1].note
    assert deciding.note.split(": ")[1].split(",")[0] in ("road", "tree", "sky")
    products = []
    for one in each:
        assert isinstance(one.shown, Map)
        products.append(one.shown.at(0.5, 0.5) * float(one.note.rpartition(", ")[2]))
    assert products[number - 1] == pytest.approx(max(products), abs=0.02)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:transformers", "ignore::FutureWarning:transformers")
@pytest.mark.parametrize("kind", [kind for kind in KINDS if "Universal" in kind])
def test_queries_are_shown_by_their_most_probable_class(tmp_path: Path, polyp_image: Path, kind: str) -> None:
    folder, predictor = transformers_folder(tmp_path / "theirs", kind, loud=True), Predictor()
    request = Request(polyp_image, folder, scales=(1.0,))
    *_, prediction = predictor.predict(request)
    assert prediction.inside.classes == ("road", "tree", "sky")
    expected = classes_of_queries(folder, polyp_image)
    each = [one.shown for one in predictor.inspect([Inspect(request, QueryMask(number + 1)) for number in range(5)])]
    masks = np.stack([one.array() for one in each if isinstance(one, Map)])
    assert len(masks) == 5
    for number, name in enumerate(("road", "tree", "sky")):
        own = np.flatnonzero(expected == number)
        (found,) = predictor.inspect([Inspect(request, QueryMask(of_class=name))])
        if not own.size:
            assert found.problem == f"{name} is not the most probable class of any query."
            continue
        assert isinstance(found.shown, Map)
        assert found.shown.name == f"queries/class {name}"
        np.testing.assert_array_equal(found.shown.array(), masks[own].max(axis=0))
        said = found.note.partition(": ")
        numbers = [int(one) for one in said[2].split(", ")] if len(own) > 1 else [int(said[0].removeprefix("query "))]
        assert sorted(numbers) == [*(own + 1)]
    assert set(expected) & {0, 1, 2}
    (unknown,) = predictor.inspect([Inspect(request, QueryMask(of_class="tre"))])
    assert "Did you mean 'tree'" in unknown.problem


@torch.inference_mode()
def classes_of_queries(folder: Path, image: Path) -> Any:
    """The most probable class of each query, as the library gives it; 3 stands for no class."""
    import transformers

    config = recognise(str(folder)).config
    library: Any = getattr(transformers, json.loads((folder / "config.json").read_text())["architectures"][0])
    x, task = network_input(read_pixels(image), 1.0, config.preprocessing), {}
    if "OneFormer" in library.__name__:
        words = transformers.CLIPTokenizer.from_pretrained(folder)(
            ["the task is semantic"], padding="max_length", max_length=77
        )
        task["task_inputs"] = torch.tensor(words["input_ids"])
    given = library.from_pretrained(folder, local_files_only=True).eval()(pixel_values=x, **task)
    return given.class_queries_logits[0].argmax(-1).numpy()


@pytest.mark.filterwarnings("ignore::DeprecationWarning:transformers", "ignore::FutureWarning:transformers")
def test_where_queries_of_a_class_look_is_the_mean_of_where_each_looks(tmp_path: Path, polyp_image: Path) -> None:
    folder = transformers_folder(tmp_path / "theirs", "Mask2FormerForUniversalSegmentation", loud=True)
    request, predictor = Request(polyp_image, folder, scales=(1.0,)), Predictor()
    expected = classes_of_queries(folder, polyp_image)
    number = next(number for number in range(3) if (expected == number).any())
    name, own = ("road", "tree", "sky")[number], np.flatnonzero(expected == number) + 1
    asked = [QueryMask(int(one), attended=True) for one in own]
    shares = []
    for one in predictor.inspect([Inspect(request, each) for each in asked]):
        assert isinstance(one.shown, Map)
        shares.append(one.shown.array() / (1 - one.shown.array()))
    (found,) = predictor.inspect([Inspect(request, QueryMask(attended=True, of_class=name))])
    assert isinstance(found.shown, Map)
    even = np.mean(shares, axis=0)
    np.testing.assert_allclose(found.shown.array(), even / (1 + even), atol=0.01)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:transformers", "ignore::FutureWarning:transformers")
def test_where_a_query_looks_is_what_the_library_writes_down(tmp_path: Path) -> None:
    folder = transformers_folder(tmp_path / "theirs", "Mask2FormerForUniversalSegmentation")
    network = find_attention(SOURCES["transformers"].network(recognise(str(folder)).config), 3, (64, 64))
    assert not [tap.name for tap in found_taps(network) if "decoder.layers" in tap.name and "self_attn" in tap.name]
    x = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    queries = queries_of(network)
    assert queries is not None
    with torch.inference_mode(), capture_query_attention(network, queries.count) as heard:
        network(x)
    module: Any = next(one for name, one in network.named_modules() if name.endswith("decoder.layers.1.cross_attn"))
    theirs: list[torch.Tensor] = []
    whole: Any = torch.nn.functional.multi_head_attention_forward

    def noting(*args: Any, **given: Any) -> Any:
        result = whole(*args, **{**given, "need_weights": True})
        theirs.append(result[1])
        return result

    handle = module.register_forward_pre_hook(lambda *_: setattr(torch.nn.functional, whole.__name__, noting))
    ended = module.register_forward_hook(lambda *_: setattr(torch.nn.functional, whole.__name__, whole))
    with torch.inference_mode():
        network(x)
    handle.remove()
    ended.remove()
    assert heard[0].shape[0] == 5
    torch.testing.assert_close(heard[0].flatten(1), theirs[0][0], atol=1e-6, rtol=1e-5)


def test_what_is_not_opened_is_named(tmp_path: Path) -> None:
    folder = transformers_folder(tmp_path / "theirs", "SegformerForSemanticSegmentation")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "architectures": ["ViTForImageClassification"]}))
    with pytest.raises(UserError, match=r"ViTForImageClassification of transformers.* net\.py:build"):
        recognise(str(folder))
    (folder / "config.json").write_text(json.dumps({**config, "architectures": ["OneFormerForUniversalSegmentation"]}))
    with pytest.raises(UserError, match=r"no vocab\.json, which names the task of the network"):
        recognise(str(folder))
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(UserError, match="pickles are not read"):
        recognise(str(folder))


def test_a_damaged_folder_is_told(tmp_path: Path) -> None:
    folder = transformers_folder(tmp_path / "theirs", "SegformerForSemanticSegmentation")
    (folder / "model.safetensors").write_bytes(b"\0" * 100)
    with pytest.raises(UserError, match="cannot be opened"):
        SOURCES["transformers"].network(recognise(str(folder)).config)
