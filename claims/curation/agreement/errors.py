"""What can go wrong with a second reading, in words for its reader. Nothing is written then."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.curation.errors import CurationError


class NotBlind(CurationError):
    def __init__(self) -> None:
        super().__init__(_("You have decided something in this article: its second reading is for somebody else."))


class NothingSuggested(CurationError):
    def __init__(self) -> None:
        super().__init__(_("The program has suggested nothing in this article that could be judged twice."))


class NotAllJudged(CurationError):
    def __init__(self, n: int) -> None:
        words = ngettext("%(num)s suggestion is not judged yet.", "%(num)s suggestions are not judged yet.", n)
        super().__init__(words % {"num": n})


class ReadingFinished(CurationError):
    def __init__(self) -> None:
        super().__init__(_("This reading is finished, and stays as it is."))


class NobodyNamed(CurationError):
    def __init__(self) -> None:
        super().__init__(_("Say who says it."))
