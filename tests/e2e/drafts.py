"""One question of every type as a teacher writes it: what goes into which field."""

from dataclasses import dataclass, field

Place = str | tuple[str, str]
"""The label of a field; in a row of several fields, the name of the row before it."""


@dataclass(frozen=True)
class Draft:
    """`more` are buttons that add a row, and what is typed into the row that they add."""

    stem: str
    typed: dict[Place, str] = field(default_factory=dict)
    ticked: tuple[Place, ...] = ()
    more: dict[str, tuple[Place, str]] = field(default_factory=dict)


CITY = "Which city has the new harbour?"
WHY_WRONG = "Why it is wrong (shown to those who pick it)"
BERGEN_IS_WRONG = "Bergen has the old harbour."


def text_of(row: str) -> Place:
    return row, "Text"


DRAFTS = {
    "multiple_choice": Draft(
        CITY,
        {
            text_of("Option 1"): "Oslo",
            text_of("Option 2"): "Bergen",
            ("Option 2", WHY_WRONG): BERGEN_IS_WRONG,
            text_of("Option 3"): "Turku",
            text_of("Option 4"): "Gothenburg",
        },
        ticked=(("Option 1", "Right answer"),),
        more={"Add an option": (text_of("Option 5"), "Aarhus")},
    ),
    "multiple_response": Draft(
        "Which of these are ports? Tick all.",
        {
            text_of("Option 1"): "Hull",
            text_of("Option 2"): "Gdynia",
            text_of("Option 3"): "Madrid",
            ("Option 3", WHY_WRONG): "Madrid lies far from the sea.",
        },
        ticked=(("Option 1", "Right answer"), ("Option 2", "Right answer")),
    ),
    "true_false": Draft(
        "The harbour was opened by a queen.",
        {"What is the case (shown to those who judge it wrongly)": "A mayor opened it."},
        ticked=("False",),
    ),
    "short_answer": Draft(
        "What is the harbour called?",
        {"Right answer 1": "Northgate"},
        more={"Add another way to write it": ("Right answer 2", "North Gate")},
    ),
    "numeric": Draft(
        "How long is the quay?",
        {"Right number": "400", "How far off may it be?": "5", "Unit": "metres"},
        more={"Add a way to write it": ("Way 1 to write the unit", "m")},
    ),
    "date": Draft("When was the harbour opened?", {"Right date": "5 May 2020"}),
    "matching": Draft(
        "Match each ship to its cargo.",
        {
            ("Pair 1", "On the left"): "Aurora",
            ("Pair 1", "What belongs to it"): "grain",
            ("Pair 2", "On the left"): "Boreas",
            ("Pair 2", "What belongs to it"): "timber",
        },
        more={"Add such an answer": ("Extra answer 1", "oil")},
    ),
    "ordering": Draft(
        "Put the stages of the work in order.",
        {"Item 1": "Planning", "Item 2": "Dredging", "Item 3": "Opening"},
    ),
    "cloze": Draft(
        "Complete the sentence.",
        {
            "Text with gaps": "The quay took {1} years and cost {2} crowns.",
            "Right answer 1 of gap 1": "three",
            "Right answer 1 of gap 2": "a million",
        },
        more={"Add another way to write it: gap 1": ("Right answer 2 of gap 1", "3")},
    ),
}
"""By the name of the type in addresses."""
