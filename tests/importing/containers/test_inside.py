"""Containers in this process: hostile ones of each kind, and their good neighbours."""

import gzip
import json
import struct
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZipFile

import pytest

from claims.importing.containers import limits
from claims.importing.containers.inside import members
from claims.importing.errors import Bomb, Broken, Refused
from tests.importing.documents import PAGE, SENTENCE, TEXT, warc, zipped


def opened(name: str, data: bytes) -> tuple[dict[str, tuple[bytes, str]], str]:
    """What came out, by its name: bytes and reason; and why it ended, where it did not come to its end."""
    found: dict[str, tuple[bytes, str]] = {}
    try:
        for about, body in members(data, path="", name=name, media_type=""):
            found[about["name"]] = body, about.get("refused", "")
    except Refused as refusal:
        return found, f"{type(refusal).__name__}: {refusal}"
    return found, ""


def overlapping(n: int) -> bytes:
    """A zip whose directory names one member many times."""
    data = zipped({"a.txt": TEXT})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[start:end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, n, n, len(entry) * n, start, 0)
    return data[:start] + entry * n + tail


def test_a_bomb_in_a_zip_spoils_no_neighbour() -> None:
    bomb = zipped({"zeros.txt": b"\0" * 30_000_000})
    found, ended = opened(
        "b.zip", zipped({"a.txt": TEXT, "bomb.txt": b"a" * 30_000_000, "in.zip": bomb, "z.txt": TEXT})
    )
    assert (found["a.txt"], found["z.txt"], ended) == ((TEXT, ""), (TEXT, ""), "")
    assert "only a trap" in found["bomb.txt"][1]
    assert "only a trap" in found["in.zip/zeros.txt"][1]


def test_a_zip_whose_members_share_bytes_is_a_bomb() -> None:
    assert opened("b.zip", overlapping(1))[1] == ""
    assert opened("b.zip", overlapping(500))[1].startswith("Bomb")


def test_a_zip_in_a_zip_ends_somewhere() -> None:
    data = zipped({"a.txt": TEXT})
    for _n in range(6):
        data = zipped({"in.zip": data})
    [(name, (_body, refused))] = opened("b.zip", data)[0].items()
    assert name == "/".join(["in.zip"] * (limits.DEPTH + 1))
    assert "too deep" in refused


def test_too_many_or_too_much_stops_and_keeps_what_came(monkeypatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 3)
    found, ended = opened("b.zip", zipped({f"{n}.txt": TEXT for n in range(9)}))
    assert (len(found), ended[:5]) == (3, "Spent")
    monkeypatch.setattr(limits, "TOTAL", 100)
    assert opened("b.zip", zipped({"a.txt": TEXT}))[1].startswith("Spent")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\Users\\x\\a.txt", "Users/x/a.txt"),
        ("/abs/a.txt", "abs/a.txt"),
        ("a\u202egpj.txt", "agpj.txt"),
        ("статья.txt", "статья.txt"),
        ("x" * 3000 + ".txt", "x" * 100),
    ],
)
def test_names_are_made_fit_to_be_shown(written: str, shown: str) -> None:
    assert list(opened("b.zip", zipped({written: TEXT}))[0]) == [shown]


def test_a_zip_says_what_it_leaves_and_what_is_locked() -> None:
    data = zipped({"a.html": PAGE, "a_files/x.css": b"p{}", "__MACOSX/._a.html": b"x", "b.PNG": b"\x89PNG"})
    found, _ended = opened("b.zip", data)
    assert set(found) == {"a.html", "…"}
    assert "2 files that are no articles" in found["…"][1]
    locked = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    found, _ended = opened("b.zip", bytes(locked))
    assert "password" in found["a.txt"][1]
    assert found["b.txt"][0] == TEXT


def test_a_damaged_member_spoils_no_neighbour() -> None:
    data = bytearray(zipped({"a.txt": TEXT * 50, "b.txt": TEXT}))
    with ZipFile(BytesIO(bytes(data))) as archive:
        at = archive.infolist()[0].header_offset + 45
    data[at] ^= 0xFF
    found, _ended = opened("b.zip", bytes(data))
    assert "broken" in found["a.txt"][1]
    assert found["b.txt"][0] == TEXT


