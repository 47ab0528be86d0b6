"""Networks as other programs leave them, small, with random weights, made by the libraries themselves."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import segmentation_models_pytorch as smp
import torch
from torch import Tensor, nn

OWN = """\
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 3, 3, padding=1)
        self.last = nn.Conv2d(3, 1, 1)

    def forward(self, x):
        return self.last(self.conv(x).relu())


def build():
    return Net()
"""


GATED = """\
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        torch.manual_seed(0)
        self.conv, self.gate = nn.Conv2d(3, 8, 3, padding=1), nn.Conv2d(8, 1, 1)
        self.last = nn.Conv2d(8, 1, 1)

    def forward(self, x):
        y = self.conv(x).relu()
        return self.last(y * torch.sigmoid(self.gate(y)))


def build():
    return Net()
"""


class Small(nn.Module):
    """Three convolutions with a stride of two between them."""

    def __init__(self, outputs: int, activation: nn.Module | None = None) -> None:
        super().__init__()
        self.first = nn.Conv2d(3, 8, 3, padding=1, stride=2)
        self.last = nn.Conv2d(8, outputs, 1)
        self.activation = activation or nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        y = nn.functional.interpolate(self.last(self.first(x).relu()), scale_factor=2.0)
        return self.activation(y)


class Attentive(nn.Module):
    """A gate, self-attention written out on tokens, and an activation that is none of these."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.qkv = nn.Conv2d(3, 8, 4, stride=4), nn.Linear(8, 24)
        self.gate, self.last = nn.Conv2d(8, 1, 1), nn.Conv2d(8, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        y = nn.functional.silu(self.first(x))
        y = y * torch.sigmoid(self.gate(y))
        q, k, v = self.qkv(y.flatten(2).transpose(1, 2)).unflatten(-1, (3, 2, 4)).permute(2, 0, 3, 1, 4)
        out = (q @ k.transpose(-2, -1) / 2).softmax(dim=-1) @ v
        y = y + out.transpose(1, 2).flatten(2).transpose(1, 2).unflatten(2, y.shape[-2:])
        return nn.functional.interpolate(self.last(y), scale_factor=4.0)


class Channelled(nn.Module):
    """Takes and gives rows × columns × channels."""

    def __init__(self, inner: nn.Module) -> None:
        super().__init__()
        self.inner = inner

    def forward(self, x: Tensor) -> Tensor:
        return self.inner(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)


def small(outputs: int, activation: nn.Module | None = None) -> nn.Module:
    torch.manual_seed(0)
    return Small(outputs, activation).eval()


def onnx_file(
    path: Path, network: nn.Module, *, dynamic: bool = True, last: bool = False, size: tuple[int, int] = (64, 64)
) -> Path:
    """Write a network as ONNX by the exporter of torch that needs no further package."""
    pytest.importorskip("onnx", reason="the extra [onnx] is not installed")
    x = torch.zeros(1, *size, 3) if last else torch.zeros(1, 3, *size)
    rows, columns = (1, 2) if last else (2, 3)
    axes = {0: "batch", rows: "rows", columns: "columns"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the exporter's own age
        torch.onnx.export(
            network,
            (x,),
            path,
            dynamo=False,
            input_names=["image"],
            output_names=["out"],
            dynamic_axes={"image": axes, "out": axes} if dynamic else None,
        )
    return path


def script_file(path: Path, network: nn.Module) -> Path:
    """Write a network as TorchScript."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        traced: Any = torch.jit.trace(network, torch.zeros(1, 3, 64, 64))
    traced.save(str(path))
    return path


def exported_file(path: Path, network: nn.Module, size: tuple[int, int] = (64, 96)) -> Path:
    """Write a network as an exported program of one size."""
    torch.export.save(torch.export.export(network, (torch.zeros(1, 3, *size),)), path)
    return path


def lightning_file(path: Path) -> Path:
    """Write a checkpoint as a training of one step leaves it, of a network of segmentation_models_pytorch."""
    lightning: Any = pytest.importorskip("lightning", reason="lightning is not installed")

    class Module(lightning.LightningModule):
        def __init__(self) -> None:
            super().__init__()
            self.save_hyperparameters({"rate": 0.1, "encoder": "resnet18"})
            self.model = smp.Unet("resnet18", encoder_weights=None, decoder_attention_type="scse")

        def training_step(self, batch: list[Tensor], _number: int) -> Tensor:
            return self.model(batch[0]).mean()

        def configure_optimizers(self) -> Any:
            return torch.optim.Adam(self.parameters())

        def train_dataloader(self) -> Any:
            images = torch.utils.data.TensorDataset(torch.rand(2, 3, 64, 64))
            return torch.utils.data.DataLoader(images, batch_size=2)

    quiet = {"logger": False, "enable_progress_bar": False, "enable_model_summary": False}
    trainer = lightning.Trainer(
        max_steps=1, accelerator="cpu", enable_checkpointing=False, default_root_dir=path.parent, **quiet
    )
    trainer.fit(Module())
    trainer.save_checkpoint(path)
    return path


def transformers_folder(
    folder: Path, kind: str, classes: Sequence[str] = ("road", "tree", "sky"), *, loud: bool = False
) -> Path:
    """Write a small network of transformers with random weights, and how its images are prepared.

    With ``loud``, its weights are larger than the library begins with, so that every part of it matters.
    """
    library: Any = pytest.importorskip("transformers", reason="the extra [hub] is not installed")
    torch.manual_seed(0)
    names: Any = dict(enumerate(classes))
    swin = {"image_size": 64, "embed_dim": 16, "depths": [1, 1, 1, 1], "num_heads": [2, 2, 2, 2], "window_size": 4}
    stages = ["stage1", "stage2", "stage3", "stage4"]
    tokens: dict[str, Any] = {"image_size": 64, "hidden_size": 32, "num_hidden_layers": 4, "num_attention_heads": 2}
    few = {"encoder_feedforward_dim": 32, "dim_feedforward": 32, "encoder_layers": 1, "decoder_layers": 3}
    configs: dict[str, Any] = {
        "SegformerForSemanticSegmentation": lambda: library.SegformerConfig(
            hidden_sizes=[16, 32, 48, 64], depths=[1, 1, 1, 1], decoder_hidden_size=32
        ),
        "BeitForSemanticSegmentation": lambda: library.BeitConfig(
            **tokens, intermediate_size=64, out_indices=[1, 2, 3, 4]
        ),
        "DPTForSemanticSegmentation": lambda: library.DPTConfig(
            **tokens,
            intermediate_size=64,
            backbone_out_indices=[0, 1, 2, 3],
            neck_hidden_sizes=[16] * 4,
            fusion_hidden_size=16,
            is_hybrid=False,
        ),
        "MobileViTForSemanticSegmentation": lambda: library.MobileViTConfig(image_size=64),
        "UperNetForSemanticSegmentation": lambda: library.UperNetConfig(
            backbone_config=library.ConvNextConfig(
                hidden_sizes=[16, 32, 48, 64], depths=[1, 1, 1, 1], out_features=stages
            ),
            hidden_size=16,
            auxiliary_in_channels=48,
        ),
        "Mask2FormerForUniversalSegmentation": lambda: library.Mask2FormerConfig(
            backbone_config=library.SwinConfig(**swin, out_features=stages),
            feature_size=32,
            mask_feature_size=32,
            hidden_dim=32,
            num_attention_heads=2,
            num_queries=5,
            **few,
        ),
    }
    if kind.startswith("Eomt"):
        tokens |= {"patch_size": 8, "num_blocks": 2, "num_queries": 5, "num_upscale_blocks": 1}
        configs[kind] = lambda: library.EomtConfig(**tokens)
    if kind == "OneFormerForUniversalSegmentation":
        few |= {"decoder_layers": 2, "encoder_layers": 1, "hidden_dim": 32, "conv_dim": 32, "mask_dim": 32}
        few |= {"text_encoder_width": 32, "text_encoder_num_layers": 1, "text_encoder_vocab_size": 99}
        configs[kind] = lambda: library.OneFormerConfig(
            backbone_config=library.SwinConfig(**swin, out_features=stages),
            num_queries=5,
            num_attention_heads=2,
            **few,
        )
        _write_tokenizer(folder)
    config = configs[kind]()
    config.id2label = names
    config.label2id = {name: number for number, name in names.items()}
    network = getattr(library, kind)(config)
    if loud:
        amplified(network)
    network.save_pretrained(folder)
    said = {"size": {"height": 64, "width": 64}, "image_mean": [0.5, 0.4, 0.3], "image_std": [0.2, 0.2, 0.2]}
    (folder / "preprocessor_config.json").write_text(json.dumps({**said, "do_normalize": True}))
    return folder


@torch.no_grad()
def amplified(network: nn.Module) -> nn.Module:
    """Return a network whose products weigh as much as what they are added to."""
    for module in network.modules():
        if isinstance(module, nn.Linear | nn.Conv2d | nn.ConvTranspose2d):
            nn.init.normal_(module.weight, std=(module.weight.numel() / module.weight.shape[0]) ** -0.5)
    return network


def _write_tokenizer(folder: Path) -> None:
    """Write a tokenizer that knows letters alone."""
    folder.mkdir(parents=True, exist_ok=True)
    signs = [chr(number) for number in range(97, 123)]
    words = [*signs, *(f"{one}</w>" for one in signs), "<|startoftext|>", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({word: number for number, word in enumerate(words)}))
    (folder / "merges.txt").write_text("#version: 0.2\n")


def sam_folder(folder: Path, kind: str = "SamModel") -> Path:
    """Write a small network that takes prompts, with random weights; it takes squares of 64."""
    library: Any = pytest.importorskip("transformers", reason="the extra [hub] is not installed")
    torch.manual_seed(0)
    decoder = {"hidden_size": 32, "mlp_dim": 32, "num_attention_heads": 2, "iou_head_hidden_dim": 16}
    prompts = {"hidden_size": 32, "image_size": 64, "patch_size": 8, "image_embedding_size": 8}
    encoder = {
        "hidden_size": 32,
        "output_channels": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "image_size": 64,
        "patch_size": 8,
        "window_size": 3,
        "global_attn_indexes": [1],
        "mlp_dim": 32,
        "num_pos_feats": 16,
    }
    if kind == "Sam2Model":
        hiera = {"hidden_size": 16, "num_attention_heads": 1, "image_size": [64, 64], "blocks_per_stage": [1, 1, 2, 1]}
        hiera |= {"embed_dim_per_stage": [16, 32, 48, 64], "num_attention_heads_per_stage": [1, 1, 1, 1]}
        hiera |= {"global_attention_blocks": [3], "window_size_per_stage": [4, 4, 4, 2]}
        vision = library.Sam2VisionConfig(
            backbone_config=library.Sam2HieraDetConfig(**hiera),
            backbone_channel_list=[64, 48, 32, 16],
            backbone_feature_sizes=[[16, 16], [8, 8], [4, 4]],
            fpn_hidden_size=32,
        )
        config = library.Sam2Config(
            vision_config=vision,
            prompt_encoder_config={**prompts, "patch_size": 16},
            mask_decoder_config={**decoder, "dynamic_multimask_via_stability": False},
        )
    else:
        extra = {"vit_dim": 32} if kind == "SamHQModel" else {}
        config = getattr(library, kind.replace("Model", "Config"))(
            vision_config=encoder, prompt_encoder_config=prompts, mask_decoder_config={**decoder, **extra}
        )
    amplified(getattr(library, kind)(config)).save_pretrained(folder)
    said = {"image_mean": [0.5, 0.4, 0.3], "image_std": [0.2, 0.2, 0.2], "do_normalize": True}
    (folder / "preprocessor_config.json").write_text(json.dumps(said))
    return folder
