"""Why a dispute is not submitted, reviewed, published or paused. `str(error)` is said to the editor as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.disputes.errors import Refused

if TYPE_CHECKING:
    from claims.publishing.checks import Problem


class NotFit(Refused):
    """Something on the page stands in the way; `problems` are the blocking ones."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        n = len(problems)
        said = ngettext("%(n)s thing must be put right first.", "%(n)s things must be put right first.", n) % {"n": n}
        super().__init__(" ".join([said, *(p.text for p in problems)]))
        self.problems = tuple(problems)


class ChangedSince(Refused):
    """What would be published is not what somebody looked at."""


class NothingNew(Refused):
    """Readers see exactly this already."""

    def __init__(self, number: int) -> None:
        super().__init__(_("Edition %(n)s already says exactly this.") % {"n": number})


class NotAllowed(Refused):
    """Only somebody with the right to publish may do this."""

    def __init__(self) -> None:
        super().__init__(_("Only an admin publishes and pauses."))
