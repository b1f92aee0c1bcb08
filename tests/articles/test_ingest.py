"""Files of articles: what is taken from them, and what is said about those that cannot be read."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.articles.confined import ingest_confined
from quizapp.articles.ingest import ENDINGS, Ingested, base, ingest
from quizapp.articles.ingest.pdf import join_lines
from quizapp.articles.ingest.plain import decode
from quizapp.errors import InvalidInput

LAMPS = "The harbour council voted on Monday to spend 1,200 pounds on new lamps for the pier. "
PAGE = f"""<!doctype html><html><head><title>Lamps | The Gazette</title>
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2021-05-04T10:00:00Z">
<link rel="canonical" href="https://news.example/lamps"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Lamps for the pier</h1><p>{LAMPS * 3}</p><p>It was a long meeting. {LAMPS * 2}</p>
<script>alert(1)</script></article><footer>All rights reserved</footer></body></html>"""


def refusal(name, data):
    with pytest.raises(InvalidInput) as caught:
        ingest(name, data)
    return caught.value.message


def docx_file(*paragraphs, title=""):
    document = Document()
    if title:
        document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_file(*pages):
    """As small as a PDF with text can be; its cross-reference table is left to be mended."""
    kids = " ".join(f"{10 + number * 2} 0 R" for number in range(len(pages)))
    objects = [
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>endobj",
        "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
    ]
    for number, lines in enumerate(pages):
        drawn = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 12 Tf 50 700 Td {drawn}ET"
        objects.append(
            f"{10 + number * 2} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]"
            f"/Resources<</Font<</F1 3 0 R>>>>/Contents {11 + number * 2} 0 R>>endobj"
        )
        objects.append(
            f"{11 + number * 2} 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj"
        )
    body, table = "%PDF-1.4\n", []
    for one in objects:
        table.append((int(one.split()[0]), len(body)))
        body += one + "\n"
    start = len(body)
    entries = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in table)
    size = max(number for number, _ in table) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    return f"{body}xref\n0 1\n0000000000 65535 f \n{entries}{trailer}".encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_file_is_read_in_the_encodings_that_people_have(encoding):
    assert ingest("a.TXT", "Bürgermeisterin “Holt”".encode(encoding)).text == (
        "Bürgermeisterin “Holt”"
    )


def test_web_page_gives_its_article_and_what_it_says_about_itself():
    found = ingest("lamps.html", PAGE.encode())
    assert (found.title, found.publisher, found.published_on, found.url) == (
        "Lamps for the pier",
        "The Gazette",
        "2021-05-04",
        "https://news.example/lamps",
    )
    first, second = found.text.split("\n\n")
    assert first.startswith("The harbour council voted on Monday")
    assert second.startswith("It was a long meeting.")
    assert "alert" not in found.text
    assert "Sport" not in found.text


def test_word_document_gives_its_paragraphs_and_title():
    data = docx_file("First paragraph.", "", "Second paragraph.", title="Lamps for the pier")
    found = ingest("lamps.docx", data)
    assert found.text == "Lamps for the pier\n\nFirst paragraph.\n\nSecond paragraph."
    assert found.title == "Lamps for the pier"


def test_pdf_gives_its_lines_as_paragraphs():
    data = pdf_file(
        ["The harbour council voted on Monday to spend", "1,200 pounds on lamps.", "It was late."],
        ["The next page."],
    )
    assert ingest("lamps.pdf", data) == Ingested(
        "The harbour council voted on Monday to spend 1,200 pounds on lamps.\n\n"
        "It was late.\n\nThe next page."
    )


def test_pdf_with_too_many_pages_is_refused():
    assert refusal("a.pdf", pdf_file(*[["Words."]] * 101)) == base.TOO_MANY_PAGES


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"%PDF-1.4 and then nothing", base.BROKEN),
        ("a.pdf", pdf_file(["Words."])[:200], base.BROKEN),
        ("a.docx", b"PK\x03\x04 and then nothing", base.BROKEN),
        ("a.docx", b"", base.BROKEN),
        ("a.txt", b"\x00\x01\x02\x03" * 50, base.BROKEN),
        ("a.txt", b" \n\n ", base.EMPTY),
        ("a.html", b"", base.BROKEN),
        ("a.pdf", pdf_file([]), base.EMPTY),
        ("a.docx", docx_file(""), base.EMPTY),
        ("a.txt", b"word " * 50_000, base.TOO_LONG),
        ("a.txt", b"w" * 10_000_001, base.TOO_HEAVY),
    ],
)
def test_file_that_cannot_be_read_says_what_to_do(name, data, message):
    assert refusal(name, data) == message


@pytest.mark.parametrize("name", ["a.exe", "a", "", ".", "a.pdf.zip"])
def test_other_kinds_of_files_are_refused_with_the_endings_that_work(name):
    assert all(ending in str(refusal(name, b"words")) for ending in ENDINGS)


def test_word_document_that_unpacks_to_too_much_is_refused_unread():
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 100_000_001)
    assert refusal("a.docx", stream.getvalue()) == base.TOO_HEAVY


def test_word_document_with_entities_is_not_expanded():
    stream = BytesIO()
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY a{n} '{('&a' + (str(n - 1) if n else '') + ';') * 10}'>" for n in range(9)
    )
    with ZipFile(BytesIO(docx_file("Words."))) as old, ZipFile(stream, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                text = data.decode().replace("Words.", "&a8;")
                data = text.replace("<w:document", f"{bomb}]><w:document", 1).encode()
            new.writestr(entry, data)
    with pytest.raises(InvalidInput):
        ingest("a.docx", stream.getvalue())


@given(data=st.binary(max_size=300), ending=st.sampled_from(ENDINGS))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(data, ending):
    with suppress(InvalidInput):
        assert ingest(f"a{ending}", data).text.strip()


@given(st.text())
def test_any_text_is_decoded_as_it_was(text):
    text = "".join(
        letter for letter in text if letter >= " " and not "\ud800" <= letter <= "\udfff"
    )
    assert decode(text.encode()) == text.removeprefix("\ufeff")


def test_hyphen_at_the_end_of_a_line_is_undone():
    assert join_lines("The negotia-\ntions went on\nand on.") == "The negotiations went on and on."


def test_file_read_in_a_process_of_its_own_gives_the_same():
    assert ingest_confined("lamps.html", PAGE.encode()) == ingest("lamps.html", PAGE.encode())


def test_file_refused_in_a_process_of_its_own_says_the_same():
    with pytest.raises(InvalidInput) as caught:
        ingest_confined("a.pdf", b"junk")
    assert caught.value.message == base.BROKEN


def test_reading_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr("quizapp.articles.confined.SECONDS", 0.01)
    with pytest.raises(InvalidInput, match="took too long"):
        ingest_confined("a.txt", b"words")
