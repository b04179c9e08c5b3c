"""Is it here already, did it come twice, what changed? Said of a row when it has been read, before anybody decides.

Two workers may read the same article in the same moment. Whoever looks first holds what it looks for until its word
stands in the database, so that the second finds it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from django.db import connection
from django.utils.translation import gettext as _

from claims.importing.find import Match, Same, find_each, text_hash, url_key
from claims.importing.readers.article import Article
from claims.models import ImportRow, Source
from claims.vocab.statuses import RowStatus

_WORD = re.compile(r"\w+")
# Each index is asked for itself, and an empty mark is shared with nobody.
_EARLIER = """
    SELECT (SELECT min(id) FROM (
        SELECT id, status FROM claims_importrow
            WHERE batch_id = asked.batch AND address_hash = asked.address AND address_hash <> ''
        UNION ALL SELECT id, status FROM claims_importrow
            WHERE batch_id = asked.batch AND sha256 = asked.sha256 AND sha256 <> ''
        UNION ALL SELECT id, status FROM claims_importrow
            WHERE batch_id = asked.batch AND text_sha256 = asked.text AND text_sha256 <> ''
    ) AS beside WHERE id <> asked.id AND status IN ('read', 'same', 'imported'))
    FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::text[]) WITH ORDINALITY
        AS asked (id, batch, address, sha256, text, number) ORDER BY number
"""


def judge(read: Sequence[tuple[ImportRow, Article]]) -> None:
    """Set status, reason and `same_as` of marked rows that share no mark. In a transaction; saves nothing."""
    hold(row for row, _article in read)
    found = find_each([(url_key(article.url), row.sha256, row.text_sha256) for row, article in read])
    beside = _earlier([row for row, _article in read])
    for (row, article), matches, earlier in zip(read, found, beside, strict=True):
        row.status = RowStatus.SAME if twins(matches) else RowStatus.READ
        row.same_as, row.reason = (matches[0].source, explained(matches, article.body)) if matches else (None, "")
        if row.status == RowStatus.READ and earlier:
            row.status, row.reason = _beside(row, article, earlier)


def mark(row: ImportRow, article: Article) -> None:
    """Write down by what the row is found to be the same."""
    key = url_key(article.url)
    row.address_hash = sha256(key.encode()).hexdigest() if key else ""
    row.text_sha256 = text_hash(article.body)


def marks(row: ImportRow) -> set[str]:
    """By what a marked row is found to be the same."""
    return {row.address_hash, row.sha256, row.text_sha256} - {""}


def hold(rows: Iterable[ImportRow]) -> None:
    """Keep all others who look for any of these marks waiting until the transaction ends."""
    held = {mark for row in rows for mark in marks(row)}
    # Sorted, so that two who hold several never wait for each other crosswise.
    numbers = sorted(int.from_bytes(bytes.fromhex(one)[:8], signed=True) for one in held)
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


def _earlier(rows: Sequence[ImportRow]) -> list[ImportRow | None]:
    """For each row another of the same import that is the same in some way."""
    asked = [(row.pk, row.batch_id, row.address_hash, row.sha256, row.text_sha256) for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(_EARLIER, [list(one) for one in zip(*asked, strict=True)])
        found = [pk for (pk,) in cursor.fetchall()]
    known = ImportRow.objects.in_bulk({pk for pk in found if pk}) if any(found) else {}
    return [known.get(pk) for pk in found]


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
