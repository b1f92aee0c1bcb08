"""The pages of a list of people."""

from dataclasses import dataclass

from flask import request, url_for

from quizapp.accounts.forms.people import PeopleForm


@dataclass(frozen=True)
class Pager:
    """Addresses of the neighbouring pages, where there are any."""

    number: int
    previous_url: str | None
    next_url: str | None


def page_of(endpoint: str, number: int, more: bool, text: str) -> Pager:
    def address(page: int) -> str:
        return url_for(endpoint, page=page, q=text or None)

    return Pager(
        number=number,
        previous_url=address(number - 1) if number > 1 else None,
        next_url=address(number + 1) if more else None,
    )


def asked_page() -> tuple[PeopleForm, str, int]:
    """The form of this request's address, what it searches for, and the page of it."""
    search = PeopleForm(request.args)
    if not search.validate():
        return search, "", 1
    return search, search.q.data, search.page.data or 1
