"""A Comparison as schema.org, for the inline block of its page (STANDARDS §2).

`Claim.text` is our neutral wording; the words spoken are `Quotation`s. A claim's author is only whom the chain lets
speak: where nobody heard it, the author of the claim is who reports it, and whom they attribute it to stands in
`about`. No ClaimReview: the page is not a verdict. schema.org has no word for "contradicts", and none is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.conf import settings
from django.utils.safestring import SafeString

from claims.publishing.comparison import ActorRef, ClaimCard, Comparison, FindingCard, Quotation, SourceCard
from claims.vocab.kinds import ActorKind, SourceKind
from claims.web.components import actor_path, claim_path, dispute_path, source_path, web_address
from claims.web.dates import date_attribute

Node = dict[str, Any]

_ACTORS = {ActorKind.PERSON: "Person", ActorKind.OUTLET: "NewsMediaOrganization"}
_SOURCES = {SourceKind.ARTICLE: "NewsArticle", SourceKind.RULING: "Report", SourceKind.REPORT: "Report"}
# Inside <script>, these three could end the block or begin a comment; as \u escapes they are the same JSON.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


@dataclass(frozen=True, slots=True)
class Published:
    """The edition that the block describes. `url` is the page's permanent address, absolute."""

    number: int
    first_at: datetime
    at: datetime
    url: str


def script(comparison: Comparison, published: Published) -> SafeString:
    """The text of the block, safe inside <script>."""
    return _safe(page(comparison, published))


def claim_script(claim: ClaimCard, url: str) -> SafeString:
    """The block of a claim's own page, whose permanent address is `url`."""
    block = _Block(url.removesuffix(claim_path(claim.id)))
    return _safe({"@context": "https://schema.org", **block.claim(claim), "claimInterpreter": block.publisher()})


def _safe(node: Node) -> SafeString:
    text = msgspec.json.encode(node).decode()
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return SafeString(text)


def page(comparison: Comparison, published: Published) -> Node:
    """The block as data."""
    return _Block(published.url.removesuffix(dispute_path(comparison.slug))).page(comparison, published)


class _Block:
    """The nodes of one page. A node is written out where it first stands, and named by its @id after that."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.written: set[str] = set()

    def page(self, comparison: Comparison, published: Published) -> Node:
        sources = dict.fromkeys(q.source.id for q in comparison.quotations())
        claims = {claim.id: claim for claim in comparison.claims()}
        starts = [claim.first.earliest for claim in claims.values() if claim.first.earliest]
        return _full(
            {
                "@context": "https://schema.org",
                "@type": "WebPage",
                "@id": published.url,
                "url": published.url,
                "name": comparison.question,
                "abstract": comparison.summary,
                "inLanguage": comparison.lang,
                "datePublished": published.first_at.isoformat(),
                "dateModified": published.at.isoformat(),
                "version": str(published.number),
                "isBasedOn": [self.root + source_path(pk) for pk in sources],
                "publisher": self.publisher(),
                "hasPart": [self.claim(claim) for claim in claims.values()],
                "citation": [self.finding(finding) for finding in comparison.findings],
                "temporalCoverage": f"{min(starts)}/.." if starts else "",
            }
        )

    def publisher(self) -> Node:
        about = f"{self.root}/about/"
        return {
            "@type": "Organization",
            "@id": f"{self.root}/#org",
            "name": settings.SITE_NAME,
            "url": f"{self.root}/",
            "correctionsPolicy": f"{about}#corrections",
        }

    def claim(self, claim: ClaimCard) -> Node:
        address = self.root + claim_path(claim.id)
        sources = list({q.source.id: q.source for q in claim.quotations}.values())
        return _full(
            {
                "@type": "Claim",
                "@id": address,
                "url": address,
                "text": claim.text,
                "inLanguage": claim.lang,
                "author": [self.actor(one) for one in ((claim.actor,) if claim.spoken else claim.reported_by)],
                "about": "" if claim.spoken else self.actor(claim.actor),
                "claimInterpreter": {"@id": f"{self.root}/#org"},
                "datePublished": date_attribute(claim.first),
                "firstAppearance": self.source(sources[0]) if sources else "",
                "appearance": [self.source(one) for one in sources[1:]],
                "hasPart": [self.quotation(q) for q in claim.quotations],
            }
        )

    def quotation(self, quotation: Quotation) -> Node:
        return _full(
            {
                "@type": "Quotation",
                "@id": f"{self.root}{source_path(quotation.source.id)}#quotation-{quotation.id}",
                "text": " … ".join(quotation.pieces),
                "inLanguage": quotation.lang,
                "isBasedOn": self.source(quotation.source),
                "author": self.actor(quotation.voice) if quotation.hops else "",
                "datePublished": date_attribute(quotation.said),
            }
        )

    def source(self, source: SourceCard) -> Node:
        address = self.root + source_path(source.id)
        if address in self.written:
            return {"@id": address}
        self.written.add(address)
        return _full(
            {
                "@type": _SOURCES.get(SourceKind(source.kind), "CreativeWork"),
                "@id": address,
                "url": web_address(source.url),
                "headline": source.title,
                "inLanguage": source.lang,
                "datePublished": date_attribute(source.published),
                "publisher": self.actor(source.outlet) if source.outlet else "",
            }
        )

    def actor(self, actor: ActorRef) -> Node:
        address = self.root + actor_path(actor.slug)
        if address in self.written:
            return {"@id": address}
        self.written.add(address)
        return {
            "@type": _ACTORS.get(ActorKind(actor.kind), "Organization"),
            "@id": address,
            "name": actor.name,
        }

    def finding(self, finding: FindingCard) -> Node:
        return _full(
            {
                "@type": "Report",
                "name": finding.instrument,
                "author": self.actor(finding.body),
                "datePublished": date_attribute(finding.given),
                "abstract": "; ".join(clause.text for clause in finding.clauses),
                "url": web_address(finding.url),
                "creativeWorkStatus": finding.scope,
            }
        )


def _full(node: Node) -> Node:
    """Without what is not known: schema.org has no empty values."""
    return {name: value for name, value in node.items() if value}
