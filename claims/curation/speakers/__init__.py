"""Names that nobody here knows yet, each settled once for all suggestions that have it.

    Hop (suggested, actor unknown, as_named) ── grouped by the name's key ──▶ Group, the most frequent first
                                                   │ candidates: names like it, offices held then, who else speaks there
                                                   ▼
                        an editor: that is X │ somebody new │ unnamed, stays in its article │ not a speaker
                                                   │ actions: all alike in one transaction, one Activity
                                                   ▼
                        Settlement ──▶ these hops, and later suggestions with the name (extraction.store)

What names one and the same everywhere (vocab.names.names_one) is one group over all articles. What only describes
somebody ("the ministry", "she", "a security source") is a group in each article, however alike the words: two
articles' security sources are two people until somebody proves otherwise (DESIGN §2 rule 4), and the database refuses
an unnamed actor in another source than its own. An editor may say of all articles at once that such words are an
unnamed source in each of them, or nobody at all; that joins nothing.

A settlement can be taken back: its hops are unknown again, the name kept for the actor goes, what it rejected is
suggested again. What a person accepted meanwhile is theirs, and stays.
"""
