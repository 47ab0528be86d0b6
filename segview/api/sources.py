"""Names that a package needs to have segview open networks of another program, and a function that adds such a kind."""

from __future__ import annotations

from segview.core.base.errors import UserError
from segview.core.base.files import sha256
from segview.core.variants.spec import VariantConfig
from segview.networks.adapters.adapter import Adapter, Choices, Findings, Recognised, check_unchanged, variant_from
from segview.networks.adapters.module import network_of
from segview.networks.adapters.sources import SOURCES

__all__ = [
    "Adapter",
    "Choices",
    "Findings",
    "Recognised",
    "UserError",
    "VariantConfig",
    "check_unchanged",
    "network_of",
    "register_source",
    "sha256",
    "variant_from",
]


def register_source(name: str, adapter: Adapter) -> None:
    """Add a kind of source, which ``segview open`` and the window then recognise.

    Args:
        name: Of the kind. The ``architecture`` of its variants has the same name, by which they are opened again.
        adapter: How it is recognised and opened.

    Raises:
        UserError: there is one of this name.
    """
    SOURCES.register(name, adapter)