def test_a_web_archive_that_breaks_off_gives_what_came_before() -> None:
    pages = [(f"https://w.example.com/{n}", PAGE * 20 + bytes(range(256)) * n) for n in range(4)]
    for packed, name in ((True, "c.warc.gz"), (False, "c.warc")):
        whole = warc(*pages, packed=packed)
        for cut in (50, 400):
            found, ended = opened(name, whole[:-cut])
            assert [body for body, _refused in found.values()] == [data for _url, data in pages[:3]]
            assert ended.startswith("Broken")
        assert (len(opened(name, whole)[0]), opened(name, whole)[1]) == (4, "")


def test_a_web_archive_says_what_it_leaves() -> None:
    data = warc(("https://w.example.com/a", PAGE)) + warc(("https://w.example.com/b", b""), status="301 Moved")
    found, ended = opened("c.warc.gz", data + warc(("https://w.example.com/c", b"GIF8"), media_type="image/gif"))
    assert (set(found), ended) == ({"w.example.com/a", "…"}, "")
    assert "1 with a redirect" in found["…"][1]
    assert "1 that are no page" in found["…"][1]


def test_a_collection_of_web_archives_is_a_zip_of_them() -> None:
    data = zipped(
        {"datapackage.json": b"{}", "archive/d.warc.gz": warc(("https://w.example.com/a", PAGE)), "p/p.jsonl": b"{}"}
    )
    assert list(opened("c.wacz", data)[0]) == ["archive/d.warc.gz/w.example.com/a"]


def test_a_mail_gives_itself_and_the_articles_attached() -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Two articles", "a@b.example.com"
    message.set_content(SENTENCE)
    message.add_attachment(PAGE, "text", "html", filename="../a.html")
    message.add_attachment(zipped({"b.txt": TEXT}), "application", "zip", filename="b.zip")
    message.add_attachment(b"\x89PNG", "image", "png", filename="logo.png")
    found, ended = opened("m.eml", message.as_bytes())
    assert (list(found), ended) == (["mail.eml", "a.html", "b.zip/b.txt"], "")
    assert found["mail.eml"][0] == message.as_bytes()
    assert found["b.zip/b.txt"][0] == TEXT


def test_a_mail_of_a_million_parts_is_refused_at_once() -> None:
    head = b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n"
    assert opened("m.eml", head + b"--b\n\nx\n" * 1_000_000)[1].startswith("Broken")


def test_a_list_names_its_bad_lines_and_keeps_the_good() -> None:
    good = b'{"body": "A text.",  "x": 1}'
    found, ended = opened("l.jsonl", b"\xef\xbb\xbf" + good + b"\n\n{bad}\n[1]\n" + b'{"a":' * 100_000 + b"\n" + good)
    assert (found["1"], found["6"], ended) == ((good, ""), (good, ""), "")
    assert all(found[n][1].startswith(f"Number {n} is no article") for n in "345")


def test_a_list_that_breaks_off_gives_its_whole_lines() -> None:
    lines = b"".join(b'{"body": "%d %s"}\n' % (n, b"".join(b"%d" % (i * n) for i in range(500))) for n in range(200))
    found, ended = opened("l.jsonl.gz", gzip.compress(lines)[:-500])
    assert sum(not refused for _body, refused in found.values()) > 150
    assert ended.startswith("Broken")


@pytest.mark.parametrize("data", [b'[{"body": "A"}, {"body": "B"}]', b'{"articles": [{"body": "A"}, {"body": "B"}]}'])
def test_a_json_list_gives_its_objects(data: bytes) -> None:
    assert [body for body, _refused in opened("l.json", data)[0].values()] == [b'{"body": "A"}', b'{"body": "B"}']


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_in_any_dress(encoding: str, separator: str) -> None:
    rows = [
        ["Title", "BODY", "more"],
        ['A "q" t', "One; two,\nthree\tfour é", ""],
        ["", "", ""],
        ["x"] * 4,
        ["B", "Five.", "6"],
    ]
    quoted = "\r\n".join(separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    found, _ended = opened("t.csv", quoted.encode(encoding))
    assert json.loads(found["2"][0]) == {"title": 'A "q" t', "body": "One; two,\nthree\tfour é"}
    assert "Row 4 has 4 cells" in found["4"][1]
    assert json.loads(found["5"][0])["more"] == "6"


def test_a_table_with_a_quote_that_never_closes_keeps_what_came_before() -> None:
    found, _ended = opened("t.csv", b'title,body\nA,One.\nB,"Two\n' + b"x,y\n" * 1000)
    assert json.loads(found["2"][0])["body"] == "One."
    assert "Row 3 cannot be read" in found["3"][1]


def test_the_errors_are_of_their_kinds() -> None:
    assert issubclass(limits.Spent, Bomb)
    assert issubclass(Broken, Refused)
