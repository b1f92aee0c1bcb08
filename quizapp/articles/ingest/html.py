"""Saved web pages: the article without what stands around it. Pure."""

from trafilatura import bare_extraction

from quizapp.articles.ingest.base import BROKEN, Ingested
from quizapp.articles.ingest.plain import decode
from quizapp.errors import InvalidInput


def read_html(data: bytes) -> Ingested:
    found = bare_extraction(
        decode(data), with_metadata=True, include_comments=False, include_tables=False
    )
    if found is None:
        raise InvalidInput(BROKEN)
    about = found if isinstance(found, dict) else found.as_dict()
    title = about["title"] or ""
    lines = [line.strip() for line in (about["text"] or "").splitlines()]
    if lines and lines[0] == title:
        lines = lines[1:]
    return Ingested(
        text="\n\n".join(filter(None, lines)),
        title=title,
        publisher=about["sitename"] or "",
        url=_web_address(about["url"] or ""),
        published_on=about["date"] or "",
    )


def _web_address(text: str) -> str:
    return text if text.startswith(("https://", "http://")) else ""
