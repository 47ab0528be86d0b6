"""Architectures by name.

Each entry builds a trunk, whose features an output head turns into logits, or the whole network if the architecture
has its own output layer.
"""

from __future__ import annotations

from segview.core.base.registry import Registry
from segview.networks.architectures import (
    adversarial_erasing,
    classical,
    deeplab,
    deeplab_early,
    fcbformer,
    fcn,
    gain,
    guided,
    hmsa,
    pspnet,
    sanet,
    seenet,
    segformer,
    segnet,
    setr,
    smp_network,
    splitting,
    transunet,
    unet,
    unet_original,
    wnet,
)
from segview.networks.base.architecture import Architecture

# One entry per line, in the order of the names.
ARCHITECTURES: Registry[Architecture] = Registry(
    "architecture",
    {
        "acol": seenet.ACOL,
        "adversarial_erasing": adversarial_erasing.ADVERSARIAL_ERASING,
        "cam": seenet.CAM,
        "deconvnet": segnet.DECONVNET,
        "deeplabv1": deeplab_early.DEEPLAB_V1,
        "deeplabv2": deeplab_early.DEEPLAB_V2,
        "deeplabv3": deeplab_early.DEEPLAB_V3,
        "deeplabv3plus": deeplab.DEEPLABV3PLUS,
        "deeplabv3plus_hmsa": hmsa.DEEPLABV3PLUS_HMSA,
        "fcbformer": fcbformer.FCBFORMER,
        "fcn16s": fcn.FCN_16S,
        "fcn32s": fcn.FCN_32S,
        "fcn8s": fcn.FCN_8S,
        "fcn_resnet": fcn.FCN_RESNET,
        "frame_difference": guided.FRAME_DIFFERENCE,
        "gain": gain.GAIN,
        "k_means": classical.K_MEANS,
        "mean_shift": classical.MEAN_SHIFT,
        "otsu": classical.OTSU,
        "pspnet": pspnet.PSPNET,
        "region_growing": guided.REGION_GROWING,
        "sanet": sanet.SANET,
        "seenet": seenet.SEENET,
        **{f"segformer_b{number}": entry for number, entry in enumerate(segformer.SEGFORMERS)},
        "segnet": segnet.SEGNET,
        "segnet_basic": segnet.SEGNET_BASIC,
        "setr_mla": setr.SETR_MLA,
        "setr_naive": setr.SETR_NAIVE,
        "setr_pup": setr.SETR_PUP,
        "smp": smp_network.SMP,
        "split_and_merge": splitting.SPLIT_AND_MERGE,
        "transunet": transunet.TRANSUNET,
        "unet": unet.UNET,
        "unet_original": unet_original.UNET_ORIGINAL,
        "watershed": classical.WATERSHED,
        "wnet": wnet.WNET,
    },
    group="segview.architectures",
)
