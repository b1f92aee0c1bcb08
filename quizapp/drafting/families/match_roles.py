"""People to be matched with what the article calls them."""

from quizapp.drafting.base import Draft, Rejection
from quizapp.drafting.context import Context
from quizapp.drafting.families.base import Made
from quizapp.drafting.roles import Held, held_roles
from quizapp.drafting.wording import source

FEWEST, MOST = 3, 5


def make(context: Context) -> Made:
    held = held_roles(context)
    if not held:
        return
    if len(held) < FEWEST:
        yield Rejection("too-few-roles")
        return
    yield _draft(context, held[:MOST])


def _draft(context: Context, held: tuple[Held, ...]) -> Draft:
    report = source(context.title, context.published_on) or "the article"
    sentence = context.sentence(held[0].fact)
    pairs = [{"left": one.person.name, "right": _capital(one.role)} for one in held]
    return Draft(
        type="matching",
        family="match-roles",
        kind="person",
        stem=f"Match each person with what {report} calls them.",
        answer="; ".join(f"{one['left']} – {one['right']}" for one in pairs),
        content={"pairs": pairs, "distractors": []},
        fact=held[0].index,
        start=sentence.start,
        end=sentence.end,
        explanation="This is how the article introduces each of them.",
    )


def _capital(role: str) -> str:
    return role[:1].upper() + role[1:]
