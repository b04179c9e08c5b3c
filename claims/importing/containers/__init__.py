"""Containers: what holds many articles, taken apart into one Received each.

    unpack(received)      what comes in, or a file on disk too large to hold
      │ kinds             is it a container at all? by its first bytes, then what was declared, then its name
      ▼ inside            in the process that can be killed (`isolated`), one member in memory at a time
    zips    .zip, .wacz (a zip of web archives)      ┐
    gzips   .gz of one file                          │  each may hold the others, `limits.DEPTH` deep
    warcs   .warc, .warc.gz                          ├─▶ Received, Received, …
    mails   .eml, with the articles attached         │
    lists   .json, .jsonl, .csv                      ┘

Names say the way in: “bundle.zip/folder/a.html”, “list.jsonl/12” (its line). What a member cannot be read for is a
Received with `refused`, so that it gets its row and its reason, and its neighbours are kept; a container that breaks
off or was stopped gives what came before, and then one refusal under its own name.

What a container says of its members' sizes is not believed: bytes are counted as they come out, one by one and all
together, and compared with what went in (`limits`). Nothing is ever written under a name from inside a container.
"""

from claims.importing.containers.unpack import unpack

__all__ = ["unpack"]
