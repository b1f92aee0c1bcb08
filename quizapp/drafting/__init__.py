"""From the facts of an article to questions that a teacher may take. Pure."""

from collections import Counter
from dataclasses import replace

from quizapp.articles.extraction.base import Extraction
from quizapp.drafting.base import Bank, Draft, Drafted, Rejection
from quizapp.drafting.context import Context
from quizapp.drafting.families import FAMILIES
from quizapp.drafting.options import with_options
from quizapp.drafting.ranking import rank
from quizapp.drafting.validators import VALIDATORS, check, keeps

__all__ = ["Bank", "Draft", "Drafted", "draft_article", "with_options"]

NO_BANK = Bank()
CHECKS = tuple(name for name, _ in VALIDATORS)


def draft_article(extraction: Extraction, bank: Bank = NO_BANK) -> Drafted:
    """Every draft that passed every check, the best first, and why the others did not.

    The same article and bank give the same drafts.
    """
    context = Context(extraction, bank)
    rejected = Counter(context.faults)
    kept: dict[tuple[str, str], Draft] = {}
    for family in FAMILIES:
        for made in family(context):
            reason = made.reason if isinstance(made, Rejection) else check(made, context)
            if reason:
                rejected[reason] += 1
            elif isinstance(made, Draft):
                kept.setdefault((made.type, made.stem), _checked(made, context))
    return Drafted(rank(kept.values(), context), dict(sorted(rejected.items())))


def _checked(draft: Draft, context: Context) -> Draft:
    """With the names of its checks, and only those further sets of options that pass too."""
    turns = tuple(options for options in draft.turns if keeps(draft, options, context))
    return replace(draft, checks=CHECKS, turns=turns)
