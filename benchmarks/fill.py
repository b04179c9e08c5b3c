"""Captures by the thousand, made by the database itself: what an archive of years has in its tables.

Each has its source, its row of an import, its fingerprint and its line in the log, with hashes and addresses of their
own; one fingerprint in ten shares a number with the others, as a publisher's standing line makes them. The texts are
numbers written out, two thousand characters of them, which is the length of a short report; nobody reads them here.
"""

from __future__ import annotations

from django.db import connection

from claims.models import Capture, Import

_STANDING = 4_611_686_018_427
_SOURCES = """
INSERT INTO claims_source (kind, title, byline, url, url_key, lang, access, date_edtf, date_phrase, version, created_at,
    modified_edtf, section, licence, canonical, amp, provenance)
SELECT 'article', 'Report ' || md5(i::text) || ' of the day ' || i, '', 'https://w' || i %% 500 || '.example.com/' || i,
    'w' || i %% 500 || '.example.com/' || i, 'en', 'open', '', '', 1, now(), '', '', '', '', '', '{}'
FROM generate_series(%(first)s::bigint, %(last)s) AS i
"""
_CAPTURES = """
INSERT INTO claims_capture (source_id, captured_at, how, text, text_sha256, raw, sha256, n_bytes, media_type, encoding,
    reader, asked_url, final_url, headers, archiving)
SELECT s.id, now(), 'command', t.text, encode(sha256(t.text::bytea), 'hex'), 'a/' || s.id,
    encode(sha256(('b' || s.id)::bytea), 'hex'), 60000, 'text/html', 'utf-8', 'x', '', '', '[]', 'unasked'
FROM claims_source AS s CROSS JOIN LATERAL (
    SELECT string_agg(md5(s.id::text || n), ' ') AS text FROM generate_series(1, 60) AS n
) AS t WHERE NOT EXISTS (SELECT FROM claims_capture AS c WHERE c.source_id = s.id)
"""
_ROWS = """
INSERT INTO claims_importrow (batch_id, name, given_url, declared, host, fields, status, reason, attempts, started_at,
    finished_at, address_hash, text_sha256, capture_id, raw, sha256, n_bytes, media_type, encoding, reader, asked_url,
    final_url, headers, archiving, version)
SELECT %(batch)s, 'x', '', '', '', '{}', 'imported', '', 1, now(), now(), c.sha256, c.text_sha256, c.id, c.raw,
    c.sha256, c.n_bytes, c.media_type, c.encoding, c.reader, '', '', '[]', 'unasked', 1
FROM claims_capture AS c WHERE NOT EXISTS (SELECT FROM claims_importrow AS r WHERE r.capture_id = c.id)
"""
_PRINTS = """
INSERT INTO claims_fingerprint (capture_id, hashes, n_shingles)
SELECT c.id, ARRAY(SELECT (random() * 9e18)::bigint FROM generate_series(1, 95) WHERE c.id > 0)
    || CASE WHEN c.id %% 10 = 0 THEN %(standing)s::bigint ELSE (random() * 9e18)::bigint END, 600
FROM claims_capture AS c WHERE NOT EXISTS (SELECT FROM claims_fingerprint AS f WHERE f.capture_id = c.id)
"""
_TABLES = ("source", "capture", "importrow", "fingerprint", "activity")


def fill(size: int) -> None:
    """Make captures until there are `size`, and let the database know its tables again."""
    have = Capture.objects.count()
    about = {"first": have + 1_000_000, "last": size + 999_999, "standing": _STANDING}
    about["batch"] = Import.objects.create(how="command").pk
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no trigger looks at each of these
        for statement in (_SOURCES, _CAPTURES, _ROWS, _PRINTS):
            cursor.execute(statement, about)
        cursor.execute("SET session_replication_role = origin")
        for table in _TABLES:
            cursor.execute(f"VACUUM ANALYZE claims_{table}")
