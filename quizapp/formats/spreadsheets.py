"""XLSX files as rows of text, in bounded time and memory, and back.

The library is loaded when it is needed: with what it brings along it takes a fifth of the time in
which the application starts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter

from quizapp.formats.archives import Archive, is_zip, pack
from quizapp.formats.base import FormatError
from quizapp.formats.table_rows import Row
from quizapp.messages import Message

MOST_COLUMNS = 300
MOST_ROWS = 50_000
"""With those that are empty."""
MOST_SHEETS = 20
MOST_TAGS = 2_500_000
"""In all sheets and texts, for each takes time."""
MOST_STYLES = 300_000
MOST_IN_ROW = 10_000
"""Tags, for a row is held in memory as a whole."""
WORKBOOK = "xl/workbook.xml"
LEFT_OUT = ("xl/media/", "xl/drawings/", "xl/externalLinks/", "xl/charts/", "xl/embeddings/")

FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[ />]")
ROW = re.compile(rb"<(?:\w{1,20}:)?row[ />]")
LONG_TAG = re.compile(rb"<[^<]{300000}")
"""Of a tag with its text: attributes take time as well."""
CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
LOOKS_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

NOT_A_ZIP = Message("This is no XLSX file. Save the table as “Excel workbook (.xlsx)”.")
NO_WORKBOOK = Message("There is no workbook in the file. Save the table as XLSX again.")
DAMAGED = Message("The workbook is damaged and cannot be read. Save the table as XLSX again.")
ENTITIES = Message("The file defines XML entities of its own, which are not read, for safety.")
TOO_LARGE = Message("The workbook has too many cells. Split it into several files.")
TOO_MANY = Message("The sheet has more than {most} rows. Split it into several files.")
NOT_COMPUTED = Message(
    "Its cell {cell} has a formula without a result. Formulas are not computed here: replace it by "
    "its value, or open the file in a spreadsheet program and save it again."
)


ERROR = Message("Its cell {cell} has the error {error} instead of a value.")


@dataclass(frozen=True)
class Sheet:
    title: str
    rows: Iterable[Row]


def is_workbook(names: Iterable[str]) -> bool:
    return WORKBOOK in set(names)


class Spreadsheet:
    """A workbook of which nothing is computed and nothing outside of it is opened.

    Raises `FormatError` for what is damaged or too large, also while rows are read.
    """

    def __init__(self, data: bytes) -> None:
        if not is_zip(data):
            raise FormatError(NOT_A_ZIP)
        members = _members(Archive(data))
        packed = pack(members.items())
        self._values = _open(packed, data_only=True)
        has_formulas = any(FORMULA.search(one) for one in members.values())
        self._formulas = _open(packed, data_only=False) if has_formulas else None

    @property
    def sheets(self) -> Iterator[Sheet]:
        for at, sheet in enumerate(self._values.worksheets[:MOST_SHEETS]):
            yield Sheet(str(sheet.title), self._rows(at))

    def _rows(self, at: int) -> Iterator[Row]:
        formulas = _cells(self._formulas, at) if self._formulas else None
        for number, cells in enumerate(_cells(self._values, at), 1):
            if number > MOST_ROWS:
                raise FormatError(TOO_MANY.fill(most=MOST_ROWS))
            asked = next(formulas, ()) if formulas else ()
            yield Row(number, _texts(cells), _problem(cells, asked, number))


def _members(archive: Archive) -> dict[str, bytes]:
    """Those that hold the tables. Raises `FormatError` for what is too much or a trick."""
    if not is_workbook(archive.names):
        raise FormatError(NO_WORKBOOK)
    found: dict[str, bytes] = {}
    left = MOST_TAGS
    for name in archive.names:
        if not name.endswith((".xml", ".rels")) or name.startswith(LEFT_OUT):
            continue
        data = archive.read(name)
        tags = data.count(b"<")
        left -= tags
        if left < 0 or LONG_TAG.search(data) or _has_long_row(data):
            raise FormatError(TOO_LARGE)
        if tags > MOST_STYLES and "sheet" not in name and "trings" not in name:
            raise FormatError(TOO_LARGE)
        if _defines_entities(data):
            raise FormatError(ENTITIES)
        found[name] = data
    return found


def _has_long_row(data: bytes) -> bool:
    starts = [found.start() for found in ROW.finditer(data)]
    end = data.find(b"sheetData>", starts[-1]) if starts else -1
    ends = [*starts[1:], end if end > 0 else len(data)][: len(starts)]
    return any(
        data.count(b"<", start, end) > MOST_IN_ROW for start, end in zip(starts, ends, strict=True)
    )


def _defines_entities(data: bytes) -> bool:
    """Also in the encodings in which a mark of it is not to be found as bytes."""
    plain = data.replace(b"\0", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


@contextmanager
def _reading() -> Iterator[None]:
    """What the reader makes of a damaged workbook is any error there is."""
    try:
        with catch_warnings():
            simplefilter("ignore")
            yield
    except Exception:
        raise FormatError(DAMAGED) from None


def _open(packed: bytes, data_only: bool) -> Any:
    from openpyxl import load_workbook

    with _reading():
        book = load_workbook(BytesIO(packed), read_only=True, data_only=data_only, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
    return book


def _cells(book: Any, at: int) -> Iterator[tuple[Any, ...]]:
    """Rows, whatever size the sheet says it has."""
    rows = book.worksheets[at].iter_rows(max_col=MOST_COLUMNS)
    while True:
        with _reading():
            row = next(rows, None)
        if row is None:
            return
        yield row


def _problem(cells: Sequence[Any], asked: Sequence[Any], row: int) -> Message | None:
    """`asked` are the same cells with their formulas instead of their values."""
    for at, cell in _filled(cells):
        if cell.data_type == "e":
            return ERROR.fill(cell=f"{_letters(at)}{row}", error=str(cell.value)[:20])
    for at, cell in _filled(asked):
        if cell.data_type == "f" and (at >= len(cells) or cells[at].value is None):
            return NOT_COMPUTED.fill(cell=f"{_letters(at)}{row}")
    return None


def _filled(cells: Sequence[Any]) -> list[tuple[int, Any]]:
    return [(at, cell) for at, cell in enumerate(cells) if cell.value is not None]


def _texts(cells: Sequence[Any]) -> list[str]:
    """Up to the last that is filled."""
    filled = {at: _text(cell) for at, cell in _filled(cells)}
    return [filled.get(at, "") for at in range(max(filled, default=-1) + 1)]


def _letters(at: int) -> str:
    first, second = divmod(at, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)


def _text(cell: Any) -> str:
    """What the person who typed it meant."""
    value = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        is_percent = "%" in str(cell.number_format)
        return f"{_number(value * 100)}%" if is_percent else _number(value)
    if isinstance(value, datetime):
        has_time = value.time() != time()
        return value.isoformat(" ", "minutes") if has_time else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return _decoded(str(value))


def _number(value: float) -> str:
    """As a spreadsheet shows it: 15 digits, no power of ten as long as it can be read."""
    text = f"{value:.15g}"
    return f"{Decimal(text):f}" if 1e-10 < abs(value) < 1e20 else text


def _decoded(text: str) -> str:
    """Characters that XML has no way to say are written as `_x000D_`."""
    if "_x" not in text:
        return text
    made = CODED.sub(lambda found: chr(int(found[1], 16)), text)
    return made.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def write_workbook(sheets: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> bytes:
    """Every cell is text; the first row of a sheet is its heading."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for at in range(max((len(row) for row in rows), default=0)):
            width = max((_width(row[at]) for row in rows[:200] if at < len(row)), default=0)
            sheet.column_dimensions[_letters(at)].width = min(60, max(10, width + 2))
        for number, row in enumerate(rows):
            sheet.append([_cell(sheet, text, number == 0) for text in row])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _width(text: str) -> int:
    return max((len(line) for line in text.split("\n")), default=0)


def _cell(sheet: Any, text: str, heading: bool) -> Any:
    if not text:
        return None
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cell = WriteOnlyCell(sheet, LOOKS_CODED.sub("_x005F_", text))
    cell.data_type = "s"
    if heading:
        cell.font = Font(bold=True)
    elif "\n" in text or len(text) > 60:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
