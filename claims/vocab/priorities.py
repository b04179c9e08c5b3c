"""Which job goes first, where several wait for one worker. A higher number goes first; those alike, as they came.

A job that frees what others wait for may never stand behind them, and what is made of articles that are here, however
long it takes, lets those in that are not here yet. Jobs that name no number have 0.
"""

FIRST = 10  # takes a moment, and somebody or everything waits for it
LAST = -10  # takes seconds, and nothing waits for it
