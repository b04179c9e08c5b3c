"""What editors worked out becomes what readers see: looked at by a second person, then frozen for good.

A dispute's working copy is rows that change all day. `build` puts them into one Comparison, the whole page as
data, in an order nobody chooses; `checks` says what on that page would break a rule. A review holds for the hash
of exactly one Comparison, and publishing refuses any other, so no lock is needed while people go on working.
`freeze` writes the Comparison as the next numbered Edition, which the database then refuses to change. A mistake
is put right by another edition, or hidden behind a public notice while it is looked into; never by an edit.
"""
