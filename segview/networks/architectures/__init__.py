"""Architectures by name.

Each entry builds a trunk, which gives the features that an output head turns into logits; an architecture whose output
layer is its own builds the whole network.
"""

from __future__ import annotations

from segview.core.registry import Registry
from segview.core.variants import SMP_ARCHITECTURE
from segview.networks.architecture import Architecture
from segview.networks.architectures import (
    classical,
    deeplab,
    fcbformer,
    hmsa,
    sanet,
    segformer,
    setr,
    smp_network,
    transunet,
    unet,
)

# One line an entry, in the order of the names.
ARCHITECTURES: Registry[Architecture] = Registry(
    "architecture",
    {
        "deeplabv3plus": deeplab.DEEPLABV3PLUS,
        "deeplabv3plus_hmsa": hmsa.DEEPLABV3PLUS_HMSA,
        "fcbformer": fcbformer.FCBFORMER,
        "k_means": classical.K_MEANS,
        "mean_shift": classical.MEAN_SHIFT,
        "otsu": classical.OTSU,
        "sanet": sanet.SANET,
        **{f"segformer_b{number}": entry for number, entry in enumerate(segformer.SEGFORMERS)},
        "setr_mla": setr.SETR_MLA,
        "setr_naive": setr.SETR_NAIVE,
        "setr_pup": setr.SETR_PUP,
        SMP_ARCHITECTURE: smp_network.SMP,
        "transunet": transunet.TRANSUNET,
        "unet": unet.UNET,
        "watershed": classical.WATERSHED,
    },
)
