"""Architectures and their parts as files and the window name them: what is known of them without torch."""

from __future__ import annotations

from segview.core.base.choices import Rows
from segview.core.base.text import Text
from segview.core.variants.architectures import ArchitectureChoice, LearnsFrom

ARCHITECTURES = Rows(
    {
        "unet": ArchitectureChoice("U-Net"),
        "unet_original": ArchitectureChoice(Text("U-Net of the paper")),
        "segnet": ArchitectureChoice("SegNet"),
        "segnet_basic": ArchitectureChoice("SegNet-Basic"),
        "fcn32s": ArchitectureChoice("FCN-32s"),
        "fcn16s": ArchitectureChoice("FCN-16s"),
        "fcn8s": ArchitectureChoice("FCN-8s"),
        "fcn_resnet": ArchitectureChoice(Text("FCN, residual")),
        "deconvnet": ArchitectureChoice("DeconvNet"),
        "pspnet": ArchitectureChoice("PSPNet"),
        "deeplabv1": ArchitectureChoice("DeepLab-LargeFOV"),
        "deeplabv2": ArchitectureChoice("DeepLabv2"),
        "deeplabv3": ArchitectureChoice("DeepLabv3"),
        "deeplabv3plus": ArchitectureChoice("DeepLabv3+"),
        "deeplabv3plus_hmsa": ArchitectureChoice("DeepLabv3+ of HMSA"),
        "setr_naive": ArchitectureChoice("SETR-Naive"),
        "setr_pup": ArchitectureChoice("SETR-PUP"),
        "setr_mla": ArchitectureChoice("SETR-MLA"),
        **{f"segformer_b{number}": ArchitectureChoice(f"SegFormer-B{number}") for number in range(6)},
        "transunet": ArchitectureChoice("TransUNet"),
        "fcbformer": ArchitectureChoice("FCBFormer"),
        "sanet": ArchitectureChoice("SANet", attention=Text("squeeze-and-attention heads")),
        "cam": ArchitectureChoice("CAM", LearnsFrom.LABELS),
        "acol": ArchitectureChoice("ACoL", LearnsFrom.LABELS),
        "adversarial_erasing": ArchitectureChoice(Text("Adversarial erasing"), LearnsFrom.LABELS),
        "seenet": ArchitectureChoice("SeeNet", LearnsFrom.LABELS),
        "gain": ArchitectureChoice("GAIN", LearnsFrom.LABELS),
        "wnet": ArchitectureChoice("W-Net", LearnsFrom.IMAGES),
        "frame_difference": ArchitectureChoice(Text("Frame difference"), LearnsFrom.NOTHING),
        "k_means": ArchitectureChoice("k-means", LearnsFrom.NOTHING),
        "mean_shift": ArchitectureChoice(Text("Mean shift"), LearnsFrom.NOTHING),
        "otsu": ArchitectureChoice(Text("Otsu’s threshold"), LearnsFrom.NOTHING),
        "region_growing": ArchitectureChoice(Text("Region growing"), LearnsFrom.NOTHING),
        "split_and_merge": ArchitectureChoice(Text("Splitting and merging"), LearnsFrom.NOTHING),
        "watershed": ArchitectureChoice(Text("Watershed"), LearnsFrom.NOTHING),
    },
    default="unet",
    about=Text("Name in the table of architectures"),
)

METHODS = tuple(name for name, row in ARCHITECTURES.rows.items() if row.learns_from is LearnsFrom.NOTHING)
"""Architectures that are no networks and have nothing to learn."""

PARTS = Rows(
    {
        "fcn": "FCN",
        "segformer": "SegFormer",
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
)
"""Titles of encoders, attention modules, activations, and networks of other libraries."""
