"""Who is meant by a pronoun, an office, a surname; and what points to nobody."""

import pytest

from claims.extraction.proposal import Proposal
from claims.extraction.speakers import voiced
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span


def meant(text: str) -> str:
    """Whom the last voice of a text means; each voice stands in brackets, the last one too."""
    places, bare = [], ""
    for n, part in enumerate(text.replace("]", "[").split("[")):
        if n % 2:
            places.append(Span(len(bare), len(bare) + len(part)))
        bare += part
    made = [Proposal((Span(0, 1),), None, place, Mode.INDIRECT, SpeechAct.ASSERTS, "", 1) for place in places]
    return voiced(bare, made)[-1].voices[-1].name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was late. Prime Minister Ana Example spoke. [Example] left.", "Ana Example"),
        ("It rained. [The harbour office] said no. [The office] closed.", "harbour office"),
        ("It rained. [The spokeswoman of the port] said no. [He] left.", "spokeswoman of the port"),
        ("The judge, said the court. [the District Court of Lesk] ruled. [It] closed.", "District Court of Lesk"),
        ("It rained. [the International Board of Trade] met. Then [the IBT] spoke.", "International Board of Trade"),
        ("It rained. [the Harbour Board] met [the minister]. [She] spoke.", "minister"),
        ("It rained. [the Harbour Board] met [the minister]. [It] spoke.", "Harbour Board"),
        ("It rained. [The union] met. [Its spokesman] spoke.", "union’s spokesman"),
        ("It rained. [fishermen] met [the union]. In 2019, [fishermen] spoke. [They] left.", "fishermen"),
        ("It rained. The people whom [whom Utopia] blames came.", "Utopia"),
        ("It rained. [He] spoke.", "He"),
        ("It rained on Ledgerly. [Ledgerly] spoke. [The company] closed.", "Ledgerly"),
        ("It rained. [Lawyers for the company] spoke. [The company] closed.", "company"),
        ("It rained. [a security source] spoke. [Another security source] agreed.", "Another security source"),
    ],
)
def test_voiced(text: str, name: str) -> None:
    assert meant(text) == name


def test_an_unnamed_voice_is_known_as_one() -> None:
    text = "a security source spoke, then the Harbour Board"
    spans = [Span(0, 17), Span(30, 47)]
    made = [Proposal((Span(18, 19),), None, span, Mode.INDIRECT, SpeechAct.ASSERTS, "", 1) for span in spans]
    assert [one.voices[0].is_unnamed for one in voiced(text, made)] == [True, False]
