"""The verbs by which English news reports indirect speech, by what may follow them; for where no engine reads."""

from __future__ import annotations

import calendar

from claims.vocab.wordlists import words_of

# Whatever follows was said, but for what says when, where and of whom it was.
PLAIN = words_of("said says say")
# After these, a clause with its own subject may follow without "that".
SAYING = PLAIN | words_of(
    "told tells tell added adds announced announces argued argues asserted asserts believes believe believed thinks "
    "think claimed claims confirmed conceded concedes contended contends declared declares explained explains hopes "
    "hoped insisted insists maintained maintains noted notes predicted predicts promised replied reported stated "
    "stressed suggested suggests tweeted warned warns wrote writes complained acknowledged admits admitted "
    "acknowledges estimated estimates concluded fears feared joked recalled"
)
WITH_THAT = SAYING | words_of(
    "agreed agrees agree alleged alleges charged denied denies emphasized emphasizes emphasised found finds feels felt "
    "indicated indicates knows known learned means observed ordered pledged pledges pointed proposed remarked revealed "
    "ruled shows showed show signaled thought vowed vows wished wants argue expects expected expressed recommended "
    "demanded demands reiterated reiterates repeated testified concludes warn insist suggest note acknowledge indicate "
    "decided discovered speculated"
)
# What polls and papers do without "that".
SHOWING = words_of("shows show showed found finds indicates indicate suggests suggest")
SHOWN_BY = words_of("poll polls survey surveys study studies report reports data records documents search analysis")
ADDING = words_of(
    "saying adding noting arguing claiming insisting warning suggesting explaining telling stating asserting "
    "predicting alleging calling describing writing tweeting acknowledging announcing declaring stressing contending "
    "complaining joking"
)
TELLING = words_of("told tells tell telling")
CALLING = words_of("called calls described describes dubbed labeled labelled branded calling describing")
# "to …" was said; by those who ask, behind whom it was asked.
TO_DO = words_of(
    "vowed vows pledged pledges promised promises threatened threatens offered offers refused refuses wants hopes "
    "plans hoped planned wanted hoping"
)
ASKING = words_of("asked asks urged urges ordered")
ASKED = words_of("to whether if how what why about")
SUBJECTS = words_of(
    "the a an he she it they there his her its their this that these those no none some many several most all any both "
    "if while when because what who how whether nobody nothing one two as our my your more people"
)
PRONOUNS = words_of("he she it they")
SPEAKERS = words_of("i we you")  # who they are, a text outside of quotation marks does not say
AUXILIARIES = words_of("has have had also later then again repeatedly once reportedly still now even just simply only")
NEGATED = words_of(
    "not never didn't don't doesn't wouldn't won't can't cannot couldn't didn’t don’t doesn’t to no be been being "
    "is are was were"
)
NO_WORDS = frozenset(map(str.casefold, calendar.day_name)) | words_of(
    "on in at during after before while of about with by from for to as earlier later yesterday today last this "
    "so yes when over through via outside inside following"
)
JOINING = words_of("and but then")
# After the verb at the end of a sentence: when, where and to whom it was said.
# No names, although a colon stands behind them at the head of a text.
NO_HEADS = words_of(
    "poll wow contributing note latest update updated photos photo video watch exclusive q a correction related read "
    "analysis opinion breaking live report editorial question answer more "
    "listen email look byline busted revealed notice daily interview factbox transcript"
)
WHEN = NO_WORDS | words_of("a the his her reporters")
RELATIVE = words_of("which who that as")
BEFORE_ADDING = words_of(", while and")
EVERY = WITH_THAT | ADDING | CALLING | TO_DO | ASKING
