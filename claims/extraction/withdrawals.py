"""The words by which English says that something said before is taken back, and what it was called or was.

To withdraw troops is none, so a noun of saying must follow; to correct or to disown is one only of one's own words, and
to apologise is one only for having said something.
"""

from __future__ import annotations

import re

_THING = (
    r"(?:claims?|allegations?|accusations?|assertions?|statements?|remarks?|comments?|reports?|reporting|stor(?:y|ies)|"
    r"articles?|accounts?|figures?|estimates?|quot(?:es?|ations?)|testimony|confession|tweets?|posts?|words|"
    r"suggestions?|announcements?|versions?|criticism|insults?|tally|denial)"
)
_FEW = r"(?:[\w’'-]+\s+){0,3}?"
_ONES = r"(?:his|her|its|their)(?: own)?|an? (?:earlier|previous)|(?:part|parts|some|all|much) of (?:his|her|its|their)"
_OWN = rf"(?:{_ONES})\s+{_FEW}{_THING}\b"
_ANY = rf"(?:{_ONES}|the|that|this|those|these|all|any)\s+{_FEW}{_THING}\b"
_SAID = (
    r"(?:said|saying|claimed|claiming|suggested|suggesting|alleged|alleging|implied|implying|stated|stating|reported|"
    r"reporting)"
)
_CALLED = r"(?:called|calling|described|describing)"
_SAYING = rf"(?:having )?(?:{_SAID}|{_CALLED}|accused|accusing|compared|comparing)\b"
_DONE = r"(?:(?:has|have|had|later|since|also|then|now|quickly|publicly|formally|subsequently|eventually|partly) )*"
_WHEN = r"(?: (?:on \w+day|yesterday|today|publicly|later|profusely))?"
_MADE_TO = r"(?:(?:was|were|has been|have been) (?:later )?(?:forced|obliged|compelled|made) to|had to) "
_STRONG = (
    r"(?:withdr(?:ew|aws|awn)|retract(?:ed|s)|recant(?:ed|s)|(?:took|takes|taken|walked|walks|rowed|rows) back(?: on)?|"
    r"(?:back(?:tracked|tracks|-?pedall?ed)|back(?:ed|s) (?:away|down|off)|climb(?:ed|s) down) (?:on|from|over)|"
    rf"{_MADE_TO}(?:withdraw|retract|recant|take back|walk back))"
)
_SORRY = rf"(?:apologi[sz](?:ed|es)|{_MADE_TO}apologi[sz]e|said (?:he|she|it|they|we) (?:was|were|is|are) sorry)"
_ISSUED = (
    r"(?:issued|published|printed|ran|offered|broadcast) (?:an? )?(?:\w+ )?"
    r"(?:retraction|correction|apology) (?:of|for|to)"
)
_BARE = (
    r"(?:took|walked|taken) (?:it|that|this|them)(?: all)? back\b|retracted (?:it|them)\b|"
    r"recanted(?=[.,;]| (?:on|in|at|after|when|and|but)\b)|backtracked(?=[.,;]| (?:on \w+day|after|when)\b)"
)
# What is taken back follows; or nothing does that names it (`bare`).
TAKES_BACK = re.compile(
    rf"\b(?P<cue>{_DONE}(?:{_STRONG}{_WHEN}(?= {_ANY})|"
    rf"(?:corrected|corrects|disowned|disowns|{_MADE_TO}correct)(?= {_OWN})|"
    rf"{_SORRY}{_WHEN} for(?= (?:{_OWN}|{_SAYING}))|{_ISSUED}(?= (?:{_ANY}|{_SAYING}))|(?P<bare>{_BARE})))"
)
WAS_TAKEN_BACK = re.compile(
    rf"(?P<what>{_THING})\b(?P<rest>[^.;!?“”]{{0,140}}?) "
    r"(?P<cue>(?:was|were|has been|have been|had been|has since been) (?:\w+ )?"
    r"(?:withdrawn|retracted|taken back|corrected|recanted|disowned))\b(?! (?:to|from|into|in order))"
)
# Before the words, or between a noun and them: nothing was taken back.
NOT_YET = re.compile(
    r"(?:\b(?:not|never|nor|if|unless|until|without|having|would|could|should|might|may|must)|n['’]t)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
UNDONE = re.compile(r"\b(?:not|never|if|unless|until|demand\w*|denie[sd]|wants?|should|must)\b|n['’]t\b", re.IGNORECASE)
POINTS = re.compile(r"\b(?:it|that|this|them)\b")
ENDS = re.compile(
    r"[.;:!?“”]|,\s|\s(?:after|before|when|while|but|"
    r"and (?:said|apologi|he|she|it|they|the \w+ (?:is|was|has|will))|hours?|days?|following|amid)\b"
)
# What was said, in the words that name what is taken back: "its claim that …", "having said …", "calling …".
WHAT_WAS_SAID = re.compile(
    rf"(?:(?:[\w’'-]+\s+){{1,6}}?(?P<cue>{_THING})"
    r"(?: (?:made )?by (?P<by>[^,;]{3,60}?)|(?: [\w’'-]+){1,8}?)?,? that|"
    rf"(?:having )?(?P<saying>{_SAID}|{_CALLED})(?: that)?)\s+(?P<what>\S.{{7,}})",
    re.DOTALL,
)
WITHDREW = re.compile(r"\b(?:withdr|retract)")
REPORTING = re.compile(r"\b(?:report|wr[io]t|publish|broadcast|carri|said|say)", re.IGNORECASE)
