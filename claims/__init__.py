"""Who said what, where exactly, on whose word, who contradicts it, and who never answered.

The folder list is the story of a claim, and data flows through it one way:

    file, paste
      │ importing     bytes -> what the article says of itself, its text -> duplicates -> Source + Capture
      ▼
    Capture           immutable, hashed; offsets are code points of its NFC text
      │ extraction    reported speech proposed: passage, cue, chain, mode, speech act
      ▼
    Attribution       suggested, with its ordered Hops and its Passages
      │ curation      an editor accepts, corrects, rejects; unknown names become Actors
      ▼
    Claim             one checkable statement, one actor, its Attributions as citations
      │ disputes      two claims set against each other, judged by two people; positions, findings, silences
      ▼
    Dispute
      │ publishing    reviewed, then frozen as a numbered Edition holding one Comparison
      ▼
    reading           pages made of Editions alone, for people and (schema.org) for machines

`vocab` holds the standards as pure code, `models` the tables with the rules that never break, `web` what
requests share. Each may import only what stands above it in this picture.
"""
