"""The engine at work: a text in, what is said in it out. Heavy; come here by `loading.engine()`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from claims.extraction.acts import speech_act
from claims.extraction.engine.choosing import Candidate, candidates, chosen, judged
from claims.extraction.engine.decoding import Floats, Tagged, log_softmax, spans
from claims.extraction.engine.features import CLOSING, INSIDE, OPENING, Ints, Pieces, pieces, quote_states
from claims.extraction.engine.found import Found
from claims.extraction.engine.joining import Joined, Read, join
from claims.extraction.engine.signed import CONFIDENCE, Signed, signed
from claims.extraction.engine.windows import Window, windows
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span

_BEGIN, _END = 101, 102  # [CLS] and [SEP] of BERT's word pieces
_SAID_DIRECTLY = 0.98  # share of a content's letters within quotation marks


class Engine:
    """A network and its tokenizer, on one thread: the machine's other cores are somebody else's."""

    def __init__(self, folder: Path, about: dict[str, Any], threads: int = 1) -> None:
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

    def read(self, text: str) -> list[Found]:
        """Every attribution found in a text, in order; spans are code points of this text."""
        made = pieces(text, self.tokenizer)
        if not len(made):
            return []
        kept = chosen(judged(self.candidates(text, made, self.reads(text, made)), self.calibration))
        quoted = quote_states(text)
        found = [*(self.found(one, made, text, quoted) for one in kept), *map(_signed, signed(text))]
        return sorted(found, key=lambda one: one.content[0].start)

    def reads(self, text: str, made: Pieces) -> list[Read]:
        """The network's numbers, window by window."""
        return [self._run(made, window) for window in windows(made, text)]

    def candidates(self, text: str, made: Pieces, reads: list[Read]) -> list[Candidate]:
        """All that might be said, outside the lines that are signed."""
        lines = list(signed(text))
        parts = [one.tags[one.window.first - one.window.start : one.window.last - one.window.start] for one in reads]
        tags, colons = np.concatenate(parts), _colons(made, text)

        def read(added: Floats) -> list[Joined]:
            return join(_outside(lines, spans(tags, added), made), reads, made.opens, colons)

        return candidates(read, tags, made)

    def _run(self, made: Pieces, window: Window) -> Read:
        part = slice(window.start, window.end)
        ids = np.concatenate([[_BEGIN], made.ids[part], [_END]])
        rows = [np.concatenate([[0], row[part], [0]]) for row in (made.shape, made.quote, made.opens)]
        names = ("ids", "shape", "quote", "opens")
        given = {name: row[None].astype(np.int64) for name, row in zip(names, (ids, *rows), strict=True)}
        tags, *pointers = (out[0] for out in self.session.run(None, given))
        return Read(window, log_softmax(tags[1:-1]), *pointers)

    def found(self, one: Candidate, made: Pieces, text: str, quoted: Ints) -> Found:
        """A candidate as places in the text."""
        content = tuple(_place(part, made) for part in one.joined.content)
        cue, source = _place(one.joined.cue, made), one.joined.source
        return Found(
            content=content,
            cue=(cue,),
            source=(_place(source, made),) if source else (),
            mode=_mode(content, text, quoted),
            speech_act=speech_act(text[cue.start : cue.end]),
            confidence=one.right,
            signs=one.signs,
        )


def _outside(lines: list[Signed], found: list[Tagged], made: Pieces) -> list[Tagged]:
    """The spans that do not stand in one of the lines, where it is known who speaks."""
    taken = np.zeros(len(made) + 1, dtype=bool)
    for one in lines:
        taken[np.searchsorted(made.ends, one.line.start, "right") : np.searchsorted(made.starts, one.line.end)] = True
    return [one for one in found if not taken[one.start] and not taken[one.end - 1]]


def _signed(one: Signed) -> Found:
    return Found((one.content,), (one.cue,), (one.source,), Mode.DIRECT, SpeechAct.ASSERTS, CONFIDENCE, signs={})


def _colons(made: Pieces, text: str) -> Ints:
    return np.asarray([text[start] == ":" for start in made.starts], dtype=np.int64)


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
