"""Stage 3: editors turn suggestions into claims.

What an editor does here is always one of four things, and each is a module of `actions`:

    attributions    this passage says that X said Y, through whom: marked, accepted, corrected, rejected, withdrawn
    claims          what the words come to: written, given another citation, edited
    actors          who that is: made when met for the first time, found by any name afterwards
    annotations     a note to colleagues

`said.Said` is what an editor says about a passage, whole: the pieces, the chain, how, when. It checks itself against
the capture, so that a page answers in words where the database (migration 0002) would only refuse. `draft.Draft` is
the same, unfinished, as it lives in a form: every button of the form that saves nothing (a word more, a hop less,
somebody found) is a pure step from one draft to the next, which is why marking needs no JavaScript.

What the program suggested is decided in three places: one after another in its text (`review`), over all articles
(`queue`), and name by name (`speakers`). How far two editors agree on an article is told by a second reading, blind and
beside the record (`agreement`).

The captured text is cut once, by offsets, into pages, paragraphs, sentences and pieces that carry their marks
(`marked`): linear in the text and in the marks. A browser's selection is never believed: its words are looked for
in the kept text (`selection`), and offsets come from there.

An attribution an editor marks is accepted by marking it; what the program suggested waits until somebody does the
same to it. Nothing here shows anything to readers: that is the business of Editions.
"""
