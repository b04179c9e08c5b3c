"""The demonstration loads through the real actions, is published by the rules, and puts no words in anybody's mouth."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import TestCase

from claims.management.commands.seed_demo import FOLDER
from claims.models import Activity, Attribution, Contradiction, Dispute, Edition, Source
from claims.publishing.build import build
from claims.publishing.checks import problems
from claims.publishing.comparison import Comparison

# The only words in quotation marks, as DESIGN §5 has them.
MAY_BE_QUOTED = {"must ensure unimpeded movement"}
QUOTED = re.compile(r"[“«„](.+?)[”»“]|(?<!\w)\"(.+?)\"", re.DOTALL)


def edition(slug):
    return Comparison.decoded(Edition.objects.get(current_for__slug=slug).comparison)


class TestLoaded(TestCase):
    """Loaded once for all of these; each looks, and changes nothing."""

    @classmethod
    def setUpTestData(cls):
        call_command("seed_demo", verbosity=0)

    def test_three_disputes_are_published_and_one_is_a_draft(self):
        assert set(Dispute.objects.published().values_list("slug", flat=True)) == {
            "lachin-corridor",
            "russian-peacekeepers",
            "un-mission",
        }
        assert Dispute.objects.get(current_edition=None).status == "draft"

    def test_contradictions_were_confirmed_by_somebody_else_and_one_waits(self):
        confirmed = Contradiction.objects.confirmed()
        assert {(c.proposed_by.username, c.decided_by.username) for c in confirmed} == {("editor", "editor2")}
        assert Contradiction.objects.waiting().count() == 1

    def test_suggestions_wait_and_the_program_made_them(self):
        suggestions = Attribution.objects.suggested()
        assert {str(one) for one in suggestions} >= MAY_BE_QUOTED
        assert not suggestions.exclude(proposed_by=None).exists()

    def test_the_chain_of_activities_holds(self):
        assert Activity.objects.count() > 100
        assert list(Activity.objects.broken()) == []

    def test_no_problem_is_left_but_what_the_pages_say_themselves(self):
        said = [problem.text for dispute in Dispute.objects.published() for problem in problems(build(dispute))]
        assert said == [
            "No source lets António Guterres count as having said “Guterres will go on discussing a UN mission.”; "
            "the page says so."
        ]

    def test_sides_of_the_first_dispute_are_alike(self):
        one, other = edition("lachin-corridor").sides
        assert len(one.claims) == len(other.claims) == 2
        assert [c.n_sources for c in one.claims] == [c.n_sources for c in other.claims]
        assert abs(len(one.label) - len(other.label)) < 10

    def test_an_unconfirmed_agreement_is_shown_as_that(self):
        page = edition("un-mission")
        agreed = next(c for c in page.claims() if c.actor.name == "António Guterres")
        assert not agreed.spoken
        assert {q.hops[-1].status for q in agreed.quotations} == {"reported"}
        assert [(s.kind, s.quotation.mode) for s in page.silences] == [("not_confirmed", "narration")]

    def test_a_copied_wire_story_counts_once(self):
        assert Source.objects.get(copy_of__isnull=False).outlet.name == "Sample Courier"
        page = edition("un-mission")
        assert (page.n_sources, page.n_origins) == (2, 1)

    def test_the_finding_has_its_scope_its_clauses_and_two_readings(self):
        (finding,) = edition("lachin-corridor").findings
        assert [(c.outcome, c.vote) for c in finding.clauses] == [("ordered", "13–2"), ("declined", "")]
        assert [o.kind for o in finding.readings[0].opposites] == ["wording"]


@pytest.mark.django_db
def test_loading_twice_changes_nothing(capsys):
    call_command("seed_demo", verbosity=0)
    before = Activity.objects.count()
    call_command("seed_demo")
    assert "already" in capsys.readouterr().out
    assert Activity.objects.count() == before


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.*")), ids=lambda path: path.name)
def test_nobody_is_quoted_who_was_not(path: Path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        text = "\n".join(re.findall(r"words = \"(.*?)\"", text))
    elif path.suffix == ".html":
        text = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL)
    assert {found[0] or found[1] for found in QUOTED.findall(text)} <= MAY_BE_QUOTED


@pytest.mark.parametrize(
    "path", sorted(p for p in FOLDER.glob("*.*") if p.suffix != ".toml"), ids=lambda path: path.name
)
def test_every_article_says_first_that_it_is_a_sample(path: Path):
    head = path.read_text(encoding="utf-8")[:500].casefold()
    assert re.search(r"sample article|образец статьи|նմուշային հոդված|نمونہ مضمون", head)
