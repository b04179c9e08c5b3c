"""Captures of one source are versions of it: what changed, what became of each quotation, what the outlet says of it.

    Capture (new) ── compare ──▶ what was taken out and put in, by sentence and then by word
          │
          ├── anchoring ──▶ Reanchoring of every standing quotation: exact, moved, fuzzy or lost
          └── notices ────▶ Notice: corrected, retracted, updated, or changed without a word

What is already quoted never moves: a quotation goes on pointing into the capture it was cut from, and a published
edition shows what it showed. What is found here is said beside it, and whatever is not plainly the same waits for a
person. All three are pure functions of texts; `actions` writes what they find, and may be run again at any time.
"""
