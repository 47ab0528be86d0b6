"""The library transformers: networks from safetensors, and the wrapper around segmentation networks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import torch
from safetensors import SafetensorError
from torch import Tensor, nn

from segview.core.base import text_files
from segview.core.base.errors import UserError, first_sentence
from segview.core.base.files import is_file, sha256
from segview.core.base.places import install_command
from segview.networks.base.trunk import REFUSALS
from segview.networks.base.wrapping import Wrapping
from segview.networks.inspect.queries import Queries

CONFIG, PREPROCESSOR, PROCESSOR = "config.json", "preprocessor_config.json", "processor_config.json"
WEIGHTS, INDEX = "model.safetensors", "model.safetensors.index.json"

# The task input of OneFormer (Jain et al., 2023), in the words of its training.
_TASK = "the task is semantic"
_TASK_FILES = ("vocab.json", "merges.txt")


class Semantic(Wrapping):
    """A network of transformers: images B × 3 × H × W to logits of the classes on a coarser grid.

    For networks with queries (MaskFormer; Cheng et al., 2021) the logits are the logarithm of the summed scores.

    Args:
        network: The network of the library.
        reversed_channels: Whether it takes blue, green, red.
        task: Tokens of the task, 1 × N, for a network that takes them.
    """

    def __init__(self, network: nn.Module, *, reversed_channels: bool, task: Tensor | None = None) -> None:
        super().__init__()
        self.network, self.reversed_channels = network, reversed_channels
        self.queries = Queries(_count_queries(network))
        self.task = task

    def forward(self, x: Tensor) -> Tensor:
        task = {} if self.task is None else {"task_inputs": self.task.to(x.device).expand(x.shape[0], -1)}
        given: Any = self.network(pixel_values=x.flip(1) if self.reversed_channels else x, **task)
        if getattr(given, "class_queries_logits", None) is None:
            return given.logits
        return self.queries(given.class_queries_logits, given.masks_queries_logits).clamp(min=1e-7).log()


def _count_queries(network: nn.Module) -> int:
    """Return the number of queries of a network; 0 if it has none."""
    config: Any = getattr(network, "config", None)
    of_decoder: Any = getattr(config, "decoder_config", config)  # MaskFormer keeps it there
    return int(getattr(of_decoder, "num_queries", None) or getattr(config, "num_queries", 0) or 0)


def import_library(folder: Path) -> Any:
    """Import and return the library transformers, which is needed to read a folder.

    Raises:
        UserError: it is not installed.
    """
    if find_spec("transformers") is None:
        raise UserError(
            "{folder} needs the library transformers. Install it with {install_command}.",
            folder=folder,
            install_command=install_command("hub"),
        )
    import transformers

    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    return transformers


def load_network(folder: Path, kind: str) -> Any:
    """Return a network of the library, read from safetensors, without downloads and without running code of the folder.

    Args:
        folder: The folder with config and weights.
        kind: Name of a class that the caller has checked; never an unchecked name from a file.

    Raises:
        UserError: the library is not installed, or the folder is damaged.
    """
    try:
        network_class: Any = getattr(import_library(folder), kind)
        # The library itself reads configs in UTF-8 without a byte-order mark only.
        config = network_class.config_class.from_dict(dict(read_json(folder / CONFIG)))
        network: Any = network_class.from_pretrained(
            str(folder),
            config=config,
            local_files_only=True,
            use_safetensors=True,
            trust_remote_code=False,
            dtype=torch.float32,
        )
    except (*REFUSALS, SafetensorError, MemoryError) as error:
        raise UserError(
            "{folder} cannot be opened: {error}. Save it again, whole.", folder=folder, error=first_sentence(error)
        ) from error
    return network.eval().requires_grad_(False)


def check_task(folder: Path) -> None:
    """Refuse a folder without the tokenizer for the network's task.

    Raises:
        UserError: it has none.
    """
    if missing := [name for name in _TASK_FILES if not is_file(folder / name)]:
        raise UserError(
            "{folder} has no {missing}, which names the task of the network. Save its processor to the folder too.",
            folder=folder,
            missing=missing[0],
        )


def task_tokens(folder: Path, length: int) -> Tensor:
    """Return the tokens of the task, 1 × length, from the tokenizer in a folder.

    Raises:
        UserError: there is none, or it is damaged.
    """
    check_task(folder)
    try:
        tokenizer = import_library(folder).CLIPTokenizer.from_pretrained(str(folder), local_files_only=True)
        numbers = tokenizer([_TASK], padding="max_length", max_length=length, truncation=True)["input_ids"]
    except (*REFUSALS, OSError) as error:
        raise UserError(
            "{folder} cannot be opened: {error}. Save it again, whole.", folder=folder, error=first_sentence(error)
        ) from error
    return torch.tensor(numbers)


def check_weights(folder: Path) -> None:
    """Refuse a folder without safetensors.

    Raises:
        UserError: it has none.
    """
    if not (is_file(folder / WEIGHTS) or is_file(folder / INDEX)):
        raise UserError(
            "{folder} has no {weights}. Save it with save_pretrained(folder, safe_serialization=True): "
            "pickles are not read.",
            folder=folder,
            weights=WEIGHTS,
        )


def read_json(path: Path) -> Mapping[str, Any]:
    """Return the object in a JSON file; empty if there is no file or no object.

    Raises:
        UserError: the file cannot be read, or is no JSON.
    """
    if not is_file(path):
        return {}
    try:
        content = text_files.read_json(path)
    except (ValueError, OSError) as error:
        raise UserError("{path} is no JSON file: {error}.", path=path, error=first_sentence(error)) from error
    return cast("dict[str, Any]", content) if isinstance(content, dict) else {}


def read_preprocessor(folder: Path) -> Mapping[str, Any]:
    """Return the library's description of the image preparation, from one of the two files it may be in."""
    return read_json(folder / PREPROCESSOR) or read_json(folder / PROCESSOR).get("image_processor") or {}


def fingerprint(folder: Path) -> str:
    """Return a SHA-256 of the config and the weights."""
    shards = sorted(path for path in folder.iterdir() if path.suffix == ".safetensors")
    parts = [sha256(path) for path in (folder / CONFIG, *shards)]
    return hashlib.sha256("".join(parts).encode()).hexdigest()
