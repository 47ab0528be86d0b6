"""The names in the window of things from configs."""

from __future__ import annotations

from segview.core.runs.run import Run
from segview.core.variants.spec import Head, VariantConfig

_NAMES = {
    "unet": "U-Net",
    "unet_original": "U-Net of the paper",
    "segnet": "SegNet",
    "segnet_basic": "SegNet-Basic",
    "fcn": "FCN",
    "fcn32s": "FCN-32s",
    "fcn16s": "FCN-16s",
    "fcn8s": "FCN-8s",
    "fcn_resnet": "FCN, residual",
    "deconvnet": "DeconvNet",
    "pspnet": "PSPNet",
    "deeplabv1": "DeepLab-LargeFOV",
    "deeplabv2": "DeepLabv2",
    "deeplabv3": "DeepLabv3",
    "deeplabv3plus": "DeepLabv3+",
    "deeplabv3plus_hmsa": "DeepLabv3+ of HMSA",
    "setr_naive": "SETR-Naive",
    "setr_pup": "SETR-PUP",
    "setr_mla": "SETR-MLA",
    "segformer": "SegFormer",
    **{f"segformer_b{number}": f"SegFormer-B{number}" for number in range(6)},
    "transunet": "TransUNet",
    "fcbformer": "FCBFormer",
    "sanet": "SANet",
    "cam": "CAM",
    "acol": "ACoL",
    "adversarial_erasing": "Adversarial erasing",
    "seenet": "SeeNet",
    "wnet": "W-Net",
    "otsu": "Otsu’s threshold",
    "k_means": "k-means",
    "mean_shift": "Mean shift",
    "watershed": "Watershed",
    "region_growing": "Region growing",
    "frame_difference": "Frame difference",
    "mobilenet_v2": "MobileNetV2",
    "squeezenet1_1": "SqueezeNet",
    "resnet18": "ResNet-18",
    "resnet34": "ResNet-34",
    "resnet50": "ResNet-50",
    "resnet101": "ResNet-101",
    "mit_b0": "MiT-B0",
    "mit_b1": "MiT-B1",
    "mit_b2": "MiT-B2",
    "mit_b3": "MiT-B3",
    "cbam": "CBAM",
    "se": "SE",
    "sa": "SA",
    "scse": "scSE",
    "selu": "SELU",
    "relu": "ReLU",
    "gelu": "GELU",
    "leaky_relu": "leaky ReLU",
}

_ATTENTION = {
    Head.C: "CBAM",
    Head.D: "CBAM, spatial gate sigmoid · tanh",
}

_OUTPUT = {
    Head.A: "one map, sigmoid",
    Head.B: "two maps, softmax",
    Head.C: "two maps, softmax",
    Head.D: "two maps, softmax",
    Head.PLAIN: "one map for each class",
}


def spoken(name: str) -> str:
    """Return how a part is written in papers, or its name in the tables where that is not known."""
    return _NAMES.get(name, name)


def architecture(config: VariantConfig) -> str:
    """Return the architecture; a network of another library says its class among its options."""
    network = config.network
    name = network.options.get("class", network.architecture) if network.architecture == "smp" else network.architecture
    return spoken(str(name).lower()) if str(name).lower() in _NAMES else str(name)


def attention(config: VariantConfig) -> str:
    """Return the attention that a network has: in front of the output, in it, and over the scales."""
    network = config.network
    parts = [_ATTENTION[network.head]] if network.head in _ATTENTION else []
    if network.architecture == "sanet":
        parts.append("squeeze-and-attention heads")
    if network.attention:
        parts.append(f"{spoken(network.attention)} at {', '.join(network.attention_at)}")
    if network.scale_attention:
        scales = ", ".join(f"{scale:g}" for scale in network.trained_scales)
        parts.append(f"{network.scale_attention} over the scales {scales}")
    return "; ".join(parts) or "none"


def output(config: VariantConfig) -> str:
    """Return the output head."""
    head = config.network.head
    return _OUTPUT[head] if head is Head.PLAIN else f"{head.value}: {_OUTPUT[head]}"


def short_line(config: VariantConfig) -> str:
    """Return what tells a variant from the others, in one line."""
    network = config.network
    if network.source is not None:
        return f"{architecture(config)} · {network.source.path}"
    if not network.learns:
        return f"{architecture(config)} · no network"
    parts = [architecture(config), *([spoken(network.encoder)] if network.encoder else [])]
    parts += [network.head.value] if network.head is not Head.PLAIN else []
    parts += [spoken(network.output_activation)] if network.output_activation != "none" else []
    dice = next((score for score in config.scores if score.name.casefold() == "dice"), None)
    return " · ".join([*parts, *([f"Dice {dice.value:.3f}"] if dice else [])])


def measured_line(config: VariantConfig) -> str:
    """Return on which data the score of the short line was taken; empty where there is none."""
    dice = next((score for score in config.scores if score.name.casefold() == "dice"), None)
    if dice is None or config.network.source is not None or not config.network.learns:
        return ""
    return f"Dice {dice.value:.3f}: {dice.over}, {dice.count:,} images of {dice.data}, {dice.size}"


def run_figures(run: Run) -> str:
    """Return what a run is doing and what it has come to, in a few lines."""
    plan, status, lines = run.plan, run.status, []
    planned = f" of {plan.epochs}" if plan else ""
    lines.append(f"{str(status.state).capitalize()}, epoch {len(run.epochs)}{planned}")
    if run.steps and not status.state.over:
        step = run.steps[-1]
        memory = f", {step.memory / 2**30:.1f} GB" if step.memory else ""
        lines.append(f"{step.images_per_second:.1f} images/s{memory} on {status.device or 'this machine'}")
    if run.seconds_left is not None:
        lines.append(f"about {duration(run.seconds_left)} left")
    best = run.best
    if best is not None:
        what, value = best.deciding
        kept, of = "Best", "mean over images"
        if best.label_precision is not None:
            kept, of = "Kept", f"validation Dice {best.validation_dice:.3f}"
        lines.append(f"{kept}: epoch {best.number}, {what} {value:.3f} ({of})")
    if run.before is not None:
        what, value = run.before.deciding
        lines.append(f"Before: {what} {value:.3f}, of the variant that it goes on from")
    if run.epochs and run.epochs[-1].calibration_error is not None:
        last = run.epochs[-1]
        unsure = "" if last.wrong_in_band is None else f"; of the wrong pixels {last.wrong_in_band:.0%} unsure"
        lines.append(f"Last: loss {last.loss:.3f}, calibration error {last.calibration_error:.3f}{unsure}")
    lines.extend(text for text in (status.reason, run.problem) if text)
    return "\n".join(lines)


def duration(seconds: float) -> str:
    """Return a time as people say it: 40 s, 12 min, 3 h 5 min."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
