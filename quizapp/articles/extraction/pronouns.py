"""Whom a pronoun means, where only one answer is possible."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.articles.extraction.base import Entity
from quizapp.articles.extraction.clauses import Change, Named, Scene, roots, subject, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = word_set("he him his himself")
SHE = word_set("she her hers herself")
IT = word_set("it its itself")
THEY = word_set("they them their theirs themselves")
THIRD = HE | SHE | IT | THEY
MALE = word_set(
    """
    man boy father son brother husband uncle king prince actor spokesman businessman
    policeman grandfather nephew sir mr
    """
)
FEMALE = word_set(
    """
    woman girl mother daughter sister wife aunt queen princess actress spokeswoman
    businesswoman policewoman grandmother niece mrs ms miss
    """
)
PERSONS = (
    MALE
    | FEMALE
    | word_set(
        """
    person president minister leader politician singer author writer player victim suspect
    driver officer spokesperson senator governor mayor judge lawyer candidate scientist
    artist athlete doctor professor student teacher child baby teenager patient official
    soldier pilot journalist reporter director manager coach captain chief head chairman
    founder owner friend colleague partner member worker researcher expert analyst critic
    passenger neighbour neighbor successor predecessor opponent prosecutor gunman attacker
    killer pedestrian resident citizen chancellor secretary ambassador bishop priest pope
    general commander sheriff detective designer musician composer comedian producer
    footballer
    """
    )
)
DOERS = word_set(
    """
    say announce state declare claim deny confirm plan decide agree refuse reject accept
    sign vote launch win lose beat defeat appeal call urge demand ask offer sell buy acquire
    employ report publish accuse warn promise vow hope intend aim join leave impose lift ban
    approve criticize criticise condemn praise thank operate own seek pay invest withdraw
    elect issue hold want believe consider support oppose propose apologize apologise fire
    hire sue
    """
)
LEAST_WORDS = 2

Found = tuple[Change, ...] | None


def resolve(scene: Scene, before: Sequence[Scene]) -> Found:
    """Names for the pronouns that need one; `None` if one of them stays unclear."""
    opening = _opening(scene)
    made: list[Change] = []
    known: list[frozenset[str]] = []
    for token in scene.doc:
        word = token.lower_
        if token.tag_ not in ("PRP", "PRP$") or word not in THIRD:
            continue
        group = _group(word)
        if group in known or _says_nothing(token) or _has_antecedent(scene, token, group):
            continue
        change = _name(scene, token, before) if token in opening else None
        if change is None:
            return None
        made.append(change)
        known.append(group)
    return tuple(made)


def _group(word: str) -> frozenset[str]:
    return next(one for one in (HE, SHE, IT, THEY) if word in one)


def _opening(scene: Scene) -> list["Token"]:
    """The pronoun that is the subject of the sentence, or owns it."""
    tops = roots(scene.doc)
    first = subject(tops[0]) if tops else None
    if first is None or scene.is_quoted(first.idx, first.idx + 1):
        return []
    return [first, *(one for one in first.children if one.dep_ == "poss")]


def _says_nothing(token: "Token") -> bool:
    """“It is clear that …”, “it was raining”."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if token.dep_ == "expl" or verb.lemma_ in ("rain", "snow"):
        return True
    kinds = {one.dep_ for one in verb.children if one.i > token.i}
    clause = kinds & {"ccomp", "xcomp", "csubj", "csubjpass"}
    is_subject = token.dep_ in ("nsubj", "nsubjpass")
    passive = token.dep_ == "nsubjpass" and "ccomp" in kinds
    return passive or bool(is_subject and verb.lemma_ == "be" and clause and kinds & {"acomp"})


def _has_antecedent(scene: Scene, token: "Token", group: frozenset[str]) -> bool:
    quoted = scene.is_quoted(token.idx, token.idx + 1)
    opening = _opening(scene)
    is_subject = bool(opening) and token in opening
    for one in scene.doc:
        if one.i >= token.i or not _fits_within(scene, one, group):
            continue
        if quoted != scene.is_quoted(one.idx, one.idx + 1) or _is_sayer(one, token):
            continue
        if _acts_on(one, token):
            continue
        if not is_subject or one.dep_ in ("nsubj", "nsubjpass"):
            return True
    return not quoted and _told_after(scene, token, group)


def _is_sayer(noun: "Token", token: "Token") -> bool:
    """“Smith said police found him”: seldom Smith."""
    is_object = token.dep_ in ("dobj", "dative") or token.lower_ == "him"
    over = [one for one in token.ancestors if one.dep_ == "ccomp"]
    return is_object and any(one.head == noun.head for one in over) and noun.dep_ == "nsubj"


def _acts_on(noun: "Token", token: "Token") -> bool:
    """“Smith appointed him”: somebody else."""
    is_object = token.dep_ in ("dobj", "dative") and not token.lower_.endswith(("self", "selves"))
    return (
        is_object
        and noun.dep_ in ("nsubj", "compound")
        and token.head in (noun.head, noun.head.head)
    )


