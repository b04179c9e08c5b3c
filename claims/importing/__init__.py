"""Importing: bytes from outside become a Source and a Capture, and nothing is believed on the way.

    doors          paste, upload, command, address, feed: each thing gets an ImportRow before anything is done with it,
      │            its bytes kept or its address written down
      │ work       at once, or by any number of workers (queue): claim, look, settle
      │   fetch    an address -> Received, politely; a feed or a sitemap -> more rows
      │   unpack   an archive, a mail, a table -> more rows
      │   read     bytes -> text -> Article: title, outlet, byline, date, language, body, each with where it came from
      │   judge    is it here already, did it come twice, what changed?
      ▼
    ImportRow      waits for a person, with its bytes kept and every field open to correction
      │ keep       the admin's word makes it, or the batch's, where nothing is left to ask
      ▼
    Source + Capture, whose text never changes again

Every door ends in rows, and there is no second pipeline behind any of them. A worker or a database killed in the
middle leaves a row that says how far it got, and the next begins anew (`batches` says how).

What is read from an article is a proposal. A date that cannot be told is unknown, an outlet that is not named is
not guessed from the style of the text, and whatever is left out of the body (advertising lines, comment forms,
cookie notices, share bars) is counted and said, because an editor must be able to see what a machine cut away. The
rules know the furniture of the press in general, in several languages, and no word of any one article.

The bytes are evidence (`archive`): kept as they came under their own SHA-256, whole or not at all, hashed again
whenever somebody asks, handed on as WARC. Another reader may make another text of them later, which stands beside the
capture's own and moves no quotation. Readers of the site never see them; who works here sees the captured page cleaned
of everything that acts or asks, in a frame that may do nothing. Of a page, the text alone goes on: no tag, script,
style, form or handler gets further than `page.py`. Sizes are checked before anything is read,
and one bad file never spoils its neighbours: it gets its status and its reason, and they get theirs.

The same address with other words is a new Capture of the Source that is known there; the same words at another
address are shown as "already here", and only a written reason makes a second Source of them.
"""
