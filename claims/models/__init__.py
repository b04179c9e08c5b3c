"""The tables: one concept per file, its QuerySet above its class.

What must never be false stands here as a constraint, or in migration 0002 as a trigger where one row must be
held against another. Properties speak of one row and change nothing; whatever changes more than one row, or
needs a record, is an action of a stage.
"""

from claims.models.activity import Activity, record, record_each
from claims.models.actor import Actor, ActorName, Office
from claims.models.annotation import Annotation
from claims.models.attribution import Attribution, Hop
from claims.models.capture import Capture
from claims.models.claim import Claim
from claims.models.contradiction import Contradiction
from claims.models.copying import CopyProposal, Fingerprint
from claims.models.derived import DerivedText
from claims.models.dispute import Dispute, Placement, Position
from claims.models.edition import Edition, PublishedClaim
from claims.models.extraction import Extraction, Suggestion
from claims.models.feed import Feed, FeedAddress
from claims.models.finding import Clause, Finding, Reading
from claims.models.fixity import FixityCheck
from claims.models.host import Host, RobotsFile
from claims.models.imports import Import, ImportRow
from claims.models.notice import Notice
from claims.models.passage import Passage
from claims.models.printed import Print
from claims.models.reanchoring import Reanchoring
from claims.models.second_reading import Judgement, SecondReading
from claims.models.settlement import Settlement
from claims.models.silence import Silence
from claims.models.source import Source
from claims.models.user import User

__all__ = [
    "Activity",
    "Actor",
    "ActorName",
    "Annotation",
    "Attribution",
    "Capture",
    "Claim",
    "Clause",
    "Contradiction",
    "CopyProposal",
    "DerivedText",
    "Dispute",
    "Edition",
    "Extraction",
    "Feed",
    "FeedAddress",
    "Finding",
    "Fingerprint",
    "FixityCheck",
    "Hop",
    "Host",
    "Import",
    "ImportRow",
    "Judgement",
    "Notice",
    "Office",
    "Passage",
    "Placement",
    "Position",
    "Print",
    "PublishedClaim",
    "Reading",
    "Reanchoring",
    "RobotsFile",
    "SecondReading",
    "Settlement",
    "Silence",
    "Source",
    "Suggestion",
    "User",
    "record",
    "record_each",
]
