"""Speed and memory, as ratios within one run: `make bench` writes benchmarks/figures.md.

Absolute times say little on a machine that others use too, so every figure that can be is a ratio between two
things measured in turn, round by round, on one worker. Nothing here is a test; nothing in tests/ is timed.
"""
