"""How far two editors agree on one article, found out by reading it twice.

What stands in the record was decided by somebody who saw the program's suggestions. Whether somebody else would have
decided alike is not in the record: it has one decision for each suggestion. So a second editor reads the article again
(SecondReading), without being shown what was decided: every suggestion as the program made it (Suggestion, written
once, whatever was corrected since), and whatever they find missed. Their reading is a list of judgements, kept beside
the record and touching nothing in it: nothing is accepted, rejected or overwritten by reading twice, and no reader of
the site ever sees it. That is all the data there is: the first reading is the record itself, read when it is compared.

    Suggestions of a capture ──▶ SecondReading ── Judgements (what is said there, by whom; or nothing)
                                        │                     │
    accepted attributions of it ────────┴──── scores ─────────┴──▶ Agreement: found by both, same actor, kappa

The measures are the field's: contents are paired one to one where their words overlap by a word-F1 of at least 0.5
(PolNeAR, by which two annotators reach about 0.82), of the pairs those count that name the same actor, and Cohen's
kappa tells how far saying yes or no to the program's suggestions agrees beyond chance.

It is blind as far as these pages go: they show no decision before the reading is finished, and the database refuses a
reader who has decided or marked anything in the capture. It cannot keep anybody from looking at the workbench first.
"""
