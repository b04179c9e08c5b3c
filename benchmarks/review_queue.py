"""`python -m benchmarks.review_queue`: what the pages of reviewing ask of the database, with 100,000 suggestions.

200 outlets, 2,000 actors, 5,000 articles of 1,000 words; one suggestion in five is decided, and of half nobody knows
who speaks. For each page: its queries, how long PostgreSQL worked on all of them (EXPLAIN ANALYZE after a first round,
so on a busy machine an upper bound), and on the slowest. `--plans` prints how that one was done, `--again` takes the
rows of the run before.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from itertools import count, islice

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
django.setup()

from django.conf import settings  # noqa: E402 (after the settings are known)
from django.db import connection, transaction  # noqa: E402 (after the settings are known)
from django.db.models import Model  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.database import fresh_database  # noqa: E402
from claims.curation.agreement import queries as agreement  # noqa: E402
from claims.curation.queue import queries as queue  # noqa: E402
from claims.curation.queue.filters import QueueForm  # noqa: E402
from claims.curation.speakers import queries as speakers  # noqa: E402
from claims.curation.speakers.candidates import candidates  # noqa: E402
from claims.models import Actor, ActorName, Attribution, Capture, Hop, Passage, Source, User  # noqa: E402
from claims.vocab.edtf import parse  # noqa: E402
from claims.vocab.kinds import ActorKind, Mode, PassageRole, SpeechAct  # noqa: E402
from claims.vocab.statuses import Status  # noqa: E402

SUGGESTED, OUTLETS, SPEAKERS, ARTICLES, NAMES = 100_000, 200, 2_000, 5_000, 8_000
SENTENCE = "The road is open, the ministry said on day {}. "
TEXT = "".join(SENTENCE.format(n) for n in range(100))
MODES, ACTS = (Mode.DIRECT, Mode.INDIRECT, Mode.MIXED), list(SpeechAct)[:4]
_NOW = timezone.now()


def main() -> None:
    if "--again" in sys.argv:
        settings.DATABASES["default"]["CLUSTER"].hold()
    else:
        fresh_database()
        make()
    for name, page in pages(User.objects.get()):
        page()
        with CaptureQueriesContext(connection) as asked:
            page()
        report(name, [one["sql"] for one in asked.captured_queries if one["sql"].startswith("SELECT")])


def pages(user: User) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is timed: a name, and what a page of that name reads."""
    for name, address in {
        "queue, all": "",
        "queue, surest first": "order=surest",
        "queue, deep in it": "after=100_2",
        "queue, surest, deep in it": "order=surest&after=0.3_5",
        "queue, one outlet": "outlet=7",
        "queue, one actor": "who=Speaker+1234",
        "queue, nobody of that name": "who=Nonesuch",
        "queue, denials surer than 90 %": "act=denies&least=90",
        "queue, articles of one week": "since=2023-05-01&until=2023-05-07",
        "queue, imported this year, one outlet": f"dated=import&since={timezone.now():%Y}-01-01&outlet=7",
    }.items():
        data = QueryDict(address)
        yield name, lambda data=data: queue.queue_page(QueueForm(data), data.get("after", ""))
    yield "progress, all", queue.progress
    yield "progress, one outlet", lambda: queue.progress(Actor.objects.get(pk=7))
    yield "progress by outlet", queue.progress_by_outlet
    yield "decided today", lambda: queue.decided_today(user)
    yield "unknown names", speakers.groups
    yield "unknown names, counted for the desk", speakers.n_unknown
    name = speakers.groups().groups[0]
    yield "one unknown name", lambda: (speakers.sentences_of(name), candidates(name), name.elsewhere())
    yield "for a second reader", lambda: agreement.to_read(user).count()


