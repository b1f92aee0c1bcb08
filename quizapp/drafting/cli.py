"""`quizapp draft`: the facts of an article and questions on them, without a database."""

import json
from dataclasses import dataclass
from pathlib import Path

import click

from quizapp.articles.extraction import Extraction, extract, read_article
from quizapp.articles.extraction.base import FactFound
from quizapp.articles.extraction.model import load
from quizapp.articles.ingest import ENDINGS, ingest
from quizapp.drafting import draft_article
from quizapp.drafting.base import Draft, Drafted
from quizapp.drafting.known import bank_of
from quizapp.drafting.ranking import FIRST
from quizapp.drafting.report import report
from quizapp.errors import InvalidInput
from quizapp.reading.dates import PartialDate, iso_date, read_date

WITHOUT_MODEL = "No language model is installed: only dates, numbers and quotations are found."


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day as people write it."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> PartialDate:
        found = value if isinstance(value, PartialDate) else read_date(str(value))
        if not isinstance(found, PartialDate) or found.day is None:
            self.fail(f"“{value}” is no day; write it like 2021-05-04.", param, ctx)
        return found


@dataclass(frozen=True)
class Given:
    """What the caller says of the article; what is missing the file may say."""

    title: str = ""
    published_on: PartialDate | None = None


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--published", type=Day(), help="When it was published, like 2021-05-04.")
@click.option("--title", default="", help="Its title.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option(
    "--bank",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of other articles, whose names may stand among the wrong options.",
)
def draft(
    file: Path, published: PartialDate | None, title: str, as_json: bool, bank: Path | None
) -> None:
    """Print the facts of an article and questions on them. Needs no database."""
    if load() is None:
        click.echo(WITHOUT_MODEL, err=True)
    found = _extract(file, Given(title, published))
    others = (_extract(path, Given()) for path in _articles(bank, file))
    drafted = draft_article(found, bank_of(others))
    if as_json:
        click.echo(json.dumps(report(found, drafted), ensure_ascii=False, indent=2))
    else:
        click.echo(_summary(found, drafted))


def _articles(folder: Path | None, but: Path) -> list[Path]:
    if folder is None:
        return []
    paths = (path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)
    return sorted(path for path in paths if path.resolve() != but.resolve())


def _extract(path: Path, given: Given) -> Extraction:
    try:
        said = ingest(path.name, path.read_bytes())
    except InvalidInput as error:
        raise click.ClickException(f"{path}: {error.message}") from None
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror or error}") from None
    published_on = given.published_on
    if published_on is None and said.published_on:
        published_on = iso_date(said.published_on)
    title = given.title or said.title
    return extract(read_article(said.text, title, published_on, load()))


def _summary(found: Extraction, drafted: Drafted) -> str:
    reading = found.reading
    words = len(reading.text.split())
    lines = [
        f"{reading.title or 'Untitled'} ({reading.published_on or 'no date'}, {words} words)",
        "",
        f"Facts: {len(found.facts)}",
        *(_fact_line(fact) for fact in found.facts),
        "",
        f"Drafts: {len(drafted.drafts)}",
    ]
    for one in drafted.drafts[:FIRST]:
        lines += _draft_lines(one)
    if len(drafted.drafts) > FIRST:
        lines.append(f"and {len(drafted.drafts) - FIRST} more; --json prints them all")
    reasons = ", ".join(f"{reason} {count}" for reason, count in drafted.rejected.items())
    return "\n".join([*lines, "", f"Rejected: {reasons or 'none'}"])


def _fact_line(fact: FactFound) -> str:
    value = " ".join(fact.value.split())
    told = f"  {fact.kind}: {value}"
    told += "" if fact.normalised in ("", value) else f" = {fact.normalised}"
    notes = ", ".join(filter(None, (fact.unit, fact.role, fact.speaker)))
    return f"{told} ({notes})" if notes else told


def _draft_lines(one: Draft) -> list[str]:
    options = [f"     {'*' if option.correct else '-'} {option.text}" for option in one.options]
    return [f"  {one.rank}. {one.stem}", *(options or [f"     * {one.answer}"])]
