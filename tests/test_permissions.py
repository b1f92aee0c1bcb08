"""Who may use which page: every address and method, tried as everybody.

What is not yours looks, to the last character, as if it were not there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from flask import current_app, url_for
from werkzeug.test import TestResponse

from tests.conftest import BACKENDS
from tests.factories.databases import application_of_its_own
from tests.factories.pages import without_token
from tests.factories.world import World, inhabited

ROLES = ("guest", "student", "other student", "teacher", "other teacher", "reviewer", "admin")

ANYBODY = frozenset(ROLES)
NOBODY: frozenset[str] = frozenset()
GUEST = frozenset({"guest"})
SIGNED_IN = ANYBODY - GUEST
TEACHERS = frozenset({"teacher", "other teacher", "reviewer", "admin"})
ADMIN = frozenset({"admin"})
STUDENT = frozenset({"student"})
"""Whose the attempts and the sign-in are, and who joined by the teacher's link."""
TEACHER = frozenset({"teacher"})
"""Whose the sets are, but that of the site."""
KEEPERS = TEACHER | ADMIN
OTHERS = ADMIN | {"other teacher"}
PARTIES = KEEPERS | {"reviewer"}
JUDGES = PARTIES - TEACHER

MAY, SIGN_IN, NOT_THERE = "may", "has to sign in", "finds nothing"
"""What becomes of a request."""

MISSING = {
    "slug": "no-such-set",
    "token": "no-such-token",
    "digest": "0" * 64,
    "filename": "no-such-file.css",
}
MISSING_ID = 999_999


@dataclass(frozen=True)
class Case:
    """`names` are the arguments of the address, by the names of objects of `World`.

    `known` says, for each argument, who knows of what it names without being let in here.
    """

    method: str
    endpoint: str
    may: frozenset[str]
    names: dict[str, Any]
    form: dict[str, Any]
    known: dict[str, frozenset[str]]
    guests: str
    others: str

    def __str__(self) -> str:
        words = self.names if self.endpoint != "bank.select" else self.form
        named = "-".join(str(name).replace(" ", "_") for name in words.values())
        return f"{self.method}-{self.endpoint}-{named}".rstrip("-")

    def outcome(self, role: str) -> str:
        if role in self.may:
            return MAY
        return self.guests if role == "guest" else self.others

    def values(self, world: World) -> dict[str, Any]:
        return {name: world.objects.get(of, of) for name, of in self.names.items()}

    def fields(self, world: World) -> dict[str, Any]:
        return {name: world.objects.get(of, of) for name, of in self.form.items()}

    @property
    def objects(self) -> list[str]:
        """Arguments that name something which may be missing or somebody else's."""
        return [name for name in self.names if name in MISSING or name.endswith("_id")]


def get(endpoint: str, may: frozenset[str], **names: Any) -> Case:
    return _case("GET", endpoint, may, names)


def post(endpoint: str, may: frozenset[str], **names: Any) -> Case:
    return _case("POST", endpoint, may, names)


def both(endpoint: str, may: frozenset[str], **names: Any) -> list[Case]:
    return [get(endpoint, may, **names), post(endpoint, may, **names)]


def _case(method: str, endpoint: str, may: frozenset[str], names: dict[str, Any]) -> Case:
    form, known = names.pop("form", {}), names.pop("known", {})
    guests, others = names.pop("guests", SIGN_IN), names.pop("others", NOT_THERE)
    sent = form if method == "POST" else {}
    return Case(method, endpoint, may, names, sent, known, guests, others)


NEW_SET = {"title": "New", "summary": "New.", "headline": "News", "published_on": "2020"}
FACT = {
    **{"fact-kind": "event", "fact-claim": "It opened.", "fact-value": "It", "fact-where": "Here"},
    "fact-as_of": "2020",
}
VERDICT = dict.fromkeys(("supported", "one_key", "distractors", "fair"), "y")
APPROVAL = {**VERDICT, "revision": "1", "go": "approve"}
RESOLVED = {"resolved": "yes"}
WORDS = {"text": "Why?"}
REASON = {"status": "wrong", "reason": "A slip.", "on": "2020"}

