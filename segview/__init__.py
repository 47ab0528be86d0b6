"""segview: interactive segmentation and attention inspection.

``import segview`` is quick: torch is imported by the first call that runs a network. The functions are documented in
``docs/api.md``.
"""

from __future__ import annotations

import os
from importlib import import_module

__version__ = "0.1.0"

# Nothing is fetched from a network at run time. The libraries that would try read this once, when they are imported.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
# Idle compute threads give their core back instead of spinning; read once, when torch is imported.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

# Tables that core declares and the packages above it fill. Each is imported at its first use.
CHOICES = {
    "architecture": "segview.networks.choices:ARCHITECTURES",
    "part of a network": "segview.networks.choices:PARTS",
    "library of variants": "segview.networks.storage.smp_config:LIBRARIES",
    "loss": "segview.training.choices:LOSSES",
    "optimiser": "segview.training.choices:OPTIMISERS",
    "schedule": "segview.training.choices:SCHEDULES",
}

# Type checkers find these names in __init__.pyi.
_PUBLIC = (
    "Evaluation",
    "Explanations",
    "ImagePrediction",
    "UserError",
    "Variant",
    "evaluate",
    "explain",
    "load",
    "predict",
    "read_image",
    "read_maps",
    "variants",
)


def __getattr__(name: str) -> object:
    """Import a public name at its first use."""
    if name in _PUBLIC:
        return getattr(import_module("segview.api"), name)
    raise AttributeError(f"module 'segview' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names: completion in a notebook shows these alone."""
    return sorted((*_PUBLIC, "__version__"))
