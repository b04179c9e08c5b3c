"""Nouns by which English news calls those who speak: a person by their role, a body by its kind, the unnamed.

One list for all who ask: who speaks in an article (extraction), and what names one in every article (names).
"""

from claims.vocab.wordlists import words_of

PERSONS = words_of(
    "president minister premier chancellor secretary governor mayor senator congressman congresswoman "
    "representative councillor deputy ambassador envoy commissioner chief head director chairman chairwoman chair "
    "chairperson leader spokesman spokeswoman spokesperson judge justice prosecutor lawyer attorney general colonel "
    "commander captain major admiral officer inspector analyst economist adviser advisor aide manager executive "
    "founder owner coach player author professor doctor physician scientist researcher expert historian teacher "
    "bishop pope archbishop king queen prince princess activist journalist reporter editor columnist official "
    "diplomat candidate nominee keeper farmer fisherman pilot driver firefighter resident witness neighbour "
    "neighbor source person man woman tsar speaker lord ombudsman gov sen rep dr mr mrs ms prof sir dame lady vice "
    "legislator lawmaker insider member"
)
BODIES = words_of(
    "ministry court tribunal office agency company group firm board council commission committee parliament senate "
    "house congress government cabinet administration authority bank union federation association party army navy "
    "police force forces command mission organisation organization university institute museum hospital school club "
    "league team airline newspaper broadcaster channel department embassy service centre center campaign "
    "corporation foundation society council inspectorate regulator operator laboratory league city state republic "
    "country kingdom nations side secretariat presidency delegation body chamber panel jury fund trust network "
    "station magazine paper report study statement survey poll letter document file website press registry factory "
    "lender brewery garrison"
)
# One of these may be called so after its name alone was given.
COMPANIES = words_of("company firm group organisation organization club bank airline business manufacturer maker")
OUTLETS = words_of("paper newspaper magazine broadcaster agency station channel outlet weekly daily network website")
UNNAMED = words_of(
    "official officials source sources person people diplomat diplomats witness witnesses resident residents "
    "analyst analysts expert experts insider insiders employee employees observer observers critic critics man "
    "woman men women neighbour neighbours neighbor neighbors parent parents student students scientist scientists "
    "economist economists one some others many several most few two three both aide aides lawyer lawyers researcher "
    "researchers officer officers executive executives investor investors lawmaker lawmakers farmer farmers "
    "activist activists"
)
# Of the plural nouns those that end so are people, and these are too; of the others only bodies speak.
PEOPLE_ENDINGS = (
    "ers",
    "ors",
    "ists",
    "ians",
    "ants",
    "ents",
    "ees",
    "men",
    "ives",
    "als",
    "ans",
    "crats",
    "ites",
    "mates",
)
PEOPLE = words_of(
    "people men women children kids boys girls families friends fans victims troops crowds youths teens adults couples "
    "allies rivals foes elites guests hosts heads clerks monks nuns priests saints kings queens sons brothers wives "
    "husbands relatives folks pals pundits skeptics sceptics cynics locals hawks doves authorities masses audiences "
    "nurses guards scouts cops coaches mechanics academics critics sheriffs natives delegates advocates candidates "
    "associates graduates magistrates inmates hundreds thousands dozens lots majorities figures camps caucuses outlets "
    "blacks latinos hispanics migrants greens billionaires tribes ones others citizens "
    "colleagues minorities progressives bosses surrogates politicos heavyweights"
)
SPEAKS_FOR = words_of("spokesman spokeswoman spokesperson speaker office lawyer lawyers attorney aide adviser")
HE = words_of("he she him her his hers himself herself")
IT = words_of("it its itself")
THEY = words_of("they them their theirs themselves")
RELATIVE = words_of("who whom which that whose")
NOBODY = words_of("i we you us me my our your everyone nobody someone somebody anyone there this these those")
# A capital makes a name of these: "Congress" is one in every article of its country.
ALSO_NAMES = words_of("state congress senate house justice king kings queen prince princess saints hawks doves greens")
# Beside a name, at the head or the end of what stands there, these leave somebody unnamed: "a Kremlin source".
BESIDE_A_NAME = frozenset(word for word in UNNAMED if word.endswith("s") or word == "people") | words_of(
    "adviser aide analyst campaigners colleague colleagues diplomat doctors employee expert eyewitness eyewitnesses "
    "insider investigators journalists members officer official opponents organisers person prosecutors protesters "
    "reporters representatives resident soldier soldiers source supporters survivors troops victims villagers voters "
    "witness"
)
