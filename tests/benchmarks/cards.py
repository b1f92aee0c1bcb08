"""`python -m tests.benchmarks.cards`: flashcards against Anki's engine, and many against few.

Rating is compared with Anki's own answer step, done in the same run on a collection of as many
cards. The page of today and the package are measured with few cards and with many.
"""

import argparse
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from anki.collection import Collection
from anki.decks import DeckId
from sqlalchemy import event, insert, select
from werkzeug.test import Client

from quizapp.accounts.models import Learner
from quizapp.bank.actions.loading import load_files
from quizapp.bank.models import Question
from quizapp.cards.actions.anki import cards_package
from quizapp.cards.actions.studying import rate_card
from quizapp.cards.models import Card, Review, StudySettings
from quizapp.cards.queries.cards import lock_card
from quizapp.cards.queries.settings import study_settings
from quizapp.clock import now
from quizapp.database import db
from tests.benchmarks.site import make_app
from tests.factories.sets import choice_questions, set_file

A_SET = 100


class Studied:
    """A site with one learner who has so many cards, each with so many reviews."""

    def __init__(self, folder: Path, cards: int, reviews: int = 10) -> None:
        folder.mkdir()
        self.app = make_app(folder / "quizapp.db", folder)
        self.client = Client(self.app)
        with self.app.app_context():
            files = [
                (f"deck-{number}.yaml", set_file(choice_questions(A_SET)))
                for number in range(max(1, cards // A_SET))
            ]
            load_files(files, now())
            db.session.commit()
        page = self.client.get("/sets/set-0").text
        self.token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
        self.client.post("/sets/set-0/study", data={"csrf_token": self.token})
        with self.app.app_context():
            self._fill(cards, reviews)

    def _fill(self, cards: int, reviews: int) -> None:
        settings = db.session.scalars(select(StudySettings)).one()
        db.session.execute(Card.__table__.delete())
        chance, at = random.Random(1), now()
        questions = db.session.execute(select(Question.id, Question.set_id).limit(cards)).all()
        learner_id = settings.learner_id
        rows = [
            _card((learner_id, *one), place, reviews, at, chance)
            for place, one in enumerate(questions)
        ]
        db.session.execute(insert(Card), rows)
        ids = db.session.scalars(select(Card.id)).all()
        for start in range(0, len(ids), 1000):
            some = ids[start : start + 1000]
            log = [row for id in some for row in _log(learner_id, id, reviews, at)]
            db.session.execute(insert(Review), log)
        db.session.commit()

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        said: list[str] = []

        def note(connection: Any, cursor: Any, statement: str, *others: Any) -> None:
            said.append(statement.split()[0])

        with self.app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        yield said
        event.remove(engine, "before_cursor_execute", note)

    def today(self) -> None:
        assert self.client.get("/today").status_code == 200

    def flip(self) -> tuple[str, dict[str, str]]:
        """Address and fields of the form that rates the next card."""
        front = self.client.get("/study").text
        back = self.client.get(re.findall(r"/cards/\d+/answer", front)[0]).text
        action = re.findall(r'action="(/cards/\d+/ratings)"', back)[0]
        key = re.findall(r'name="key" value="([^"]+)"', back)[0]
        return action, {"csrf_token": self.token, "key": key, "rating": "3"}

    def package(self) -> int:
        with self.app.app_context(), self.app.test_request_context():
            learner = db.session.scalars(select(Learner)).one()
            return len(cards_package(learner, study_settings(learner), now()))


def _card(
    of: tuple[int, int, int], place: int, reviews: int, at: datetime, chance: random.Random
) -> dict[str, Any]:
    own = dict(zip(("learner_id", "question_id", "set_id"), of, strict=True))
    stability = chance.uniform(1, 100)
    return {
        **own,
        **{"added_at": at, "position": place, "held": "", "starred": False, "state": 2},
        **{"stability": stability, "difficulty": chance.uniform(1, 10), "step": None},
        **{"due_at": at + timedelta(days=chance.randint(-20, 60)), "reps": reviews, "lapses": 0},
        "last_at": at - timedelta(days=chance.randint(21, 60)),
    }


def _log(learner_id: int, card_id: int, reviews: int, now: datetime) -> list[dict[str, Any]]:
    rows = []
    for number in range(reviews):
        at = now - timedelta(days=200 - number * 15, seconds=card_id)
        rows.append(
            {
                **{"card_id": card_id, "learner_id": learner_id, "kind": "rated"},
                **{"key": f"{card_id}-{number}", "at": at, "day": at.toordinal(), "rating": 3},
                **{"duration": 5000, "state": 2, "step": None, "stability": 5.0 + number},
                **{"difficulty": 5.0, "due_at": at + timedelta(days=15), "last_at": at},
                **{"reps": number + 1, "lapses": 0},
            }
        )
    return rows


def anki_step(folder: Path, cards: int, rounds: int) -> float:
    """Seconds that Anki's engine takes to answer a card."""
    collection = Collection(str(folder / "collection.anki2"))
    collection.set_config("fsrs", True)
    note_type = collection.models.by_name("Basic")
    for number in range(cards):
        note = collection.new_note(note_type)
        note["Front"], note["Back"] = f"What of {number}?", "This"
        collection.add_note(note, DeckId(1))
    preset = collection.decks.config_dict_for_deck_id(DeckId(1))
    preset["new"]["perDay"] = 9999
    collection.decks.update_config(preset)
    times = []
    for _ in range(rounds):
        queued = collection.sched.get_queued_cards().cards[0]
        card = collection.get_card(queued.card.id)
        card.start_timer()
        answer = collection.sched.build_answer(card=card, states=queued.states, rating=2)
        begun = time.perf_counter()
        collection.sched.answer_card(answer)
        times.append(time.perf_counter() - begun)
    collection.close()
    return median(times)


def timed(send: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        send()
        times.append(time.perf_counter() - begun)
    return median(times)


def rating(site: Studied, rounds: int) -> tuple[float, list[str]]:
    """Seconds for the request that rates a card, and its statements."""
    times = []
    for _ in range(rounds):
        action, form = site.flip()
        with site.statements() as said:
            begun = time.perf_counter()
            answer = site.client.post(action, data=form)
            times.append(time.perf_counter() - begun)
        assert answer.status_code == 303
    return median(times), said


def rating_alone(site: Studied, rounds: int) -> float:
    """Seconds for the read of the card, its rating and the commit, without what HTTP adds."""
    times = []
    with site.app.app_context(), site.app.test_request_context(method="POST"):
        learner = db.session.scalars(select(Learner)).one()
        ids = db.session.scalars(select(Card.id).limit(rounds)).all()
        learner_id = learner.id
        db.session.commit()
        for place, card_id in enumerate(ids):
            learner = db.session.get_one(Learner, learner_id)
            begun = time.perf_counter()
            rated = lock_card(learner, card_id)
            rate_card(rated, 3, f"alone-{place}-{begun}"[:40], now(), None, 4000)
            db.session.commit()
            times.append(time.perf_counter() - begun)
    return median(times)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.cards", description=__doc__)
    parser.add_argument("--cards", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--package", type=int, default=10_000, help="cards in the package")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = Studied(folder / "few", 200), Studied(folder / "many", chosen.cards)
        print(f"{'':34} {'few':>9} {'many':>9} {'ratio':>7}")
        _compare("page of today, ms", few, many, chosen.rounds)
        ours, said = rating(many, chosen.rounds)
        anki = anki_step(folder, 200, chosen.rounds)
        print(f"{'':34} {'ours':>9} {'Anki':>9} {'ratio':>7}")
        print(f"{'rating a card, ms':34} {ours * 1000:9.2f} {anki * 1000:9.2f} {ours / anki:7.2f}")
        alone = rating_alone(many, chosen.rounds)
        row = f"{alone * 1000:9.2f} {anki * 1000:9.2f} {alone / anki:7.2f}"
        print(f"{'the same without HTTP, ms':34} {row}")
        print("statements of a rating:", " ".join(said))
        half = Studied(folder / "half", chosen.package, reviews=5)
        begun = time.perf_counter()
        size = half.package()
        print(
            f"package of {chosen.package} cards with {chosen.package * 5} reviews: "
            f"{time.perf_counter() - begun:.2f} s, {size} bytes"
        )


def _compare(name: str, few: Studied, many: Studied, rounds: int) -> None:
    counts = []
    for site in (few, many):
        with site.statements() as said:
            site.today()
        counts.append(len(said))
    slow, fast = timed(many.today, rounds), timed(few.today, rounds)
    print(f"{name:34} {fast * 1000:9.2f} {slow * 1000:9.2f} {slow / fast:7.2f}")
    print(f"{'statements':34} {counts[0]:9} {counts[1]:9}")


if __name__ == "__main__":
    main()