OPEN_PAGES = [
    get("static", ANYBODY, filename="css/base.css"),
    get("bootstrap.static", ANYBODY, filename="css/bootstrap.min.css"),
    get("bank.image", ANYBODY, digest="image"),
    get("attempts.home", ANYBODY),
    get("operations.privacy", ANYBODY),
    get("attempts.history", ANYBODY),
    get("attempts.sets", ANYBODY),
    get("attempts.download_csv", ANYBODY),
    get("attempts.download_xlsx", ANYBODY),
    get("attempts.download_json", ANYBODY),
    *both("attempts.delete", ANYBODY),
    *both("accounts.nickname", ANYBODY, form={"nickname": "Otter"}),
]

QUIZZES = [
    get("attempts.set_page", ANYBODY, slug="public"),
    post("attempts.start", ANYBODY, slug="public"),
    *(
        make(endpoint, NOBODY, slug=slug, guests=NOT_THERE)
        for make, endpoint in ((get, "attempts.set_page"), (post, "attempts.start"))
        for slug in ("draft", "reviewed", "archived")
    ),
    get("attempts.attempt", STUDENT, attempt_id="open", guests=NOT_THERE),
    post("attempts.answers", STUDENT, attempt_id="open", guests=NOT_THERE),
    get("attempts.question", STUDENT, attempt_id="open", number=1, guests=NOT_THERE),
    post("attempts.answer", STUDENT, attempt_id="open", number=1, guests=NOT_THERE),
    get("attempts.submit", STUDENT, attempt_id="open", guests=NOT_THERE),
    post("attempts.hand_in", STUDENT, attempt_id="open", guests=NOT_THERE),
    get("attempts.review", STUDENT, attempt_id="done", guests=NOT_THERE),
    post("attempts.retry", STUDENT, attempt_id="done", guests=NOT_THERE),
]

CARDS = [
    get("cards.today", ANYBODY),
    get("cards.study", ANYBODY),
    get("cards.progress_page", ANYBODY),
    *both("cards.settings", ANYBODY),
    get("attempts.notebook", ANYBODY),
    post("attempts.quiz_missed", ANYBODY, form={"set": "public"}),
    post("cards.study_missed", ANYBODY),
    post("cards.undo", ANYBODY),
    post("cards.more", ANYBODY),
    post("cards.spread_backlog", SIGNED_IN, form={"days": "7"}, guests=NOT_THERE),
    post("cards.fit", ANYBODY),
    *both("cards.anki", ANYBODY),
    get("cards.anki_file", SIGNED_IN, guests=NOT_THERE),
    post("cards.begin", ANYBODY, slug="public"),
    *(
        post("cards.begin", NOBODY, slug=slug, guests=NOT_THERE)
        for slug in ("draft", "reviewed", "archived")
    ),
    get("cards.answer", STUDENT, card_id="card", guests=NOT_THERE),
    get("cards.info", STUDENT, card_id="card", guests=NOT_THERE),
    post("cards.hold", STUDENT, card_id="card", form={"action": "star"}, guests=NOT_THERE),
    post(
        "cards.save_rating",
        STUDENT,
        card_id="card",
        form={"rating": "3", "key": "k" * 12},
        guests=NOT_THERE,
    ),
    post("cards.learn", STUDENT, attempt_id="done", guests=NOT_THERE),
    get("cards.forgotten", KEEPERS, slug="public"),
    get("cards.forgotten", ADMIN, slug="site"),
    get("cards.forgotten", OTHERS, slug="other"),
]

SIGNING_IN = [
    *both("security.login", ANYBODY),
    post("security.logout", ANYBODY),
    *both("security.register", ANYBODY),
    *both("security.forgot_password", ANYBODY),
    *both("security.wan_signin", ANYBODY),
    post("security.wan_signin_response", ANYBODY, token="no-such-token", guests=SIGN_IN),
    *both("accounts.join", ANYBODY, token="join"),
    post("accounts.join_class", SIGNED_IN, token="join"),
    *both("accounts.recover", ANYBODY, token="recover"),
    *both("security.change_email_confirm", ANYBODY, token="email"),
    # For those who have given a password but no second step, which is nobody here.
    *both("security.mf_recovery", SIGNED_IN),
    *both("security.two_factor_rescue", SIGNED_IN),
    *both("security.tf_select", NOBODY, others=SIGN_IN),
    *both("security.two_factor_token_validation", SIGNED_IN),
]

