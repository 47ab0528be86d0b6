"""The public functions for scripts and notebooks; all of them can be imported from ``segview``."""

from segview.api.evaluation import Evaluation, evaluate
from segview.api.explanations import Explanations, explain
from segview.api.prediction import ImagePrediction, predict, read_image, read_maps
from segview.api.variants import load, variants
from segview.core.base.errors import UserError
from segview.core.variants.spec import Variant

__all__ = [
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
]
