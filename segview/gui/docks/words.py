"""What things from configs are called in the window."""

from __future__ import annotations

from segview.core.spec import Head, VariantConfig

_NAMES = {
    "unet": "U-Net",
    "segnet": "SegNet",
    "fcn": "FCN",
    "deconvnet": "DeconvNet",
    "pspnet": "PSPNet",
    "deeplabv3": "DeepLabv3",
    "deeplabv3plus": "DeepLabv3+",
    "segformer": "SegFormer",
    "transunet": "TransUNet",
    "fcbformer": "FCBFormer",
    "sanet": "SANet",
    "mobilenet_v2": "MobileNetV2",
    "resnet18": "ResNet-18",
    "resnet34": "ResNet-34",
    "resnet50": "ResNet-50",
    "resnet101": "ResNet-101",
    "mit_b0": "MiT-B0",
    "mit_b1": "MiT-B1",
    "mit_b2": "MiT-B2",
    "mit_b3": "MiT-B3",
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
    """Return the attention in front of the output."""
    return _ATTENTION.get(config.network.head, "none")


def output(config: VariantConfig) -> str:
    """Return the output head."""
    head = config.network.head
    return _OUTPUT[head] if head is Head.PLAIN else f"{head.value}: {_OUTPUT[head]}"


def short_line(config: VariantConfig) -> str:
    """Return what tells a variant from the others, in one line."""
    network = config.network
    parts = [architecture(config), *([spoken(network.encoder)] if network.encoder else [])]
    parts += [network.head.value] if network.head is not Head.PLAIN else []
    parts += [spoken(network.output_activation)] if network.output_activation != "none" else []
    dice = next((score for score in config.scores if score.name.casefold() == "dice"), None)
    return " · ".join([*parts, *([f"Dice {dice.value:.3f}"] if dice else [])])
