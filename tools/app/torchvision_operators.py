"""Lets torchvision be imported beside a torch without CUDA, when its own compiled part, which needs CUDA, is left out.

PyInstaller runs this before the app. timm and segmentation_models_pytorch import torchvision, whose import registers
something for two operators of its compiled part, and fails where these are not declared. segview calls neither.
"""

from __future__ import annotations

import importlib.abc
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

OPERATORS = ("nms", "qnms")
_kept: list[object] = []


class Declare(importlib.abc.MetaPathFinder):
    """Declares the operators when torchvision is about to be imported: torch itself is not imported before."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find nothing; take the import as the moment."""
        if fullname == "torchvision":
            sys.meta_path.remove(self)
            from torch.library import Library

            library = Library("torchvision", "DEF")
            for name in OPERATORS:
                library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
            _kept.append(library)
        return None


sys.meta_path.insert(0, Declare())
