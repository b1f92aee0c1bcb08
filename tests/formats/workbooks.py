"""Workbooks for tests: made of rows, and changed as a stranger could."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

SHARED = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
NAMESPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(*sheets: Sequence[Sequence[Any]]) -> bytes:
    """A sheet for each list of rows."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def changed(data: bytes, **members: bytes) -> bytes:
    """With other content of the members, whose dots and slashes are left out of their names."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, members.get(name.split("/")[-1].partition(".")[0], old.read(name)))
    return made.getvalue()


def with_shared_texts(data: bytes, texts: bytes) -> bytes:
    """With the texts in a member of their own, as Excel has them."""
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % SHARED
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</Types>", part))
        new.writestr("xl/sharedStrings.xml", b'<sst xmlns="%s">%s</sst>' % (NAMESPACE, texts))
    return made.getvalue()


def sheet_xml(rows: bytes, before: bytes = b"") -> bytes:
    return b'<worksheet xmlns="%s">%s<sheetData>%s</sheetData></worksheet>' % (
        NAMESPACE,
        before,
        rows,
    )


def text_row(*texts: str) -> bytes:
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f"<row>{cells}</row>".encode()
