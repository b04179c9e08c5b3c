"""Verbs that say that something was said, by language, each with the speech act it names.

Only finite forms that stand beside a quotation in news reports. Of a language that is not here nothing is proposed;
a deeper engine will not need this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.vocab.kinds import SpeechAct
from claims.vocab.wordlists import words_of

_SAID = SpeechAct.ASSERTS

VERBS: dict[str, dict[str, SpeechAct]] = {
    "en": {
        **dict.fromkeys(("said", "says", "added", "adds", "told", "noted", "stated", "wrote", "explained", "continued",
                         "stressed", "emphasized", "emphasised", "argued", "commented", "tweeted", "observed"), _SAID),
        **dict.fromkeys(("denied", "denies", "rejected", "rejects", "dismissed", "refuted"), SpeechAct.DENIES),
        **dict.fromkeys(("alleged", "alleges", "claimed", "claims", "accused", "charged"), SpeechAct.ALLEGES),
        **dict.fromkeys(("demanded", "demands", "urged", "urges", "called", "insisted", "warned"), SpeechAct.DEMANDS),
        **dict.fromkeys(("ruled", "rules", "ordered", "found", "concluded", "held"), SpeechAct.RULES),
        **dict.fromkeys(("confirmed", "confirms", "acknowledged", "admitted"), SpeechAct.CONFIRMS),
        **dict.fromkeys(("promised", "promises", "pledged", "vowed"), SpeechAct.PROMISES),
    },
    "ru": {
        **dict.fromkeys(("сказал", "сказала", "сказали", "заявил", "заявила", "заявили", "заявило", "отметил",
                         "отметила", "отметили", "добавил", "добавила", "сообщил", "сообщила", "сообщили", "сообщило",
                         "подчеркнул", "подчеркнула", "написал", "написала", "говорит", "пояснил", "пояснила",
                         "сообщает", "заявляет", "объявил", "объявила", "объявили", "уточнил", "уточнила", "считает",
                         "рассказал", "рассказала", "добавили", "написали"), _SAID),
        **dict.fromkeys(("опроверг", "опровергла", "опровергло", "опровергли", "отверг", "отвергла",
                         "отвергли", "отрицает"), SpeechAct.DENIES),
        **dict.fromkeys(("обвинил", "обвинила", "обвинили", "утверждает", "утверждают"), SpeechAct.ALLEGES),
        **dict.fromkeys(("потребовал", "потребовала", "призвал", "призвала", "призвали"), SpeechAct.DEMANDS),
        **dict.fromkeys(("постановил", "постановила"), SpeechAct.RULES),
        **dict.fromkeys(("подтвердил", "подтвердила", "подтвердили", "признал", "признала"), SpeechAct.CONFIRMS),
        **dict.fromkeys(("пообещал", "пообещала"), SpeechAct.PROMISES),
    },
    "fr": {
        **dict.fromkeys(("déclaré", "dit", "affirmé", "indiqué", "ajouté", "souligné", "expliqué", "estimé",
                         "assuré", "annoncé", "précisé", "rappelé", "écrit", "affirme", "déclare", "assure", "estime",
                         "explique", "indique"), _SAID),
        **dict.fromkeys(("démenti", "nié", "rejeté"), SpeechAct.DENIES),
        **dict.fromkeys(("exigé", "réclamé", "exhorté"), SpeechAct.DEMANDS),
        **dict.fromkeys(("confirmé", "reconnu"), SpeechAct.CONFIRMS),
        "promis": SpeechAct.PROMISES,
    },
    "de": {
        **dict.fromkeys(("sagte", "sagten", "erklärte", "erklärten", "betonte", "schrieb", "teilte", "fügte",
                         "teilten", "mitteilte", "mitteilten", "gesagt", "mitgeteilt", "betont", "sagt", "sagen",
                         "berichtete", "berichteten", "meldete", "kündigte"), _SAID),
        **dict.fromkeys(("bestritt", "dementierte"), SpeechAct.DENIES),
        **dict.fromkeys(("forderte", "verlangte"), SpeechAct.DEMANDS),
        "bestätigte": SpeechAct.CONFIRMS,
        "versprach": SpeechAct.PROMISES,
    },
    "es": {
        **dict.fromkeys(("dijo", "dijeron", "afirmó", "declaró", "señaló", "añadió", "agregó", "escribió",
                         "dicho", "dice", "aseguró", "anunció", "informó", "informaron", "explicó", "sostuvo", "indicó",
                         "afirmaron", "señalaron", "declarado", "afirmado", "asegurado", "anunciado"), _SAID),
        **dict.fromkeys(("negó", "desmintió", "rechazó"), SpeechAct.DENIES),
        **dict.fromkeys(("exigió", "pidió"), SpeechAct.DEMANDS),
        **dict.fromkeys(("confirmó", "reconoció"), SpeechAct.CONFIRMS),
        "prometió": SpeechAct.PROMISES,
    },
    "hy": {
        **dict.fromkeys(("ասել", "ասաց", "ասում", "հայտարարել", "հայտարարեց", "նշել", "նշեց", "հավելել", "հավելեց",
                         "ընդգծել", "ընդգծեց", "հայտնել", "հայտնեց", "գրել", "գրեց",
                         "հայտարարում", "հայտնում", "նշում", "ասացին", "հայտարարեցին", "հայտնեցին"), _SAID),
        **dict.fromkeys(("հերքել", "հերքեց", "հերքում", "մերժել", "մերժեց"), SpeechAct.DENIES),
        **dict.fromkeys(("մեղադրել", "պնդել", "պնդեց", "պնդում"), SpeechAct.ALLEGES),
        **dict.fromkeys(("պահանջել", "պահանջեց", "կոչ"), SpeechAct.DEMANDS),
        **dict.fromkeys(("հաստատել", "հաստատեց"), SpeechAct.CONFIRMS),
        **dict.fromkeys(("խոստացել", "խոստացավ"), SpeechAct.PROMISES),
    },
    "az": {
        **dict.fromkeys(("deyib", "dedi", "bildirib", "bildirdi", "qeyd", "vurğulayıb", "söyləyib", "yazıb",
                         "açıqlayıb", "söylədi", "söylədilər", "dedilər", "bildiriblər", "yazdı", "vurğuladı",
                         "əlavə", "açıqladı"), _SAID),
        **dict.fromkeys(("təkzib", "inkar"), SpeechAct.DENIES),
        **dict.fromkeys(("iddia", "ittiham"), SpeechAct.ALLEGES),
        **dict.fromkeys(("tələb", "çağırıb"), SpeechAct.DEMANDS),
        **dict.fromkeys(("təsdiqləyib", "təsdiq"), SpeechAct.CONFIRMS),
        "vəd": SpeechAct.PROMISES,
    },
    "tr": {
        **dict.fromkeys(("dedi", "söyledi", "belirtti", "açıkladı", "konuştu", "kaydetti", "vurguladı", "ekledi",
                         "yazdı", "demiş", "söylemiş", "belirtmiş",
                         "söylediler", "belirttiler", "bildirdi", "duyurdu", "aktardı", "dediler", "söylüyor"), _SAID),
        **dict.fromkeys(("yalanladı", "reddetti"), SpeechAct.DENIES),
        **dict.fromkeys(("suçladı", "iddia"), SpeechAct.ALLEGES),
        **dict.fromkeys(("istedi", "çağırdı"), SpeechAct.DEMANDS),
        **dict.fromkeys(("doğruladı", "onayladı"), SpeechAct.CONFIRMS),
    },
}  # fmt: skip

# By language: pronouns; what may stand between who spoke and the verb, and is no part of the name; and words before
# which a name has ended, as they are written there.
_AROUND: dict[str, tuple[str, str, str]] = {
    "en": (
        "he she it they we i",
        "has have had also later then again repeatedly earlier reportedly added and who which",
        "on in at to during after before while when as that with by from for of about reporters journalists "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
    "ru": (
        "он она оно они мы я",
        "но также ранее позже затем и как",
        "в во на по после что перед во время из за о об к вчера сегодня накануне журналистам",
    ),
    "fr": (
        "il elle ils elles on nous je",
        "a ont ait avait aussi ensuite et comme l",
        "à en dans lors après devant que hier lundi mardi mercredi jeudi vendredi samedi dimanche",
    ),
    "de": (
        "er sie es wir ich",
        "hat haben auch später dann und wie",
        "am im nach vor dass zu bei mit gestern heute gegenüber",
    ),
    "es": (
        "él ella ellos ellas",
        "ha han también después luego y según como",
        "en tras durante que a ayer hoy este lunes martes miércoles jueves viernes sábado domingo",
    ),
    "hy": ("նա նրանք", "է են էր նաև իսկ ինչպես", ""),
    "az": ("o onlar", "deyə də da isə", "edib etdi"),
    "tr": ("o onlar", "diye ise da de", "etti ederek olduğunu"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of reporting in one language."""

    verbs: Mapping[str, SpeechAct]
    pronouns: frozenset[str]
    helpers: frozenset[str]
    stops: frozenset[str]


TONGUES = {lang: Tongue(verbs, *map(words_of, _AROUND[lang])) for lang, verbs in VERBS.items()}


def tongue(lang: str) -> Tongue | None:
    """That of a language, whatever country's; None for one whose words are not known."""
    return TONGUES.get(lang.lower().split("-")[0])
