"""The closed lists, each with where it comes from.

Every list is a TextChoices: the value is stored and exported, the label is shown. The sentence for editors that
explains a value stands beside it in `explanations`, so that a form and the guide say the same.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ActorKind(TextChoices):
    """Who can say something. Origin: prov:Agent, refined by what the press attributes statements to."""

    PERSON = "person", _("Person")
    OFFICE = "office", _("Office")
    ORGANISATION = "organisation", _("Organisation")
    STATE = "state", _("State")
    COURT = "court", _("Court")
    OUTLET = "outlet", _("Outlet")
    UNNAMED = "unnamed", _("Unnamed source")


class NameKind(TextChoices):
    """How a name stands to its actor. A metonym is a place standing for the government that sits in it."""

    PREFERRED = "preferred", _("Preferred name")
    ALIAS = "alias", _("Another name or spelling")
    ABBREVIATION = "abbreviation", _("Abbreviation")
    METONYM = "metonym", _("Stands for it (a capital for a government)")


class Mode(TextChoices):
    """How the words are given. Origin: attribution research (PolNeAR, 2018); narration is the outlet's own voice."""

    DIRECT = "direct", _("Direct quotation")
    INDIRECT = "indirect", _("Indirect speech")
    MIXED = "mixed", _("Partly quoted")
    NARRATION = "narration", _("The outlet’s own voice")


class SpeechAct(TextChoices):
    """What was done by saying it. Origin: speech-act theory, cut down to what a dispute turns on."""

    ASSERTS = "asserts", _("asserts")
    DENIES = "denies", _("denies")
    ALLEGES = "alleges", _("alleges")
    DEMANDS = "demands", _("demands")
    RULES = "rules", _("rules")
    CONFIRMS = "confirms", _("confirms")
    PROMISES = "promises", _("promises")
    DECLINES = "declines", _("declines to comment")
    SILENT = "silent", _("has not confirmed or answered")
    RETRACTS = "retracts", _("takes back")


class HopStatus(TextChoices):
    """How well one link of the chain is known (DESIGN §2 rule 3)."""

    HEARD = "heard", _("heard in the capture")
    REPORTED = "reported", _("reported, not confirmed")
    CONFIRMED = "confirmed", _("confirmed by them")
    DENIED = "denied", _("they deny saying it")
    RETRACTED = "retracted", _("taken back by who said or reported it")


class Ruling(TextChoices):
    """What a name that was found turned out to mean."""

    ACTOR = "actor", _("somebody known")
    UNNAMED = "unnamed", _("an unnamed source of this article")
    NOBODY = "nobody", _("not a speaker")


class ContradictionKind(TextChoices):
    """How two claims stand against each other. Origin: the square of opposition, and Argdown's strict mode."""

    CONTRADICTORY = "contradictory", _("Contradictory")
    CONTRARY = "contrary", _("Contrary")
    PARTLY = "partly", _("Partly in conflict")
    SCOPE = "scope", _("Different scope or time")
    WORDING = "wording", _("Different wording")
    NONE = "none", _("Not a contradiction")


class SourceKind(TextChoices):
    """What a citable work is (schema.org: NewsArticle, Report, CreativeWork)."""

    ARTICLE = "article", _("News article")
    STATEMENT = "statement", _("Statement or press release")
    RULING = "ruling", _("Ruling or court record")
    REPORT = "report", _("Report")
    OTHER = "other", _("Other")


class Access(TextChoices):
    """Whether a reader can get at the source."""

    OPEN = "open", _("Open to read")
    PAYWALLED = "paywalled", _("Behind a paywall")
    RESTRICTED = "restricted", _("In a restricted archive")
    OFFLINE = "offline", _("No longer online")


