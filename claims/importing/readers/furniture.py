"""Furniture: lines that stand on a page of the press and are nobody's report.

General lists and shapes only: a rule that needs a word of one article is a rule about that article. A line is
judged whole, so a sentence that mentions an advertisement stays. What is dropped is counted for the admin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_LONGEST = 400  # characters; a longer line is prose, whatever words it has
_EDGE = 6  # lines from the first or the last: a cookie notice stands there, a report on cookies does not end there

# Advertising, as the whole of a line, in the languages of COMMON.
_ADVERTISEMENT = r"advertisements?|advertising|ad|sponsored(?: content)?|promoted|реклама|գովազդ|reklam|reklama" \
    r"|إعلان|إعلانات|آگهی|تبلیغات|اشتہار|რეკლამა|publicité|anzeige|werbung|publicidad|pubblicità|פרסומת"  # fmt: skip
_SHARE = r"share|tweet|post|pin|print|e-?mail|copy link|link|facebook|twitter|x|whats ?app|telegram|linkedin|reddit" \
    r"|pinterest|viber|vk|ok|messenger|instagram|youtube|on|this|article|by|with|via|поделиться|paylaş|կիսվել|teilen" \
    r"|partager|compartir|\d+"  # fmt: skip
_REST = r"[^.“”\"]{0,80}"  # what may follow in the same line: never a sentence, never a quotation
_INVITATION = (
    r"(?:read (?:more|also|next|full story)|also read|see also|related(?: articles| news| stories| posts)?|more on this"
    r"|you (?:may|might) also like|recommended|most (?:read|popular)|trending(?: now)?|continue reading"
    r"|skip to (?:main )?content|accept(?: all)?(?: cookies)?|(?:previous|next)(?: article| post)?|back to top"
    r"|home|menu|search|log ?in|tags?|(?:subscribe|sign up|follow us|click here|join our|download our|read more:"
    r"|all rights reserved|copyright (?:©|\(c\)|\d{4})|©|читайте также|подписывайтесь|все права|lire aussi"
    rf"|mehr zum thema|lea también|ayrıca okuyun|həmçinin oxuyun|կարդացեք նաև|اقرأ أيضا){_REST})"
)
_WHOLE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\W*(?:{_ADVERTISEMENT})\W*",
        rf"(?=.*[^\W\d_])\W*(?:(?:{_SHARE})\b\W*)+",
        rf"\W*{_INVITATION}\W*",
    )
)
# Where readers' comments begin: nothing after it is the article.
_COMMENTS = re.compile(
    r"\W*(?:leave a (?:reply|comment)|(?:post|add|write) a (?:reply|comment)|cancel reply"
    r"|(?:\d+ )?comments?(?: \(\d+\))?|join the (?:conversation|discussion)|комментарии"
    r"|(?:добавить|оставить) комментарий|şərhlər|şərh yaz\w*|yorumlar|yorum yap\w*|մեկնաբանություններ"
    r"|laisser un commentaire|commentaires|kommentare|kommentar schreiben|comentarios"
    r"|deja un comentario|التعليقات|اترك تعليقا?|نظرات|تبصرے|კომენტარები)\W*",
    re.IGNORECASE,
)
# A cookie notice speaks of cookies to "you", about this site.
_COOKIES = re.compile(r"\bcookies?\b|\bcookie-?\w*|файл\w* cookie|куки|çərəz\w*|çerez\w*|քուքի\w*", re.IGNORECASE)
_TO_YOU = re.compile(
    r"\b(?:we|you|your|our|us|accept|opt[- ]out|consent|this (?:web)?site|nous|vous|wir|sie|ihre|мы|вы|ваш\w*|siz\w*"
    r"|nosotros|usted|su)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cleared:
    """What is left of some paragraphs, and sentences that say what was not."""

    paragraphs: list[str]
    notes: tuple[str, ...] = ()


def is_furniture(line: str, *, at_the_edge: bool = False) -> bool:
    """Whether a whole line is an advertising mark, a share bar, an invitation, or at an edge a cookie notice."""
    if len(line) > _LONGEST:
        return False
    if at_the_edge and _COOKIES.search(line) and _TO_YOU.search(line):
        return True
    return any(pattern.fullmatch(line) for pattern in _WHOLE)


def clear(paragraphs: list[str]) -> Cleared:
    """Drop furniture wherever it stands, and everything from the readers' comments on."""
    kept: list[str] = []
    dropped: list[str] = []
    for at, line in enumerate(paragraphs):
        if kept and _COMMENTS.fullmatch(line):
            dropped += paragraphs[at:]
            break
        edge = min(at, len(paragraphs) - 1 - at) < _EDGE
        (dropped if is_furniture(line, at_the_edge=edge) else kept).append(line)
    return Cleared(kept, (_dropped_note(dropped),) if dropped else ())


def _dropped_note(dropped: list[str]) -> str:
    n = len(dropped)
    shown = " · ".join(f"“{line[:50]}{'…' if len(line) > 50 else ''}”" for line in dict.fromkeys(dropped[:8]))
    more = " …" if n > 8 else ""
    note = ngettext(
        "%(n)s line was left out as not the article: %(lines)s",
        "%(n)s lines were left out as not the article: %(lines)s",
        n,
    )
    return note % {"n": n, "lines": shown + more}


def slogan_note(lines: list[str]) -> str:
    """What is said of lines that stood before the headline."""
    return _("Before the title stood, and was left out: %(lines)s") % {"lines": " · ".join(f"“{x}”" for x in lines)}
