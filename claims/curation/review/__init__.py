"""Review: the suggestions of one capture, decided one after another at the speed of reading.

    /desk/captures/7/?review=42      the text with suggestion 42 marked in it, and beside it what can be done: one
                                     button each, and one key for each button
    ?review=0                        the first that waits; when none does, what was done and where more waits

One press is one request to the suggestion's own address, answered with the whole bench (text and panel) a step
further: htmx puts it in place, a browser without JavaScript gets it as a page. Keys press the buttons that stand
there, so nothing can be done by key that cannot be done without.

    draft       a suggestion as it is being put right, carried by the form: moving an edge by a word, another mode,
                another speaker are pure steps from one draft to the next, and save nothing
    asking      the few questions with numbered answers: who, how, what was done by saying it, where to cut, with which
    actions     what saves: the decisions of curation (accept, correct, reject), and merge, split, accept many, undo
    bench       what the page shows, in a number of queries that does not grow with the suggestions

A decision is taken back by `undo`, never by deleting: each records what stood before in numbers (curation.snapshot),
and the undoing is recorded as well. What the program suggested can always be read from the record.
"""