OWN_ACCOUNT = [
    get("accounts.account", SIGNED_IN),
    *both("accounts.delete", SIGNED_IN),
    post("accounts.end_other_sign_ins", SIGNED_IN),
    post("accounts.end_sign_in", STUDENT, sign_in_id="sign-in"),
    *both("security.change_password", SIGNED_IN),
    *both("security.change_email", SIGNED_IN),
    *both("security.change_username", SIGNED_IN),
    *both("security.mf_recovery_codes", SIGNED_IN),
    *both("security.two_factor_setup", SIGNED_IN),
    post("security.two_factor_setup_validate", SIGNED_IN, token="no-such-token"),
    *both("security.verify", SIGNED_IN),
    *both("security.wan_delete", SIGNED_IN),
    *both("security.wan_register", SIGNED_IN),
    post("security.wan_register_response", SIGNED_IN, token="no-such-token"),
    *both("security.wan_verify", SIGNED_IN),
    post("security.wan_verify_response", SIGNED_IN, token="no-such-token"),
]

ACCOUNTS_OF_OTHERS = [
    get("accounts.people", ADMIN),
    post("accounts.invite_teacher", ADMIN),
    get("accounts.person", ADMIN, person_id="student"),
    post("accounts.set_person_roles", ADMIN, person_id="student", form={"roles": "teacher"}),
    post("accounts.set_person_active", ADMIN, person_id="student"),
    post("accounts.make_person_link", ADMIN, person_id="student"),
    post("accounts.drop_person_second_step", ADMIN, person_id="student"),
    get("accounts.students", TEACHERS),
    post("accounts.make_class_link", TEACHERS, form={"uses": "30", "days": "7"}),
    post("accounts.end_class_link", TEACHER, link_id="class link"),
    post("accounts.make_student_link", TEACHER, student_id="student"),
]

BANK = [
    get("bank.search", TEACHERS),
    post("bank.select", TEACHERS),
    *(
        post("bank.select", may, form={"ids": f"{of} question", "do": deed, "add_tag": "new"})
        for deed in ("tag", "untag", "withdraw", "offer")
        for of, may in (
            *(("draft", KEEPERS), ("reviewed", KEEPERS), ("public", KEEPERS)),
            *(("offered", KEEPERS), ("other", OTHERS), ("site", ADMIN)),
        )
    ),
    *(
        post("bank.select", may, form={"ids": f"{of} question", "do": "export"})
        for of, may in (
            *(("draft", KEEPERS), ("reviewed", PARTIES), ("public", TEACHERS)),
            *(("offered", TEACHERS), ("other", OTHERS), ("site", ADMIN)),
        )
    ),
    *(
        post("bank.select", may, form={"ids": f"{of} question", "do": deed, "to": to})
        for deed, of, to, may in (
            *(("move", "draft", "public", KEEPERS), ("move", "draft", "other", ADMIN)),
            *(("copy", "draft", "public", KEEPERS), ("copy", "draft", "other", ADMIN)),
            ("copy", "public", "other", OTHERS),
        )
    ),
]

LEFT = {"slug": "draft", "type": "true_false", "unfinished": "unfinished"}

SETS = [
    get("attempts.desk", TEACHERS),
    *both("bank.new_set", TEACHERS, form=NEW_SET),
    get("bank.edit_set", KEEPERS, slug="draft"),
    get("bank.edit_set", KEEPERS, slug="reviewed"),
    get("bank.edit_set", KEEPERS, slug="public"),
    get("bank.edit_set", ADMIN, slug="site"),
    *both("bank.set_settings", KEEPERS, slug="draft", form=NEW_SET),
    *both("bank.set_settings", KEEPERS, slug="public", form=NEW_SET),
    *both("bank.set_settings", ADMIN, slug="site", form=NEW_SET),
    get("bank.preview_set", KEEPERS, slug="draft"),
    post("bank.archive", KEEPERS, slug="draft"),
    post("bank.archive", ADMIN, slug="site"),
    post("bank.unarchive", KEEPERS, slug="archived"),
    *both("bank.publish", KEEPERS, slug="draft"),
    *both("bank.publish", KEEPERS, slug="reviewed"),
    get("bank.editions", KEEPERS, slug="public"),
    *both("bank.ask_review", KEEPERS, slug="draft"),
    *both("bank.facts", KEEPERS, slug="draft", form=FACT),
    *both("bank.facts", ADMIN, slug="site", form=FACT),
    *both("bank.new_question", KEEPERS, slug="draft"),
    *both("bank.new_question", KEEPERS, slug="reviewed"),
    # Not even an admin reads what somebody has not saved.
    get("bank.new_question", TEACHER, **LEFT, known={"slug": KEEPERS}),
    post("bank.discard", TEACHER, unfinished_id="unfinished"),
]

