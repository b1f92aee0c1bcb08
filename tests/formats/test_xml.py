"""XML that strangers wrote."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.base import FormatError
from quizapp.formats.xml import inner_html, local_name, parse_xml

LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;&l;&l;">]>
<a>&m;</a>"""
OUTSIDE = b"""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>"""


def test_markup_within_an_element_loses_its_namespaces():
    root = parse_xml(b'<q:a xmlns:q="urn:q"><q:p q:class="x">1 &lt; 2<q:br/>&amp;</q:p> end</q:a>')
    assert local_name(root) == "a"
    assert inner_html(root) == '<p class="x">1 &lt; 2<br>&amp;</p> end'


@pytest.mark.parametrize("data", [LAUGHS, OUTSIDE])
def test_own_entities_are_refused(data):
    with pytest.raises(FormatError, match="entities of its own"):
        parse_xml(data)


def test_doctype_alone_is_no_harm():
    assert local_name(parse_xml(b'<!DOCTYPE quiz SYSTEM "http://example.org/x.dtd"><quiz/>')) == (
        "quiz"
    )


def test_deep_nesting_is_refused():
    with pytest.raises(FormatError, match=r"levels deep|depth"):
        parse_xml(b"<a>" * 100_000 + b"</a>" * 100_000)


def test_mistake_is_told_with_its_line():
    with pytest.raises(FormatError, match="Line 3 "):
        parse_xml(b"<a>\n<b>\n</a>")


@given(st.binary(max_size=200))
@settings(max_examples=200)
def test_no_bytes_do_more_than_be_refused(data):
    with contextlib.suppress(FormatError):
        inner_html(parse_xml(b"<a>" + data + b"</a>"))
