"""The queue of all suggestions that wait, over all articles, and how far the work on them has come.

    address ── filters ──▶ Wanted (a form that an address fills in: a queue can be bookmarked and sent to a colleague)
                              │ queries: one page of suggestions, in an order that an index has
                              ▼
                            rows: each with the sentence it stands in, decided here if nothing needs correcting

A page begins behind the row at which the one before ended, not at a number of rows: what colleagues decide in between
neither hides a suggestion nor shows one twice. Counting all that is waiting would take longer than showing it, so
beyond a thousand the page says "more than".

Nothing here decides: accepting and rejecting are the actions of curation, which this queue calls as the workbench does.
What needs correcting is a link to the workbench at that place.
"""
