"""Names as keys: what counts as the same name when somebody types it.

"Zakharova", "ZAKHAROVA" and "Zakharóva" are one key; "Գուտերեշ" and "Guterres" are two, because a transliteration
is a name of its own and is stored as one (HOUSE_STYLE: exact beats transliterated). Keys are for finding only:
what is shown is always the name as it was written.

Not all that speaks in a text has a name. "The Kremlin" is the same in every article; "a Kremlin source", "officials"
and "she" are somebody in theirs alone (DESIGN §2 rule 4). `names_one` tells them apart, and calls a description
whatever it cannot tell: a name that is taken for one is settled twice, two people taken for one are slandered.
"""

from __future__ import annotations

import re
import unicodedata

from claims.vocab import nouns
from claims.vocab.wordlists import words_of

_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)


# Keys of words that begin a description of somebody who is not named, whatever follows them.
_INDEFINITE = words_of(
    """
    a an another any both certain each every few four many more most one other others several some such three two
    ein eine einer einige mehrere un une des plusieurs certains una unos unas varios algunos один одна одни
    несколько
    некоторые bir bazı birkac bəzi մի որոշ
    """
)
# Keys of words that are no name although a sentence or a custom may give them a capital: what people are called whom
# nobody names, offices, and the small words between.
_COMMON = (
    nouns.PERSONS
    | nouns.BODIES
    | nouns.COMPANIES
    | nouns.UNNAMED
    | nouns.PEOPLE
    | nouns.BESIDE_A_NAME
    | nouns.HE
    | nouns.IT
    | nouns.THEY
    | nouns.RELATIVE
    | nouns.NOBODY
) - nouns.ALSO_NAMES | words_of(
    """
    his your here all the of for in at on from and or by to with as said
    advisers article defendant documents everybody father foreign former interior investigator judges leaders letters
    local media military ministers mother opposition policeman prime protester reports senior spokespersons
    der die das er sie es wir ich man behorden beamter beamte experte experten ministerium minister polizei
    prasident quelle quellen regierung sprecher sprecherin zeuge zeugen
    le la les il elle ils elles on nous je l d du de et autorites gouvernement ministere ministre police porte
    parole president responsable responsables source sources temoin temoins
    el la los las lo ella ellos ellas yo del y autoridades fuente fuentes funcionario funcionarios gobierno
    ministerio ministro policia portavoz presidente testigo testigos
    он она оно они мы я кто власти источник источники министерство министр полиция правительство представитель
    представители президент свидетели свидетель собеседник чиновник чиновники эксперт эксперты
    o onlar bakan bakanlık baskan cumhurbaskanı hukumet kaynak kaynaklar polis sozcu sozcusu tanık tanıklar uzman
    uzmanlar yetkili yetkililer
    nazir nazirlik mənbə numayəndə polis prezident rəsmi sahid
    նա նրանք կառավարություն նախագահ նախարար նախարարություն ոստիկանություն աղբյուր աղբյուրը
    """
)
# Keys of words at the end or the head of who stays unnamed beside a name: "Kremlin officials", "sources in Moscow".
_NAMELESS = nouns.BESIDE_A_NAME | words_of(
    "advisers источник источники чиновники эксперты kaynak kaynaklar yetkililer quelle quellen source sources fuente "
    "fuentes"
)


def name_key(name: str) -> str:
    """A name -> lower-case words without marks or punctuation, one space between.

    Empty for a name without any visible character alone: a name made of signs is its own key.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare).strip() or " ".join(filter(None, map(_visible, name.split())))


def names_one(text: str) -> bool:
    """Whether words name one and the same, wherever they stand; False for what only describes, and for no words.

    A name has a capital on a word that is not common, which no script without capitals can show: there it is False.
    """
    keyed = [(name_key(word), word) for word in _NOT_WORD.split(text) if word]
    if not keyed or keyed[0][0] in _INDEFINITE or keyed[0][1].isdecimal():
        return False
    if keyed[0][0] in _NAMELESS or keyed[-1][0] in _NAMELESS:
        return False
    return any(word[0].isupper() and key not in _COMMON for key, word in keyed)


def _visible(word: str) -> str:
    return "".join(filter(str.isprintable, word))
