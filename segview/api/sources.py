"""Names that a package needs to make segview open networks of another program, and the function that registers it."""

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
    """Add a kind of source; ``segview open`` and the window then recognise it.

    Args:
        name: Name of the kind. It is also the ``architecture`` of its variants, by which they are opened again.
        adapter: Object that recognises and opens such sources.

    Raises:
        UserError: the name is in use already.
    """
    SOURCES.register(name, adapter)
