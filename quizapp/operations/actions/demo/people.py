"""The people of a demo: an admin, two teachers and a class."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.accounts.actions.links import JOIN, make_join_link, use_link
from quizapp.accounts.actions.users import create_user
from quizapp.accounts.models import ADMIN, STUDENT, TEACHER, User
from quizapp.accounts.queries import get_link

ACCOUNTS = ("admin", "teacher", "colleague", "students")
"""Those with a password of their own; all students share one."""

NICKNAMES = (
    *("Amber Otter", "Blue Heron", "Brisk Badger", "Calm Walrus", "Clever Crow", "Copper Fox"),
    *("Dancing Crane", "Dusky Owl", "Early Lark", "Gentle Yak", "Golden Carp", "Green Gecko"),
    *("Grey Wagtail", "Happy Newt", "Humming Bee", "Lucky Magpie", "Merry Marmot", "Nimble Ibex"),
    *("Patient Toad", "Quiet Lynx", "Red Kite", "Silver Seal", "Swift Hare", "Wise Beaver"),
)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for one another."""


@dataclass(frozen=True)
class People:
    admin: User
    teacher: User
    colleague: User
    students: Sequence[User]


def make_password() -> str:
    """Four groups of four: about as many guesses as an AES key of 79 bits takes."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def open_accounts(hashes: Mapping[str, str], now: datetime) -> People:
    """`hashes` are those of the passwords of `ACCOUNTS`."""
    admin = create_user("admin", hashes["admin"], now, role=ADMIN, nickname="Site keeper")
    teacher = create_user("teacher", hashes["teacher"], now, role=TEACHER, nickname="Teacher Fern")
    colleague = create_user(
        "colleague", hashes["colleague"], now, role=TEACHER, nickname="Teacher Moss"
    )
    students = _enrol(teacher, hashes["students"], now)
    return People(admin, teacher, colleague, students)


def _enrol(teacher: User, password_hash: str, now: datetime) -> list[User]:
    """Everybody joins by the teacher's link, of which a few uses are left."""
    lives = timedelta(days=90)
    token = make_join_link(STUDENT, teacher, now, uses=len(NICKNAMES) + 6, lives=lives)
    link = get_link(token, JOIN, now)
    students = []
    for number, nickname in enumerate(NICKNAMES, start=1):
        at = now + timedelta(minutes=number)
        name = f"student{number:02}"
        student = create_user(name, password_hash, at, role=STUDENT, nickname=nickname)
        student.invited_by_id = link.created_by_id
        use_link(link, at)
        students.append(student)
    return students