class Origin(TextChoices):
    """Where what is said of a source was found, from its page's own words to a person's."""

    NOWHERE = "nowhere", _("Not found in it.")
    HEADLINE = "headline", _("The line before the text that shares most of its words.")
    HEAD = "head", _("From a line before the text.")
    LINKED = "linked", _("What the page says of itself to machines (JSON-LD).")
    META = "meta", _("What the page says of itself.")
    GIVEN = "given", _("Given beside the text, by the list, table or mail it came in.")
    HEADING = "heading", _("The page's headline.")
    WINDOW = "window", _("The page's name in the title of its window.")
    TIME = "time", _("A time marked on the page.")
    BESIDE = "beside", _("Beside the headline.")
    FEED = "feed", _("Given for the feed it came in.")
    KNOWN = "known", _("As for other articles at this address.")
    HOST = "host", _("The host of its address.")
    ADDRESS = "address", _("The address it was given with.")
    LETTERS = "letters", _("Guessed from the text.")
    TEXT = "text", _("What was read, without what is not the article.")
    PERSON = "person", _("Written by a person.")
    DEFAULT = "default", _("The usual case.")


class Archiving(TextChoices):
    """What a publisher says of keeping what came over the web (RFC 9309; the robots meta tag's `noarchive`)."""

    UNASKED = "unasked", _("Not from the web")
    ALLOWED = "allowed", _("Allowed")
    NOARCHIVE = "noarchive", _("Asks not to be archived")
    DISALLOWED = "disallowed", _("Closed to robots; fetched by a person’s decision")


class PassageRole(TextChoices):
    """What a marked passage is in its attribution (content, cue, source: PolNeAR), or an editor's note."""

    CONTENT = "content", _("what was said")
    CUE = "cue", _("the words that say it was said")
    SOURCE = "source", _("the words that say who said it")
    NOTE = "note", _("what a note is about")


class Outcome(TextChoices):
    """What a finding did with one thing before it."""

    ORDERED = "ordered", _("Ordered")
    FOUND = "found", _("Found")
    DECLINED = "declined", _("Declined")
    OPEN = "open", _("Left open")


class SilenceKind(TextChoices):
    """In which way a claim stands unanswered. None of them is a denial or an admission."""

    NO_RESPONSE = "no_response", _("no response found")
    NOT_CONFIRMED = "not_confirmed", _("has not confirmed")
    DECLINED = "declined", _("declined to comment")


class Anchored(TextChoices):
    """How the words of a quotation stand in a later capture of their source (DESIGN §2 rule 1)."""

    EXACT = "exact", _("Unchanged, in the same place")
    MOVED = "moved", _("Unchanged, in another place")
    FUZZY = "fuzzy", _("Changed, or in several places")
    LOST = "lost", _("No longer there")


class NoticeKind(TextChoices):
    """What an outlet did with its article after it was out; `changed` is what it did without saying so."""

    CORRECTED = "corrected", _("Corrected")
    RETRACTED = "retracted", _("Retracted")
    UPDATED = "updated", _("Updated")
    CHANGED = "changed", _("Changed without a notice")


EXPLANATIONS = {
    ContradictionKind.CONTRADICTORY: _("They cannot both be true, and cannot both be false."),
    ContradictionKind.CONTRARY: _("They cannot both be true, but both could be false."),
    ContradictionKind.PARTLY: _("A part of one cannot stand with a part of the other."),
    ContradictionKind.SCOPE: _("Each may hold, for a different time, place or scope."),
    ContradictionKind.WORDING: _("The same thing is reported in words that say different things."),
    ContradictionKind.NONE: _("Judged, and not a contradiction; kept, so that it is not proposed again."),
    HopStatus.HEARD: _("The source itself gives their words: said to it, in public, or in a document it quotes."),
    HopStatus.REPORTED: _("Somebody else says that they said it."),
    HopStatus.CONFIRMED: _("They, or a record of theirs, say that they said it."),
    HopStatus.DENIED: _("They say that they did not say it."),
    HopStatus.RETRACTED: _("Whoever said it, or reported that they did, has taken it back."),
}