def report(name: str, asked: list[str]) -> None:
    worked = []
    for sql in asked:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF) {sql}")
            plan = [row[0] for row in cursor.fetchall()]
        times = [line for line in plan if line.startswith(("Planning Time", "Execution Time"))]
        spent = sum(float(line.split()[2]) for line in times)
        worked.append((spent, plan))
    slowest = max(worked, default=(0.0, []))
    print(f"| {name} | {len(asked)} | {sum(one[0] for one in worked):.0f} | {slowest[0]:.0f} |")  # noqa: T201
    if "--plans" in sys.argv:
        print("\n".join(slowest[1]), "\n")  # noqa: T201


@transaction.atomic
def make() -> None:
    """The rows. Triggers sleep meanwhile: they would hold half a million passages against their texts."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        User.objects.create(pk=1, username="editor")
        put(Actor, (_actor(n) for n in range(1, OUTLETS + SPEAKERS + 1)))
        put(ActorName, (ActorName.of(actor, actor.name) for actor in Actor.objects.all()))
        put(Source, (_source(n) for n in range(1, ARTICLES + 1)))
        put(Capture, (_capture(n) for n in range(1, ARTICLES + 1)))
        put(Attribution, (_attribution(n) for n in range(SUGGESTED * 5 // 4)))
        put(Hop, (hop for n in range(SUGGESTED * 5 // 4) for hop in _hops(n)))
        put(Passage, (one for n in range(SUGGESTED * 5 // 4) for one in _passages(n)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def put(model: type[Model], rows: Iterator[Model]) -> None:
    for _ in count():
        batch = list(islice(rows, 5_000))
        if not batch:
            return
        model._default_manager.bulk_create(batch)


def _actor(n: int) -> Actor:
    kind = ActorKind.OUTLET if n <= OUTLETS else ActorKind.PERSON
    return Actor(pk=n, name=f"Speaker {n}", slug=f"speaker-{n}", kind=kind)


def _source(n: int) -> Source:
    source = Source(pk=n, title=f"Article {n}", outlet_id=1 + n % OUTLETS)
    source.date = parse(f"{2020 + n % 5}-{1 + n % 12:02}-{1 + n % 28:02}")
    return source


def _capture(n: int) -> Capture:
    return Capture(pk=n, source_id=n, how="made", text=TEXT, text_sha256=str(n), sha256=str(n), raw=str(n), n_bytes=1)


def _attribution(n: int) -> Attribution:
    decided = {"status": Status.ACCEPTED, "decided_by_id": 1, "decided_at": _NOW}
    return Attribution(
        pk=n + 1, capture_id=1 + n % ARTICLES, mode=MODES[n % 3], speech_act=ACTS[n % 4],
        confidence_score=n * 7919 % 1000 / 1000, because="Because.", **(decided if n % 5 == 0 else {}),
    )  # fmt: skip


def _hops(n: int) -> Iterator[Hop]:
    yield Hop(attribution_id=n + 1, order=1, actor_id=1 + (1 + n % ARTICLES) % OUTLETS)
    is_known = n % 5 == 0 or n % 2
    if is_known:
        actor = OUTLETS + 1 + n % SPEAKERS
        yield Hop(attribution_id=n + 1, order=2, actor_id=actor, as_named=f"Speaker {actor}")
    else:
        # Some names are everybody's, most stand in a few articles; one in three only describes.
        named = n * n % NAMES
        yield Hop(attribution_id=n + 1, order=2, as_named=f"a source {named}" if n % 3 == 0 else f"Name {named}")


def _passages(n: int) -> Iterator[Passage]:
    start = n * 31 % 90 * 45
    for role, at, end in ((PassageRole.CONTENT, 0, 16), (PassageRole.CUE, 31, 35), (PassageRole.SOURCE, 18, 30)):
        yield Passage(
            capture_id=1 + n % ARTICLES, attribution_id=n + 1, role=role, start=start + at, end=start + end,
            exact=TEXT[start + at : start + end],
        )  # fmt: skip


if __name__ == "__main__":
    main()
