"""Files of questions that have been read, without reading any."""

from quizapp.accounts.models import User
from quizapp.bank.models import QuestionSet
from quizapp.clock import now
from quizapp.database import db
from quizapp.messages import Message
from quizapp.transfer.actions.taking import take_import
from quizapp.transfer.models import Import, ImportRow

PLAIN = {
    "notes": [],
    "difficulty": "medium",
    "tags": ["rivers"],
    "evidence": [],
    "explanation": "It does.",
}


def bring_questions(owner: User, into: QuestionSet | None = None) -> Import:
    """A question to be taken and a row that cannot be one; taken into the set, if any. Commits."""
    brought = Import(
        owner_id=owner.id,
        file_name="rivers.yaml",
        format="yaml",
        state="ready",
        found=1,
        skipped=1,
        warnings=[],
        added_at=now(),
    )
    db.session.add(brought)
    db.session.flush()
    good = ImportRow(
        import_id=brought.id,
        place=0,
        key="rome",
        words="rome lies on the tiber",
        location=Message("line 2").data,
        problem=None,
        wanted=True,
        type="true_false",
        stem="Rome lies on the Tiber.",
        content={"answer": True, "feedback": ""},
        **PLAIN,
    )
    bad = ImportRow(
        import_id=brought.id,
        place=1,
        key="",
        words="",
        location=Message("line 9").data,
        problem=Message("It has no content.").data,
        wanted=False,
        type="",
        stem="",
        content={},
        **PLAIN,
    )
    db.session.add_all([good, bad])
    db.session.flush()
    if into:
        take_import(brought, into, owner, now())
    db.session.commit()
    return brought
