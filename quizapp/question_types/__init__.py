"""The question types, in the order in which menus list them."""

from typing import Any

from quizapp.question_types.base import QuestionType
from quizapp.question_types.cloze import Cloze
from quizapp.question_types.date import Date
from quizapp.question_types.matching import Matching
from quizapp.question_types.multiple_choice import MultipleChoice
from quizapp.question_types.multiple_response import MultipleResponse
from quizapp.question_types.numeric import Numeric
from quizapp.question_types.ordering import Ordering
from quizapp.question_types.short_answer import ShortAnswer
from quizapp.question_types.true_false import TrueFalse

TYPES: tuple[QuestionType[Any, Any, Any], ...] = (
    MultipleChoice(),
    MultipleResponse(),
    TrueFalse(),
    ShortAnswer(),
    Numeric(),
    Date(),
    Matching(),
    Ordering(),
    Cloze(),
)
BY_KEY = {type_.key: type_ for type_ in TYPES}
