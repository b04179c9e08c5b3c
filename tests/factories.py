"""One factory per model: valid, minimal, explicit. What a test is about, it says itself; the rest is filled in."""

import hashlib
from typing import Any

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from claims import models
from claims.vocab.kinds import ActorKind, HopStatus, Mode, NameKind
from claims.vocab.roles import Role
from claims.vocab.selectors import Span, normalise
from claims.vocab.statuses import Status

TEXT = "The road is open, the ministry said. Nobody was hurt.\n\nThe governor denied it on Thursday."


class UserFactory(DjangoModelFactory[models.User]):
    """An editor. Log in by `client.force_login`."""

    username = factory.Sequence("editor-{}".format)

    class Meta:
        model = models.User

    class Params:
        admin = factory.Trait(role=Role.ADMIN, is_staff=True)


class ActorFactory(DjangoModelFactory[models.Actor]):
    """An organisation found by its name; other names: ActorFactory(names=["Capital", "Столица"])."""

    kind = ActorKind.ORGANISATION
    name = factory.Sequence("Ministry {}".format)
    slug = factory.Sequence("actor-{}".format)

    class Meta:
        model = models.Actor

    @classmethod
    def _create(cls, model_class: Any, *args: Any, names: tuple[str, ...] = (), **fields: Any) -> models.Actor:
        actor = super()._create(model_class, *args, **fields)
        models.ActorName.of(actor, actor.name, lang=actor.lang, kind=NameKind.PREFERRED).save()
        for name in names:
            models.ActorName.of(actor, name).save()
        return actor


class OutletFactory(ActorFactory):
    kind = ActorKind.OUTLET
    name = factory.Sequence("Herald {}".format)


class ActorNameFactory(DjangoModelFactory[models.ActorName]):
    actor = factory.SubFactory(ActorFactory)
    name = factory.Sequence("Other name {}".format)

    class Meta:
        model = models.ActorName

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> models.ActorName:
        one = models.ActorName.of(**fields)
        one.save()
        return one


class OfficeFactory(DjangoModelFactory[models.Office]):
    holder = factory.SubFactory(ActorFactory, kind=ActorKind.PERSON)
    body = factory.SubFactory(ActorFactory)
    title = "spokeswoman"
    speaks = True

    class Meta:
        model = models.Office


class SourceFactory(DjangoModelFactory[models.Source]):
    title = factory.Sequence("Road closed again ({})".format)
    outlet = factory.SubFactory(OutletFactory)

    class Meta:
        model = models.Source


class CaptureFactory(DjangoModelFactory[models.Capture]):
    """A capture of `text`, its bytes in the storage of the tests."""

    source = factory.SubFactory(SourceFactory)
    how = "paste"
    text = TEXT
    media_type = "text/plain"
    encoding = "utf-8"
    reader = "test"

    class Meta:
        model = models.Capture

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> models.Capture:
        fields["text"] = normalise(fields["text"])
        raw = fields["text"].encode()
        sha256 = hashlib.sha256(raw).hexdigest()
        defaults = {"raw": ContentFile(raw, sha256), "sha256": sha256, "n_bytes": len(raw), "text_sha256": sha256}
        return super()._create(model_class, *args, **{**defaults, **fields})


class PassageFactory(DjangoModelFactory[models.Passage]):
    """The place of `words` in the capture's text; by default a note's."""

    capture = factory.SubFactory(CaptureFactory)
    words = "Nobody was hurt."
    role = "note"

    class Meta:
        model = models.Passage

    @classmethod
    def _create(cls, model_class: Any, *args: Any, words: str, role: str, **fields: Any) -> models.Passage:
        capture = fields.pop("capture")
        start = capture.text.index(words)
        passage = models.Passage.cut(capture, Span(start, start + len(words)), role)
        passage.attribution = fields.pop("attribution", None)
        passage.save()
        return passage


class AttributionFactory(DjangoModelFactory[models.Attribution]):
    """Suggested, whole: content `words`, and the chain `through` (actors after the outlet, or names as text)."""

    capture = factory.SubFactory(CaptureFactory)
    mode = Mode.INDIRECT
    words = "The road is open"
    through = ()
    hop_status = HopStatus.HEARD

    class Meta:
        model = models.Attribution

    class Params:
        accepted = factory.Trait(
            status=Status.ACCEPTED,
            decided_by=factory.SubFactory(UserFactory),
            decided_at=factory.LazyFunction(timezone.now),
        )

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> models.Attribution:
        words, through, status = (fields.pop(name) for name in ("words", "through", "hop_status"))
        attribution = super()._create(model_class, *args, **fields)
        PassageFactory(capture=attribution.capture, attribution=attribution, words=words, role="content")
        HopFactory(attribution=attribution, actor=attribution.capture.source.outlet)
        for order, who in enumerate(through, start=2):
            named = {"as_named": who} if isinstance(who, str) else {"actor": who}
            HopFactory(attribution=attribution, order=order, status=status, **{"actor": None, **named})
        return attribution


class HopFactory(DjangoModelFactory[models.Hop]):
    attribution = factory.SubFactory(AttributionFactory)
    order = 1
    actor = factory.SubFactory(ActorFactory)

    class Meta:
        model = models.Hop


class ClaimFactory(DjangoModelFactory[models.Claim]):
    text = factory.Sequence("The road was open on day {}.".format)
    actor = factory.SubFactory(ActorFactory)

    class Meta:
        model = models.Claim


class AnnotationFactory(DjangoModelFactory[models.Annotation]):
    text = "Ask a colleague who reads Russian."
    written_by = factory.SubFactory(UserFactory)

    class Meta:
        model = models.Annotation
