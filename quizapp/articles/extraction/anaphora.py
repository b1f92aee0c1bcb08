"""Words that point back to what an earlier sentence told: “the document”, “such a move”."""

from typing import TYPE_CHECKING

from quizapp.articles.extraction.base import EntityKind
from quizapp.articles.extraction.clauses import Change, Scene, roots, subject, touches, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTING = frozenset({"this", "that", "these", "those"})
ALWAYS = word_set(
    """
    another latter aforementioned aforesaid latest here there thereby therein thereof thus
    therefore likewise instead similarly elsewhere otherwise others
    """
)
COUNTING = word_set(
    """
    all some many several both most few each neither either none one more others any much
    another half
    """
)
UNIQUE = word_set(
    """
    world earth sun moon sky sea ocean internet public media press universe planet web
    future past environment economy climate north south east west right left air weather
    globe night day evening morning afternoon time way police army navy pope atmosphere
    equator poor rich elderly dead wounded injured unemployed ground latter-day rest
    majority truth
    """
)
PERSONS = """man woman boy girl president minister leader politician actor actress singer author
    writer player officer spokesman spokeswoman spokesperson senator governor
    mayor king queen judge lawyer couple candidate scientist artist athlete"""
GROUPS = """company firm group party organisation organization agency club team government
    administration parliament court bank ministry department council committee union institute
    airline university newspaper channel network commission corporation body board studio"""
PLACES = """country city state nation capital region province town village island area district
    county territory continent kingdom republic municipality government population parliament
    economy president minister military constitution"""
FITTING: tuple[tuple[frozenset[str], EntityKind], ...] = (
    (word_set(PERSONS), "person"),
    (word_set(GROUPS), "organisation"),
    (word_set(PLACES), "place"),
)
"""What a noun with “the” can mean, if an entity of that kind was named before it."""

ORDINALS = word_set("second third fourth fifth sixth seventh eighth ninth tenth")
FIRST_WORDS = 2
"""“A tenth defendant …” opens a sentence only after nine others."""

ABSOLUTE = word_set("accused deceased defendant")
REPORTED = word_set(
    """
    document report attack incident bill law deal agreement decision move announcement
    statement accident crash event match game study researcher case trial ship vessel
    aircraft plane explosion blast fire shooting earthquake storm hurricane proposal plan
    vote ruling verdict article letter video project program programme investigation
    operation test result finding scene area building site situation issue problem matter
    change measure meeting conference protest demonstration protester ceremony film book
    song album show series award tournament championship season race two three four five
    pair duo trio former victim suspect driver attacker gunman
    disappearance stabbing bombing murder killing massacre jet flight depression swearing
    controversy crossing marriage sentence blackout payment invasion resolution purchase fatality
    disease virus outbreak lawsuit recorder transponder monument structure audition ban mission
    robbery riot strike march rally raid siege coup crisis scandal petition appeal charge
    allegation claim summit negotiation treaty dispute conflict offensive clash evacuation
    landslide flood cyclone typhoon tornado eruption derailment collision wreckage debris ferry
    passenger crew survivor hostage species election
    """
)
WHOLE = word_set("prep relcl acl appos nummod poss nmod ccomp advcl pcomp oprd")


def points_back(scene: Scene, changes: tuple[Change, ...]) -> bool:
    """Whether anything the article says in its own words needs an earlier sentence."""
    told = [(one.start, one.end) for one in changes]
    told += [span for span, _date in scene.dated]
    return any(
        _points(scene, token)
        for token in scene.free_tokens()
        if not touches(told, token.idx, token.idx + len(token))
    )


def _points(scene: Scene, token: "Token") -> bool:
    word = token.lower_
    if scene.name_at(token) and word != "the":
        return False
    if word in POINTING:
        return _demonstrates(token)
    if word in ALWAYS:
        return _always(token)
    if word in ("such", "same", "other", "so"):
        return _compares(token)
    if word in ORDINALS and 0 < token.i < FIRST_WORDS and token.nbor(-1).lower_ in ("a", "an"):
        return True
    if word in ("all", "both") and token.head.i > token.i:
        return _counts_all(token)
    if word in COUNTING or word in ORDINALS or token.tag_ == "CD":
        return _counts_nothing(token)
    return word == "the" and _is_bare(scene, token)


def _demonstrates(token: "Token") -> bool:
    """Not “that” as a conjunction or relative pronoun, nor “those who”."""
    if token.tag_ in ("IN", "WDT", "WP") or token.dep_ in ("mark", "advmod"):
        return False
    if token.dep_ == "det":
        return True
    after = [one.dep_ for one in token.children if one.i > token.i]
    return not {"relcl", "acl", "prep"}.intersection(after)


