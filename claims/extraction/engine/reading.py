"""The engine at work: a text in, what is said in it out. Heavy; come here by `loading.engine()`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from claims.extraction.acts import speech_act
from claims.extraction.engine.decoding import ROLES, Floats, Tagged, log_softmax, spans
from claims.extraction.engine.features import CLOSING, INSIDE, OPENING, Ints, Pieces, pieces, quote_states
from claims.extraction.engine.found import Found
from claims.extraction.engine.joining import Joined, Read, join
from claims.extraction.engine.windows import Window, windows
from claims.vocab.kinds import Mode
from claims.vocab.selectors import Span

_BEGIN, _END = 101, 102  # [CLS] and [SEP] of BERT's word pieces
_NEVER = -1e4
_SAID_DIRECTLY = 0.98  # share of a content's letters within quotation marks


class Engine:
    """A network and its tokenizer, on one thread: the machine's other cores are somebody else's."""

    def __init__(self, folder: Path, about: dict[str, dict[str, float]], threads: int = 1) -> None:
        """Errors: what onnxruntime or tokenizers raise for files that are not what they should be."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = threads
        options.enable_cpu_mem_arena = False  # else it keeps what its longest text needed
        self.session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.calibration = about.get("calibration", {})
        self.leaning = _leaning(about.get("leaning", {}))

    def read(self, text: str) -> list[Found]:
        """Every attribution found in a text, in order; spans are code points of this text."""
        made = pieces(text, self.tokenizer)
        if not len(made):
            return []
        reads = [self._run(made, window) for window in windows(made, text)]
        tags = [
            read.tags[read.window.first - read.window.start : read.window.last - read.window.start] for read in reads
        ]
        joined = join(spans(np.concatenate(tags), self._leanings(made)), reads, made.opens, _colons(made, text))
        quoted = quote_states(text)
        return [self._found(one, made, text, quoted) for one in joined]

    def _leanings(self, made: Pieces) -> Floats:
        """The leaning for each piece; at the first of a paragraph no role may go on."""
        leanings: Floats = np.tile(self.leaning, (len(made), 1))
        leanings[np.ix_(made.opens == 1, [2, 4, 6])] = _NEVER
        return leanings

    def _run(self, made: Pieces, window: Window) -> Read:
        part = slice(window.start, window.end)
        ids = np.concatenate([[_BEGIN], made.ids[part], [_END]])
        rows = [np.concatenate([[0], row[part], [0]]) for row in (made.shape, made.quote, made.opens)]
        names = ("ids", "shape", "quote", "opens")
        given = {name: row[None].astype(np.int64) for name, row in zip(names, (ids, *rows), strict=True)}
        tags, *pointers = (out[0] for out in self.session.run(None, given))
        return Read(window, log_softmax(tags[1:-1]), *pointers)

    def _found(self, one: Joined, made: Pieces, text: str, quoted: Ints) -> Found:
        content = tuple(_place(part, made) for part in one.content)
        cue = _place(one.cue, made)
        known = signs(one)
        return Found(
            content=content,
            cue=(cue,),
            source=(_place(one.source, made),) if one.source else (),
            mode=_mode(content, text, quoted),
            speech_act=speech_act(text[cue.start : cue.end]),
            confidence=confidence(known, self.calibration),
            signs=known,
        )


def _colons(made: Pieces, text: str) -> Ints:
    return np.asarray([text[start] == ":" for start in made.starts], dtype=np.int64)


def _leaning(roles: dict[str, float]) -> Floats:
    """How much is added for each tag that begins a role: the network, taught tag by tag, begins too few of some."""
    added = np.zeros(7, dtype=np.float32)
    for n, role in enumerate(ROLES):
        added[1 + 2 * n] = roles.get(role, 0.0)
    return added


def _place(one: Tagged, made: Pieces) -> Span:
    return Span(int(made.starts[one.start]), int(made.ends[one.end - 1]))


def _mode(content: tuple[Span, ...], text: str, quoted: Ints) -> Mode:
    """By its letters: all of them within quotation marks, none, or some."""
    states = np.concatenate([quoted[span.start : span.end] for span in content])
    letters = np.asarray([char.isalnum() for span in content for char in text[span.start : span.end]])
    inside = float((states[letters] == INSIDE).mean()) if letters.any() else 0.0
    marked = bool(((states == OPENING) | (states == CLOSING)).any())
    if inside >= _SAID_DIRECTLY:
        return Mode.DIRECT
    return Mode.MIXED if inside > 0 or marked else Mode.INDIRECT


def signs(one: Joined) -> dict[str, float]:
    """What the confidence is made of, each between 0 and 1."""
    return {
        "content": min(part.sure for part in one.content),
        "cue": one.cue.sure,
        "points": min(one.points),
        "source": one.source_sure,
        "length": min(sum(part.end - part.start for part in one.content) / 40, 1.0),
    }


def confidence(found: dict[str, float], calibration: dict[str, float]) -> float:
    """A logistic curve over the signs, with weights that were fitted where the right answers were known."""
    total: Any = calibration.get("constant", -2.0)
    for name, value in found.items():
        total += calibration.get(name, 1.0) * value
    return float(1 / (1 + np.exp(-total)))
