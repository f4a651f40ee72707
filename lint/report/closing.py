"""The closing line: how many findings, of what severity, and what `--fix` would mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from lint.diagnostic import Applicability, Severity, Text
from lint.job import FileResult
from lint.report import Options
from lint.report.style import SEVERITIES, count, styled

_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Tally(msgspec.Struct):
    """Counts over the results of a run."""

    files: int = 0
    failed: int = 0
    files_with_findings: int = 0
    applied: int = 0
    severities: Counter[Severity] = msgspec.field(default_factory=Counter)
    fixes: Counter[Applicability] = msgspec.field(default_factory=Counter)

    def watch(self, results: Iterable[FileResult]) -> Iterator[FileResult]:
        """The results as they are, each counted."""
        for result in results:
            self.add(result)
            yield result

    def add(self, result: FileResult) -> None:
        """Count a file."""
        self.files += result.source is not None
        self.failed += result.source is None
        self.files_with_findings += bool(result.diagnostics)
        self.applied += result.applied
        for diagnostic in result.diagnostics:
            self.severities[diagnostic.severity] += 1
            if diagnostic.fix:
                self.fixes[diagnostic.fix.applicability] += 1

    def closing(self, options: Options) -> str:
        """What a reader wants to know last: what was found, and what can be done about it."""
        mended = (
            [Text(f"改了{self.applied}处", f"Mended {self.applied}")] if options.job.write else []
        )
        found = [self._found()] if self.files else []
        if not (self.files or self.failed):
            found.append(Text("没有要检查的文件", "Nothing to check"))
        if self.failed:
            files = count(self.failed, "file")
            found.append(Text(f"{self.failed}个文件没能检查", f"{files} not checked"))
        hints = self._hints()
        if options.job.severity > Severity.INFO and self.files:
            hints.append(
                Text("提示未列出（--severity info）", "Notes are hidden (--severity info)")
            )
        colour = "yellow" if self.severities else "green"
        first = styled(_line([*mended, *found], options.language), options, fg=colour, bold=True)
        return "\n".join(filter(None, (first, _line(hints, options.language)))) + "\n"

    def _found(self) -> Text:
        total = self.severities.total()
        if not total:
            files = count(self.files, "file")
            return Text(f"检查{self.files}个文件，未发现问题", f"No findings in {files}")
        counts = sorted(self.severities.items(), reverse=True)
        return Text(
            f"{self.files_with_findings}个文件有{total}处问题："
            + "，".join(f"{SEVERITIES['zh'][severity]}{n}" for severity, n in counts),
            f"{count(total, 'finding')} in {count(self.files_with_findings, 'file')}: "
            + ", ".join(count(n, _NOUNS[severity]) for severity, n in counts),
        )

    def _hints(self) -> list[Text]:
        hints = []
        if safe := self.fixes[Applicability.SAFE]:
            hints.append(Text(f"--fix 能改{safe}处", f"--fix mends {safe}"))
        if unsafe := self.fixes[Applicability.UNSAFE]:
            hints.append(
                Text(
                    f"--fix --unsafe-fixes 另能改{unsafe}处（动文字，改后请看一遍）",
                    f"--fix --unsafe-fixes mends {unsafe} more (wording: read them afterwards)",
                )
            )
        return hints


def _line(said: list[Text], language: str) -> str:
    stop = "。" if language == "zh" else ". "
    return "".join(text.in_language(language) + stop for text in said).rstrip()
