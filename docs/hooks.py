"""What MkDocs calls while it builds the site."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import generated
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from rulepages import rule_page
from searching import parted

from lint.report.families import FAMILIES
from lint.rule import Rule

_ENGLISH = Path(__file__).parent / "en"
_LANGUAGE_LINK = re.compile(r'<a href="[^"]*(?=" hreflang="[a-z]+" class="md-select__link")')
_IN_REPOSITORY = "](../en/"
"""How a Chinese page leads to one that is only English; on the site the two stand together."""
_ONLY_ENGLISH = '!!! note "本页只有英文"\n\n'

log = logging.getLogger("mkdocs.hooks.newslint")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the rules below their families in the navigation."""
    language = _language(config)
    for entry in config.nav or ():
        for pages in entry.values():
            if "rules/index.md" in pages:
                pages[1:] = _families(language)
    return config


def _families(language: str) -> list[dict[str, list[dict[str, str]]]]:
    """The families as sections of the navigation."""
    return [
        {f"{family} {FAMILIES[family].in_language(language)}": [_entry(r, language) for r in rules]}
        for family, rules in generated.families()
    ]


def _entry(rule: Rule, language: str) -> dict[str, str]:
    name = rule.summary.zh if language == "zh" else rule.name
    return {f"{rule.id} {name}": f"rules/{rule.id}.md"}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated, and in Chinese the pages that are only English."""
    language = _language(config)
    for rule in generated.RULES:
        content = rule_page(rule, language)
        files.append(File.generated(config, f"rules/{rule.id}.md", content=content))
    content = generated.rules_schema()
    files.append(File.generated(config, "rules.schema.json", content=content))
    content = generated.sample_report(language)
    files.append(File.generated(config, "sample-report.html", content=content))
    for path in sorted(_ENGLISH.rglob("*.*")):
        name = path.relative_to(_ENGLISH).as_posix()
        if files.get_file_from_path(name) is None:
            files.append(File.generated(config, name, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in what is generated, and say so where a Chinese page is only English."""
    language = _language(config)
    english = page.file.abs_src_path or ""
    if language != "en" and english.startswith(str(_ENGLISH)):
        markdown = _ONLY_ENGLISH + markdown
    return generated.filled(markdown.replace(_IN_REPOSITORY, "]("), language)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let the choice of a language lead to the same page; Material's own leads to the first."""
    url = "" if page.url in (".", "./") else page.url
    output, count = _LANGUAGE_LINK.subn(rf'\g<0>{url}" target="_self', output)
    if count != len(config.extra["alternate"]):
        log.warning("%s: %d links to other languages were found", page.file.src_uri, count)
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Let the search find Chinese words within a sentence."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    index = json.loads(path.read_text("utf-8"))
    for entry in index["docs"]:
        for field in ("title", "text"):
            entry[field] = parted(entry[field])
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _language(config: MkDocsConfig) -> str:
    return str(config.theme["language"])
