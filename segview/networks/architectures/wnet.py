"""W-Net (Xia and Kulis, 2017): two U-Nets, from image to segments and back to the image, trained without masks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from torch import Tensor, nn
from typing_extensions import override

from segview.core.maps.maps import Kind
from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures.unet_original import WIDTHS, ContractingPath, ExpansivePath
from segview.networks.base.architecture import Architecture
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.options import read_options
from segview.networks.base.slot import Slot
from segview.networks.base.tap import EnergyTap, Tap, prefix_taps
from segview.networks.base.trunk import Trunk
from segview.networks.blocks.convolution import ConvolutionUnit, DoubleConvolution
from segview.networks.heads.output import OutputHead, probabilities

_usual = partial(DoubleConvolution, bias=False)
_OPTIONS = {"separable": (True, (True, False))}
# Range of normalised images.
_IMAGE_SPAN = (-3.0, 3.0)


class Module(nn.Sequential):
    """One of the eighteen modules: twice a 3 × 3 convolution, ReLU and batch norm, in this order.

    Args:
        channels: Channels of the input.
        outputs: Channels of the output.
        separable: Whether each convolution is depthwise separable: one within each channel, then one across channels.
    """

    def __init__(self, channels: int, outputs: int, *, separable: bool = False) -> None:
        layers: list[nn.Module] = []
        for before in (channels, outputs):
            if separable:
                layers.append(ConvolutionUnit(before, before, groups=before, norm=None, activation=None))
            layers.append(ConvolutionUnit(before, outputs, kernel=1 if separable else 3, norm=None))
            layers.append(nn.BatchNorm2d(outputs))
        super().__init__(*layers)


class WNet(SegmentationNetwork):
    """A U-Net that divides an image into segments, and one that reconstructs the image from their probabilities.

    It learns without masks, from two losses in alternation: the soft normalised cut of the segments, for the first
    U-Net, and the squared error of the reconstruction, for both. With masks the first is trained like any network.
    The second runs only if its output is needed or one of its taps is captured.
    Taps: those of the first U-Net; ``reconstruction/1`` … for each channel of the normalised reconstruction;
    ``reconstruction/error``, the energy of its error; and the second U-Net's, as ``reconstruction/skip/1`` ….
    """

    learns_in_parts = True

    def __init__(self, trunk: Trunk, head: OutputHead, back: Trunk, images: int) -> None:
        super().__init__(trunk, head)
        self.back = back
        self.painting = nn.Conv2d(back.channels, images, kernel_size=1)
        self.taps = nn.ModuleList(
            Tap(f"reconstruction/{number}", kind=Kind.SIGNED, span=_IMAGE_SPAN, unit="deviations")
            for number in range(1, images + 1)
        )
        self.error_tap = EnergyTap("reconstruction/error")

    @override
    def forward(self, x: Tensor) -> Tensor:
        logits = super().forward(x)
        if any(isinstance(module, Tap) and module.is_captured for module in (*self.taps, self.error_tap)):
            self._reconstruct(logits, x)
        return logits

    @override
    def outputs(self, x: Tensor) -> Mapping[str, Tensor]:
        """Return ``logits``, and ``reconstruction``, which has the shape of ``x``."""
        logits = super().forward(x)
        return {"logits": logits, "reconstruction": self._reconstruct(logits, x)}

    def _reconstruct(self, logits: Tensor, x: Tensor) -> Tensor:
        image = self.painting(self.back(self.pad(probabilities(logits))))
        for tap, channel in zip(self.taps, image.split(1, dim=1), strict=True):
            tap(channel.clamp(*_IMAGE_SPAN))
        self.error_tap(image - self.pad(x))
        return self.restore(image, (x.shape[-2], x.shape[-1]))


def build(spec: NetworkSpec) -> WNet:
    """Return W-Net for ``classes`` segments; the paper has 20 of them and head plain.

    Option: ``separable``, whether the convolutions of all but the first and the last module of each U-Net are
    depthwise separable, as in the paper: 12,271,127 parameters for 20 segments. Without it, the network is a pair of
    the U-Nets with batch norm that are usual today: 62,086,423 parameters.

    Raises:
        UserError: there is another option.
    """
    separable = read_options(spec, _OPTIONS)["separable"]
    trunk, back = (_unet(channels, spec, separable=separable) for channels in (spec.in_channels, spec.classes))
    prefix_taps(back, "reconstruction")
    for name, module in list(back.named_modules()):
        if isinstance(module, Slot):  # attention is only for the U-Net that finds the segments
            back.set_submodule(name, nn.Identity())
    return WNet(trunk, OutputHead(trunk.channels, spec), back, spec.in_channels)


def _unet(channels: int, spec: NetworkSpec, *, separable: bool) -> Trunk:
    widths = WIDTHS[spec.size]
    outer, inner = (Module, partial(Module, separable=True)) if separable else (_usual, _usual)
    return Trunk(
        ContractingPath(channels, widths, [outer, *[inner] * 4]),
        ExpansivePath(widths, [*[inner] * 3, outer]),
        channels=widths[0],
        stride=1,
        multiple=16,
        stage_channels=dict[int, int](enumerate(widths)),
    )


WNET = Architecture(build, paper="Xia and Kulis, 2017", encoder="the contracting path of its first U-Net")
