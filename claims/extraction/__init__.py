"""Extraction: a Capture's text -> suggested Attributions, each with the reason it was suggested.

    Capture.text ── sentences ── quotations ──▶ Suggestion (spans, cue, who, speech act, reason, confidence)
                                                    │ store
                                                    ▼
                                              Attribution (suggested, proposed by nobody) + Passages + Hops

The program proposes and never decides: what it writes is `suggested`, has no claim, and reaches no reader until an
editor has accepted it. Hop 1 is always the outlet, because the capture holds the outlet's words. Who is quoted
becomes a known Actor only where exactly one has that name; otherwise the name stands as the text has it, and an editor
says who that is. A pronoun is never resolved here: "he added" names nobody.

This first proposer finds direct quotations alone, by their marks, and takes nothing for said that is not between
them. It asks no network and no model. Its confidence is a constant per rule and not calibrated: it orders a list.

`suggest(capture)` may be run again on the same capture: spans that already have an attribution, whatever became of it,
are not proposed a second time.
"""
