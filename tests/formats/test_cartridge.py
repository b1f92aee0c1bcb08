"""Quizzes in an exported course."""

import pytest

from quizapp.formats import recognise
from quizapp.formats.archives import pack
from quizapp.formats.base import FormatError
from quizapp.formats.cartridge import CommonCartridge
from tests.formats.test_qti12 import equal, fib, field, item, lid, rule

CARTRIDGE = CommonCartridge()
MANIFEST = (
    "<manifest><metadata><schema>IMS Common Cartridge</schema></metadata><resources>"
    '<resource identifier="q" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment" href="q.xml"/>'
    '<resource identifier="p" type="webcontent" href="p.html"/></resources></manifest>'
)
AB = (("a", "Rome"), ("b", "Bonn"))


def profiled(profile, body, rules):
    fields = field("cc_profile", profile)
    return item(body, rules).replace(
        "<qtimetadata></qtimetadata>", f"<qtimetadata>{fields}</qtimetadata>"
    )


def cartridge(*items, manifest=MANIFEST):
    quiz = f'<questestinterop><assessment title="Unit 1"><section>{"".join(items)}</section>'
    quiz += "</assessment></questestinterop>"
    return pack(
        [("imsmanifest.xml", manifest.encode()), ("q.xml", quiz.encode()), ("p.html", b"<p>")]
    )


def test_questions_of_every_profile_are_read():
    several = f"<and>{equal('a')}<not>{equal('b')}</not></and>"
    data = cartridge(
        profiled("cc.multiple_choice.v0p1", lid("r", *AB), rule(equal("a"))),
        profiled("cc.multiple_response.v0p1", lid("r", *AB, cardinality="Multiple"), rule(several)),
        profiled("cc.true_false.v0p1", lid("r", ("t", "True"), ("f", "False")), rule(equal("f"))),
        profiled("cc.fib.v0p1", fib(), rule(equal("Nile"))),
        profiled("cc.essay.v0p1", fib(), ""),
    )
    assert recognise(data) is not None
    assert recognise(data).key == "imscc"
    found = CARTRIDGE.read(data)
    assert [one.type for one in found.items] == [
        *("multiple_choice", "multiple_response", "true_false", "short_answer")
    ]
    assert found.items[0].category == "Unit 1"
    assert "essay" in str(found.skipped[0].text)
    assert "1 other parts" in str(found.warnings[-1].text)


def test_cartridge_without_a_quiz_says_so():
    with pytest.raises(FormatError, match="no quiz"):
        CARTRIDGE.read(pack([("imsmanifest.xml", MANIFEST.encode()), ("p.html", b"<p>")]))


@pytest.mark.parametrize("data", [b"", b"text", pack([("a.txt", b"x")])])
def test_what_is_no_cartridge_is_refused(data):
    with pytest.raises(FormatError, match="not a Common Cartridge"):
        CARTRIDGE.read(data)
