"""The doors: whatever an article comes as, it goes on as Received. Sizes are looked at before bytes are read."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.utils.translation import gettext as _

from claims.importing.containers import unpack
from claims.importing.containers.kinds import PEEK, kind_of
from claims.importing.containers.unpack import check_container
from claims.importing.errors import ImportingError, TooLarge
from claims.importing.received import Received, check_size

_QUICK = (".txt", ".html", ".htm", ".xhtml")  # read in no time, by readers that are not afraid of anything
_MANY = (".zip", ".eml", ".warc", ".warc.gz", ".wacz", ".json", ".jsonl", ".ndjson", ".csv", ".tsv")
# What a folder is searched for; a file named outright is always tried.
SUFFIXES = (*_QUICK, ".pdf", ".docx", ".html.gz", *_MANY)
ACCEPTED = ",".join((*SUFFIXES, ".gz"))
_FEW, _SMALL = 20, 5 * 1024 * 1024  # what is read while whoever sent it waits: a second or two at the most
_LARGEST_UPLOAD = 200 * 1024 * 1024  # an archive; larger ones are for the command line, where nobody waits for a page


def from_paste(text: str, *, url: str = "") -> Received:
    """Text that somebody pasted: its bytes are its UTF-8."""
    return Received(_("pasted text"), text.encode(), "paste", "text/plain", "utf-8", url)


def are_quick(files: Iterable[UploadedFile]) -> bool:
    """Whether files are so few and plain that whoever sent them may wait for them to be read."""
    sizes = [file.size or 0 for file in files if str(file.name).lower().endswith(_QUICK)]
    return len(sizes) == len(list(files)) <= _FEW and sum(sizes) <= _SMALL


def is_address(item: str) -> bool:
    """Whether somebody means a page of the web, and not a file."""
    return item.lower().startswith(("http://", "https://"))


def from_uploads(files: Iterable[UploadedFile]) -> Iterator[Received]:
    """Uploaded files, one in memory at a time; archives too large for that, article by article from the disk."""
    for file in files:
        name, size = str(file.name or ""), file.size or 0
        if not _is_large(size):
            yield Received(name, file.read(), "upload", _type(name), _charset(file))
        elif isinstance(file, TemporaryUploadedFile) and size <= _LARGEST_UPLOAD:
            yield from _from_large(name, Path(file.temporary_file_path()), "upload")
        else:
            yield _too_large(name, size, "upload")


def files_of(path: Path) -> Iterator[tuple[Path, str]]:
    """The articles in a folder and below it, in the order of their names; of anything else, itself.

    With each why it cannot be opened; for a file that is empty, as it has not been tried.
    """
    if not os.path.isdir(path):  # a Path would raise where a folder above it is closed to us
        yield path, ""
        return
    closed: list[OSError] = []
    found = [Path(folder, name) for folder, _folders, names in os.walk(path, onerror=closed.append) for name in names]
    for file in sorted(one for one in found if one.name.lower().removesuffix(".gz").endswith(SUFFIXES)):
        yield file, ""
    for error in closed:
        yield Path(error.filename), _("This folder cannot be opened: %(error)s.") % {"error": error.strerror}


def from_paths(paths: Iterable[Path]) -> Iterator[Received]:
    """Files, and the articles in folders and below them; what cannot be opened is refused."""
    for path, refused in chain.from_iterable(map(files_of, paths)):
        try:
            if refused:
                yield Received(path.name, b"", "command", refused=refused)
            elif _is_large(path.stat().st_size):
                yield from _from_large(path.name, path, "command")
            else:
                yield Received(path.name, path.read_bytes(), "command", _type(path.name))
        except OSError as error:
            reason = _("This file cannot be opened: %(error)s.") % {"error": error.strerror or error}
            yield Received(path.name, b"", "command", refused=reason)


def _from_large(name: str, path: Path, how: str) -> Iterator[Received]:
    """An archive that is larger than an article may be, by its path, and then what is in it, one by one."""
    with path.open("rb") as file:
        head = file.read(PEEK)
    size, archive = path.stat().st_size, Received(name, b"", how, _type(name))
    if kind_of(head, name, archive.media_type) is None:
        yield _too_large(name, size, how)
        return
    try:
        check_container(size)
        yield replace(archive, path=path, n_bytes=size)
        yield from unpack(archive, path=path)
    except ImportingError as error:
        yield Received(name, b"", how, refused=str(error), n_bytes=size)


def _is_large(size: int) -> bool:
    return bool(_too_large("", size, "").refused)


def _too_large(name: str, size: int, how: str) -> Received:
    """A file whose bytes are left alone, and why; no reason if there is none."""
    try:
        check_size(size)
    except TooLarge as error:
        return Received(name, b"", how, refused=str(error), n_bytes=size)
    return Received(name, b"", how)


def _charset(file: UploadedFile) -> str:
    """As whoever sent the file declared it. Django hands it on as the bytes of the header, whatever its types say."""
    declared: str | bytes = file.charset or ""
    return declared.decode("ascii", "replace") if isinstance(declared, bytes) else declared


def _type(name: str) -> str:
    """What a name says its file is. The content decides; this tells a page from a text where both would do."""
    return mimetypes.guess_type(name)[0] or ""