QUESTIONS = [
    *both("bank.edit_question", KEEPERS, question_id="draft question"),
    *both("bank.edit_question", KEEPERS, question_id="reviewed question"),
    *both("bank.edit_question", KEEPERS, question_id="public question"),
    *both("bank.edit_question", ADMIN, question_id="site question"),
    get("bank.question_history", KEEPERS, question_id="draft question"),
    post("bank.restore_question", KEEPERS, question_id="public question", form={"number": "1"}),
    post("bank.place_question", KEEPERS, question_id="draft question", form={"to": "down"}),
    post("bank.duplicate_question", KEEPERS, question_id="draft question"),
    post("bank.withdraw_question", KEEPERS, question_id="draft question"),
    post("bank.offer_question", KEEPERS, question_id="draft question"),
    post("bank.delete_question", KEEPERS, question_id="draft question"),
    post("bank.undelete_question", KEEPERS, question_id="draft question"),
    *both("bank.move_question", KEEPERS, question_id="draft question", form={"to": "public"}),
    *both("attempts.regrade", KEEPERS, question_id="public question"),
    post("attempts.undo", KEEPERS, regrade_id="regrade"),
    post("attempts.leave", KEEPERS, question_id="public question"),
    *both("bank.fact", KEEPERS, fact_id="draft fact", form=FACT),
    *both("bank.fact", KEEPERS, fact_id="reviewed fact", form=FACT),
    *both("bank.fact", ADMIN, fact_id="site fact", form=FACT),
    *both("bank.correct", KEEPERS, fact_id="draft fact", form=REASON),
    post("bank.reinstate", KEEPERS, fact_id="draft fact"),
]

ASKED = {"review_id": "review", "question_id": "reviewed question"}
NOT_ASKED: dict[str, Any] = {
    **{"review_id": "review", "question_id": "draft question"},
    "known": {"review_id": PARTIES},
}
OWN = {"review_id": TEACHER, "question_id": TEACHER}

REVIEWS = [
    get("bank.review", PARTIES, review_id="review"),
    get("bank.review", TEACHERS, review_id="open review"),
    post("bank.cancel_review", KEEPERS, review_id="review"),
    post("bank.cancel_review", KEEPERS, review_id="open review"),
    post("bank.finish_review", JUDGES, review_id="review"),
    post("bank.finish_review", TEACHERS - TEACHER, review_id="open review"),
    get("bank.review_question", PARTIES, **ASKED),
    post("bank.try_question", PARTIES, **ASKED),
    post("bank.judge_question", JUDGES, **ASKED, form=APPROVAL, known=OWN),
    post("bank.comment_question", PARTIES, **ASKED, form=WORDS),
    post("bank.resolve", PARTIES, review_id="review", comment_id="comment", form=RESOLVED),
    # A review opens its own questions and comments, and no others.
    get("bank.review_question", NOBODY, **NOT_ASKED),
    post("bank.try_question", NOBODY, **NOT_ASKED),
    post("bank.judge_question", NOBODY, **NOT_ASKED, form=APPROVAL),
    post("bank.comment_question", NOBODY, **NOT_ASKED, form=WORDS),
    post(
        "bank.resolve",
        NOBODY,
        **{"review_id": "review", "comment_id": "other comment", "known": {"review_id": PARTIES}},
        form=RESOLVED,
    ),
]

OWN_ARTICLE = {"article_id": KEEPERS}
FOUND = {"article_id": "article", "found_id": "found"}
DRAFTED = {"article_id": "article", "draft_id": "drafted"}
NOT_OF_IT = {"article_id": "article", "known": {"article_id": KEEPERS}}
MARKED = {"words": "Mary Holt", "kind": "person", "claim": "She leads it."}