def _ends_adding(token: "Token") -> bool:
    """“…, too.”, “… as well.”"""
    last = token.i + 1 == len(token.doc) or token.nbor(1).text in (".", ",")
    as_well = token.lower_ == "too" or (token.i > 1 and token.nbor(-1).lower_ == "as")
    return last and as_well


def _always(token: "Token") -> bool:
    if token.lower_ == "there":
        return token.tag_ != "EX"
    if token.lower_ == "instead":
        return token.nbor().lower_ != "of" if token.i + 1 < len(token.doc) else True
    if token.lower_ in ("others", "latest"):
        return token.lower_ == "others" and token.i == 0
    return True


def _compares(token: "Token") -> bool:
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if token.lower_ == "such":
        return after != "as"
    if token.lower_ == "so":
        return before in ("do", "did", "does", "doing", "done")
    if token.lower_ == "same":
        return not any(one.lower_ == "as" for one in token.head.subtree if one.i > token.i)
    return before == "the" and after != "hand"


def _counts_all(token: "Token") -> bool:
    """“all three attacks”, “both men”"""
    noun = token.head
    number = any(one.tag_ == "CD" and one.i > token.i for one in noun.children)
    if noun.tag_ != "NNS" or not (number or token.lower_ == "both"):
        return False
    return not any(one.dep_ in ("prep", "relcl", "acl", "conj", "appos") for one in noun.children)


def _counts_nothing(token: "Token") -> bool:
    """“Three were killed.”, “Both were arrested.”"""
    if token.dep_ not in ("nsubj", "nsubjpass") or token.ent_type_ in ("DATE", "MONEY", "PERCENT"):
        return False
    return not any(one.dep_ in ("prep", "relcl", "nmod", "appos") for one in token.children)


def _is_bare(scene: Scene, article: "Token") -> bool:
    """“the document” with nothing in the sentence that tells which one."""
    head = article.head
    if article.dep_ != "det" or head.i < article.i:
        return False
    if head.tag_ == "CD" or head.lower_ in ("former", "latter", "two", "pair", "duo"):
        return not any(one.dep_ in ("prep", "relcl", "nmod") for one in head.children)
    if head.lower_ in ABSOLUTE:
        return not any(
            one.entity.kind == "person" and one.end <= article.idx for one in scene.named
        )
    if head.tag_ not in ("NN", "NNS") or head.lemma_.lower() in UNIQUE or scene.name_at(head):
        return False
    if _is_told(scene, head):
        return False
    return not _is_known(scene, head, article)


def _is_told(scene: Scene, head: "Token") -> bool:
    """The noun says itself which one is meant: “the president of France”, “the UN envoy”."""
    for one in head.subtree:
        if 0 < one.i < head.i and one.text[:1].isupper() and one.lower_ != "the":
            return True
        if one.head == head and _completes(one):
            return True
    return any(scene.name_at(one) for one in head.children if one.dep_ in ("compound", "amod"))


def _completes(part: "Token") -> bool:
    """Not the “itself” of “the lava itself”."""
    follows = part.i > part.head.i and part.tag_ != "PRP"
    return part.dep_ == "poss" or (follows and part.dep_ in WHOLE)


def _is_known(scene: Scene, head: "Token", article: "Token") -> bool:
    """An earlier word of the sentence tells which one."""
    lemma = head.lemma_.lower()
    earlier = [one for one in scene.doc[: article.i] if one.tag_ in ("NN", "NNS")]
    if any(one.lemma_.lower() == lemma for one in earlier):
        return True
    kinds = {kind for nouns, kind in FITTING if lemma in nouns}
    if kinds:
        names = [one for one in scene.named if one.end <= article.idx]
        return any(one.entity.kind in kinds for one in names) or _apposed(head)
    if lemma in REPORTED or _in_subject(head):
        return False
    return _has_anchor(scene, article)


def _apposed(head: "Token") -> bool:
    """“Angela Merkel, the chancellor, …”"""
    return head.dep_ == "appos"


def _in_subject(head: "Token") -> bool:
    tops = roots(head.doc)
    first = subject(tops[0]) if tops else None
    return first is not None and (head == first or first.is_ancestor(head))


def _has_anchor(scene: Scene, token: "Token") -> bool:
    """Something is introduced before it: a name, or a noun with “a”."""
    if any(one.end <= token.idx for one in scene.named):
        return True
    return any(one.lower_ in ("a", "an") or one.tag_ == "NNP" for one in scene.doc[: token.i])
