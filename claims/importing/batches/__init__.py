"""Batches: what came in, worked on row by row, by this process or by any number of workers.

rows       what came -> ImportRows, before anything is done with it; kept: their bytes
queue      which rows are handed to which jobs, and what a dead worker left is given to the next
work       one row, from claim to settled: look (fetch, unpack, read), then judge (is it here, what changed?)
keeping    a row that was decided -> Source and Capture
progress   how far a batch got, for whoever looks
"""
