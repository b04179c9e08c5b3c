"""What can go wrong when a name is settled, in words for an editor. Nothing is written then."""

from __future__ import annotations

from django.utils.translation import gettext as _

from claims.curation.errors import CurationError


class NothingToSettle(CurationError):
    def __init__(self) -> None:
        super().__init__(_("Nothing with this name waits any more: a colleague may have settled it."))


class NameStaysHere(CurationError):
    """Words that only describe somebody are no name of theirs."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“%(name)s” means somebody else in another article: it cannot be kept as a name.") % {"name": name}
        )


class AlreadyEnded(CurationError):
    def __init__(self) -> None:
        super().__init__(_("This was taken back already, or settled anew."))
