"""Stage 6: what readers see. Pages made of Editions alone.

A page asks for frozen rows (Edition.comparison, Edition.card, PublishedClaim.card) and for nothing that an editor can
change without publishing; so no draft, no pause and no half-made correction can leak, on any path. Two things are
not frozen: an actor's names and offices, which are facts of reference and shown as they stand, and which captures
are kept, which never change. Everybody sees the same: an editor on these pages is a reader.

    queries   which editions, one light query, then one for the content
    answers   what a visitor may keep for how long; 304 before anything is rendered
    jsonld    a Comparison as schema.org
    cite      how to cite an edition
"""
