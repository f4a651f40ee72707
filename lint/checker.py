"""One file after the other: read, checked by its rule book, mended, written back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from msgspec.structs import replace

from lint import book, engine, files, fixes
from lint.book import Book
from lint.bookfile import names
from lint.diagnostic import Diagnostic, Text
from lint.engine import RuleTimeoutError
from lint.fault import fault
from lint.files import FileError
from lint.job import FileResult, Job
from lint.nearest import nearest_book
from lint.problems import BookError, UnknownCodeError
from lint.rule import Rule
from lint.suppress.comments import ignores, unignored, unknown_codes
from lint.text.document import Document, Markup
from lint.text.positions import Positions
from lint.text.source import Source, path_text

MARKUPS = {
    ".md": Markup.MARKDOWN,
    ".markdown": Markup.MARKDOWN,
    ".html": Markup.HTML,
    ".htm": Markup.HTML,
}


class Checker:
    """Does a job on file after file; each rule book is looked for and read once.

    What the rules that compare pages find is not in the results yet: see `lint.issue`.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self._nearest = cache(nearest_book)
        self._read = cache(partial(_book, select=job.select, ignore=job.ignore))

    def file(self, path: Path) -> FileResult:
        """Check one file, and mend it where the job says so."""
        try:
            source = files.read(path)
        except FileError as error:
            return FileResult(path, problems=(error.message,))
        result = self.source(source, path)
        if not (self.job.write and result.changed):
            return result
        try:
            files.write(path, source, result.text)
        except FileError as error:
            as_it_is = Checker(replace(self.job, fix=None)).source(source, path)
            return replace(as_it_is, problems=(*as_it_is.problems, error.message))
        return result

    def source(self, source: Source, path: Path) -> FileResult:
        """Check a text that goes by the name of `path`; nothing is written."""
        try:
            rules = self._read(self._config(path))
            if not isinstance(rules, Book):
                return FileResult(path, problems=rules)
            document = Document(source.text, markup(path))
            problems = tuple(_unknown_codes(document, rules, path))
            result = self._check(document, rules.rules_for(path), path)
        except UnknownCodeError:
            raise
        except Exception as error:  # noqa: BLE001 - the other files are checked all the same
            return FileResult(path, problems=(went_wrong(error, path),))
        return replace(result, source=source, problems=problems)

    def rules(self, path: Path) -> tuple[Rule, ...]:
        """The rules that run on a file; none where its rule book cannot be used."""
        rules = self._read(self._config(path))
        return rules.rules_for(path) if isinstance(rules, Book) else ()

    def unsuppressed(
        self, document: Document, found: list[Diagnostic], path: Path
    ) -> list[Diagnostic]:
        """What neither a comment ignores of `found`, which is sorted, nor the baseline knows."""
        return self._unknown(document, unignored(document, found), path)

    def _unknown(self, document: Document, found: list[Diagnostic], path: Path) -> list[Diagnostic]:
        baseline = self.job.baseline
        return baseline.compared(path, document.raw, found).new if baseline else found

    def _new(self, document: Document, found: list[Diagnostic], path: Path) -> list[Diagnostic]:
        """What the baseline does not know of `found`, where something has changed."""
        found = self._unknown(document, found, path)
        if not (changes := self.job.changes):
            return found
        from lint.suppress.changes import touched  # few jobs ask for what has changed

        return touched(found, lambda _: changes.spans(path, document.raw))

    def _check(self, document: Document, rules: Sequence[Rule], path: Path) -> FileResult:
        """What the rules of single pages find; what the others gather."""
        job = self.job
        single = [rule for rule in rules if rule.across is None]
        applied: tuple[Diagnostic, ...] = ()
        if job.fix is None:
            found = engine.check(document, single, severity=job.severity)
            left = self.unsuppressed(document, found, path)
        else:
            document, applied, left, _ = fixes.fix(
                document,
                single,
                applicability=job.fix,
                severity=job.severity,
                unignored=unignored,
                unknown=partial(self._new, path=path),
            )
        facts = engine.gather(document, rules, severity=job.severity)
        return FileResult(path, None, document.raw, tuple(left), len(applied), facts=facts)

    def _config(self, path: Path) -> Path | None:
        if self.job.isolated:
            return None
        return self.job.config or self._nearest(path.absolute().parent)


def markup(path: Path) -> Markup:
    """What a file is written in, by its suffix."""
    return MARKUPS.get(path.suffix.lower(), Markup.TEXT)


def _book(
    config: Path | None, select: tuple[str, ...], ignore: tuple[str, ...]
) -> Book | tuple[Text, ...]:
    """The book with a choice of its rules, or what is wrong with it."""
    try:
        found = book.load(config) if config else book.default_book()
    except BookError as error:
        return tuple(Text(p.in_language("zh"), p.in_language("en")) for p in error.problems)
    return found.choosing(select, ignore) if select or ignore else found


def _unknown_codes(document: Document, rules: Book, path: Path) -> Iterator[Text]:
    comments = ignores(document)
    if not comments:
        return
    name, positions = path_text(path), Positions(document.raw)
    for comment, what in unknown_codes(comments, names(rules.rules)):
        row = positions.position(comment.span.start).row
        yield Text(f"{name}:{row}: {what.zh}", f"{name}:{row}: {what.en}")


def went_wrong(error: Exception, path: Path) -> Text:
    """What to say of an error that ended the check of a file."""
    if not isinstance(error, RuleTimeoutError):
        return fault(error, path)
    name, rule = path_text(path), error.rule
    return Text(
        f"{name}：规则 {rule.id}（{rule.name}）超时；请改简 rules.yaml 里它的正则表达式，"
        f"或停用它（--ignore {rule.id}）",
        f"{name}: rule {rule.id} ({rule.name}) ran out of time; simplify its pattern in "
        f"rules.yaml, or leave it out (--ignore {rule.id})",
    )
