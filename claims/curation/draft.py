"""An attribution while it is being made, as the form carries it, and the steps its buttons take.

Each step is pure: a draft, what was asked, and the next draft. A page without JavaScript sends the form and gets it
back with the step done; nothing typed elsewhere in it is touched. What is not understood (a forged form, a button of
an older page) changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from django.http import QueryDict

from claims.curation.find import typed
from claims.curation.selection import Words, place
from claims.models import Attribution
from claims.vocab.kinds import HopStatus, PassageRole
from claims.vocab.selectors import Span, TextQuote

MOST = 40  # pieces or hops in one draft; more is no attribution but an attack


@dataclass(frozen=True, slots=True)
class DraftHop:
    """A hop after the outlet: an actor by id, or only a name so far."""

    actor_id: int | None
    as_named: str = ""
    status: str = HopStatus.HEARD


@dataclass(frozen=True, slots=True)
class Draft:
    """`find` is what was typed to find somebody, `replacing` the hop that they are to take the place of."""

    pieces: tuple[Span, ...] = ()
    through: tuple[DraftHop, ...] = ()
    outlet_status: str = HopStatus.HEARD
    find: str = ""
    replacing: int | None = None

    @classmethod
    def of(cls, attribution: Attribution) -> Draft:
        """As it stands; the first who is only a name so far is being looked for already."""
        hops = list(attribution.hops.all())
        names = [(n, hop.as_named) for n, hop in enumerate(hops[1:]) if hop.actor_id is None]
        replacing, find = names[0] if names else (None, "")
        return cls(
            pieces=tuple(p.span for p in attribution.passages.all() if p.role == PassageRole.CONTENT),
            through=tuple(DraftHop(hop.actor_id, hop.as_named, hop.status) for hop in hops[1:]),
            outlet_status=hops[0].status if hops else HopStatus.HEARD,
            find=find,
            replacing=replacing,
        )

    @classmethod
    def read(cls, data: QueryDict, text: str) -> Draft:
        """What a form sent; spans outside the text and anything that is no number are left out."""
        spans = zip(map(_number, data.getlist("start")), map(_number, data.getlist("end")), strict=False)
        pieces = (place(text, Span(start, end)) for start, end in spans if start is not None and end is not None)
        statuses = set(HopStatus.values)
        columns = [data.getlist(name) for name in ("hop_actor", "hop_named", "hop_status")]
        hops = (
            DraftHop(_number(actor), typed(named)[:200], status if status in statuses else HopStatus.HEARD)
            for actor, named, status in zip_longest(*columns, fillvalue="")
        )
        return cls(
            pieces=tuple(piece for piece in pieces if piece)[:MOST],
            through=tuple(hop for hop in hops if hop.actor_id or hop.as_named)[:MOST],
            outlet_status=data.get("outlet_status", HopStatus.HEARD),
            find=typed(data.get("find"))[:200],
            replacing=_number(data.get("replacing", "")),
        )

    def stepped(self, do: str, around: Words, data: Mapping[str, str]) -> Draft:
        """The draft after a button `verb:argument:…` was pressed."""
        verb, *arguments = do.split(":")
        numbers = [n for n in map(_number, arguments) if n is not None]
        step = _STEPS.get(verb)
        if step is None or len(numbers) != len(arguments):
            return self
        try:
            return step(self, numbers, around, data)
        except (IndexError, ValueError):
            return self

    def with_actor(self, actor_id: int, as_named: str = "") -> Draft:
        """Somebody found: in place of the hop being looked for; else last; else before the last, as a go-between.

        Words that came through somebody more are not heard any more, only reported: never further than known.
        """
        through, found = list(self.through), DraftHop(actor_id, as_named)
        if self.replacing is not None and self.replacing < len(through):
            old = through[self.replacing]
            through[self.replacing] = replace(old, actor_id=actor_id, as_named=old.as_named or as_named)
        elif through:
            if through[-1].status == HopStatus.HEARD:
                through[-1] = replace(through[-1], status=HopStatus.REPORTED)
            through.insert(len(through) - 1, found)
        else:
            through.append(found)
        return replace(self, through=tuple(through), find="", replacing=None)


_Step = Callable[[Draft, Sequence[int], Words, Mapping[str, str]], Draft]


def _number(text: str) -> int | None:
    """A whole number as forms send them; None for anything else, and for one that no row or text reaches."""
    bare = text.removeprefix("-")
    return int(text) if bare.isascii() and bare.isdigit() and len(bare) < 19 else None


def _with_piece(draft: Draft, n: int, piece: Span) -> Draft:
    return replace(draft, pieces=(*draft.pieces[:n], piece, *draft.pieces[n + 1 :]))


def _edge(which: str) -> _Step:
    def step(draft: Draft, numbers: Sequence[int], around: Words, data: Mapping[str, str]) -> Draft:
        n, by = numbers
        return _with_piece(draft, n, around.moved(draft.pieces[n], which, 1 if by > 0 else -1))

    return step


def _word(draft: Draft, numbers: Sequence[int], around: Words, data: Mapping[str, str]) -> Draft:
    n, start, end = numbers
    word = place(around.text, Span(start, end))
    return _with_piece(draft, n, around.reached(draft.pieces[n], word)) if word else draft


def _add_piece(draft: Draft, numbers: Sequence[int], around: Words, data: Mapping[str, str]) -> Draft:
    further = around.behind(max(draft.pieces))
    return replace(draft, pieces=(*draft.pieces, further)) if further and len(draft.pieces) < MOST else draft


def _drop_piece(draft: Draft, numbers: Sequence[int], around: Words, data: Mapping[str, str]) -> Draft:
    rest = tuple(piece for n, piece in enumerate(draft.pieces) if n != numbers[0])
    return replace(draft, pieces=rest) if rest else draft


def _selected(draft: Draft, numbers: Sequence[int], around: Words, data: Mapping[str, str]) -> Draft:
    found = selected(around.text, data)
    return replace(draft, pieces=(*draft.pieces, found)) if found and found not in draft.pieces else draft


def _drop_hop(draft: Draft, numbers: Sequence[int], around: Words, data: Mapping[str, str]) -> Draft:
    return replace(draft, through=tuple(hop for n, hop in enumerate(draft.through) if n != numbers[0]))


def _raise_hop(draft: Draft, numbers: Sequence[int], around: Words, data: Mapping[str, str]) -> Draft:
    n, hops = numbers[0], list(draft.through)
    if not 0 < n < len(hops):
        return draft
    hops[n - 1], hops[n] = hops[n], hops[n - 1]
    return replace(draft, through=tuple(hops))


def _find_hop(draft: Draft, numbers: Sequence[int], around: Words, data: Mapping[str, str]) -> Draft:
    hop = draft.through[numbers[0]]
    return replace(draft, replacing=numbers[0], find=hop.as_named)


def _choose(draft: Draft, numbers: Sequence[int], around: Words, data: Mapping[str, str]) -> Draft:
    named = draft.find if draft.find and draft.find in around.text else ""
    return draft.with_actor(numbers[0], named)


_STEPS: dict[str, _Step] = {
    "start": _edge("start"),
    "end": _edge("end"),
    "word": _word,
    "piece-add": _add_piece,
    "piece-drop": _drop_piece,
    "piece-selected": _selected,
    "hop-drop": _drop_hop,
    "hop-up": _raise_hop,
    "hop-find": _find_hop,
    "hop-choose": _choose,
}


def selected(text: str, data: Mapping[str, str]) -> Span | None:
    """The place of a browser's selection, sent as code points and as words; None where it cannot be told."""
    start, end = _number(data.get("sel_start", "")), _number(data.get("sel_end", ""))
    quote = TextQuote(data.get("sel_exact", ""), data.get("sel_prefix", ""), data.get("sel_suffix", ""))
    if start is None or end is None or not quote.exact.strip():
        return None
    return place(text, Span(start, end), quote)
