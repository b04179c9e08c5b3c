"""The weights of a model that works, out of its ONNX file, for training to go on from.

Its whole numbers times their scales: as near to what was trained as 8 bits are, so that no second file of the same
weights needs to be kept. In the graph a matrix has lost its name; it is found by the bias that is added to its product.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

_PREFIX = "inner."  # of the names in the graph (export.OneWindow)
_BETWEEN = ("Mul", "Cast")  # what stands between a product of whole numbers and the sum with its bias


def unpacked(model: Path) -> dict[str, Tensor]:
    """Every weight by its name in `model.Attributor`. Errors: what onnx raises for a file that is none."""
    graph = onnx.load(str(model)).graph
    values = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    made_by = {name: node for node in graph.node for name in node.output}
    named = {name.removesuffix("_quantized") for name in values if name.startswith(_PREFIX)}
    found = {name: _in_full(name, values) for name in named if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        bias = next((name for name in node.input if name in found and name.endswith(".bias")), None)
        if node.op_type != "Add" or bias is None:
            continue
        product = made_by[next(name for name in node.input if name != bias)]
        while product.op_type in _BETWEEN:
            product = made_by[product.input[0]]
        matrix = product.input[1].removesuffix("_quantized")
        found[f"{bias.removesuffix('.bias')}.weight"] = _in_full(matrix, values).T
    return {
        name.removeprefix(_PREFIX): torch.from_numpy(np.array(value, dtype=np.float32, order="C"))
        for name, value in found.items()
    }


def _in_full(name: str, values: dict[str, Any]) -> Any:
    if name in values:
        return values[name]
    numbers = values[f"{name}_quantized"].astype(np.float32) - values[f"{name}_zero_point"].astype(np.float32)
    return numbers * values[f"{name}_scale"]
