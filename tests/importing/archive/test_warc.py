"""Captures as WARC: read back by the library that other archives' tools are made of, digests checked."""

import subprocess
import sys
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from warcio.archiveiterator import ArchiveIterator

from claims.importing.archive.warc import address
from claims.models import DerivedText
from tests.dispute_factories import DisputeFactory, PlacementFactory, cited

from .conftest import ADDRESS, PAGE, WORDS


@pytest.fixture
def export(tmp_path):
    """export("--all"): the records of the file, each (headers, http headers, body)."""

    def run(*args):
        path = tmp_path / "out.warc.gz"
        call_command("export_warc", *args, "-o", str(path), stdout=StringIO())
        with path.open("rb") as file:
            records = []
            for record in ArchiveIterator(file, check_digests="raise"):
                body = record.content_stream().read()
                assert record.digest_checker.passed is not False
                records.append((record.rec_headers, record.http_headers, body))
        run.path = path
        return records

    return run


def test_what_came_over_the_web_is_a_response_true_to_its_body(kept, export) -> None:
    capture = kept(web=True)
    info, (head, http, body), *_beside = export("--all")
    assert info[0]["WARC-Type"] == "warcinfo"
    assert (head["WARC-Type"], head["WARC-Target-URI"]) == ("response", ADDRESS)
    assert head["WARC-Date"] == "2024-11-04T10:00:00.000000Z"
    assert head["WARC-Payload-Digest"] == f"sha256:{capture.sha256}"
    assert (body, http.get_statuscode()) == (PAGE.encode(), "200")
    assert http.get_header("Content-Length") == str(len(PAGE.encode()))
    wire = [http.get_header(f"X-Archive-Orig-{name}") for name in ("Content-Encoding", "Content-Length")]
    assert wire == ["gzip", "123"]
    assert http.get_header("Content-Encoding") is http.get_header("Transfer-Encoding") is None


def test_what_came_as_a_file_is_a_resource_named_by_its_hash(kept, export) -> None:
    capture = kept("North pier\n\n" + WORDS, media_type="text/plain")
    _info, (head, http, body), *_beside = export("--all")
    assert (head["WARC-Type"], head["Content-Type"], http) == ("resource", "text/plain", None)
    assert head["WARC-Target-URI"] == address(capture)
    assert address(capture).startswith("ni:///sha-256;")
    assert sha256(body).hexdigest() == capture.sha256


def test_texts_and_what_is_known_stand_beside_it(kept, export) -> None:
    capture = kept(web=True)
    derived = DerivedText.objects.create(capture=capture, reader="newer/2", text=WORDS, text_sha256="0" * 64)
    _info, original, own, other, metadata = export("--captures", f"{capture.pk}-{capture.pk}")
    for head, _http, _body in (own, other, metadata):
        assert head["WARC-Refers-To"] == original[0]["WARC-Record-ID"]
    assert [one[0]["WARC-Type"] for one in (own, other, metadata)] == ["conversion", "conversion", "metadata"]
    assert (own[2].decode(), other[2].decode()) == (capture.text, derived.text)
    lines = metadata[2].decode()
    assert f"{own[0]['WARC-Record-ID']} sha256={capture.text_sha256} reader={capture.reader}" in lines
    assert "reader=newer/2" in lines
    assert "archiving: allowed" in lines


def test_two_exports_name_the_records_alike(kept, export) -> None:
    kept(web=True)
    first, second = ([head["WARC-Record-ID"] for head, _http, _body in export("--all")[1:]] for _lap in range(2))
    assert first == second


def test_another_tool_finds_nothing_wrong_with_it(kept, export) -> None:
    kept(web=True)
    kept(f"{PAGE}<!-- {'x' * 3_000_000} -->")  # more than is held in memory
    export("--all")
    tool = Path(sys.executable).with_name("warcio")
    found = subprocess.run([tool, "check", "-v", export.path], capture_output=True, text=True, check=True)
    assert "digest pass" in found.stdout
    assert "fail" not in found.stdout


def test_what_is_not_whole_is_left_out_and_said(kept, spoil, export) -> None:
    lost, whole = kept(), kept(PAGE + "<!-- another -->")
    spoil(lost, b"other bytes")
    with pytest.raises(CommandError, match=f"capture {lost.pk}"):
        export("--all")
    records = export("--captures", str(whole.pk))
    assert len(records) == 4


def test_a_disputes_captures_are_those_it_cites(kept, export) -> None:
    kept(PAGE + "<!-- of no dispute -->")
    capture = kept("The road is open. " + WORDS, web=True, media_type="text/plain")
    placement = PlacementFactory(claim=cited(capture=capture))
    dispute = placement.dispute
    assert len(export("--dispute", DisputeFactory().slug)) == 1
    assert export("--dispute", dispute.slug)[1][0]["WARC-Target-URI"] == ADDRESS


@pytest.mark.parametrize("args", [("--captures", "x"), ("--dispute", "none")])
def test_what_is_not_there_is_said(db, tmp_path, args) -> None:
    with pytest.raises(CommandError):
        call_command("export_warc", *args, "-o", str(tmp_path / "a"), stdout=StringIO())
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_half_file(kept, tmp_path) -> None:
    kept()
    with pytest.raises(CommandError, match="Nothing was exported"):
        call_command("export_warc", "--all", "-o", str(tmp_path / "no folder" / "a.warc.gz"), stdout=StringIO())
    assert list(tmp_path.iterdir()) == []
