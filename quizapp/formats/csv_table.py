"""Tables as CSV: our own columns, as `table_columns` has them."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from quizapp.formats.base import NOTHING, Format, FormatError
from quizapp.formats.decoding import decode
from quizapp.formats.items import Found, Item, Written
from quizapp.formats.table_columns import read_columns
from quizapp.formats.table_reading import HEADER_WITHIN, find_columns, read_table
from quizapp.formats.table_rows import Row
from quizapp.formats.table_texts import tidy
from quizapp.formats.table_writing import write_table
from quizapp.messages import Message

DELIMITERS = ",;\t|"
MOST_BYTES = 40_000_000
MOST_ROWS = 100_000
"""With those that are empty."""
LINE = re.compile(r"[^\n]*\n|[^\n]+")
MARK = "\ufeff"

TOO_LARGE = Message("The file is too large. Split it into several files.")
TOO_MANY = Message("The file has more than {most} lines. Split it into several files.")
QUOTES = Message(
    "Its quotation marks do not fit together. A cell that begins with one must end with one, and "
    "each within it must be doubled."
)


class CsvTable(Format):
    key = "csv"
    label = Message("CSV table")
    endings = (".csv", ".tsv")
    media_type = "text/csv"

    def recognises(self, data: bytes, name: str) -> bool:
        try:
            return find_columns(read_csv(beginning(data))) is not None
        except FormatError:
            return False

    def read(self, data: bytes) -> Found:
        return read_table(read_csv(data))

    def write(
        self, items: Sequence[Item], title: str = "", files: Mapping[str, bytes] = NOTHING
    ) -> Written:
        """With a mark in front, without which Excel does not read UTF-8."""
        table = write_table(items)
        return Written(write_csv(table.rows), tuple(table.skipped), tuple(table.warnings))


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    made = StringIO(newline="")
    csv.writer(made, lineterminator="\r\n").writerows(rows)
    return (MARK + made.getvalue()).encode()


def beginning(data: bytes) -> bytes:
    """The first lines of a file that may be something else."""
    first = data[:40_000]
    if len(data) <= len(first):
        return data
    end = first.rfind(b"\n") + 1
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data[: end + end % 2] if is_wide else data[:end]


def read_csv(data: bytes) -> Iterator[Row]:
    """Rows with the numbers that a spreadsheet shows. Raises `FormatError`."""
    if len(data) > MOST_BYTES:
        raise FormatError(TOO_LARGE)
    text = decode(data)
    delimiter, text = _named_delimiter(text)
    return _rows(text, delimiter or _delimiter(text))


def _named_delimiter(text: str) -> tuple[str, str]:
    """What Excel's line “sep=;” says, and the rest; the line is no row of the table."""
    line, _, rest = text.partition("\n")
    plain = line.strip("\"'").casefold()
    named = plain.removeprefix("sep=")[:1] if plain.startswith("sep=") else ""
    return (named, rest) if (named and named.isprintable()) or named == "\t" else ("", text)


def _delimiter(text: str) -> str:
    """With which the most columns have names that are known."""
    return max(DELIMITERS, key=lambda one: _known(text, one))


def _known(text: str, delimiter: str) -> tuple[int, int]:
    known, width = 0, 0
    for number, row in enumerate(_rows(text[:40_000], delimiter)):
        if number >= HEADER_WITHIN:
            break
        known = max(known, read_columns([tidy(cell) for cell in row.cells[:500]]).known)
        width = max(width, len(row.cells))
    return known, width


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """A row with wrong quotation marks has a problem instead of cells."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    for number in range(1, MOST_ROWS + 1):
        try:
            yield Row(number, next(reader))
        except StopIteration:
            return
        except csv.Error:
            yield Row(number, (), QUOTES)
    raise FormatError(TOO_MANY.fill(most=MOST_ROWS))


def _lines(text: str) -> Iterator[str]:
    """One after the other, for a copy of a large file takes four times its room."""
    return (found[0] for found in LINE.finditer(text))
