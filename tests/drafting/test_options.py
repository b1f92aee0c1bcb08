from quizapp.drafting import with_options
from quizapp.drafting.base import Option
from quizapp.drafting.options import arrange

TWO = (Option("Oslo", True), Option("Bergen", False, "It is in the west."))


def test_options_become_content_of_multiple_choice():
    assert with_options("multiple_choice", {"options": []}, TWO) == {
        "options": [
            {"text": "Oslo", "correct": True, "feedback": ""},
            {"text": "Bergen", "correct": False, "feedback": "It is in the west."},
        ]
    }


def test_content_without_options_stays_as_it_is():
    assert with_options("numeric", {"answer": "7"}, TWO) == {"answer": "7"}


def texts(*options: str) -> list[str]:
    return [one.text for one in arrange(Option(text, False) for text in options)]


def test_dates_are_arranged_by_time():
    assert texts("2 May 2021", "30 April 2021", "1 May 2020") == [
        "1 May 2020",
        "30 April 2021",
        "2 May 2021",
    ]


def test_numbers_are_arranged_by_size():
    assert texts("1,200", "950", "three", "12") == ["three", "12", "950", "1,200"]


def test_names_are_arranged_by_alphabet():
    assert texts("Zürich", "Aarau", "Élan") == ["Aarau", "Élan", "Zürich"]
