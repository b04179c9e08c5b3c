"""The demonstration: a small world of sample articles, put through everything that people do here, in their order.

It stands outside the story, as its last reader: `world` is the shape of fixtures/demo/demo.toml, `load` walks it
from the first article to the last edition through the stages' own actions and no other way. So what it makes has
been imported, marked, judged by two editors, reviewed and published like anything else, each step is in the record,
and a rule that changes shows here first. It invents nobody and no one's words: its articles are plainly samples.
"""
