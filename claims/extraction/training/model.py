"""The network: a BERT or an MPNet, a tagger over it, and two pointers. PyTorch, in training alone.

word pieces + shape + quote + opens ── encoder ──┬─ tags       B and I of source, cue and content, or O
                                                 ├─ to_anchor  from a source or a content to the cue it belongs to
                                                 └─ to_source  from a cue to its source, or to itself for none
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

HEADS = 12
POINTER = 128
DISTANCES = 32  # classes of how far two pieces are apart, in MPNet
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


@dataclass(frozen=True, slots=True)
class Size:
    """Of the base model, and of the heads."""

    vocabulary: int = 30522
    hidden: int = 384
    layers: int = 6
    heads: int = HEADS
    inner: int = 1536
    positions: int = 512
    pointer: int = POINTER
    distances: int = 0  # of MPNet; a BERT has none

    @classmethod
    def of(cls, weights: Mapping[str, Tensor], heads: int = HEADS) -> Size:
        """What can be seen of it in the weights of a BERT or an MPNet, or of a network that was trained here."""
        if "words.weight" not in weights:
            weights = _as_bert(weights)
        shapes = {name: tuple(weight.shape) for name, weight in weights.items()}
        own = "words.weight" in shapes
        embeddings, layer = ("{}", "layers.") if own else ("embeddings.{}_embeddings", "encoder.layer.")
        words, positions = ("words", "positions") if own else ("word", "position")
        vocabulary, hidden = shapes[f"{embeddings.format(words)}.weight"]
        widen = "widen" if own else "intermediate.dense"
        return cls(
            vocabulary=vocabulary,
            hidden=hidden,
            layers=len({name.removeprefix(layer).split(".")[0] for name in shapes if name.startswith(layer)}),
            heads=heads,
            inner=shapes[f"{layer}0.{widen}.weight"][0],
            positions=shapes[f"{embeddings.format(positions)}.weight"][0],
            pointer=shapes["to_anchor.target.0.weight"][0] if own else POINTER,
            distances=shapes["distances.weight"][0] if "distances.weight" in shapes else 0,
        )


class Layer(nn.Module):
    """One layer of BERT, normalised after each part."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.scale = 1 / math.sqrt(size.hidden // size.heads)
        self.query_key_value = nn.Linear(size.hidden, 3 * size.hidden)
        self.out = nn.Linear(size.hidden, size.hidden)
        self.norm_attention = nn.LayerNorm(size.hidden, eps=1e-12)
        self.widen = nn.Linear(size.hidden, size.inner)
        self.narrow = nn.Linear(size.inner, size.hidden)
        self.norm_inner = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        qkv = self.query_key_value(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = qkv.permute(2, 0, 3, 1, 4)
        scores = (query * self.scale) @ key.transpose(-1, -2)
        scores = scores if mask is None else scores + mask
        mixed = (functional.softmax(scores, dim=-1) @ value).transpose(1, 2).reshape(batch, length, width)
        x = self.norm_attention(x + self.out(mixed))
        return self.norm_inner(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))


