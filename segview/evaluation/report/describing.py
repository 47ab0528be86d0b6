"""Variants and settings of a report in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from segview.core.base.scales import scales_text
from segview.core.variants.ablation import origin
from segview.core.variants.folders import WEIGHTS
from segview.evaluation.report.recipe import Recipe
from segview.evaluation.report.used import UsedVariant
from segview.inference.variants.finding import find


def variant_rows(used: UsedVariant) -> dict[str, Any]:
    """Return the description of a variant in a report: its label, its summary, and rows of names and values.

    Raises:
        UserError: it cannot be read.
    """
    variant = find(used.folder)
    config, changes = variant.config, origin(variant.folder)[1]
    network = config.network
    data = config.training_data
    weights = next((file.sha256 for file in used.files if Path(file.path).name == WEIGHTS), "")
    rows = {
        "Architecture": network.architecture,
        "Encoder": network.encoder or "its own",
        "Head": network.head.value,
        "Attention": network.attention or "none",
        "Scale attention": network.scale_attention or "none",
        "Classes": ", ".join(config.classes),
        "Threshold": f"{config.threshold:g}" if len(config.classes) == 2 else "",
        "Scales": scales_text(config.own_scales),
        "Changed by": "" if changes is None else str(changes),
        "Training data": "; ".join(f"{one.name}, {one.pairs:,} pairs" for one in data),
        "Terms of the data": "; ".join(dict.fromkeys(one.terms for one in data)),
        "Begun from": config.initialised_from,
        "Scores on its card": "; ".join(
            f"{score.name} {score.value:g} ({score.over}, {score.data}, {score.count} images)"
            for score in config.scores
            if score.name in ("Dice", "mIoU")
        ),
        "Weights, SHA-256": weights,
        "Folder": used.folder,
    }
    return {"label": used.label, "summary": config.summary, "rows": [one for one in rows.items() if one[1].strip("; ")]}


def settings_of(recipe: Recipe, score: str) -> list[tuple[str, str]]:
    """Return the settings of a report as names and values."""
    prediction_settings, view = recipe.prediction_settings, recipe.view
    scales = "each variant's own" if prediction_settings.scales is None else scales_text(prediction_settings.scales)
    return [
        ("Resolution of the scores", "each image's own"),
        ("Threshold", "each variant's own" if recipe.threshold is None else f"{recipe.threshold:g}"),
        ("Uncertain band", f"0.5 ± {view.band:g}"),
        ("Scales", scales),
        ("Scales merged by", prediction_settings.merge),
        ("With the mirrored image", "yes" if prediction_settings.flip else "no"),
        ("Pixels that count", "tissue only" if view.tissue_only else "the whole image"),
        ("Images ranked by", score),
        ("Maps shown", ", ".join(view.maps) + (", and those each variant exists for" if view.own_maps else "")),
    ]
