"""Fine-tuning, to end at a given time: `python -m claims.extraction.training.train --help`.

The number of steps is chosen from the speed of the first ones, so that the learning rate has come down to nothing when
the time is over; with `--epochs` it is given instead, and the result depends on the seed alone (on one machine).
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from claims.extraction.training.altering import Alterations
from claims.extraction.training.data import Labelled, Link, read, windows
from claims.extraction.training.model import HEADS, Attributor, Size

BEGIN, END, PAD = 101, 102, 0  # [CLS], [SEP], [PAD] of BERT's word pieces
_UNCOUNTED = -100
Batch = dict[str, Any]


def collate(items: list[Labelled]) -> Batch:
    """Windows of like length as tensors; links as (window, piece, from, to)."""
    length = max(map(len, items)) + 2
    rows = torch.zeros(4, len(items), length, dtype=torch.long)
    mask = torch.zeros(len(items), length)
    tags = torch.full((len(items), length), _UNCOUNTED)
    links: dict[str, list[tuple[int, int, int, int]]] = {"to_anchor": [], "to_source": []}
    for n, one in enumerate(items):
        end = len(one) + 1
        rows[:, n, 1:end] = torch.from_numpy(one.rows)
        rows[0, n, 0], rows[0, n, end] = BEGIN, END
        mask[n, : end + 1] = 1
        tags[n, 1:end] = torch.from_numpy(one.tags)
        for name, made in links.items():
            found: list[Link] = getattr(one, name)
            made += [(n, at + 1, start + 1, stop + 1) for at, start, stop in found]
    return {"inputs": (*rows, mask), "tags": tags} | {k: torch.tensor(v).view(-1, 4) for k, v in links.items()}


def loss_of(model: Attributor, batch: Batch, smoothing: float = 0.0) -> tuple[Tensor, Tensor, Tensor]:
    """Of the tags, and of both pointers: what is missing to certainty that a piece points into the right span."""
    tags, *vectors = (out.float() for out in model(*batch["inputs"]))
    tagging = functional.cross_entropy(
        tags.flatten(0, 1), batch["tags"].flatten(), ignore_index=_UNCOUNTED, label_smoothing=smoothing
    )
    mask = batch["inputs"][4]
    anchor = _pointing(vectors[0], vectors[1], mask, batch["to_anchor"])
    source = _pointing(vectors[2], vectors[3], mask, batch["to_source"])
    return tagging, anchor, source


def _pointing(origin: Tensor, target: Tensor, mask: Tensor, links: Tensor) -> Tensor:
    if not len(links):
        return origin.sum() * 0
    window, at, start, end = links.unbind(1)
    scores = (origin @ target.transpose(1, 2))[window, at] + (mask[window] - 1) * 1e4
    place = torch.arange(scores.shape[1])
    meant = (place >= start[:, None]) & (place < end[:, None])
    right = scores.masked_fill(~meant, -1e9).logsumexp(1)
    return (scores.logsumexp(1) - right).mean()


def batches(docs: list[Labelled], rng: random.Random, size: int, alter: Alterations | None = None) -> Iterator[Batch]:
    """One pass over the data: windows of like length together, in random order; `size` counts pieces."""
    made = (alter(one, rng) if alter else one for one in windows(docs, rng))
    items = sorted(made, key=lambda one: len(one) + rng.random() * 8)
    groups: list[list[Labelled]] = [[]]
    for one in items:
        if groups[-1] and (len(groups[-1]) + 1) * (len(one) + 2) > size:
            groups.append([])
        groups[-1].append(one)
    rng.shuffle(groups)
    yield from map(collate, groups)


def rates(model: Attributor, lr: float, head_lr: float, decay: float) -> list[dict[str, Any]]:
    """Parameter groups: the heads learn fastest, each layer further down more slowly; embeddings of words stay."""
    groups: dict[float, dict[str, list[Tensor]]] = {}
    depth = len(model.layers)
    for name, weight in model.named_parameters():
        if name.startswith(("words.", "positions.")):
            weight.requires_grad_(False)
            continue
        is_layer = name.startswith("layers.")
        rate = lr * decay ** (depth - 1 - int(name.split(".")[1])) if is_layer else head_lr
        if name.startswith("norm."):
            rate = lr * decay**depth
        plain = "plain" if weight.ndim < 2 else "decayed"
        groups.setdefault(rate, {}).setdefault(plain, []).append(weight)
    return [
        {"params": weights, "lr": rate, "base": rate, "weight_decay": 0.01 if kind == "decayed" else 0.0}
        for rate, kinds in groups.items()
        for kind, weights in kinds.items()
    ]


class Run:
    """One training run: model, data, schedule. `till` is a time of day in seconds since 1970, or None."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.o = options
        self.rng = random.Random(options.seed)  # noqa: S311 (no secret)
        torch.manual_seed(0)  # all seeds begin with the same heads, so that their results can be averaged
        tokenizer = Tokenizer.from_file(str(options.tokenizer or options.base / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.alter = Alterations.of(tokenizer)
        self.docs = [doc for pair in zip(options.texts, options.gold, strict=True) for doc in read(*pair, tokenizer)]
        self.dev = read(options.dev_texts, options.dev_gold, tokenizer) if options.dev_texts else []
        weights = load_file(options.begin or options.base / "model.safetensors")
        self.model = Attributor(Size.of(weights, options.heads), dropout=options.dropout)
        if options.begin:
            self.model.load_state_dict(weights)
        else:
            self.model.begin_from(weights)
        torch.manual_seed(options.seed)
        groups = rates(self.model, options.lr, options.head_lr, options.decay)
        self.masters: list[tuple[Tensor, Tensor]] = []
        if options.bf16:
            self.model.bfloat16()
            groups = [group | {"params": [self.master(weight) for weight in group["params"]]} for group in groups]
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
        self.per_epoch = sum(1 for _ in batches(self.docs, random.Random(0), options.batch))  # noqa: S311
        self.step, self.began = 0, time.time()
        self.speeds: dict[int, list[float]] = {}

    def progress(self) -> float:
        """How much of the run is over, from 0 to 1: by time where it has an end, else by epochs."""
        by_steps = self.step / (self.o.epochs * self.per_epoch)
        if not self.o.minutes:
            return by_steps
        return (time.time() - self.began) / (60 * self.o.minutes)

    def amount(self) -> float:
        """The factor of the learning rates now: up over the first twentieth, then down to nothing."""
        done = self.progress()
        return min(done / 0.05 + 0.02, 1.0) if done < 0.05 else max(0.0, (1 - done) / 0.95)

    def steps(self) -> None:
        sums, seen = np.zeros(3), 0
        while self.progress() < 1:
            for batch in batches(self.docs, self.rng, self.o.batch, self.alter):
                before = time.time()
                sums += self.one(batch)
                seen += 1
                self.choose_threads(batch["inputs"][0].numel() / (time.time() - before))
                if self.step % 50 == 0:
                    self.tell(
                        step=self.step,
                        of_epoch=round(self.step / self.per_epoch, 2),
                        loss=(sums / seen).round(4),
                        threads=torch.get_num_threads(),
                    )
                    sums, seen = np.zeros(3), 0
                if self.step % (self.per_epoch // 2) == 0:
                    self.keep()
                if self.progress() >= 1:
                    break
        self.keep()

    def choose_threads(self, speed: float) -> None:
        """With an end in time, on a machine that others use: try each number of threads now and then, keep the best."""
        if not self.o.minutes or self.o.threads == 1:
            return
        turn = self.step % 60
        if turn < 3 * self.o.threads:
            self.speeds.setdefault(torch.get_num_threads(), []).append(speed)
            torch.set_num_threads(turn // 3 + 1)
        elif turn == 3 * self.o.threads:
            self.speeds.setdefault(torch.get_num_threads(), []).append(speed)
            best = max(self.speeds, key=lambda n: sum(self.speeds[n]) / len(self.speeds[n]))
            torch.set_num_threads(best)
            self.speeds = {}

    def one(self, batch: Batch) -> np.ndarray[Any, Any]:
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * self.amount()
        losses = loss_of(self.model, batch, self.o.smoothing)
        (losses[0] + 0.3 * losses[1] + 0.3 * losses[2]).backward()
        for weight, master in self.masters:
            master.grad, weight.grad = (None if weight.grad is None else weight.grad.float()), None
        learned = [weight for group in self.optimizer.param_groups for weight in group["params"]]
        torch.nn.utils.clip_grad_norm_(learned, 1.0, foreach=True)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        for weight, master in self.masters:
            weight.data.copy_(master.data)
        self.step += 1
        return np.array([float(loss.detach()) for loss in losses])

    def master(self, weight: Tensor) -> Tensor:
        """The same weight in full precision, for the optimizer: steps too small for bfloat16 add up in it."""
        full = torch.nn.Parameter(weight.detach().float().clone())
        self.masters.append((weight, full))
        return full

    def keep(self) -> None:
        self.model.eval()
        with torch.no_grad():
            parts = list(batches(self.dev, random.Random(1), self.o.batch)) if self.dev else []  # noqa: S311
            losses = [[float(x) for x in loss_of(self.model, batch)] for batch in parts]
        self.model.train()
        names = {id(weight): name for name, weight in self.model.named_parameters()}
        full = {names[id(weight)]: master.detach() for weight, master in self.masters}
        save_file(
            {name: full.get(name, weight).float() for name, weight in self.model.state_dict().items()}, self.o.output
        )
        if self.o.keep_all:
            shutil.copyfile(self.o.output, self.o.output.with_suffix(f".{self.step}.safetensors"))
        self.tell(kept=str(self.o.output), step=self.step, dev=np.mean(losses, axis=0).round(4) if losses else "")

    def tell(self, **what: Any) -> None:
        line = {"seconds": round(time.time() - self.began), **{k: str(v) for k, v in what.items()}}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def options(argv: list[str] | None = None) -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    ask.add_argument("--tokenizer", type=Path, help="BERT's tokenizer.json, where the base has another (MPNet)")
    ask.add_argument("--begin", type=Path, help="weights of an earlier training to go on from")
    ask.add_argument("--texts", type=Path, nargs="+", required=True)
    ask.add_argument("--gold", type=Path, nargs="+", required=True)
    ask.add_argument("--dev-texts", type=Path)
    ask.add_argument("--dev-gold", type=Path)
    ask.add_argument(
        "--output", type=Path, required=True, help="where the weights go, at each half epoch and at the end"
    )
    ask.add_argument("--keep-all", action="store_true", help="the weights of each half epoch too, by number of steps")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--epochs", type=float, default=5)
    ask.add_argument("--minutes", type=float, default=0, help="end after so many minutes, whatever the epochs")
    ask.add_argument("--batch", type=int, default=2048, help="word pieces of a batch")
    ask.add_argument("--lr", type=float, default=2e-4)
    ask.add_argument("--head-lr", type=float, default=1e-3)
    ask.add_argument("--decay", type=float, default=0.9)
    ask.add_argument("--dropout", type=float, default=0.1)
    ask.add_argument("--smoothing", type=float, default=0.05, help="share of certainty kept from the labels")
    ask.add_argument("--heads", type=int, default=HEADS, help="of the base's attention; its weights do not tell")
    ask.add_argument("--bf16", action="store_true")
    ask.add_argument("--threads", type=int, default=2)
    return ask.parse_args(argv)


if __name__ == "__main__":
    chosen = options()
    torch.set_num_threads(chosen.threads)
    Run(chosen).steps()