class Pointer(nn.Module):
    """From each piece to each: a bilinear score of two small views of them, with a bias for what is pointed at."""

    def __init__(self, hidden: int, width: int) -> None:
        super().__init__()
        self.origin = nn.Sequential(nn.Linear(hidden, width), nn.GELU(), nn.Linear(width, width + 1))
        self.target = nn.Sequential(nn.Linear(hidden, width), nn.GELU())
        self.scale = 1 / math.sqrt(width)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors whose products are the scores; the last entry of a target is one, for the bias."""
        target = self.target(x)
        return self.origin(x) * self.scale, torch.cat([target, torch.ones_like(target[..., :1])], -1)


class Attributor(nn.Module):
    """ids, shape, quote, opens (batch × length) and their mask -> tags and the vectors of both pointers."""

    def __init__(self, size: Size | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        size = size or Size()
        self.words = nn.Embedding(size.vocabulary, size.hidden)
        self.positions = nn.Embedding(size.positions, size.hidden)
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.shape = nn.Embedding(7, size.hidden)
        self.quote = nn.Embedding(4, size.hidden)
        self.opens = nn.Embedding(2, size.hidden)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Sequential(nn.Linear(size.hidden, size.hidden), nn.GELU(), nn.Linear(size.hidden, len(TAGS)))
        self.to_anchor = Pointer(size.hidden, size.pointer)
        self.to_source = Pointer(size.hidden, size.pointer)
        for feature in (self.shape, self.quote, self.opens):
            nn.init.normal_(feature.weight, std=0.01)
        self.distances = nn.Embedding(size.distances, size.heads) if size.distances else None

    def forward(
        self, ids: Tensor, shape: Tensor, quote: Tensor, opens: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, ...]:
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(at) + self.shape(shape) + self.quote(quote) + self.opens(opens)
        x = self.norm(x)
        hidden = None if mask is None else ((1.0 - mask[:, None, None, :]) * -1e4).to(x.dtype)
        if self.distances is not None:
            apart = self.distances(_distance(at)).permute(2, 0, 1)
            hidden = apart if hidden is None else apart + hidden
        for layer in self.layers:
            x = layer(x, hidden)
        x = self.dropout(x)
        return (self.tags(x), *self.to_anchor(x), *self.to_source(x))

    def begin_from(self, weights: Mapping[str, Tensor]) -> None:
        """Take over the encoder of a BERT or MPNet checkpoint in the naming of its authors."""
        get = _as_bert(weights)
        taken = {
            "words.weight": get["embeddings.word_embeddings.weight"],
            "positions.weight": get["embeddings.position_embeddings.weight"]
            + get["embeddings.token_type_embeddings.weight"][0],
            **_pair("norm", get, "embeddings.LayerNorm"),
        }
        for n in range(len(self.layers)):
            mine, theirs = f"layers.{n}", f"encoder.layer.{n}"
            for part in ("weight", "bias"):
                names = (f"{theirs}.attention.self.{role}.{part}" for role in ("query", "key", "value"))
                taken[f"{mine}.query_key_value.{part}"] = torch.cat([get[name] for name in names])
            taken |= _pair(f"{mine}.out", get, f"{theirs}.attention.output.dense")
            taken |= _pair(f"{mine}.norm_attention", get, f"{theirs}.attention.output.LayerNorm")
            taken |= _pair(f"{mine}.widen", get, f"{theirs}.intermediate.dense")
            taken |= _pair(f"{mine}.narrow", get, f"{theirs}.output.dense")
            taken |= _pair(f"{mine}.norm_inner", get, f"{theirs}.output.LayerNorm")
        if self.distances is not None:
            taken["distances.weight"] = get["distances.weight"]
        unknown = self.load_state_dict(taken, strict=False).unexpected_keys
        if unknown:
            raise ValueError(f"These weights do not fit: {unknown[:3]}.")


def _pair(mine: str, get: Mapping[str, Tensor], theirs: str) -> dict[str, Tensor]:
    return {f"{mine}.{part}": get[f"{theirs}.{part}"] for part in ("weight", "bias")}


_OF_MPNET = (
    ("attention.attn.q.", "attention.self.query."),
    ("attention.attn.k.", "attention.self.key."),
    ("attention.attn.v.", "attention.self.value."),
    ("attention.attn.o.", "attention.output.dense."),
    ("attention.LayerNorm.", "attention.output.LayerNorm."),
)
_OWN_PIECES = {101: 0, 102: 2, 0: 1, 103: -1}  # [CLS], [SEP], [PAD] and [MASK] of BERT, in MPNet's numbering


def _as_bert(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A checkpoint in the names of BERT. MPNet has BERT's word pieces too, four numbers on, after marks of its own."""
    if not any("relative_attention_bias" in name for name in weights):
        return {name.removeprefix("bert."): weight for name, weight in weights.items()}
    get: dict[str, Tensor] = {}
    for name, weight in weights.items():
        new = name.removeprefix("mpnet.")
        for theirs, plain in _OF_MPNET:
            new = new.replace(theirs, plain)
        get[new] = weight
    get["distances.weight"] = get.pop("encoder.relative_attention_bias.weight")
    words = get["embeddings.word_embeddings.weight"]
    get["embeddings.word_embeddings.weight"] = own = words[4:-1].clone()
    for mine, theirs_at in _OWN_PIECES.items():
        own[mine] = words[theirs_at]
    get["embeddings.position_embeddings.weight"] = get["embeddings.position_embeddings.weight"][2:]
    get["embeddings.token_type_embeddings.weight"] = torch.zeros(1, own.shape[1])
    return get


def _distance(at: Tensor) -> Tensor:
    """MPNet's class of the distance from each place to each: single steps up to 8, then wider, 16 to either side."""
    far = at[None, :] - at[:, None]
    side = (far > 0).long() * (DISTANCES // 2)
    near, steps = DISTANCES // 4, far.abs()
    wider = near + (torch.log(steps.clamp(min=1).float() / near) / math.log(128 / near) * near).long()
    return side + torch.where(steps < near, steps, wider.clamp(max=DISTANCES // 2 - 1))
