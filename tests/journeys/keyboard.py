"""An editor who reviews suggestions by keys alone, and knows what is right: with hardly a press too many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import Any

from django.http import QueryDict
from playwright.sync_api import Page

from claims.curation.review.draft import Review
from claims.curation.selection import Words
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span

_STEPS = {
    "q": "start:-1", "w": "start:1", "e": "end:-1", "r": "end:1", "t": "moving:",
    "y": "whole:", "z": "drop:", "Q": "start:-2", "W": "start:2", "E": "end:-2", "R": "end:2",
}  # fmt: skip
_FORM = """() => { const form = document.querySelector('.review form[action$="/review/"]');
    return form ? [...new FormData(form)] : null }"""
_STILL = "() => !document.querySelector('.htmx-request')"
_WORD = re.compile(r"\w+")
_NOT_SAID = frozenset({"that", "as"})  # said or not, it is the same that was said


def _bare(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    return words[1:] if words and words[0] in _NOT_SAID else words


@dataclass(frozen=True)
class Label:
    """What somebody said, as labelled by hand."""

    span: Span
    actor: str
    mode: str
    act: str


class Reviewer:
    """Reads what the page shows, and presses keys. `actors` are the numbers of those who are known here."""

    def __init__(self, page: Page, text: str, labels: Sequence[dict[str, Any]], actors: dict[str, int]) -> None:
        self.page, self.text, self.actors, self.n = page, text, actors, 0
        at = [text.index(one["content"]) for one in labels]
        self.left = [
            Label(Span(start, start + len(one["content"])), one["actor"], one["mode"], one["speech_act"])
            for one, start in zip(labels, at, strict=True)
        ]

    def clear(self) -> Iterator[tuple[str, str, int]]:
        """Decide on everything: of each suggestion its words, whether it was right, and how many presses it took."""
        self.n = 0
        while (now := self.shown()) is not None:
            words = " … ".join(self.text[one.start : one.end] for one in now.draft.pieces)
            meant = self.meant(now)
            if len(meant) > 1 and now.mode != Mode.DIRECT:
                self.split(meant[0].span.end, meant[1].span.start)
                continue
            verdict = "right" if meant and self.is_right(now, meant[0]) else "wrong"
            if meant:
                self.left = [one for one in self.left if one not in meant]
                self.put_right(now, meant[0])
            else:
                self.press("x")
            yield words, verdict, self.n
            self.n = 0

    def shown(self) -> Review | None:
        sent = self.page.evaluate(_FORM)
        if sent is None:
            return None
        data = QueryDict(mutable=True)
        for name, value in sent:
            data.appendlist(name, value)
        return Review.read(data, self.text)

    def press(self, key: str) -> None:
        self.n += 1
        self.page.keyboard.press(f"Shift+{key}" if key.isupper() else key)
        self.page.wait_for_function(_STILL)

    def meant(self, now: Review) -> list[Label]:
        """The labels most of which it holds, in their order; of a direct quotation those of one speaker are one."""

        def shared(span: Span) -> int:
            return sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in now.draft.pieces)

        found = [one for one in self.left if 2 * shared(one.span) >= one.span.end - one.span.start]
        return [one for one in found if now.mode != Mode.DIRECT or one.actor == found[0].actor]

    def is_said(self, now: Review, meant: Label) -> bool:
        """The words are right; of a direct quotation, where its first sentence is what was labelled."""
        said = [word for one in now.draft.pieces for word in _bare(self.text[one.start : one.end])]
        label = _bare(self.text[meant.span.start : meant.span.end])
        is_quoted = Mode.DIRECT == now.mode == meant.mode
        return said == label or (is_quoted and " ".join(label) in " ".join(said))

    def is_right(self, now: Review, meant: Label) -> bool:
        is_known = now.unknown is not None or self.is_by(now, meant)
        return self.is_said(now, meant) and is_known and (now.mode, now.act) == (meant.mode, meant.act)

    def is_by(self, now: Review, meant: Label) -> bool:
        return bool(now.draft.through) and now.draft.through[-1].actor_id == self.actors.get(meant.actor)

    def put_right(self, now: Review, meant: Label) -> None:
        if not self.is_said(now, meant):
            for key in self.way(now, meant):
                self.press(key)
            now = self.shown() or now
            assert self.is_said(now, meant), f"the keys did not lead to {meant}"
        if now.mode != meant.mode:
            self.answer("d", Mode.values.index(meant.mode))
        if now.act != meant.act:
            self.answer("v", SpeechAct.values.index(meant.act))
        if meant.mode != Mode.NARRATION and now.unknown is None and not self.is_by(now, meant):
            self.press("s")
            self.name(meant)
        self.press("a")
        while self.page.locator("#review-question").count():
            self.name(meant)

    def answer(self, question: str, n: int) -> None:
        self.press(question)
        self.press(str(n + 1))

    def name(self, meant: Label) -> None:
        """The speaker: by the number of their button; else by typing their name until they come first."""
        wanted = f"choose:{self.actors[meant.actor]}"
        listed = self.page.locator(f"#review-answers [value='{wanted}']")
        if listed.count():
            self.press(listed.get_attribute("data-key") or "")
            return
        self.press("/")
        for letter in meant.actor:
            with self.page.expect_response("**/review/"):
                self.press(letter)
            self.page.wait_for_function(_STILL)
            first = self.page.locator("#review-answers .match").first
            if first.count() and first.get_attribute("value") == wanted:
                break
        self.press("Enter")

    def split(self, end: int, start: int) -> None:
        """At a key between what was said first and what was said then, the nearest to the second."""
        self.press("b")
        keys = self.page.locator("#review-answers [data-key]")
        cuts = keys.evaluate_all("all => all.map(e => [e.value, e.dataset.key])")
        places = [(int(value.removeprefix("split:")), key) for value, key in cuts]
        _at, key = min(((at, key) for at, key in places if at > end - 2), key=lambda one: abs(one[0] - start))
        self.press(key)

    def way(self, now: Review, meant: Label) -> str:
        """The keys that bring the edges to where they belong."""
        words = Words(self.text, "en", now.draft.pieces[0])
        wanted = set(range(meant.span.start, meant.span.end))

        def far(review: Review) -> int:
            held = {at for one in review.draft.pieces for at in range(one.start, one.end)}
            return len(held ^ wanted) // 8  # about as many presses, of a clause each

        numbers = count()
        heap, seen = [(far(now), next(numbers), "", now)], {now.draft.pieces}
        while heap:
            _cost, _n, keys, review = heappop(heap)
            if self.is_said(review, meant):
                return keys
            for key, do in _STEPS.items():
                after = review.stepped(do, words)
                if (after.draft.pieces, after.moving) not in seen and len(keys) < 14:
                    seen.add((after.draft.pieces, after.moving))
                    heappush(heap, (far(after) + len(keys) + 1, next(numbers), keys + key, after))
        raise AssertionError(f"no keys lead to {self.text[meant.span.start : meant.span.end]}")
