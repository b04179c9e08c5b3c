"""Verbs that say that something was said, by language, each with the speech act it names.

Only finite forms that stand beside a quotation in news reports. Of a language that is not here nothing is proposed;
a deeper engine will not need this table.
"""

from claims.vocab.kinds import SpeechAct

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
                         "подчеркнул", "подчеркнула", "написал", "написала", "говорит", "пояснил", "пояснила"), _SAID),
        **dict.fromkeys(("опроверг", "опровергла", "опровергли", "отверг", "отвергла", "отвергли"), SpeechAct.DENIES),
        **dict.fromkeys(("обвинил", "обвинила", "обвинили", "утверждает", "утверждают"), SpeechAct.ALLEGES),
        **dict.fromkeys(("потребовал", "потребовала", "призвал", "призвала", "призвали"), SpeechAct.DEMANDS),
        **dict.fromkeys(("постановил", "постановила"), SpeechAct.RULES),
        **dict.fromkeys(("подтвердил", "подтвердила", "подтвердили", "признал", "признала"), SpeechAct.CONFIRMS),
        **dict.fromkeys(("пообещал", "пообещала"), SpeechAct.PROMISES),
    },
    "fr": {
        **dict.fromkeys(("déclaré", "dit", "affirmé", "indiqué", "ajouté", "souligné", "expliqué", "estimé"), _SAID),
        **dict.fromkeys(("démenti", "nié", "rejeté"), SpeechAct.DENIES),
        **dict.fromkeys(("exigé", "réclamé", "exhorté"), SpeechAct.DEMANDS),
        **dict.fromkeys(("confirmé", "reconnu"), SpeechAct.CONFIRMS),
        "promis": SpeechAct.PROMISES,
    },
    "de": {
        **dict.fromkeys(("sagte", "sagten", "erklärte", "erklärten", "betonte", "schrieb", "teilte", "fügte"), _SAID),
        **dict.fromkeys(("bestritt", "dementierte"), SpeechAct.DENIES),
        **dict.fromkeys(("forderte", "verlangte"), SpeechAct.DEMANDS),
        "bestätigte": SpeechAct.CONFIRMS,
        "versprach": SpeechAct.PROMISES,
    },
    "es": {
        **dict.fromkeys(("dijo", "dijeron", "afirmó", "declaró", "señaló", "añadió", "agregó", "escribió"), _SAID),
        **dict.fromkeys(("negó", "desmintió", "rechazó"), SpeechAct.DENIES),
        **dict.fromkeys(("exigió", "pidió"), SpeechAct.DEMANDS),
        **dict.fromkeys(("confirmó", "reconoció"), SpeechAct.CONFIRMS),
        "prometió": SpeechAct.PROMISES,
    },
    "hy": {
        **dict.fromkeys(("ասել", "ասաց", "ասում", "հայտարարել", "հայտարարեց", "նշել", "նշեց", "հավելել", "հավելեց",
                         "ընդգծել", "ընդգծեց", "հայտնել", "հայտնեց", "գրել", "գրեց"), _SAID),
        **dict.fromkeys(("հերքել", "հերքեց", "հերքում", "մերժել", "մերժեց"), SpeechAct.DENIES),
        **dict.fromkeys(("մեղադրել", "պնդել", "պնդեց", "պնդում"), SpeechAct.ALLEGES),
        **dict.fromkeys(("պահանջել", "պահանջեց", "կոչ"), SpeechAct.DEMANDS),
        **dict.fromkeys(("հաստատել", "հաստատեց"), SpeechAct.CONFIRMS),
        **dict.fromkeys(("խոստացել", "խոստացավ"), SpeechAct.PROMISES),
    },
    "az": {
        **dict.fromkeys(("deyib", "dedi", "bildirib", "bildirdi", "qeyd", "vurğulayıb", "söyləyib", "yazıb",
                         "açıqlayıb"), _SAID),
        **dict.fromkeys(("təkzib", "inkar"), SpeechAct.DENIES),
        **dict.fromkeys(("iddia", "ittiham"), SpeechAct.ALLEGES),
        **dict.fromkeys(("tələb", "çağırıb"), SpeechAct.DEMANDS),
        **dict.fromkeys(("təsdiqləyib", "təsdiq"), SpeechAct.CONFIRMS),
        "vəd": SpeechAct.PROMISES,
    },
    "tr": {
        **dict.fromkeys(("dedi", "söyledi", "belirtti", "açıkladı", "konuştu", "kaydetti", "vurguladı", "ekledi",
                         "yazdı", "demiş", "söylemiş", "belirtmiş"), _SAID),
        **dict.fromkeys(("yalanladı", "reddetti"), SpeechAct.DENIES),
        **dict.fromkeys(("suçladı", "iddia"), SpeechAct.ALLEGES),
        **dict.fromkeys(("istedi", "çağırdı"), SpeechAct.DEMANDS),
        **dict.fromkeys(("doğruladı", "onayladı"), SpeechAct.CONFIRMS),
    },
}  # fmt: skip

_PRONOUNS = (
    "he she it they we i",
    "он она оно они мы я",
    "il elle ils elles on nous je",
    "er sie es wir ich",
    "él ella ellos ellas",
    "նա նրանք",
    "o onlar",
)
# What may stand between who spoke and the verb, and is no part of the name.
_HELPERS = (
    "has have had also later then again repeatedly earlier reportedly added and who which",
    "но также ранее позже затем и",
    "a ont ait avait aussi ensuite et",
    "hat haben auch später dann und",
    "ha han también después luego y",
    "է են էր նաև իսկ",
    "deyə də da isə diye ise",
)
# Words before which a name has ended, as they are written there.
_STOPS = (
    "on in at to during after before while when as that with by from for of about reporters journalists",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "в во на по после что перед во время из за о об к",
    "à en dans lors après que mardi lundi mercredi jeudi vendredi samedi dimanche",
    "am im nach vor dass zu bei",
    "en tras durante el que a",
    "edib etdi etti ederek olduğunu",
)
PRONOUNS, HELPERS, STOPS = (frozenset(" ".join(lines).split()) for lines in (_PRONOUNS, _HELPERS, _STOPS))
