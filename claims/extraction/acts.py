"""What is done by saying something, read off the words around it: "denies", "has yet to confirm", "a claim that".

The cue decides, by the stem of its first telling word, whatever its ending; then who says it (only a court's finding is
a ruling) and how the words said begin ("declined | to comment"). Whoever has not confirmed, not answered or did not
say is silent, which is no denial, no confirmation and no refusal. An assertion that something is not so stays an
assertion, its "not" stands among the words said; only of somebody's claim is it said that it is false. It is English.
"""

from __future__ import annotations

import re

from claims.vocab.kinds import SpeechAct

_WORD = re.compile(r"[^\W\d_]+")
_STEMS: dict[SpeechAct, str] = {
    SpeechAct.DENIES: "deny denie reject dismiss refut disput rebuff rebut repudiat disavow contradict debunk denial",
    SpeechAct.ALLEGES: "alleg claim accus charg contend blam insinuat accusation allegation",
    SpeechAct.DEMANDS: "demand urg order request implor appeal press plead beg instruct petition",
    SpeechAct.RULES: "rul sentenc convict overturn uphold upheld verdict decree",
    SpeechAct.CONFIRMS: "confirm acknowledg admit admitt conced verif corroborat",
    SpeechAct.PROMISES: "promis pledg vow commit committ swear swore guarantee",
    SpeechAct.DECLINES: "declin refus",
    SpeechAct.RETRACTS: "retract recant",
}
_ENDINGS = ("", "s", "es", "e", "ed", "d", "ing", "ion", "ions", "al", "als", "y", "ies", "ied")
_ACTS = {stem + ending: act for act, stems in _STEMS.items() for stem in stems.split() for ending in _ENDINGS}

# To these, not to do it is to keep silent.
_ANSWERING = (
    r"(?:comment|respond|reply|answer|discuss|elaborate|say|confirm|deny|verify|address|specify|disclose|reveal|"
    r"identify|name|explain|return|speak|provide|give|publish|clarify|react|acknowledge|release|"
    r"be (?:drawn|interviewed|named|identified|reached|quoted))\b"
)
_DECLINED = re.compile(
    rf"\b(?:declin|refus)\w+ (?:\w+ )?to (?:\w+ )?{_ANSWERING}|\bno comment\b|\bneither confirm|"
    rf"\b(?:would|will) not (?:\w+ )?{_ANSWERING}|\b(?:would|wo)n['’]t {_ANSWERING}",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\byet to\b|\b(?:not|never)\b|n['’]t\b|\bno (?:immediate )?(?:response|reply|answer|reason)",
    re.IGNORECASE,
)
_DEMANDED = re.compile(r"\bcall\w* (?:\w+ )?(?:on|upon|for)\b|\bask\w* (?:for\b|(?:[\w’']+ ){0,4}to\b)", re.IGNORECASE)
_RULED_OUT = re.compile(r"\brul\w+ out\b", re.IGNORECASE)
_COURT = re.compile(r"\b(?:court|tribunal|judges?|justices?|jury|arbitrators?|judicial|magistrates?)\b", re.IGNORECASE)
_BY_RULING = re.compile(r"\b(?:order|found|find|held|conclude|decide|ruling|judge?ment|verdict)", re.IGNORECASE)
_FALSE = (
    r"(?:false|untrue|not true|baseless|groundless|unfounded|fabricated|nonsense|absurd|an? lie|lies|incorrect|fake)"
)
_CLAIM = (
    r"(?:claims?|accusations?|allegations?|charges?|reports?|rumou?rs?|statements?|figures?|criticism|it|th[ai][ts])"
)
_SAID_FALSE = re.compile(rf"\b{_CLAIM}\b[^.?!]{{0,60}}\b{_FALSE}\b", re.IGNORECASE)
_IN_PERSON = re.compile(
    r"\W*(?:we|I) (?:\w+ly )?(?P<verb>call on|urge|demand|deny|reject|dispute|confirm|promise|pledge|vow|order)\b", re.I
)
_WILL = re.compile(r"(?:that\s+)?(?:he|she|it|they|we|I)(?:\s+(?:will|would)\b|['’](?:ll|d)\b)", re.IGNORECASE)


def speech_act(cue: str, content: str = "", source: str = "") -> SpeechAct:
    """The act of whoever is the source; to assert where nothing says otherwise."""
    ahead = " ".join(f"{cue} {content[:60]}".split())
    if _begins_in(cue, _DECLINED.search(ahead)):
        return SpeechAct.DECLINES
    act = next((_ACTS[word] for word in map(str.casefold, _WORD.findall(cue)) if word in _ACTS), None)
    if _SILENT.search(cue):
        return SpeechAct.ASSERTS if act == SpeechAct.RETRACTS else SpeechAct.SILENT  # their word stands
    if _RULED_OUT.search(cue) or act == SpeechAct.DECLINES:
        return SpeechAct.DENIES  # to do something, not to speak
    if _COURT.search(source) and _BY_RULING.search(cue):
        return SpeechAct.RULES
    if act is None and _begins_in(cue, _DEMANDED.search(ahead)):
        return SpeechAct.DEMANDS
    return act or _of_content(content)


def _begins_in(cue: str, found: re.Match[str] | None) -> bool:
    return found is not None and found.start() < len(cue)


def _of_content(content: str) -> SpeechAct:
    """What is done by words under a verb that names nothing more than saying: "We call on …", "it will pay"."""
    if first := _IN_PERSON.match(content):
        return speech_act(first["verb"])
    if _SAID_FALSE.search(content):
        return SpeechAct.DENIES
    return SpeechAct.PROMISES if _WILL.match(content) else SpeechAct.ASSERTS
