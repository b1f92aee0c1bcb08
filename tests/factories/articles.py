"""Articles that have been read, without reading any."""

from typing import Any

from quizapp.accounts.models import User
from quizapp.articles.actions import add_text, save_article
from quizapp.articles.models import ArticleText, FoundFact
from quizapp.clock import now
from quizapp.database import db
from quizapp.drafting.models import Draft

TEXT = (
    "The harbour council of Brightsea voted on Monday to spend 1,200 pounds on new lamps.\n\n"
    "“The old ones went in the storm,” said Mary Holt, the council's leader."
)
CLAIM = "The harbour council of Brightsea voted to spend 1,200 pounds on new lamps."


def read_text(owner: User | None, headline: str = "Lamps for Brightsea") -> ArticleText:
    """An article with three facts and two drafts on the first of them, all open. Commits."""
    source = {"headline": headline, "publisher": "Gazette", "url": None}
    article = save_article(
        {**source, "published_on": "2021-05-04"}, now(), owner.id if owner else None
    )
    text = add_text(article, TEXT, "", now())
    text.state, text.trained = "done", True
    facts = [
        found(text, "1,200 pounds", kind="quantity", claim=CLAIM, unit="GBP", normalised="1200"),
        found(text, "Mary Holt", kind="person", role="the council's leader", confidence=0.7),
        found(text, "Brightsea", kind="place", claim="Brightsea has a harbour council."),
    ]
    db.session.add_all(facts)
    db.session.flush()
    db.session.add_all([choice_draft(facts[0], 1), choice_draft(facts[0], 2, shown="more")])
    db.session.commit()
    return text


def found(text: ArticleText, words: str, **others: Any) -> FoundFact:
    start = text.text.index(words)
    first = text.text.rfind("\n", 0, start) + 1
    last = text.text.find("\n", start)
    plain = dict.fromkeys(
        ("unit", "speaker", "role", "precision", "subtype", "country", "claim"), ""
    )
    return FoundFact(
        **{
            **plain,
            "article_id": text.article_id,
            "kind": "event",
            "value": words,
            "normalised": words,
            "start": start,
            "end": start + len(words),
            "sentence_start": first,
            "sentence_end": last if last >= 0 else len(text.text),
            "confidence": 0.9,
            "rule": "test",
            "edits": [],
            "aliases": [words],
            "state": "open",
            "reason": "",
            **others,
        }
    )


def options(*texts: str) -> list[dict[str, Any]]:
    """The first one is right."""
    return [
        {"text": text, "correct": not place, "why": f"Not {text}." if place else ""}
        for place, text in enumerate(texts)
    ]


def choice_draft(of: FoundFact, rank: int, shown: str = "first") -> Draft:
    shown_first = options("1,200", "1,300", "1,400", "1,500")
    return Draft(
        article_id=of.article_id,
        found_fact=of,
        rank=rank,
        shown=shown,
        type="multiple_choice",
        family="choice",
        kind=of.kind,
        stem=f"How many pounds go to lamps? ({rank})",
        answer="1,200",
        content={
            "options": [
                {"text": one["text"], "correct": one["correct"], "feedback": one["why"]}
                for one in shown_first
            ]
        },
        options=shown_first,
        turns=[options("1,200", "2,300", "2,400", "2,500")],
        explanation="The council spends 1,200 pounds.",
        start=of.start,
        end=of.end,
        checks=["one-key", "anchored"],
        score=0.8,
        state="open",
        reason="",
        note="",
    )
