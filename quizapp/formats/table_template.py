"""The tables that a teacher starts from: a question of every type, and what the columns mean."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from quizapp.formats.csv_table import write_csv
from quizapp.formats.items import Answer, Gap, Item, Option, Pair, Range
from quizapp.formats.spreadsheets import write_workbook
from quizapp.formats.table_writing import write_table
from quizapp.formats.xlsx import NOTES
from quizapp.messages import Message

EXAMPLES = (
    Item(
        "multiple_choice",
        "Which country has the most inhabitants?",
        id="population-1",
        options=(
            Option("China", feedback_html="India overtook it in 2023."),
            Option("India", 1.0),
            Option("Indonesia"),
            Option("The United States"),
        ),
        feedback_html="The United Nations put India in first place in 2023.",
        tags=("population", "asia"),
        difficulty="easy",
        category="Geography/People",
    ),
    Item(
        "multiple_response",
        "Which of these states have a coast on the Baltic Sea?",
        options=(Option("Latvia", 0.5), Option("Belarus"), Option("Poland", 0.5), Option("Norway")),
        points=2.0,
    ),
    Item(
        "true_false",
        "Lake Baikal is the deepest lake in the world.",
        options=(
            Option("True", 1.0),
            Option("False", feedback_html="No other lake reaches its 1,600 metres."),
        ),
    ),
    Item(
        "short_answer",
        "What is the capital of Australia?",
        answers=(
            Answer("Canberra"),
            Answer("Sydney", 0.0, "It is the largest city, but not the capital."),
            Answer("Melbourne", 0.0, "Parliament moved away from there in 1927."),
        ),
    ),
    Item(
        "numeric",
        "How high is Mont Blanc?",
        numeric=(Range(Decimal(4800), Decimal(4812)),),
        unit="m",
        units=("metres", "meters"),
    ),
    Item("date", "When did Croatia begin to use the euro?", date="2023-01-01"),
    Item(
        "matching",
        "Which currency belongs to which country?",
        pairs=(
            Pair("Japan", "Yen"),
            Pair("Poland", "Złoty"),
            Pair("Switzerland", "Franc"),
            Pair("", "Krone"),
        ),
    ),
    Item(
        "ordering",
        "Put these rivers in order of their length.",
        sequence=("Thames", "Rhine", "Danube", "Nile"),
        ends=("shortest", "longest"),
    ),
    Item(
        "cloze",
        "The Bosporus divides {1}, which lies in {2}.",
        gaps=(
            Gap(answers=(Answer("Istanbul"), Answer("İstanbul"))),
            Gap(options=(Option("Greece"), Option("Turkey", 1.0), Option("Bulgaria"))),
        ),
    ),
)
"""One of each type."""

COLUMNS: tuple[tuple[str, Message], ...] = (
    (
        "question",
        Message(
            "The question. Plain text, or Markdown: *emphasis*, **strong**, `code`, "
            "[link](https://example.org). A backslash before * or _ keeps it as it is. Lists and "
            "paragraphs need a line break in the cell. A question with gaps has {{1}}, {{2}} … "
            "where they are."
        ),
    ),
    (
        "type",
        Message(
            "May stay empty if it follows from the columns that are filled. Otherwise one of "
            "multiple_choice, multiple_response, true_false, short_answer, numeric, date, "
            "matching, ordering, cloze."
        ),
    ),
    ("option 1, option 2 …", Message("What may be chosen. There may be up to 60 such columns.")),
    (
        "correct",
        Message(
            "The right options by letter or number: B, or A, C. For a true_false question true or "
            "false."
        ),
    ),
    ("feedback 1, feedback 2 …", Message("What to say to those who chose this option.")),
    (
        "share 1, share 2 …",
        Message(
            "What this option earns, in percent of the points, if that is neither all nor nothing: "
            "50, or -25."
        ),
    ),
    (
        "accepted",
        Message(
            "Answers that are right when typed, with | between them: Canberra | City of Canberra. "
            "Feedback comes after ::, a share of the points before it in brackets: "
            "Canbera [50%] :: Check the spelling."
        ),
    ),
    (
        "near misses",
        Message("Wrong answers that get feedback of their own: Sydney :: It is only the largest."),
    ),
    (
        "number, tolerance",
        Message(
            "The right number, and how far from it is still right. Or a range such as 4800..4812 "
            "in the column “number”. Write 1234.5, without marks for thousands."
        ),
    ),
    (
        "unit, unit required",
        Message(
            "The unit, and after | other ways to write it: m | metres. Write yes if the answer "
            "must have it."
        ),
    ),
    ("date", Message("The right date as 2023-01-01, 2023-01 or 2023.")),
    (
        "pairs",
        Message(
            "What belongs together: Japan = Yen | Poland = Złoty. A right side that belongs to "
            "nothing has nothing before its sign: = Krone. An arrow -> may stand instead of =."
        ),
    ),
    ("order", Message("Things in the right order: Thames | Rhine | Danube")),
    ("ends", Message("What both ends of the order are called: shortest | longest")),
    (
        "gap 1, gap 2 …",
        Message(
            "What belongs into {{1}}, {{2}} … of the question. To be typed: Istanbul | İstanbul. "
            "To be chosen, with the right one marked: [ ] Greece | [x] Turkey. A number: # 5, or "
            "# 4..6."
        ),
    ),
    ("gap weights", Message("How much each gap counts, if not all count the same: 2 | 1")),
    ("explanation", Message("What everyone reads after answering.")),
    ("if right, if wrong", Message("What only those read who were right, or wrong.")),
    ("tags", Message("Words to find the question by, with commas between them.")),
    ("category", Message("Names from the widest to the narrowest: Geography/People")),
    ("difficulty", Message("easy, medium or hard.")),
    ("points", Message("What the question is worth. Empty means 1.")),
    ("shuffle", Message("no if the options are to keep their order.")),
    (
        "case sensitive, forgive slips, wildcards",
        Message(
            "yes or no: whether capital letters matter, whether a slip in a long word is forgiven, "
            "and whether * stands for any letters."
        ),
    ),
    ("id, title", Message("Your own name for the question. Both may stay empty.")),
    (
        "| :: = [ ] \\",
        Message(
            "A backslash before |, ::, =, ->, [ or ] in a list keeps it as text. An apostrophe "
            "before =, +, - or @ at the beginning of a cell keeps it from being a formula; it is "
            "left out when the file is read."
        ),
    ),
)
"""What the notes say; names of columns are not translated."""


def template_csv() -> bytes:
    return write_csv(write_table(EXAMPLES).rows)


def template_xlsx(say: Callable[[Message], str] = str) -> bytes:
    """With a sheet of notes, for which `say` may translate."""
    notes: Sequence[Sequence[str]] = [
        (say(Message("Column")), say(Message("What to write"))),
        *((name, say(text)) for name, text in COLUMNS),
    ]
    return write_workbook([("Questions", write_table(EXAMPLES).rows), (NOTES, notes)])
