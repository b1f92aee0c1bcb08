"""Verbs of saying, and what in a clause makes it less than a plain statement."""

from typing import TYPE_CHECKING

from quizapp.articles.extraction.clauses import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

PLAIN_SAYING = word_set(
    """
    say tell state report add comment remark note mention tweet reply respond speak claim allege
    """
)
"""Mere saying, whatever its object; of the others “announced a plan on Monday” happened."""

SAYING = PLAIN_SAYING | word_set(
    """
    acknowledge admit advise affirm announce argue assert caution complain concede conclude confirm
    contend declare disclose emphasise emphasize estimate explain indicate insist maintain observe
    pledge predict proclaim promise reaffirm recall reiterate reveal specify stress testify vow warn
    """
)
STATING = (SAYING - {"speak", "promise", "pledge", "vow"}) | {"find", "show"}
"""What may have a clause of its own that tells what is the case."""

DOUBTING = word_set("deny doubt dispute refute fear hope wish demand propose suggest request")
CONDITIONS = word_set("if unless whether")
UNCERTAIN = word_set("would could might may should 'd")
NOBODY = word_set("no none nobody nothing neither never nor")


def is_negated(verb: "Token") -> bool:
    """“did not”, “never”, “no one did”"""
    return any(
        one.dep_ == "neg"
        or one.lower_ in NOBODY
        or (one.dep_ in ("nsubj", "nsubjpass") and _has_no(one))
        for one in verb.children
    )


def _has_no(noun: "Token") -> bool:
    return any(one.lower_ in NOBODY for one in noun.children)


def is_uncertain(verb: "Token") -> bool:
    """It may happen, or only on a condition."""
    return any(_makes_uncertain(one) for one in verb.children)


def _makes_uncertain(part: "Token") -> bool:
    if part.dep_ == "aux":
        return part.lower_ in UNCERTAIN
    if part.dep_ == "advcl":
        return any(one.lower_ in CONDITIONS for one in part.children)
    return part.dep_ in ("mark", "advmod") and part.lower_ in CONDITIONS
