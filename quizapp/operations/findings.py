"""What `quizapp doctor` finds. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

OK, WARNING, PROBLEM = "ok", "warning", "problem"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `advice` says what to do where it is not as it should be."""

    level: str
    about: str
    text: str
    advice: str = ""


def ok(about: str, text: str) -> Finding:
    return Finding(OK, about, text)


def warning(about: str, text: str, advice: str) -> Finding:
    return Finding(WARNING, about, text, advice)


def problem(about: str, text: str, advice: str) -> Finding:
    return Finding(PROBLEM, about, text, advice)


def is_healthy(findings: Iterable[Finding]) -> bool:
    return all(finding.level != PROBLEM for finding in findings)


def say(findings: Sequence[Finding]) -> list[str]:
    """Lines for a person, with a summary at the end."""
    lines = []
    for finding in findings:
        lines.append(f"{finding.level.upper():<8} {finding.about}: {finding.text}")
        if finding.advice:
            lines.append(f"{'':<8} -> {finding.advice}")
    counts = [sum(one.level == level for one in findings) for level in (PROBLEM, WARNING, OK)]
    return [*lines, "", "{} problems, {} warnings, {} in order.".format(*counts)]


def bytes_in_words(count: float) -> str:
    for unit in ("bytes", "kB", "MB", "GB"):
        if count < 1000 or unit == "GB":
            break
        count /= 1000
    return f"{count:.0f} {unit}" if unit in ("bytes", "kB", "MB") else f"{count:.1f} {unit}"
