from claims.importing.fetching.lists import read_list

TEXT = """\ufeff# what to read
https://daily.example.com/a  # the first
\thttps://daily.example.com/b\r
example.com/c

http://daily.example.com/a/?utm_source=x
ftp://example.com/d
https://user:secret@example.com/e
https://daily.example.com/f#part
"""


def test_addresses_come_once_and_in_order():
    listed = read_list(TEXT)
    assert listed.addresses == (
        "https://daily.example.com/a",
        "https://daily.example.com/b",
        "https://daily.example.com/f#part",
    )
    assert listed.n_twice == 1


def test_bad_lines_are_named_with_their_numbers():
    bad = read_list(TEXT).bad
    assert [line.number for line in bad] == [4, 7, 8]
    assert all(line.reason for line in bad)
    assert bad[0].written == "example.com/c"


def test_an_empty_list_is_empty():
    assert read_list(" \n\n# nothing\n").addresses == ()
