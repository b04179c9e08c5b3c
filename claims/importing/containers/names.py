"""Names from inside containers, made fit to be shown; and which of them are not worth a look."""

from __future__ import annotations

import re
from zipfile import ZipInfo

# Controls, and the marks that turn the rest of a line round: “gpj.exe” must not look like “exe.jpg”.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_UTF8_NAME = 0x800  # the bit that says a zip's name is UTF-8
_PART = 100  # characters of one part of a name
_PARTS = 12
# What lies beside a saved page, or is left by a system: named together, not one by one.
_BESIDE = re.compile(
    r"\.(?:css|m?js|map|png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|woff2?|[to]tf|eot|mp[34]|m4a|webm|ogg|wav|avi|mov"
    r"|exe|dll|so|db|ini|lnk|cdxj?|idx)$",
    re.IGNORECASE,
)
_LITTER = frozenset({"__macosx", ".ds_store", "thumbs.db", "desktop.ini", "datapackage.json"})


def cleaned(name: str) -> str:
    """A way of plain parts: no root, no drive, no way up, nothing that cannot be seen."""
    parts = [_HIDDEN.sub("", part).strip()[:_PART] for part in name.replace("\\", "/").split("/")]
    kept = [part for part in parts if part.strip(".") and not re.fullmatch(r"[A-Za-z]:", part)]
    return "/".join(kept[-_PARTS:]) or "?"


def zip_name(info: ZipInfo) -> str:
    """A member's name. Many programs write UTF-8 without saying so; the standard's own default is read as cp437."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.orig_filename
    return cleaned(name)


def is_litter(name: str) -> bool:
    """What no person put there."""
    return any(part.lower() in _LITTER or part.startswith("._") for part in name.split("/"))


def is_beside(name: str) -> bool:
    """What belongs to a page and is no article."""
    return _BESIDE.search(name) is not None
