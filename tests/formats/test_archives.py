"""Zip files that strangers made."""

import io
import struct
import time
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats import archives
from quizapp.formats.archives import Archive, names_in, pack
from quizapp.formats.base import FormatError


def zipped(members, **options):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def test_members_come_by_name():
    archive = Archive(pack([("a.xml", b"1"), ("img/b.png", b"2")]))
    assert archive.names == ("a.xml", "img/b.png")
    assert archive.read("img/b.png") == b"2"


def test_packing_depends_on_the_members_alone():
    assert pack([("a", b"1")]) == pack([("a", b"1")])


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/passwd", "a/../../b", "..\\evil.txt", "C:/evil.txt"]
)
def test_names_that_lead_out_do_not_exist(name):
    assert names_in(zipped([(name, b"x"), ("good.txt", b"y")])) == {"good.txt"}


def test_bomb_is_refused_before_it_fills_the_memory():
    data = zipped([("bomb", b"\0" * (archives.MOST_OF_ONE + 1))])
    tracemalloc.start()
    with pytest.raises(FormatError, match="too large"):
        Archive(data).read("bomb")
    assert tracemalloc.get_traced_memory()[1] < archives.MOST_OF_ONE * 1.5
    tracemalloc.stop()


def test_many_members_together_are_counted(monkeypatch):
    monkeypatch.setattr(archives, "MOST_BYTES", 1000)
    archive = Archive(zipped([(f"{number}", b"\0" * 400) for number in range(3)]))
    archive.read("0"), archive.read("1")
    with pytest.raises(FormatError, match="too large"):
        archive.read("2")


def test_claimed_size_is_not_believed():
    data = bytearray(zipped([("a.txt", b"small")]))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 1 << 30)
    archive = Archive(bytes(data))
    assert archive.read("a.txt") == b"small"


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    with pytest.raises(FormatError, match="more than 2 files"):
        Archive(zipped([(f"{number}", b"") for number in range(3)]))


def test_cut_off_file_is_told():
    data = zipped([("a.txt", b"some words " * 100)])
    with pytest.raises(FormatError, match="damaged"):
        Archive(data[:-30])


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_no_bytes_do_more_than_be_refused(data):
    started = time.monotonic()
    try:
        archive = Archive(b"PK\x03\x04" + data)
        for name in archive.names:
            archive.read(name)
    except FormatError:
        pass
    assert time.monotonic() - started < 5
