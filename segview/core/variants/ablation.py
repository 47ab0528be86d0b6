"""Derived variants: a variant of which a part is switched off, or whose masks are refined, as a row of its own.

A derived variant has no files. It is named by the folder of the variant that it comes from and by what is changed,
``unet-c/@without=cbam``, so that it can be listed, ticked, remembered and compared like any other.
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
    """The part of a variant that is changed.

    Attributes:
        without: Attention blocks that pass their input on as it is: ``cbam``, ``decoder 3/se``; scales that count for
            nothing: ``scale/0.5``.
        mean: Gates that pass on the mean of what they carry: ``cbam/spatial``, or one channel of it,
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
        """The change, as it follows the name of the variant."""
        said = {"without": "without", "mean": "with the mean of"}
        parts = [f"{said[kind]} {' and '.join(names)}" for kind, names in self._named() if names]
        return ", ".join([*parts, "with CRF"] if self.crf else parts)

    def _named(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (("without", self.without), ("mean", self.mean))


def parse(text: str) -> Ablation:
    """Return the derivation written as ``@without=cbam+mean=se/channel:5+crf``.

    Raises:
        UserError: it says nothing, or something else.
    """
    found: dict[str, tuple[str, ...]] = {}
    for part in text.removeprefix(SIGN).split("+"):
        kind, _, names = part.partition("=")
        if kind not in _KINDS:
            raise unknown_name("change of a variant", kind, _KINDS)
        found[kind] = tuple(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
        if bool(found[kind]) is (kind == "crf"):
            raise UserError("'{part}' is no change of a variant. Write for example without=cbam, or crf.", part=part)
    return Ablation(found.get("without", ()), found.get("mean", ()), "crf" in found)


def ablation_path(folder: Path, derivation: Ablation) -> Path:
    """Return what stands for a variant's folder when the variant is changed; any earlier change is left out."""
    return origin(folder)[0] / str(derivation)


def described_path(source: str, config: VariantConfig) -> Path:
    """Return what stands for the folder of a network of another program that is described otherwise than by itself."""
    digest = hashlib.sha256(config.model_dump_json().encode()).hexdigest()
    return Path(f"{source}#{digest[:12]}")


def origin(folder: Path) -> tuple[Path, Ablation | None]:
    """Return the folder of the variant itself and what is changed in it, or None where nothing is.

    Raises:
        UserError: the change is none.
    """
    for place, part in enumerate(folder.parts):
        # Real folders may begin with the sign too.
        if part.startswith(tuple(SIGN + kind for kind in _KINDS)):
            return Path(*folder.parts[:place]), parse("/".join(folder.parts[place:]))
    return folder, None


def derived_config(config: VariantConfig, derivation: Ablation) -> VariantConfig:
    """Return what a derived variant says of itself: other than its origin it was never scored."""
    summary = f"{config.name} {derivation.words}. {config.summary}".strip()
    return config.model_copy(update={"name": f"{config.name} {derivation.words}", "summary": summary, "scores": ()})
