"""The average of weights that one training left, or several from the same beginning: `… training.average --help`.

It is mostly better than any of them, and less bent to the texts that were trained on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from safetensors.torch import load_file, save_file


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("weights", type=Path, nargs="+", help="what training wrote; `--keep-all` keeps what it passes by")
    ask.add_argument("--parts", type=float, nargs="+", help="how much of each; as much of all where it is left out")
    ask.add_argument("--output", type=Path, required=True)
    given = ask.parse_args()
    parts = given.parts or [1.0] * len(given.weights)
    all_weights = [load_file(path) for path in given.weights]
    whole = sum(parts)
    mixed = {
        name: sum(part / whole * one[name] for part, one in zip(parts, all_weights, strict=True))
        for name in all_weights[0]
    }
    save_file(mixed, given.output)


if __name__ == "__main__":
    main()
