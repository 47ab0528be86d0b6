"""Import of other programs' checkpoints as variants."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from pydantic import ValidationError

import segview
from segview.core.base.errors import UserError
from segview.core.base.field_errors import explain
from segview.core.base.files import exists
from segview.core.base.staging import TEMPORARY_PREFIX
from segview.core.maps.palette import colours_of
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import DataSource, NetworkSpec, VariantConfig
from segview.networks.adapters.checkpoints.reading import LIMITS, Limits, read_weights
from segview.networks.adapters.checkpoints.spec import read_spec_beside
from segview.networks.adapters.checkpoints.state_dicts import StateDict, chosen
from segview.networks.adapters.checkpoints.transunet import by_our_names
from segview.networks.base.network import SegmentationNetwork
from segview.networks.build import build, outline, rehearse
from segview.networks.storage import weights as weight_files
from segview.networks.storage.checkpoint import save_variant

# Folder names that every file system accepts, without hidden ones.
_NAME = re.compile(r'[^./\\:*?"<>|][^/\\:*?"<>|]{0,79}')


def import_checkpoint(
    source: Path,
    spec: NetworkSpec,
    *,
    name: str,
    classes: tuple[str, ...],
    preprocessing: Preprocessing,
    folder: Path,
    threshold: float = 0.5,
    summary: str = "",
    training_data: tuple[DataSource, ...] = (),
    weights: str = "",
    limits: Limits = LIMITS,
) -> Path:
    """Make a variant of a state dict, and return its folder, ``folder/name``.

    ``.safetensors`` is read directly. Other files are pickles, which a child process reads with ``weights_only=True``
    within ``limits``. ``weights`` selects one of the file's state dicts (``state_dict_ema``); by default it is the one
    that fits and is not an average. Wrappers' prefixes are removed from its keys, and tensors beside it are left out.
    It must then have every key of the spec's network in its shape; for the architecture ``smp`` these are the library's
    own keys.

    Raises:
        UserError: the file is refused, or does not fit, or the name is already used; nothing is written.
    """
    target = _free(folder, name)
    network, taken = network_with_weights(source, spec, preprocessing.input_size, limits, wanted=weights)
    content = weight_files.to_bytes(network, half=False)
    try:
        config = VariantConfig(
            name=name,
            network=spec,
            classes=classes,
            colours=colours_of(classes) if len(classes) > 2 else (),
            preprocessing=preprocessing,
            threshold=threshold,
            summary=summary,
            initialised_from="not recorded",
            trained_with=_origin(source, taken),
            training_data=training_data,
            parameters=sum(parameter.numel() for parameter in network.parameters()),
            segview_version=segview.__version__,
            weights_sha256=hashlib.sha256(content).hexdigest(),
        )
    except ValidationError as error:
        raise UserError(
            "{source} cannot become a variant. {explain}", source=source.name, explain=explain(error)
        ) from error
    return _placed(target, config, content)


def _origin(source: Path, taken: StateDict) -> str:
    place = f", {taken.path}" if taken.path else ""
    aside = f", without {taken.left_out} tensors beside it" if taken.left_out else ""
    return f"not recorded; imported from {source.name}{place}{aside}"


def _free(folder: Path, name: str) -> Path:
    if not _NAME.fullmatch(name) or not name.isprintable():
        raise UserError(
            "{name} cannot name a folder. Use 1 to 80 letters and digits, with no dot in front.", name=ascii(name)
        )
    if exists(folder / name):
        raise UserError("{folder} exists already. Choose another name.", folder=folder / name)
    return folder / name


def network_with_weights(
    source: Path, spec: NetworkSpec, size: tuple[int, int], limits: Limits = LIMITS, *, wanted: str = ""
) -> tuple[SegmentationNetwork, StateDict]:
    """Return the network of a spec with a checkpoint's weights, and the state dict that they come from.

    Raises:
        UserError: the file is refused, or does not fit.
    """
    what = f"The weights in {source}"
    frame = outline(spec)
    found = by_our_names(read_weights(source, frame, limits), spec, source)
    taken = chosen(found, frame, source, wanted=wanted)
    weight_files.check(taken.tensors, frame, what)
    rehearse(frame, spec, size)
    network = build(spec)
    weight_files.fill(network, taken.tensors, what)
    return network, taken


def import_beside(source: Path, target: Path, *, weights: str = "", limits: Limits = LIMITS) -> Path:
    """Import a checkpoint with a spec in ``NAME.json`` or ``.toml`` beside it as a variant in the folder ``target``.

    ``weights`` overrides the spec's own selection of a state dict.

    Raises:
        UserError: as for ``import_checkpoint``; or there is no spec, and the error shows how to write it.
    """
    beside = read_spec_beside(source)
    return import_checkpoint(
        source,
        beside.network,
        name=target.name,
        classes=beside.classes,
        preprocessing=beside.preprocessing,
        folder=target.parent,
        threshold=beside.threshold,
        summary=beside.summary,
        training_data=beside.training_data,
        weights=weights or beside.weights,
        limits=limits,
    )


def _placed(target: Path, config: VariantConfig, content: bytes) -> Path:
    """Write a variant into a temporary folder beside ``target``, rename it to ``target``, and return ``target``."""
    scratch: str | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = tempfile.mkdtemp(prefix=TEMPORARY_PREFIX, dir=target.parent)
        save_variant(Path(scratch) / target.name, config, content)
        os.rename(Path(scratch) / target.name, target)
    except OSError as error:
        raise UserError(
            "{target} could not be written: {value}.", target=target, value=error.strerror or error
        ) from error
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)
    return target
