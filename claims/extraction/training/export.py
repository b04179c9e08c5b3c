"""Trained weights -> the files that work: `python -m claims.extraction.training.export --help`.

The network without training's mask is written as ONNX, its matrices as 8-bit whole numbers, and beside it the tokenizer
and the manifest with the sums of both.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from claims.extraction.training.manifest import describe
from claims.extraction.training.model import HEADS, Attributor, Size

_INPUTS = ("ids", "shape", "quote", "opens")
_OUTPUTS = ("tags", "anchor_from", "anchor_to", "source_from", "source_to")


class OneWindow(nn.Module):
    """The network as it is used: one window at a time, nothing masked."""

    def __init__(self, inner: Attributor) -> None:
        super().__init__()
        self.inner = inner

    def forward(self, ids: Tensor, shape: Tensor, quote: Tensor, opens: Tensor) -> tuple[Tensor, ...]:
        return self.inner(ids, shape, quote, opens, None)


def to_onnx(model: Attributor, path: Path) -> None:
    """In full precision, for windows of any length."""
    example = torch.ones(1, 16, dtype=torch.long)
    axes = {name: {1: "length"} for name in (*_INPUTS, *_OUTPUTS)}
    torch.onnx.export(
        OneWindow(model.eval()),
        (example, example, example, example),
        path,
        input_names=_INPUTS,
        output_names=_OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def loaded(weights: dict[str, Tensor], heads: int = HEADS) -> Attributor:
    """The trained network, of whatever size it is."""
    model = Attributor(Size.of(weights, heads), dropout=0.0)
    model.load_state_dict(weights)
    return model


def write(model: Attributor, tokenizer: Path, folder: Path, about: dict[str, Any], *, small: bool = True) -> None:
    """model.onnx (8-bit where `small`), tokenizer.json and manifest.json into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        to_onnx(model, full)
        if small:
            quantize_dynamic(
                full,
                folder / "model.onnx",
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
                per_channel=True,
                weight_type=QuantType.QInt8,
            )
        else:
            shutil.copyfile(full, folder / "model.onnx")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    describe(folder, about)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--weights", type=Path, required=True, help="what training wrote")
    ask.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json of the base model")
    ask.add_argument("--output", type=Path, required=True, help="the folder to write")
    ask.add_argument("--name", default="all-MiniLM-L6-v2 as an attribution tagger")
    ask.add_argument("--heads", type=int, default=HEADS, help="as in training")
    ask.add_argument("--full", action="store_true", help="do not make the numbers 8-bit")
    given = ask.parse_args()
    model = loaded(load_file(given.weights), given.heads)
    write(model, given.tokenizer, given.output, {"name": given.name}, small=not given.full)


if __name__ == "__main__":
    main()
