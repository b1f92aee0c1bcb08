"""A learner at the flashcards: what a browser would send, without one."""

import re
from typing import Any

from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from quizapp.cards.models import Card, Review
from quizapp.cards.queries.cards import as_entry
from quizapp.cards.replay import Entry
from quizapp.database import db
from tests.factories.pages import form_fields

RATE = "form[data-rate]"


class Studier:
    """Drives the client of one learner through the cards of a set."""

    def __init__(self, client: FlaskClient, slug: str = "quiz") -> None:
        self.client, self.slug = client, slug

    def begin(self) -> TestResponse:
        return self.client.post(f"/sets/{self.slug}/study")

    def front(self) -> BeautifulSoup:
        answer = self.client.get("/study", query_string={"set": self.slug})
        assert answer.status_code == 200, answer.status
        return BeautifulSoup(answer.text, "html.parser")

    def card_id(self) -> int:
        """Of the card that is asked next."""
        flip = self.front().select_one("form[data-flip]")
        assert flip, "no card is left"
        found = re.search(r"/cards/(\d+)/", str(flip["action"]))
        assert found
        return int(found[1])

    def back(self, card_id: int, **answer: Any) -> str:
        shown = self.client.get(
            f"/cards/{card_id}/answer", query_string={"set": self.slug, **answer}
        )
        assert shown.status_code == 200, shown.status
        return shown.text

    def form(self, card_id: int, rating: int) -> dict[str, Any]:
        """What a rating button sends."""
        fields = form_fields(self.back(card_id), RATE).to_dict()
        return {**fields, "rating": str(rating)}

    def send(self, card_id: int, form: dict[str, Any]) -> TestResponse:
        return self.client.post(f"/cards/{card_id}/ratings", data=form)

    def rate(self, rating: int, card_id: int | None = None) -> int:
        """Rates a card, the next one unless another is named; its id."""
        chosen = card_id or self.card_id()
        answer = self.send(chosen, self.form(chosen, rating))
        assert answer.status_code == 303, answer.text
        return chosen

    def undo(self) -> TestResponse:
        page = self.front()
        form = page.select_one('form[action="/study/undo"]')
        assert form, "there is nothing to undo"
        fields = form_fields(str(page), 'form[action="/study/undo"]').to_dict()
        return self.client.post("/study/undo", data=fields)

    def hold(self, card_id: int, action: str) -> TestResponse:
        data = {"action": action, "set": self.slug}
        return self.client.post(f"/cards/{card_id}/hold", data=data)


def all_cards() -> list[Card]:
    db.session.rollback()
    db.session.expire_all()
    return list(db.session.scalars(select(Card).order_by(Card.id)))


def get_card(card_id: int) -> Card:
    return next(card for card in all_cards() if card.id == card_id)


def log_of(card_id: int) -> list[Entry]:
    rows = db.session.scalars(select(Review).filter_by(card_id=card_id).order_by(Review.id))
    return [as_entry(row) for row in rows]
