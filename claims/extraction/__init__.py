"""Extraction: a Capture's text -> suggested Attributions, each with the reason it was suggested.

    Capture.text ─┬─ engine (English, where installed) ─┐
                  └─ quotations, clauses, indirect: ────┴─▶ what is found: content, cue, source
                     by rules                                   │ closings, denials, silences   what nobody found yet
                                                                │ chains      through whom: one in another's words
                                                                │ speakers    who is meant, within the article
                                                                │ acts, dates what is done by saying it, and when
                                                                │ answers     which earlier words a denial answers
                                                                │ standing    what somebody denies having said
                                                                │ retractions what somebody takes back
                                                                ▼
                                             Proposal ── statements ── known ──▶ Attribution (suggested, proposed by
                                                                                 nobody) + Passages + Hops

The program proposes and never decides: what it writes is `suggested`, has no claim, and reaches no reader until an
editor has accepted it. Hop 1 is always the outlet, because the capture holds the outlet's words. Within the
article a pronoun or "the office" is whoever was met last that it can be; among the known Actors a voice is one only
where exactly one fits; otherwise the name stands as the text has it, and an editor says who that is. What somebody
says in another's words is reported, never heard. A silence ("has yet to confirm") is a speech act of its own, linked to
what it is about: an editor can record it, and nothing shows it as a denial.

The engine (`engine/`, docs/model_card.md) is a small trained network; its confidence was fitted to how often it was
right. A rule's confidence is how often it was right where it was counted, which its module says. `training/` makes
another network. Other languages than English have the rules for quotations and for plain reporting clauses, and are
marked as less sure; a language without verbs here yields nothing. None of it asks the network.

A proposal keeps to the corpora's shape, where a quotation is one attribution; `statements` cuts it into what an editor
decides on, one checkable thing each. benchmarks/reported.md and attribution.md have the figures.

`suggest(capture)` may be run again on the same capture, by a page, a command or a job (`bulk.py`): what read it last
reads it no second time, and no other proposes again what somebody has decided.
"""
