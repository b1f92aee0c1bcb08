"""The ways of making drafts, each in a file of its own. Pure."""

from quizapp.drafting.families import (
    choice,
    cloze,
    date_question,
    flashcards,
    match_roles,
    numeric,
    order_events,
    true_false,
    wh,
    who_said,
)
from quizapp.drafting.families.base import Family

FAMILIES: tuple[Family, ...] = (
    wh.make,
    choice.make,
    who_said.make,
    match_roles.make,
    order_events.make,
    numeric.make,
    date_question.make,
    true_false.make,
    flashcards.make,
    cloze.make,
)
"""All of them; of drafts that are as good as each other, those of the first come first."""
