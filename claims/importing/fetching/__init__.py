"""Fetching: an address somebody gave becomes Received, and nothing between is believed.

    addresses   the address as written -> scheme, host, port, target; or why it is none of ours
    connect     the host -> its numbers, all of them checked, and a connection to one of those numbers
    unpack      compressed bytes -> bytes, with a limit on how many and how many times as many
    exchange    one request after another, through at most five redirects, each address checked like the first
    robots      what a host says of robots, and a page of being archived
    turns       one request at a time for each host, whoever asks and on whatever machine
    client      fetch(): all of these, in this order

    feeds       a feed or a sitemap -> the addresses in it; entries: its XML, in the process that can be killed
    lists       a text of addresses, one a line -> the addresses, and the lines that are none
    following   feeds asked again and again: what is new in them goes to be imported

An address may come from a feed that a stranger writes, and a name may mean another machine at each question. So the
only check that counts is made on the number that is connected to, after the one time its name is looked up, and the
connection goes to that number and to no name. A redirect is one more address from a stranger. No proxy, cookie or
password of the environment is used.

Reasons are said to a person with the address, but without its query, which may hold somebody's key.

http.client speaks HTTP. Two libraries that guard a client against private addresses were looked at instead: one
asks a forbidden machine for a connection before it refuses it and is for asyncio alone, the other sends a header of
its own to every host, forgets the port in Host, and lets IPv4-compatible IPv6 through. What they do is thirty lines
of `connect.py`; the lists of forbidden networks are IANA's.
"""
