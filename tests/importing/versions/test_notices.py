"""An outlet's word on its own article, and words that only look like one."""

import pytest

from claims.importing.versions.notices import notices
from claims.vocab.kinds import NoticeKind

BODY = "The road is open, the ministry said.\n\n{}\n\nNobody was hurt."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Correction: the road was closed in March, not in May.", NoticeKind.CORRECTED),
        ("CORRECTION (4 May 2024): the road was closed.", NoticeKind.CORRECTED),
        ("An earlier version of this article misstated the date.", NoticeKind.CORRECTED),
        ("This story has been corrected to remove a name.", NoticeKind.CORRECTED),
        ("Исправление: в первой версии была указана другая дата.", NoticeKind.CORRECTED),
        ("Düzeltme: Tarih yanlış yazılmıştı.", NoticeKind.CORRECTED),
        ("تصحيح: ورد اسم آخر في النص.", NoticeKind.CORRECTED),
        ("Ուղղում՝ ամսաթիվը սխալ էր։", NoticeKind.CORRECTED),
        ("Editor’s note: one sentence was added.", NoticeKind.UPDATED),
        ("Updated 4 May 2024", NoticeKind.UPDATED),
        ("Cet article a été mis à jour lundi.", NoticeKind.UPDATED),
        ("RETRACTED", NoticeKind.RETRACTED),
        ("Update: this article has been retracted.", NoticeKind.RETRACTED),
        ("Статья отозвана: источник не подтвердил сведения.", NoticeKind.RETRACTED),
    ],
)
def test_a_notice_is_the_line_that_says_it(line, kind) -> None:
    text = BODY.format(line)
    (found,) = notices(text)
    assert found.kind == kind
    assert text[found.span.start : found.span.end] == line


@pytest.mark.parametrize(
    "line",
    [
        "The court asked for a correction of the record.",
        "The updated list was published on Monday.",
        "Correction officers went on strike.",
        "He withdrew the article of the law, and corrected himself.",
        "Исправления в закон внесут весной.",
    ],
)
def test_a_report_of_corrections_is_no_notice(line) -> None:
    assert notices(BODY.format(line)) == []


def test_what_was_said_before_is_not_new() -> None:
    old = BODY.format("Correction: the road was closed.")
    new = old + "\n\nUpdate: it is open again."
    assert [found.kind for found in notices(new, old)] == [NoticeKind.UPDATED]