ARTICLES = [
    get("drafting.articles", TEACHERS),
    *both("drafting.new_article", TEACHERS),
    get("drafting.article", KEEPERS, article_id="article"),
    get("drafting.progress", KEEPERS, article_id="article"),
    get("drafting.drafts", KEEPERS, article_id="article"),
    post("drafting.read_again", KEEPERS, article_id="article"),
    post("drafting.accept_sure", KEEPERS, article_id="article"),
    post("drafting.mark_by_hand", KEEPERS, article_id="article", form=MARKED),
    *(
        post("drafting.decide_fact", KEEPERS, **FOUND, known=OWN_ARTICLE, form=form)
        for form in (
            {"decision": "accept", "kind": "quantity"},
            {"decision": "reject", "kind": "quantity"},
            {"decision": "merge", "kind": "quantity", "into": "second found"},
        )
    ),
    *(
        post("drafting.decide_draft", KEEPERS, **DRAFTED, known=OWN_ARTICLE, form=form)
        for form in (
            {"decision": "accept"},
            {"decision": "edit"},
            {"decision": "turn"},
            {"decision": "reject", "reason": "other"},
        )
    ),
    # An article opens its own facts and drafts, and no others.
    post(
        "drafting.decide_fact",
        NOBODY,
        **NOT_OF_IT,
        found_id="other found",
        form={"decision": "reject", "kind": "date"},
    ),
    post(
        "drafting.decide_draft",
        NOBODY,
        **NOT_OF_IT,
        draft_id="other drafted",
        form={"decision": "turn"},
    ),
]

BROUGHT = {"import_id": "brought"}

TRANSFER = [
    get("transfer.imports", TEACHERS),
    post("transfer.bring", TEACHERS, form={"text": "questions: []", "format": "yaml"}),
    get("transfer.look", TEACHER, **BROUGHT),
    get("transfer.look", TEACHER, import_id="taken import"),
    get("transfer.progress", TEACHER, **BROUGHT),
    post("transfer.choose", TEACHER, **BROUGHT, form={"go": "none"}),
    post("transfer.choose", TEACHER, **BROUGHT, form={"go": "import", "to": "draft"}),
    # An import opens no set of others.
    post(
        "transfer.choose",
        NOBODY,
        **BROUGHT,
        known={"import_id": TEACHER},
        form={"go": "import", "to": "other"},
    ),
    post("transfer.undo", TEACHER, import_id="taken import"),
    get("transfer.template", TEACHERS, format="xlsx"),
    get("transfer.template", TEACHERS, format="csv"),
    get("transfer.export", TEACHERS),
    get("transfer.export", KEEPERS, set="draft"),
    get("transfer.export", ADMIN, set="site"),
    get("transfer.export_file", KEEPERS, set="draft", format="yaml"),
    get("transfer.paper", KEEPERS, set="draft"),
    get("transfer.cards", KEEPERS, set="draft"),
    get("transfer.export_file", OTHERS, set="other", format="yaml"),
]

CASES = [
    *OPEN_PAGES,
    *QUIZZES,
    *CARDS,
    *SIGNING_IN,
    *OWN_ACCOUNT,
    *ACCOUNTS_OF_OTHERS,
    *BANK,
    *SETS,
    *QUESTIONS,
    *REVIEWS,
    *ARTICLES,
    *TRANSFER,
]


@pytest.fixture(scope="module", params=BACKENDS)
def world(request, tmp_path_factory) -> Iterator[World]:
    with (
        application_of_its_own(request.param, request, tmp_path_factory) as app,
        inhabited(app) as made,
    ):
        yield made


def ask(
    world: World, case: Case, role: str, method: str = "", fresh: bool = True, **instead: Any
) -> TestResponse:
    """What a request of that case is answered, with arguments exchanged."""
    with current_app.test_request_context():
        address = url_for(case.endpoint, **{**case.values(world), **instead})
    answer = world.client(role, fresh=fresh).open(
        address, method=method or case.method, data=case.fields(world) or None
    )
    answer.get_data()
    answer.close()
    return answer


def verdict(answer: TestResponse) -> str:
    if answer.location and urlsplit(answer.location).path == "/sign-in":
        return SIGN_IN
    known = {200: MAY, 302: MAY, 303: MAY, 400: MAY, 404: NOT_THERE, 409: MAY}
    return known.get(answer.status_code, answer.status)


def outcome(world: World, case: Case, role: str) -> str:
    """What becomes of it; with a remark where rows change that must not."""
    said = verdict(ask(world, case, role))
    changed = world.restore()
    wrongly = changed and (said != MAY or case.method == "GET")
    return f"{said}, and changes something" if wrongly else said


@pytest.mark.parametrize("case", CASES, ids=str)
def test_pages_are_open_to_those_they_are_for(world, case):
    found = {role: outcome(world, case, role) for role in ROLES}
    assert found == {role: case.outcome(role) for role in ROLES}


