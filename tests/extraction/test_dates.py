"""When it was said: never more exact than the text, and only with what stands beside the words that say so."""

import pytest

from claims.extraction.dates import said_on
from claims.extraction.proposal import Proposal
from claims.vocab.edtf import UNKNOWN, parse
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span

FRIDAY = parse("2023-02-24")


def dated(text: str, written=FRIDAY) -> tuple[str, str]:
    """Of a sentence in which the mayor said that the pier is open."""

    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    content = place("the pier is open")
    one = Proposal((content,), place("said"), place("the mayor"), Mode.INDIRECT, SpeechAct.ASSERTS, "", 1)
    found = said_on(text, one, [content], Span(0, len(text)), written)
    return found.phrase, found.edtf


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("On Thursday the mayor said the pier is open.", "On Thursday", "2023-02-23"),
        ("On Friday the mayor said the pier is open.", "On Friday", "2023-02-24"),
        ("Late on Monday the mayor said the pier is open.", "Late on Monday", "2023-02-20"),
        ("Last Friday the mayor said the pier is open.", "Last Friday", "[2023-02-10,2023-02-17]"),
        ("Earlier this week the mayor said the pier is open.", "Earlier this week", "2023-02-19/2023-02-24"),
        ("Last week the mayor said the pier is open.", "Last week", "2023-02-12/2023-02-19"),
        ("Last month the mayor said the pier is open.", "Last month", "2023-01"),
        ("Yesterday the mayor said the pier is open.", "Yesterday", "2023-02-23"),
        ("In December the mayor said the pier is open.", "In December", "2022-12"),
        ("In late December 2022, the mayor said the pier is open.", "In late December 2022", "2022-12-21/2022-12-31"),
        ("On 22 February the mayor said the pier is open.", "On 22 February", "2023-02-22"),
        ("On Dec. 30 the mayor said the pier is open.", "On Dec. 30", "2022-12-30"),
        ("On February 22nd, 2021 the mayor said the pier is open.", "On February 22nd, 2021", "2021-02-22"),
        ("In 2019 the mayor said the pier is open.", "In 2019", "2019"),
        ("On 31 February 2021 the mayor said the pier is open.", "On 31 February 2021", ""),
        ("Since Monday the mayor said the pier is open.", "", ""),
        (
            "On Thursday it rained for hours, and all the roads were under water; the mayor said the pier is open.",
            "",
            "",
        ),
        ("The baker spoke; the mayor said the pier is open on Sunday.", "", ""),
    ],
)
def test_said_on(text: str, phrase: str, edtf: str) -> None:
    assert dated(text) == (phrase, edtf)


@pytest.mark.parametrize("written", [UNKNOWN, parse("2023-02")])
def test_without_the_articles_day_a_weekday_is_a_phrase(written) -> None:
    assert dated("On Thursday the mayor said the pier is open.", written) == ("On Thursday", "")
    assert dated("In 2019 the mayor said the pier is open.", written) == ("In 2019", "2019")
