"""DeepLab v3+ (Chen et al., 2018): the pyramid of v3 and a decoder that also takes fine features."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import EnergyTap
from segview.networks.base.trunk import Trunk, stage_channels
from segview.networks.blocks.aspp import ATROUS_RATES, Aspp
from segview.networks.blocks.convolution import ConvolutionUnit, SeparableUnit
from segview.networks.blocks.encoder import dilated_encoder
from segview.networks.blocks.resize import upsample_and_concatenate
from segview.networks.blocks.slots import decoder_slots
from segview.networks.blocks.width import channels_for

# Indices of the features of stride 4 and of the last features in an encoder's list.
FINE, DEEP = 2, -1
_OPTIONS = {"output_stride": (16, (8, 16)), "separable": (False, (False, True))}


class FineDecoder(nn.Module):
    """The pyramid upsampled to stride 4, concatenated with narrowed features of that stride, and mixing layers.

    A list of features to B × channels × H/4 × W/4. Taps: those of the pyramid, ``decoder/fine`` (the narrowed
    features) and ``decoder/fused`` (the result).

    Args:
        aspp: Layers on the last features.
        fine: Layers on the features of stride 4.
        mixed: The number of channels after each of ``mixing``.
        mixing: Layers on the concatenation; may be empty.
        align_corners: Whether the upsampling of the pyramid aligns the corners.
    """

    def __init__(
        self,
        aspp: Aspp,
        fine: nn.Module,
        mixing: Sequence[nn.Module] = (),
        *,
        mixed: int = 0,
        align_corners: bool = False,
    ) -> None:
        super().__init__()
        self.aspp, self.fine, self.mixing = aspp, fine, nn.ModuleList(mixing)
        self.slots = decoder_slots([mixed] * len(mixing))
        self.fine_tap, self.fused_tap = EnergyTap("decoder/fine"), EnergyTap("decoder/fused")
        self.align_corners = align_corners

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        fine = self.fine_tap(self.fine(features[FINE]))
        x = upsample_and_concatenate(self.aspp(features[DEEP]), fine, align_corners=self.align_corners)
        for layer, slot in zip(self.mixing, self.slots, strict=True):
            x = slot(layer(x))
        return self.fused_tap(x)


def build(spec: NetworkSpec) -> Trunk:
    """Return DeepLab v3+ without its output layer, a 1 × 1 convolution; stride 4.

    A 1 × 1 convolution unit narrows features of stride 4 to 48 channels, the pyramid is upsampled fourfold, and two 3
    × 3 units of 256 channels mix the two: the paper's decoder (section 3.1 and table 2). The decoder of
    segmentation_models_pytorch, here under ``smp``, has one separable unit instead. The last of ``decoder_channels``
    sets another width of the decoder. Options: ``output_stride`` of the encoder, 16 (as trained) or 8, which sets the
    rates; ``separable``, whether the 3 × 3 units of pyramid and decoder are depthwise separable, as for Xception.

    Raises:
        UserError: an option is unknown, or the encoder cannot be dilated.
    """
    options = read_options(spec, _OPTIONS)
    encoder = dilated_encoder(spec, DEEPLABV3PLUS.encoder, output_stride=options["output_stride"])
    unit = SeparableUnit if options["separable"] else ConvolutionUnit
    width = spec.decoder_channels[-1] if spec.decoder_channels else channels_for(spec, 256, 4)
    narrow = channels_for(spec, 48, 3)
    aspp = Aspp(encoder.out_channels[DEEP], ATROUS_RATES[options["output_stride"]], outputs=width, unit=unit)
    decoder = FineDecoder(
        aspp,
        ConvolutionUnit(encoder.out_channels[FINE], narrow, kernel=1),
        [unit(narrow + width, width), unit(width, width)],
        mixed=width,
        align_corners=True,
    )
    return Trunk(
        encoder,
        decoder,
        channels=width,
        stride=4,
        multiple=options["output_stride"],
        stage_channels=stage_channels(encoder, (FINE, DEEP)),
    )


DEEPLABV3PLUS = Architecture(build, paper="Chen et al., 2018", encoder="tu-resnet101", takes_encoders=True)