def _told_after(scene: Scene, token: "Token", group: frozenset[str]) -> bool:
    """“In his speech, Smith said …”"""
    opening = _opening(scene)
    if not opening or token in opening:
        return False
    way = [token, *token.ancestors]
    if not any(one.dep_ in ("advcl", "prep") and one.head == opening[0].head for one in way):
        return False
    return token.i < opening[0].i and _fits_within(scene, opening[0], group)


def _fits_within(scene: Scene, token: "Token", group: frozenset[str]) -> bool:
    """Whether the noun can be what a pronoun of the same sentence means."""
    if token.tag_ not in ("NN", "NNS", "NNP", "NNPS", "CD") or token.dep_ == "compound":
        return False
    named = scene.name_at(token)
    lemma = token.lemma_.lower()
    is_person = named.entity.kind == "person" if named else lemma in PERSONS
    if group is HE or group is SHE:
        other = FEMALE if group is HE else MALE
        return is_person and lemma not in other
    if group is THEY:
        return token.tag_ in ("NNS", "NNPS", "CD") or _is_pair(token) or lemma in PERSONS
    return token.tag_ in ("NN", "NNP", "NNPS") and not is_person


def _is_pair(token: "Token") -> bool:
    return any(one.dep_ == "conj" for one in token.children)


def _name(scene: Scene, token: "Token", before: Sequence[Scene]) -> Change | None:
    """The pronoun's replacement, if a single entity fits."""
    group = _group(token.lower_)
    if group is THEY or (group is IT and not _does(token)):
        return None
    entity = _only(_candidates(group, before))
    if entity is None or not _agrees(entity, group, scene, before):
        return None
    is_owner = token.tag_ == "PRP$"
    name = f"{entity.name}’s" if "’" in scene.words else f"{entity.name}'s"
    return Change(token.idx, token.idx + len(token), name if is_owner else entity.name, "pronoun")


def _does(token: "Token") -> bool:
    """“It announced …”: only those who act can be meant."""
    return token.lower_ == "it" and token.head.lemma_ in DOERS and token.dep_ == "nsubj"


def _candidates(group: frozenset[str], before: Sequence[Scene]) -> list[Named]:
    return [one for scene in before for one in scene.named if _fits(one.entity, group)]


def _fits(entity: Entity, group: frozenset[str]) -> bool:
    if group is IT:
        is_country = entity.kind == "place" and entity.subtype == "country"
        return is_country or entity.kind == "organisation"
    return entity.kind == "person"


def _only(candidates: Sequence[Named]) -> Entity | None:
    found = {one.entity.id: one.entity for one in candidates}
    return next(iter(found.values())) if len(found) == 1 else None


def _agrees(entity: Entity, group: frozenset[str], scene: Scene, before: Sequence[Scene]) -> bool:
    """Nothing nearby speaks for somebody else."""
    if any(one.entity.id == entity.id for one in scene.named):
        return False
    if group is IT:
        return _was_subject(entity, before)
    if len(entity.name.split()) < LEAST_WORDS:
        return False
    if any(_is_of_another(scene, named, group) for scene in before for named in scene.named):
        return False
    return not any(_speaks_against(one, group) for one in before)


def _is_of_another(scene: Scene, named: Named, group: frozenset[str]) -> bool:
    """“It came from his son-in-law, Smith”: there are two who may be meant."""
    tops = roots(scene.doc)
    first = subject(tops[0]) if tops else None
    if first is not None and scene.name_at(first) == named:
        return False
    owners = (one for one in scene.doc if one.tag_ == "PRP$" and one.lower_ in group)
    return any(one.idx < named.start for one in owners)


def _was_subject(entity: Entity, before: Sequence[Scene]) -> bool:
    last = before[-1] if before else None
    tops = roots(last.doc) if last else []
    first = subject(tops[0]) if tops else None
    named = last.name_at(first) if last and first else None
    return named is not None and named.entity.id == entity.id


def _speaks_against(scene: Scene, group: frozenset[str]) -> bool:
    """Another person, or a pronoun of the other kind, stands in the sentence before."""
    other, nouns = (SHE, FEMALE) if group is HE else (HE, MALE)
    for token in scene.doc:
        if token.lower_ in other or token.lower_ in nouns:
            return True
        if token.lemma_.lower() in PERSONS and token.tag_ == "NN" and not _describes(scene, token):
            return True
    return False


def _describes(scene: Scene, noun: "Token") -> bool:
    """“Smith, the president”, “Prime Minister Smith”, “Smith is a singer”."""
    if noun.dep_ in ("compound", "attr", "appos", "amod", "nmod"):
        return True
    return any(one.dep_ in ("appos", "conj") and scene.name_at(one) for one in noun.children)
