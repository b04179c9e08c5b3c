"""Extraction: a Capture's text -> suggested Attributions, each with the reason it was suggested.

    Capture.text ──┬─ engine (English, where it is installed) ─┐
                   └─ sentences ── quotations, by rules ───────┴─ proposing ──▶ Proposal (spans, cue, source,
                                                                     │            speech act, reason, confidence)
                                                                     ▼
                                               Attribution (suggested, proposed by nobody) + Passages + Hops

The program proposes and never decides: what it writes is `suggested`, has no claim, and reaches no reader until an
editor has accepted it. Hop 1 is always the outlet, because the capture holds the outlet's words. Who is quoted
becomes a known Actor only where exactly one has that name; otherwise the name stands as the text has it, and an editor
says who that is. A pronoun is never resolved here: "he added" names nobody.

The rules find direct quotations alone, by their marks. Their confidence is a constant per rule and not calibrated: it
orders a list. The engine (`engine/`, docs/model_card.md) is a small trained network and reads indirect speech too; its
confidence was fitted to how often it was right. `training/` makes another, `learning/` out of what editors decided.
None of it asks the network.

What was suggested, and by what, is kept as it was (`memory.py`), so that each model can be judged and another taught.
`suggest(capture)` may be run again on the same capture, by a page, a command or a job (`bulk.py`): what read it last
reads it no second time, and no other proposes again what somebody has decided.
"""
