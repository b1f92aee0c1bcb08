"""Verbs that may come with somebody's own words, and the things that such words stand in."""

from quizapp.articles.extraction.clauses import word_set
from quizapp.articles.extraction.sayings import SAYING

QUOTING = SAYING | word_set(
    """
    answer appeal apologise apologize ask begin blog boast brand call caption characterise
    characterize chant cite commend compare condemn congratulate consider continue criticise
    criticize cry declare decry defend demand denounce deny deplore describe disagree dismiss dub
    elaborate encourage express give go hail hope invite joke label lament laud marvel muse
    object offer opine outline plead point post praise propose question quip quote react read reason
    recall recommend recount refer regard reject remember respond retort say see shout slam state
    suggest summarise summarize summarize talk term think thank underline underscore urge welcome
    wish wonder write yell demand predict feel believe hope identify interject surmise
    """
)
"""With “go” for “went on to say”, and “give” for “gave as their reason”."""

THINKING = word_set("think feel believe consider hope fear know understand wish")
"""Of “they said the men felt …” those who said so are the speakers."""

DOCUMENTS = word_set(
    """
    statement tweet letter post message release report article document memo note email e-mail
    filing ruling opinion judgment judgement decision speech interview press comment testimony
    affidavit complaint lawsuit part excerpt passage text video book memoir biography diary blog
    notice warning update
    """
)
"""Where it is not who wrote them that is said to say something."""

SAID_WORDS = word_set(
    """
    said says told tells added adds wrote writes tweeted tweets stated states explained explains
    asked asks answered replied remarked commented noted observed announced declared claimed
    warned insisted argued continued recalled reported acknowledged admitted concluded confirmed
    stressed suggested posted responded testified emphasised emphasized reiterated revealed joked
    lamented urged called described saying adding writing telling calling describing stating
    """
)
"""The same as written, where no model tells what belongs to which verb."""
