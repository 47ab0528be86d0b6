"""The display names of architectures, encoders, attention and outputs of variant configs."""

from __future__ import annotations

from collections.abc import Sequence

from segview.core.base.text import Text
from segview.core.variants.architectures import ARCHITECTURES, PARTS
from segview.core.variants.spec import Head, VariantConfig
from segview.gui.language.translation import tr
from segview.gui.session.measured import MeasuredHere

_ATTENTION = {
    Head.C: "CBAM",
    Head.D: Text("CBAM, spatial gate sigmoid · tanh"),
}

_OUTPUT = {
    Head.A: Text("one map, sigmoid"),
    Head.B: Text("two maps, softmax"),
    Head.C: Text("two maps, softmax"),
    Head.D: Text("two maps, softmax"),
    Head.PLAIN: Text("one map for each class"),
}


_SOURCES = {"onnx": "ONNX", "torchscript": "TorchScript", "exported": "torch.export", "module": "PyTorch"}


def display_name(name: str) -> str:
    """Return the name of a part as in papers, or if that is not known, its name in the tables."""
    return tr(ARCHITECTURES.row(name).title or PARTS.row(name) or name)


def architecture(config: VariantConfig) -> str:
    """Return the architecture, or the format of the file; another library's network has its class in its options."""
    if config.network.architecture in _SOURCES:
        return _SOURCES[config.network.architecture]
    name = str(config.network.options.get("class", config.network.architecture))
    known = display_name(name.lower())
    return name if known == name.lower() else known


def attention(config: VariantConfig) -> str:
    """Return the attention of a network: before the output, inside the network, and over the scales."""
    network = config.network
    parts = [tr(_ATTENTION[network.head])] if network.head in _ATTENTION else []
    if own := ARCHITECTURES.row(network.architecture).attention:
        parts.append(tr(own))
    if network.attention:
        parts.append(
            tr(
                "{attention} at {places}",
                attention=display_name(network.attention),
                places=", ".join(network.attention_at),
            )
        )
    if network.scale_attention:
        scales = ", ".join(f"{scale:g}" for scale in network.trained_scales)
        parts.append(tr("{kind} over the scales {scales}", kind=network.scale_attention, scales=scales))
    return "; ".join(parts) or tr("none")


def output(config: VariantConfig) -> str:
    """Return the output head."""
    head = config.network.head
    return tr(_OUTPUT[head]) if head is Head.PLAIN else f"{head.value}: {tr(_OUTPUT[head])}"


def short_line(config: VariantConfig) -> str:
    """Return one line that distinguishes a variant from the others."""
    network = config.network
    if network.source is not None:
        return f"{architecture(config)} · {network.source.path}"
    if not network.learns:
        return tr("{architecture} · no network", architecture=architecture(config))
    parts = [architecture(config), *([display_name(network.encoder)] if network.encoder else [])]
    parts += [network.head.value] if network.head is not Head.PLAIN else []
    parts += [display_name(network.output_activation)] if network.output_activation != "none" else []
    dice = next((score for score in config.scores if score.name.casefold() == "dice"), None)
    return " · ".join([*parts, *([f"Dice {dice.value:.3f}"] if dice else [])])


def score_source(config: VariantConfig) -> str:
    """Return a text on the data of the score in the short line; empty if there is no such score."""
    dice = next((score for score in config.scores if score.name.casefold() == "dice"), None)
    if dice is None or config.network.source is not None or not config.network.learns:
        return ""
    return tr(
        "Dice {value:.3f}: {over}, {count:,} images of {data}, {size}",
        value=dice.value,
        over=Text(dice.over),
        count=dice.count,
        data=dice.data,
        size=dice.size,
    )


def here_words(measured: Sequence[MeasuredHere]) -> list[str]:
    """Return the scores of this session as short texts, with the names of the data sets if they have names."""
    return [f"{one.data} {one.value:.3f}" if one.data else tr("here {value:.3f}", value=one.value) for one in measured]
