"""The head of the page: which paper it is of, when it was made, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from lint.diagnostic import Severity, Text
from lint.job import Job
from lint.report.html.sheet import Sheet, day_words
from lint.report.html.words import SEVERITIES


def subject(sheets: Sequence[Sheet]) -> str:
    """The paper and the date that most sheets print, or the paper and all dates; else nothing."""
    if imprint := _of_most([one.imprint for one in sheets]):
        return imprint
    paper = _of_most([one.paper for one in sheets])
    days = [one.day for one in sheets if one.day]
    if not paper or not days:
        return paper
    ends = dict.fromkeys((min(days), max(days)))
    return f"{paper}　{'至'.join(map(day_words, ends))}"


def _of_most(names: Sequence[str]) -> str:
    """The name that more than half have; nothing where there is none."""
    (name, count), *_ = Counter(names).most_common(1) or [("", 0)]
    return name if 2 * count > len(names) else ""


def made(job: Job, at: datetime) -> Iterator[Text]:
    """When the page was made, the severities that were looked for, and what was left out."""
    yield Text(
        f"{at.year}年{at.month}月{at.day}日{at:%H:%M}生成", f"made on {at:%Y-%m-%d} at {at:%H:%M}"
    )
    looked_for = [SEVERITIES[one] for one in sorted(Severity, reverse=True) if one >= job.severity]
    yield Text(
        f"查{'、'.join(one.zh for one in looked_for)}",
        ", ".join(one.en.lower() for one in looked_for),
    )
    yield from left_out(job)


def left_out(job: Job) -> Iterator[Text]:
    """What was left out by rule or place."""
    if job.select:
        yield Text(f"只查{'、'.join(job.select)}", f"only {', '.join(job.select)}")
    if job.ignore:
        yield Text(f"不查{'、'.join(job.ignore)}", f"without {', '.join(job.ignore)}")
    if job.baseline:
        yield Text("不含基线里已知的问题", "without the findings that the baseline knows")
