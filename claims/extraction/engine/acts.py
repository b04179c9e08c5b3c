"""What is done by saying something, read off the words that say so: "denies", "has yet to confirm", "did not say".

The verb's stem decides, whatever its ending. It is English, as the network is.
"""

from __future__ import annotations

import re

from claims.vocab.kinds import SpeechAct

_WORD = re.compile(r"[^\W\d_]+(?:['’]t)?")
_STEMS: dict[SpeechAct, str] = {
    SpeechAct.DENIES: "deny denie reject dismiss refut disput rebuff rebut repudiat disavow contradict",
    SpeechAct.ALLEGES: "alleg claim accus charg contend blam insinuat accusation allegation",
    SpeechAct.DEMANDS: "demand urg order call ask request implor insist appeal press plead beg instruct warn",
    SpeechAct.RULES: "rul decid found find conclud held hold verdict decree overturn uphold upheld",
    SpeechAct.CONFIRMS: "confirm acknowledg admit admitt conced verif corroborat",
    SpeechAct.PROMISES: "promis pledg vow commit committ swear swore guarantee",
    SpeechAct.DECLINES: "declin refus",
}
_ENDINGS = ("", "s", "es", "e", "ed", "d", "ing", "ion", "ions", "al", "als", "y", "ies", "ied")
_ACTS = {stem + ending: act for act, stems in _STEMS.items() for stem in stems.split() for ending in _ENDINGS}
_COMMENT = frozenset(("comment", "respond", "discuss", "elaborate", "answer", "say"))
_NOT = frozenset(("not", "never", "no", "neither", "nor", "without"))


def speech_act(cue: str) -> SpeechAct:
    """The act that a cue names; to assert where it names none, and where it is denied that somebody did it."""
    words = [word.casefold() for word in _WORD.findall(cue)]
    act = next((_ACTS[word] for word in words if word in _ACTS), SpeechAct.ASSERTS)
    if act == SpeechAct.DECLINES:
        return act if _COMMENT & set(words) else SpeechAct.DENIES
    if "no" in words and "comment" in words:
        return SpeechAct.DECLINES
    if any(word in _NOT or word.endswith(("n't", "n’t")) for word in words):
        return SpeechAct.ASSERTS
    return act
