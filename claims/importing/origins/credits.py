"""Which agencies a text credits: in its dateline, its byline, at its end, or where it says who reported with whom.

The names are those the agencies write of themselves, in the scripts they are printed in. Being named is not being
credited: "the minister told Reuters" is a report about an interview, so a name counts only in the places and forms of
a credit.
"""

from __future__ import annotations

import regex

# Agency -> its names.
AGENCIES: dict[str, tuple[str, ...]] = {
    "AP": ("AP", "A.P.", "Associated Press", "АП", "Ассошиэйтед Пресс", "أسوشيتد برس", "آسوشیتدپرس"),
    "Reuters": ("Reuters", "Thomson Reuters", "Рейтер", "Рейтерс", "Ռոյթերս", "ռոյտերս", "رويترز", "رویترز", "רויטרס"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse", "АФП", "Франс Пресс", "فرانس برس"),
    "TASS": ("TASS", "ITAR-TASS", "ТАСС", "ИТАР-ТАСС", "ՏԱՍՍ", "تاس"),
    "Interfax": ("Interfax", "Интерфакс", "Ինտերֆաքս"),
    "RIA Novosti": ("RIA Novosti", "RIA", "РИА Новости", "РИА", "ՌԻԱ Նովոստի"),
    "Armenpress": ("Armenpress", "ARMENPRESS", "Арменпресс", "Արմենպրես", "ԱՐՄԵՆՊՐԵՍ"),
    "Azertac": ("Azertac", "AZERTAC", "AZƏRTAC", "Azertag", "АЗЕРТАДЖ"),
    "APA": ("APA", "АПА"),
    "Trend": ("Trend News Agency", "Trend"),
    "Turan": ("Turan Information Agency", "Turan", "Туран"),
    "Interpressnews": ("InterPressNews", "IPN", "ინტერპრესნიუსი"),
    "Anadolu": ("Anadolu", "Anadolu Agency", "Anadolu Ajansı", "AA", "Анадолу", "الأناضول", "آناتولی"),
    "DHA": ("DHA", "Demirören Haber Ajansı"),
    "IRNA": ("IRNA", "ИРНА", "ایرنا"),
    "ISNA": ("ISNA", "ایسنا"),
    "Xinhua": ("Xinhua", "Синьхуа", "新华社", "新華社"),
    "Kyodo": ("Kyodo", "Kyodo News", "共同通信"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "APA (Vienna)": ("Austria Presse Agentur",),
    "ANSA": ("ANSA",),
    "EFE": ("EFE", "Agencia EFE"),
    "PAP": ("PAP", "Polska Agencja Prasowa"),
    "Ukrinform": ("Ukrinform", "Укринформ", "Укрінформ"),
    "Interfax-Ukraine": ("Interfax-Ukraine", "Интерфакс-Украина", "Інтерфакс-Україна"),
    "BelTA": ("BelTA", "БЕЛТА", "БелТА"),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI",),
    "APP": ("APP", "Associated Press of Pakistan", "اے پی پی"),
    "MENA": ("MENA", "أ ش أ"),
    "SANA": ("SANA", "سانا"),
    "WAM": ("WAM", "وام"),
    "PA": ("PA Media", "Press Association"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "CP": ("The Canadian Press",),
    "AAP": ("AAP", "Australian Associated Press"),
    "Yonhap": ("Yonhap", "연합뉴스"),
}
_OF = {name: agency for agency, names in AGENCIES.items() for name in names}
_NAME = rf"(?P<who>{'|'.join(map(regex.escape, sorted(_OF, key=len, reverse=True)))})(?![\p{{L}}\p{{N}}])"
_START = r"(?<![\p{L}\p{N}])"
_WITH = (
    r"(?:with )?(?:additional |further )?reporting by|(?:with )?(?:files|material|contributions?) (?:from|by)"
    r"|source|via|по (?:материалам|информации|сообщению)|источник|с использованием материалов|աղբյուր|ըստ"
    r"|mənbə|kaynak|المصدر|نقلا عن|منبع|به نقل از|წყარო|avec|quelle|mit material von|con información de|fuente|fonte"
)
_AT_THE_HEAD = (  # YEREVAN, Feb. 22 (AP) — / /ТАСС/. / Reuters — / ԵՐԵՎԱՆ, 22 ՓԵՏՐՎԱՐԻ, ԱՐՄԵՆՊՐԵՍ:
    rf"[(\[/]\s*{_NAME}\s*[)\]/]",
    rf"^[^.!?\n]{{0,60}}[,،.]?\s*{_START}{_NAME}\s*(?:[–—:։․-]|\.\s[–—-])",
)
_AT_THE_END = (  # — AP / (Reuters) / Armenpress
    rf"[(\[/–—-]\s*{_NAME}\s*[)\]/]?\W{{0,3}}$",
    rf"^\W{{0,3}}(?:©\s*(?:\d{{4}}\s*)?)?(?:the )?{_NAME}\W{{0,3}}$",
)
_CONTRIBUTED = rf"{_START}{_NAME} contributed to this"
_REPORTED_WITH = regex.compile(rf"{_START}(?i:{_WITH})\s*[:：]?\s*(?=(?i:the )?{_NAME}).*")  # and whoever else is named
_HEAD_RULES = tuple(regex.compile(rule) for rule in _AT_THE_HEAD)
_END_RULES = tuple(regex.compile(rule) for rule in (*_AT_THE_END, _CONTRIBUTED))
_BYLINE = regex.compile(_START + _NAME)
_ENDS = 3  # paragraphs at the foot of a text where a credit may stand


def credited(text: str, byline: str = "") -> tuple[str, ...]:
    """The agencies a text gives credit to, in the order of AGENCIES, by the name that stands there first."""
    paragraphs = [p for p in text.split("\n") if p.strip()]
    found = {match["who"] for match in _BYLINE.finditer(byline)}
    for head in paragraphs[:2]:
        found |= _named(_HEAD_RULES, head[:200])
    for foot in paragraphs[-_ENDS:]:
        found |= _named(_END_RULES, foot[-120:])
        for line in _REPORTED_WITH.finditer(foot[-300:]):
            found |= _named((_BYLINE,), line[0])
    agencies = {_OF[name] for name in found}
    return tuple(agency for agency in AGENCIES if agency in agencies)


def agency_of(outlet: str) -> str:
    """The agency that an outlet of this name is; nothing for one that is none."""
    match = _BYLINE.fullmatch(outlet.strip())
    return _OF[match["who"]] if match else ""


def _named(rules: tuple[regex.Pattern[str], ...], line: str) -> set[str]:
    return {match["who"] for rule in rules for match in rule.finditer(line)}
