"""Claims are set against claims, by two people; nothing here says who is right.

A contradiction is a judgement about two claims: somebody proposes it with a kind and a reason, somebody else
confirms or rejects it, and "not a contradiction" is kept as well, so that nobody has to judge it twice. A dispute
is a neutral question; its positions gather the claims that answer it alike, under a label that both sides could
live with. What a court or a mission found stands apart from the positions, with its scope and the ways it is read.
Where nobody answered, that is written down with a day and the places searched, because a silence that was never
looked for is not a silence.
"""
