"""Two claims linked, and judged by somebody else."""

import pytest
from django.db import IntegrityError, transaction

from claims.disputes import actions
from claims.disputes.errors import AlreadyLinked, Incomplete, NotNow, NotYourOwn, SameClaim
from claims.models import Activity, Contradiction
from claims.models.versioned import StaleRecord
from tests.dispute_factories import ContradictionFactory
from tests.factories import ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return UserFactory(), UserFactory()


def propose(one, other, by, **changes):
    fields = {"kind": "contrary", "reason": "Open is not shut.", **changes}
    return actions.propose_contradiction(one=one, other=other, by=by, **fields)


def judge(verb, contradiction, by, words="So it is."):
    name = "reason" if verb is actions.withdraw_contradiction else "decision"
    return verb(contradiction=contradiction, by=by, version=contradiction.version, **{name: words})


@pytest.fixture
def waiting(people):
    return propose(ClaimFactory(), ClaimFactory(), people[0])


def verbs(contradiction):
    return [activity.verb for activity in Activity.objects.about(contradiction)]


def test_a_proposal_waits_for_somebody_else(waiting, people):
    assert (waiting.status, waiting.proposed_by, verbs(waiting)) == ("suggested", people[0], ["propose"])


def test_a_pair_is_the_same_in_both_orders(waiting, people):
    for one, other in ((waiting.claim_a, waiting.claim_b), (waiting.claim_b, waiting.claim_a)):
        with pytest.raises(AlreadyLinked) as caught:
            propose(one, other, people[1])
        assert caught.value.contradiction == waiting


def test_the_older_claim_stands_first_whoever_names_it_first(people):
    older, newer = ClaimFactory(), ClaimFactory()
    link = propose(newer, older, people[0])
    assert (link.claim_a, link.claim_b) == (older, newer)


def test_a_claim_does_not_contradict_itself(people):
    claim = ClaimFactory()
    with pytest.raises(SameClaim):
        propose(claim, claim, people[0])


@pytest.mark.parametrize("swapped", [True, False])
def test_the_database_refuses_a_pair_with_itself_or_backwards(swapped):
    older, newer = ClaimFactory(), ClaimFactory()
    pair = {"claim_a": newer, "claim_b": older if swapped else newer}
    with pytest.raises(IntegrityError, match="contradiction_ordered_pair"), transaction.atomic():
        ContradictionFactory(**pair)


def test_the_database_refuses_a_second_link_of_a_pair(waiting):
    with pytest.raises(IntegrityError, match="contradiction_once_per_pair"), transaction.atomic():
        ContradictionFactory(claim_a=waiting.claim_a, claim_b=waiting.claim_b)


def test_a_link_made_at_the_same_moment_is_shown(waiting, people, monkeypatch):
    """The other editor's link appears between looking and writing: the first look finds nothing."""
    queryset = type(Contradiction.objects.all())
    between, looks = queryset.between, []

    def late(self, one, other):
        looks.append(one)
        return between(self, one, other) if len(looks) > 1 else self.none()

    monkeypatch.setattr(queryset, "between", late)
    with pytest.raises(AlreadyLinked) as caught:
        propose(waiting.claim_a, waiting.claim_b, people[1])
    assert caught.value.contradiction == waiting


def test_a_link_needs_a_reason(people):
    with pytest.raises(Incomplete):
        propose(ClaimFactory(), ClaimFactory(), people[0], reason=" ")


def test_somebody_else_confirms(waiting, people):
    judge(actions.confirm_contradiction, waiting, people[1], "")
    assert list(Contradiction.objects.confirmed()) == [waiting]
    assert (waiting.decided_by, verbs(waiting)) == (people[1], ["confirm", "propose"])


@pytest.mark.parametrize("verb", [actions.confirm_contradiction, actions.reject_contradiction])
def test_nobody_judges_their_own(waiting, people, verb):
    with pytest.raises(NotYourOwn):
        judge(verb, waiting, people[0])
    assert verbs(waiting) == ["propose"]


def test_the_database_refuses_a_judgement_on_ones_own(waiting, people):
    fields = {"status": "accepted", "decided_by": people[0], "decided_at": waiting.proposed_at}
    with pytest.raises(IntegrityError, match="contradiction_decided_by_another"), transaction.atomic():
        Contradiction.objects.update(**fields)


def test_what_the_program_proposed_anybody_judges(people):
    link = propose(ClaimFactory(), ClaimFactory(), None)
    assert judge(actions.confirm_contradiction, link, people[0]).status == "accepted"


def test_judged_not_a_contradiction_is_kept_and_is_none(people):
    link = propose(ClaimFactory(), ClaimFactory(), people[0], kind="none")
    judge(actions.confirm_contradiction, link, people[1])
    assert not Contradiction.objects.confirmed().exists()
    with pytest.raises(AlreadyLinked):
        propose(link.claim_a, link.claim_b, people[1])


def test_a_rejection_needs_a_reason(waiting, people):
    with pytest.raises(Incomplete):
        judge(actions.reject_contradiction, waiting, people[1], "")


@pytest.mark.parametrize("verb", [actions.confirm_contradiction, actions.reject_contradiction])
def test_nothing_is_judged_twice(waiting, people, verb):
    judge(actions.confirm_contradiction, waiting, people[1])
    with pytest.raises(NotNow):
        judge(verb, waiting, UserFactory())


def test_a_stale_form_judges_nothing(waiting, people):
    with pytest.raises(StaleRecord):
        actions.confirm_contradiction(contradiction=waiting, by=people[1], version=waiting.version + 1)
    assert verbs(waiting) == ["propose"]


def test_whoever_proposed_takes_it_back_while_it_waits(waiting, people):
    with pytest.raises(NotYourOwn):
        judge(actions.withdraw_contradiction, waiting, people[1])
    assert judge(actions.withdraw_contradiction, waiting, people[0]).status == "withdrawn"


def test_any_editor_takes_back_what_was_confirmed_and_says_why(waiting, people):
    judge(actions.confirm_contradiction, waiting, people[1])
    with pytest.raises(Incomplete):
        judge(actions.withdraw_contradiction, waiting, people[1], "")
    judge(actions.withdraw_contradiction, waiting, people[1], "They speak of two roads.")
    assert not Contradiction.objects.confirmed().exists()


def test_whoever_proposes_anew_cannot_judge(waiting, people):
    judge(actions.reject_contradiction, waiting, people[1])
    anew = {"kind": "partly", "reason": "One road is the same.", "version": waiting.version}
    actions.reopen_contradiction(contradiction=waiting, by=people[1], **anew)
    assert (waiting.status, waiting.kind, waiting.decided_by) == ("suggested", "partly", None)
    with pytest.raises(NotYourOwn):
        judge(actions.confirm_contradiction, waiting, people[1])
    assert judge(actions.confirm_contradiction, waiting, people[0]).status == "accepted"


def test_what_waits_is_not_proposed_anew(waiting, people):
    with pytest.raises(NotNow):
        actions.reopen_contradiction(
            contradiction=waiting, by=people[1], kind="partly", reason="Again.", version=waiting.version
        )
