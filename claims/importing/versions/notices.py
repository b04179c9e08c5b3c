"""Where an outlet says of its own article that it was corrected, updated or retracted.

A line of such a notice begins with the word ("Correction:"), or says it of "this article" ("an earlier version of
this article …"). A report about somebody else's correction does neither. The lists are general and in the languages of
readers.furniture; what they miss is still seen when a quotation changes, what they take for a notice a person
dismisses with a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from claims.vocab.kinds import NoticeKind
from claims.vocab.selectors import Span, trimmed

# As the head of a line: the word, then a colon, a dash, a date in brackets, or the end of the line.
_HEADS = {
    NoticeKind.RETRACTED: r"retraction|retracted|withdrawn|withdrawal|опровержение|статья отозвана|отозвано"
    r"|հերքում|təkzib|tekzip|تراجع|تکذیبیه|تردید|უარყოფა|rétractation|widerruf|retractación|ritrattazione|הסרה",
    NoticeKind.CORRECTED: r"corrections?(?: and clarifications?)?|corrected|clarifications?|errat(?:um|a)"
    r"|corrigend(?:um|a)|исправлени[ея]|исправлено|поправк[аи]|уточнение|ուղղում|շտկում|ճշգրտում|düzəliş|düzeltme|تصحيح|تصویب"
    r"|اصلاحیه|تصحیح|შესწორება|correctif|rectificatif|correction|korrektur|berichtigung|richtigstellung"
    r"|corrección|rectificación|fe de erratas|correzione|rettifica|תיקון",
    NoticeKind.UPDATED: r"updated?|editor['’]?s['’]? note|обновлено|обновление|от редакции|примечание редакции"
    r"|թարմացվել է|խմբագրության կողմից|yenilənib|redaksiyadan|güncelleme|güncellendi|editörün notu|تحديث"
    r"|به[‌ ]?روزرسانی|განახლებულია|mise à jour|note de la rédaction|aktualisiert|anmerkung der redaktion"
    r"|actualización|actualizado|nota del editor|nota de la redacción|aggiornamento|aggiornato|nota della redazione"
    r"|עדכון|הערת העורך",
}
# Said of this article, anywhere in a line.
_THIS = r"(?:this|the|our) (?:article|story|report|piece|post|page|headline)"
_SAID = {
    NoticeKind.RETRACTED: rf"{_THIS} (?:has been|was|is) (?:retracted|withdrawn|taken down|removed)"
    rf"|(?:we|the editors?) (?:have |has )?(?:retract(?:ed)?|withdr[ae]wn?) {_THIS}"
    r"|(?:эта |данная )?(?:статья|публикация|новость) (?:была )?(?:отозвана|удалена|снята)"
    r"|cet article a été (?:retiré|rétracté)|dieser (?:artikel|beitrag) wurde (?:zurückgezogen|entfernt)"
    r"|este artículo ha sido (?:retirado|retractado)|bu (?:haber|yazı) (?:yayından )?kaldırıl(?:dı|mıştır)"
    r"|bu (?:xəbər|məqalə) (?:geri çağırılıb|silinib)|تم سحب هذ[اه] (?:المقال|المادة)|հոդվածը հանվել է",
    NoticeKind.CORRECTED: rf"{_THIS} (?:has been|was) (?:corrected|amended)"
    rf"|(?:an |the )?(?:earlier|previous|original) version of {_THIS}"
    r"|(?:в )?(?:эт\w+ |перво\w+ |предыдущ\w+ |ранн\w+ )+(?:верси\w+ )?(?:стать\w+|материал\w+|публикаци\w+)[^.]{0,40}"
    r"(?:исправлен|ошиб|неверно|неточн)"
    r"|une version (?:antérieure|précédente) de cet article|cet article a été (?:corrigé|rectifié)"
    r"|in einer (?:früheren|vorherigen|ersten) (?:version|fassung)"
    r"|dieser (?:artikel|beitrag) wurde (?:korrigiert|berichtigt)"
    r"|una versión anterior de est[ea] (?:artículo|noticia)|este artículo ha sido (?:corregido|rectificado)"
    r"|una versione precedente di questo articolo|bu (?:haber|yazı) düzeltil(?:di|miştir)"
    r"|bu (?:xəbər|məqalə)(?:də)? düzəliş|تم تصحيح هذ[اه] (?:المقال|المادة|الخبر)|հոդված(?:ը|ում) (?:ուղղվել|շտկվել) է",
    NoticeKind.UPDATED: rf"{_THIS} (?:has been|was) (?:updated|clarified|changed|edited|revised)"
    r"|(?:эта |данная )?(?:статья|новость|публикация) (?:была )?(?:обновлена|дополнена)"
    r"|материал (?:был )?(?:обновл[её]н|дополнен)"
    r"|cet article a été (?:mis à jour|modifié)|dieser (?:artikel|beitrag) wurde (?:aktualisiert|ergänzt)"
    r"|este artículo ha sido actualizado|bu (?:haber|yazı) güncellen(?:di|miştir)|bu (?:xəbər|məqalə) yenilən"
    r"|تم تحديث هذ[اه] (?:المقال|المادة|الخبر)|հոդվածը (?:թարմացվել|լրացվել) է",
}
_DATE = r"[\p{N}\p{L}\s,./:–-]{0,40}"
_RULES = tuple(
    (kind, regex.compile(pattern, regex.IGNORECASE))
    for kind in (NoticeKind.RETRACTED, NoticeKind.CORRECTED, NoticeKind.UPDATED)
    for pattern in (
        rf"^\W{{0,4}}(?:{_HEADS[kind]})\s*(?:\({_DATE}\)|,?\s*\p{{N}}{_DATE}|\s(?:on|at|le|am|el)\s{_DATE})?"
        rf"\s*(?:[:：՝]|\s[–—-]\s|\W{{0,3}}$).*$",
        rf"^.*?(?<![\p{{L}}\p{{N}}])(?:{_SAID[kind]}).*$",
    )
)
_LINE = regex.compile(r"(?<!.).{1,1500}$", regex.MULTILINE)  # longer ones are an article without line breaks


@dataclass(frozen=True, slots=True)
class Found:
    """A notice in a text: its kind and the line that is one."""

    kind: NoticeKind
    span: Span


def notices(text: str, earlier: str = "") -> list[Found]:
    """Every line of `text` in which the outlet speaks of its own article, and that `earlier` does not have.

    A line is of one kind, the gravest: a retraction that calls itself an update is a retraction.
    """
    known = {_same(earlier[found.span.start : found.span.end]) for found in _all(earlier)}
    return [found for found in _all(text) if _same(text[found.span.start : found.span.end]) not in known]


def _all(text: str) -> list[Found]:
    found: dict[Span, Found] = {}
    for kind, rule in _RULES:
        for span in _lines(rule, text):
            found.setdefault(span, Found(kind, span))
    return sorted(found.values(), key=lambda one: one.span)


def _lines(rule: regex.Pattern[str], text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        if rule.match(line[0]):
            yield trimmed(text, Span(*line.span()))


def _same(words: str) -> str:
    return " ".join(words.casefold().split())
