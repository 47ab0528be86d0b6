"""The card of a variant as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from segview.core.base.text import Text
from segview.core.variants.spec import VariantConfig
from segview.gui.language.translation import tr
from segview.gui.session.measured import MeasuredHere
from segview.gui.variants import display_names as words
from segview.gui.widgets import theme


def card_html(config: VariantConfig, measured: Sequence[MeasuredHere] = ()) -> str:
    """Return the card with the scores of this session as HTML; texts from the variant's files are escaped."""
    parts = [
        f"<p style='margin:0 0 6px 0'><b>{escape(config.name)}</b></p>",
        _paragraph(config.summary),
        _table(_facts(config)),
        _scores(config),
        _here(measured),
        _paragraph(tr("For research and education; not a medical device, not for diagnosis."), theme.roles().muted),
    ]
    return "".join(parts)


def _facts(config: VariantConfig) -> list[tuple[str, str]]:
    network, size, sha = config.network, config.preprocessing.input_size, config.weights_sha256
    data = "<br>".join(_data(source.name, source.pairs, source.terms) for source in config.training_data)
    copy = tr("copy")
    own = [
        (
            tr("Encoder"),
            escape(words.display_name(network.encoder)) or (tr("its own") if network.learns else tr("none")),
        ),
        (tr("Attention"), escape(words.attention(config))),
    ]
    return [
        (tr("Architecture"), escape(words.architecture(config))),
        *(own if network.source is None else ()),  # the config of another program's network does not tell them
        (tr("Output"), escape(words.output(config))),
        (tr("Output activation"), escape(words.display_name(network.output_activation))),
        (tr("Parameters"), f"{config.parameters:,}" if config.parameters else tr("not recorded")),
        (tr("Input"), tr("{rows} × {columns} at scale 1", rows=size[0], columns=size[1])),
        (tr("Classes"), escape(", ".join(config.classes))),
        (tr("Threshold"), f"{config.threshold:g}"),
        (tr("Started from"), escape(config.initialised_from)),
        (tr("Trained with"), escape(config.trained_with) or tr("not recorded")),
        (tr("Trained on"), data or tr("not recorded")),
        ("SHA-256", f"<a name='sha' title='{sha}'>{sha[:12]}…{sha[-6:]}</a> &nbsp;<a href='copy'>{copy}</a>"),
    ]


def _data(name: str, pairs: int, terms: str) -> str:
    muted = f"<br><span style='color:{theme.roles().muted}'>{escape(terms)}</span>" if terms else ""
    return tr("{name}, {pairs:,} pairs", name=escape(name), pairs=pairs) + muted


def _scores(config: VariantConfig) -> str:
    if not config.scores:
        return _paragraph(tr("Scores: not measured."), theme.roles().muted)
    rows = []
    for score in config.scores:
        what = tr(
            "{over}, {count:,} images of {data}, {size}",
            over=Text(score.over),
            count=score.count,
            data=score.data,
            size=score.size,
        )
        rows.append((f"{escape(score.name)} {score.value:.3f}", escape(what)))
    return "<p style='margin:8px 0 2px 0'><b>" + tr("Scores") + "</b></p>" + _table(rows)


def _here(measured: Sequence[MeasuredHere]) -> str:
    """Return the scores of this session; they are shown below those of the card, but not saved in the card."""
    rows = [
        (
            f"{escape(one.score)} {one.value:.3f}",
            escape(tr("{count:,} images of {data}, each at its size", count=one.images, data=one.data or tr("here"))),
        )
        for one in measured
    ]
    return "<p style='margin:8px 0 2px 0'><b>" + tr("Measured here") + "</b></p>" + _table(rows) if rows else ""


def _table(rows: list[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td style='color:{theme.roles().muted}; padding:1px 10px 1px 0; white-space:nowrap'>{label}</td>"
        f"<td width='100%' style='padding:1px 0'>{value}</td></tr>"
        for label, value in rows
    )
    return f"<table cellspacing='0'>{cells}</table>"


def _paragraph(text: str, colour: str = "") -> str:
    colour = colour or theme.roles().text
    return f"<p style='margin:0 0 8px 0; color:{colour}'>{escape(text)}</p>" if text else ""
