"""A network in the user's own Python file: ``net.py:build``, run only with the user's consent."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from segview.core.base.errors import UserError, first_sentence
from segview.core.base.files import is_file, read_small, resolve_path, sha256
from segview.core.base.registry import unknown_name
from segview.core.base.text import Text
from segview.core.base.trust import check_trusted
from segview.core.variants.spec import VariantConfig
from segview.networks.adapters.adapter import (
    SIZE,
    Adapter,
    Choices,
    Findings,
    Recognised,
    check_unchanged,
    variant_from,
)
from segview.networks.adapters.filling import fill
from segview.networks.adapters.module import logits_of, network_of
from segview.networks.base.network import SegmentationNetwork

_USUAL = ("build", "build_model", "make", "create", "get_model", "model", "network", "net")
_MULTIPLE = 32


def _recognise(path: str, choices: Choices) -> Recognised:
    file, entry = _split(path)
    module, fingerprint = _build(file, entry, choices.weights)
    channels = len(choices.mean or getattr(module, "mean", None) or (0, 0, 0))
    size = choices.input_size or getattr(module, "input_size", None) or SIZE
    outputs = _count_outputs(module, channels, size, file)
    findings = Findings(
        name=f"{file.stem}-{entry or type(module).__name__}",
        summary=f"Your own network: {entry or type(module).__name__} in {file.name}.",
        outputs=outputs,
        sha256=fingerprint,
        channels=channels,
        classes=tuple(getattr(module, "classes", ())),
        input_size=getattr(module, "input_size", None),
        mean=getattr(module, "mean", None),
        std=getattr(module, "std", None),
        options={"entry": entry, "weights": str(resolve_path(choices.weights)) if choices.weights else ""},
        parameters=sum(parameter.numel() for parameter in module.parameters()),
    )
    variant = variant_from("module", resolve_path(file), findings, choices)
    if choices.weights is None:
        return Recognised(
            variant.config, (*variant.assumed, Text("its weights: they are as the code leaves them (--weights)"))
        )
    return variant


def _network(config: VariantConfig) -> SegmentationNetwork:
    assert config.network.source is not None
    weights = str(config.network.options.get("weights", ""))
    entry = str(config.network.options.get("entry", ""))
    source = Path(config.network.source.path)
    module, fingerprint = _build(source, entry, Path(weights) if weights else None)
    check_unchanged(config, fingerprint)
    return network_of(module, outputs=config.network.outputs, multiple=_MULTIPLE)


def _build(file: Path, entry: str, weights: Path | None) -> tuple[nn.Module, str]:
    """Return the network of a file with its weights, and the hash of code and weights."""
    fingerprint = code_hash(file)
    check_trusted(file, fingerprint, Text("a Python file"))
    build = _load_entry(file, entry)
    with _importing(file.parent):
        try:
            module = build()
        except Exception as error:  # foreign code may raise anything; its author needs the message
            raise UserError(
                "{value} in {file} raises {named}",
                value=entry or Text("The network"),
                file=file,
                named=_describe(error),
            ) from error
    if not isinstance(module, nn.Module):
        raise UserError(
            "{entry} in {file} gives {kind}, where a torch.nn.Module is needed.",
            entry=entry,
            file=file,
            kind=type(module).__name__,
        )
    if weights is not None:
        fill(module, weights)
        fingerprint = hashlib.sha256(f"{fingerprint}{sha256(weights)}".encode()).hexdigest()
    return module.eval().requires_grad_(False), fingerprint


def _load_entry(file: Path, entry: str) -> Callable[[], Any]:
    """Run the file and return the function that builds the network: the named one, or one with a usual name."""
    name = entry or _guess_entry(file)
    with _importing(file.parent):
        spec = importlib.util.spec_from_file_location(f"segview_own_{file.stem}", file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module  # dataclasses look themselves up there
        try:
            spec.loader.exec_module(module)
        except Exception as error:  # as above
            raise UserError("{file} raises {named}", file=file, named=_describe(error)) from error
    build = getattr(module, name, None)
    if isinstance(build, nn.Module):
        return lambda: build
    if not callable(build):
        public = [known for known in vars(module) if not known.startswith("_")]
        raise unknown_name(f"function of {file.name}", name, public)
    return build


def _guess_entry(file: Path) -> str:
    """Return the name of the function or class that builds the network, by reading the file without running it.

    Raises:
        UserError: there is none, or there are several.
    """
    tree = _parse(file)
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    usual = [name for name in _USUAL if name in functions]
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef) and "Module" in ast.dump(node)]
    if usual:
        return usual[0]
    if len(functions) == 1:
        return functions[0]
    if len(classes) == 1:
        return classes[0]
    names = ", ".join([*functions, *classes]) or "no function"
    raise UserError(
        "{file} has {names}. Name the one that builds the network, as in {file2}:build.",
        file=file,
        names=names,
        file2=file.name,
    )


def code_hash(file: Path) -> str:
    """Return a SHA-256 of a file's code and of all files beside it that it imports.

    Raises:
        UserError: one of them cannot be read, or is no Python.
    """
    waiting, seen = [resolve_path(file)], dict[Path, bytes]()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen[path] = read_small(path)
        waiting += [found for name in _imported_names(_parse(path)) if (found := _find_beside(path, name)) is not None]
    digest = hashlib.sha256()
    for path in sorted(seen):
        digest.update(hashlib.sha256(seen[path]).digest())
    return digest.hexdigest()


def _find_beside(path: Path, name: str) -> Path | None:
    for candidate in (path.parent / f"{name}.py", path.parent / name / "__init__.py"):
        if is_file(candidate):
            return resolve_path(candidate)
    return None


def _imported_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]


def _parse(file: Path) -> ast.Module:
    try:
        return ast.parse(read_small(file), filename=str(file))
    except OSError as error:
        raise UserError("{file} cannot be read: {reason}. Check its name.", file=file, reason=error.strerror) from error
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise UserError(
            "{file} is no Python that can be read: {error}.", file=file, error=first_sentence(error)
        ) from error


@contextmanager
def _importing(folder: Path) -> Iterator[None]:
    """Let a file import the modules beside it."""
    sys.path.insert(0, str(resolve_path(folder)))
    try:
        yield
    finally:
        sys.path.remove(str(resolve_path(folder)))


@torch.inference_mode()
def _count_outputs(module: nn.Module, channels: int, size: tuple[int, int], file: Path) -> int:
    """Return the number of output maps, by running the network on an empty image."""
    try:
        given: Tensor = logits_of(module(torch.zeros(1, channels, *size)))
    except UserError:
        raise
    except Exception as error:  # as above
        raise UserError(
            "The network in {file} raises {named} Give the size that it takes with --input-size, and --mean and --std "
            "with one number a channel.",
            file=file,
            named=_describe(error),
        ) from error
    if given.ndim != 4:
        sides = " × ".join(map(str, given.shape))
        raise UserError(
            "The network in {file} gives {sides}; needed are logits, batch × classes × rows × columns.",
            file=file,
            sides=sides,
        )
    return given.shape[1]


def _describe(error: Exception) -> str:
    return f"{type(error).__name__}: {first_sentence(error).rstrip('.')}."


def _split(path: str) -> tuple[Path, str]:
    if is_file(Path(path)):
        return Path(path), ""
    before, _, entry = path.rpartition(":")
    return Path(before), entry


def _claims(path: str) -> bool:
    file, _ = _split(path)
    return file.suffix.lower() == ".py" and is_file(file)


MODULE = Adapter(Text("a Python file"), _claims, _recognise, _network)
