"""Derived variants: variants with a part switched off, or with refined masks, which are listed like other variants.

A derived variant has no files. Its path is the folder of the original variant followed by the change,
``unet-c/@without=cbam``, so that it can be listed, ticked, saved and compared like any other variant.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.registry import unknown_name
from segview.core.variants.spec import VariantConfig

SIGN = "@"
_KINDS = ("without", "mean", "crf")


@dataclass(frozen=True)
class Ablation:
    """The change of a derived variant.

    Attributes:
        without: Attention blocks that pass their input on unchanged, e.g. ``cbam``, ``decoder 3/se``; scales with
            weight 0, e.g. ``scale/0.5``.
        mean: Gates that are replaced by their mean, e.g. ``cbam/spatial``, or one channel of a gate, e.g.
            ``cbam/channel:5``.
        crf: Whether the probabilities go through the dense CRF.
    """

    without: tuple[str, ...] = ()
    mean: tuple[str, ...] = ()
    crf: bool = False

    def __str__(self) -> str:
        parts = [f"{kind}={','.join(names)}" for kind, names in self._named() if names]
        return SIGN + "+".join([*parts, "crf"] if self.crf else parts)

    @property
    def switches(self) -> bool:
        """Whether the network itself is changed."""
        return bool(self.without or self.mean)

    @property
    def words(self) -> str:
        """The change in words, to follow the name of the variant."""
        said = {"without": "without", "mean": "with the mean of"}
        parts = [f"{said[kind]} {' and '.join(names)}" for kind, names in self._named() if names]
        return ", ".join([*parts, "with CRF"] if self.crf else parts)

    def _named(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (("without", self.without), ("mean", self.mean))


def parse(text: str) -> Ablation:
    """Parse a change written as ``@without=cbam+mean=se/channel:5+crf``.

    Raises:
        UserError: the text is empty or not a change.
    """
    found: dict[str, tuple[str, ...]] = {}
    for part in text.removeprefix(SIGN).split("+"):
        kind, _, names = part.partition("=")
        if kind not in _KINDS:
            raise unknown_name("change of a variant", kind, _KINDS)
        found[kind] = tuple(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
        if bool(found[kind]) is (kind == "crf"):
            raise UserError(
                "'{part}' is not a change to a variant. Write, for example, without=cbam, or crf.", part=part
            )
    return Ablation(found.get("without", ()), found.get("mean", ()), "crf" in found)


def ablation_path(folder: Path, derivation: Ablation) -> Path:
    """Return the path of a variant with a change; an earlier change in the path is replaced."""
    return origin(folder)[0] / str(derivation)


def described_path(source: str, config: VariantConfig) -> Path:
    """Return the path of a network of another program with a description that differs from its own."""
    digest = hashlib.sha256(config.model_dump_json().encode()).hexdigest()
    return Path(f"{source}#{digest[:12]}")


def origin(folder: Path) -> tuple[Path, Ablation | None]:
    """Return the folder of the original variant, and the change or None.

    Raises:
        UserError: the change is not valid.
    """
    for place, part in enumerate(folder.parts):
        # The names of real folders may begin with the sign too.
        if part.startswith(tuple(SIGN + kind for kind in _KINDS)):
            return Path(*folder.parts[:place]), parse("/".join(folder.parts[place:]))
    return folder, None


def derived_config(config: VariantConfig, derivation: Ablation) -> VariantConfig:
    """Return the config of a derived variant, without scores, because it was never scored."""
    summary = f"{config.name} {derivation.words}. {config.summary}".strip()
    return config.model_copy(update={"name": f"{config.name} {derivation.words}", "summary": summary, "scores": ()})