def likeness(answer: TestResponse) -> list[object]:
    """All that can be told of it, but for what repeats the address that was asked for."""
    path = answer.request.path

    def without_address(text: str) -> str:
        return text.replace(quote(path, safe=""), "?").replace(path, "?")

    page = without_token(answer.text)
    lines = without_address(page).splitlines()
    return [answer.status_code, without_address(answer.location or ""), *lines]


@pytest.mark.parametrize("case", [case for case in CASES if case.objects], ids=str)
def test_not_yours_looks_like_not_there(world, case):
    for name in case.objects:
        missing = {name: MISSING.get(name, MISSING_ID)}
        for role in sorted(ANYBODY - case.known.get(name, NOBODY)):
            there = likeness(ask(world, case, role))
            world.restore()
            not_there = ask(world, case, role, **missing)
            world.restore()
            if role not in case.may or verdict(not_there) != NOT_THERE:
                assert likeness(not_there) == there, (role, name)


NAMED_IN_FORMS = [
    ("teacher", post("bank.move_question", KEEPERS, question_id="draft question"), "to", "other"),
    ("teacher", post("bank.ask_review", KEEPERS, slug="draft"), "reviewer", "student"),
    *(
        ("other teacher", post("bank.select", TEACHERS, form={"do": deed, **more}), "ids", of)
        for of in ("draft question", "reviewed question")
        for deed, more in (
            *(("tag", {"add_tag": "new"}), ("untag", {"add_tag": "new"}), ("withdraw", {})),
            *(("offer", {}), ("export", {}), ("move", {"to": "other"}), ("copy", {"to": "other"})),
        )
    ),
    *(
        ("teacher", post("bank.select", TEACHERS, form=form), "to", "other")
        for form in ({"ids": "draft question", "do": deed} for deed in ("move", "copy"))
    ),
]


@pytest.mark.parametrize(("role", "case", "name", "theirs"), NAMED_IN_FORMS, ids=str)
def test_what_is_not_yours_cannot_be_named_in_a_form_either(world, role, case, name, theirs):
    missing = "no-such-set" if name == "to" else str(MISSING_ID)
    found = []
    for of in (theirs, missing):
        answer = ask(world, replace(case, form={**case.form, name: of}), role)
        found.append(likeness(answer))
        assert (answer.status_code >= 400, world.restore()) == (True, False), of
    assert found[0] == found[1]


SENSITIVE = {
    *("accounts.delete", "accounts.invite_teacher", "accounts.set_person_roles"),
    *("accounts.set_person_active", "accounts.make_person_link", "accounts.make_student_link"),
    *("accounts.drop_person_second_step", "security.change_email", "security.change_username"),
    *("security.mf_recovery_codes", "security.two_factor_setup", "security.wan_register"),
    "security.wan_delete",
}


@pytest.mark.parametrize("case", [one for one in CASES if one.endpoint in SENSITIVE], ids=str)
def test_sensitive_steps_ask_again_who_it_is(world, case):
    for role in sorted(case.may):
        answer = ask(world, case, role, fresh=False)
        asked = urlsplit(answer.location or "").path == "/account/confirm"
        assert (asked, world.restore()) == (True, False), role


def registered() -> list[tuple[str, str, str]]:
    """Method, endpoint and rule of all that there is."""
    return [
        (method, rule.endpoint, rule.rule)
        for rule in current_app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def test_every_address_and_method_is_in_the_table(world):
    named = {(case.method, case.endpoint) for case in CASES}
    assert {(method, endpoint) for method, endpoint, _ in registered()} == named


@pytest.mark.parametrize("case", [case for case in CASES if case.method == "GET"], ids=str)
def test_asking_for_the_head_alone_tells_no_more(world, case):
    for role in ("student", "other teacher"):
        whole, head = ask(world, case, role), ask(world, case, role, "HEAD")
        assert (head.status_code, head.location, head.text) == (
            *(whole.status_code, whole.location),
            "",
        )
        world.restore()


def test_other_methods_are_refused_before_anything_is_looked_up(world):
    known: dict[str, set[str]] = {}
    for method, _, rule in registered():
        known.setdefault(rule, set()).add(method)
    rules = {endpoint: rule for _, endpoint, rule in registered()}
    for case in {case.endpoint: case for case in CASES}.values():
        for method in {"GET", "POST", "PUT", "DELETE"} - known[rules[case.endpoint]]:
            assert ask(world, case, "teacher", method).status_code == 405, (method, case)
    assert world.restore() is False
