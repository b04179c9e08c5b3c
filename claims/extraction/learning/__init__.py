"""Learning: what editors decided -> a training set -> a model -> the one that reads from now on, if it is better.

    reviewed captures ── labels ── export ──▶ texts and labels, as corpora have them
                                                │ parts      some articles are held back for ever
                                                ▼
                               training (PyTorch, elsewhere) ── a new model in a folder of its own
                                                │ comparing  on what was held back, beside the current one
                                                ▼
                                     engine/shelf.py: current, and the ones before it

Nothing is learned by itself and nothing switches by itself: somebody runs the commands (docs/learning.md). Who decided
is not in a training set. Whole articles are: it is a local file for training, and no page serves it.
"""
