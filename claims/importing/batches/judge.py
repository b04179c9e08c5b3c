"""Is it here already, did it come twice, what changed? Said of a row when it has been read, before anybody decides.

Two workers may read the same article in the same moment. Whoever looks first holds what it looks for until its word
stands in the database, so that the second finds it.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from django.db import connection
from django.utils.translation import gettext as _

from claims.importing.find import Match, Same, find, text_hash, url_key
from claims.importing.readers.article import Article
from claims.models import ImportRow, Source
from claims.vocab.statuses import RowStatus

_WORD = re.compile(r"\w+")
# An empty mark is shared with nobody.
_EARLIER = """
    SELECT id FROM claims_importrow
    WHERE batch_id = %(batch)s AND id <> %(row)s AND status IN ('read', 'same', 'imported') AND (
        address_hash = %(address)s AND %(address)s <> '' OR sha256 = %(sha256)s AND %(sha256)s <> ''
        OR text_sha256 = %(text)s AND %(text)s <> ''
    )
    ORDER BY id LIMIT 1
"""


def judge(row: ImportRow, article: Article) -> None:
    """Set the row's status, reason and `same_as`. In a transaction; saves nothing."""
    mark(row, article)
    matches = find(url=article.url, sha256=row.sha256, body=article.body)
    row.status = RowStatus.SAME if twins(matches) else RowStatus.READ
    row.same_as, row.reason = (matches[0].source, explained(matches, article.body)) if matches else (None, "")
    if row.status == RowStatus.READ and (earlier := _earlier(row)):
        row.status, row.reason = _beside(row, article, earlier)


def mark(row: ImportRow, article: Article) -> None:
    """Write down by what the row is found to be the same, and hold it until the transaction ends."""
    key = url_key(article.url)
    row.address_hash = sha256(key.encode()).hexdigest() if key else ""
    row.text_sha256 = text_hash(article.body)
    marks = {row.address_hash, row.sha256, row.text_sha256} - {""}
    # Sorted, so that two rows never wait for each other crosswise.
    numbers = sorted(int.from_bytes(bytes.fromhex(one)[:8], signed=True) for one in marks)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(number) FROM unnest(%s::bigint[]) AS number", [numbers])


def twins(matches: list[Match]) -> list[Match]:
    """Those that are more than another day's text at the same address."""
    return [match for match in matches if match.by != Same.ADDRESS]


def explained(matches: list[Match], body: str) -> str:
    """What is the same, in sentences."""
    shared: dict[Source, list[str]] = {}
    for match in matches:
        shared.setdefault(match.source, []).append(str(match.by.label))
    sentences = [
        _("%(by)s as “%(title)s”.") % {"by": _capital(", ".join(by)), "title": source.title}
        for source, by in shared.items()
    ]
    if matches and not twins(matches):
        sentences.append(_("Its text is new: keeping it adds a capture to that source."))
        if latest := matches[0].source.captures.first():
            sentences.append(changed(latest.text, body))
    return " ".join(sentences)[:500]


def changed(old: str, new: str) -> str:
    """How much of a text is new, in words."""
    before, after = Counter(_WORD.findall(old)), Counter(_WORD.findall(new))
    came, went = (after - before).total(), (before - after).total()
    if not came and not went:
        return _("The words are the same, in another order or with other signs between them.")
    return _("Words that came: %(came)s; words that went: %(went)s.") % {"came": came, "went": went}


def leaves_nothing_to_ask(row: ImportRow, article: Article) -> bool:
    """Whether it may be kept without a person: whole, undoubted, and new, or fetched from the address of its source.

    That a file says it is from a known address is its own word, and waits for a person.
    """
    if row.status != RowStatus.READ or article.doubts:
        return False
    return not row.reason or bool(
        row.same_as and row.final_url and url_key(row.final_url) == url_key(article.url) == row.same_as.url_key
    )


def _earlier(row: ImportRow) -> ImportRow | None:
    """Another row of the same import that is the same in some way."""
    marks = {"address": row.address_hash, "sha256": row.sha256, "text": row.text_sha256}
    with connection.cursor() as cursor:
        cursor.execute(_EARLIER, {"batch": row.batch_id, "row": row.pk, **marks})
        found = cursor.fetchone()
    return ImportRow.objects.get(pk=found[0]) if found else None


def _beside(row: ImportRow, article: Article, earlier: ImportRow) -> tuple[RowStatus, str]:
    """Status and reason of a row that came beside another."""
    named = {"name": earlier.name[:200]}
    if row.text_sha256 == earlier.text_sha256 or row.sha256 == earlier.sha256:
        by = Same.BYTES if row.sha256 == earlier.sha256 else Same.TEXT
        return RowStatus.SAME, _("%(by)s as “%(name)s” of this import.") % {"by": _capital(str(by.label)), **named}
    said = _("The same address as “%(name)s” of this import, with another text.") % named
    return RowStatus.READ, f"{said} {changed(str(earlier.fields.get('body', '')), article.body)}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
