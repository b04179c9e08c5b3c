"""One origin, many copies: which sources tell one story in one set of words, and which of them told it first.

    Capture ── shingles ──▶ Fingerprint (the smallest hashes of its runs of words)
                               │ find: captures that share some, then how much of the shorter stands in the longer
       credits, quotations ────┤
                               ▼
                           CopyProposal (suggested, with its reasons) ── an editor ──▶ Source.copy_of, or kept apart

Nothing is joined by the program, nor because a page says what it copies: a canonical address and a credit line are
reasons shown to a person. Two reports of one event quote the same words and are two origins; a proposal needs the
text itself, or some of the text and a reason besides.

How near-duplicates are found was measured (benchmarks/near_duplicates.py): see `shingles` for what was chosen and why.
"""
