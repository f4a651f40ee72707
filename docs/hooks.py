"""What MkDocs calls while it builds the site."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import generated
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from searching import parted

_ENGLISH = Path(__file__).parent / "en"
_LANGUAGES = {"en": "English", "zh": "中文"}
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
    return [
        {
            f"{family} {generated.FAMILIES[family].in_language(language)}": [
                {
                    f"{rule.id} {rule.summary.zh if language == 'zh' else rule.name}": (
                        f"rules/{rule.id}.md"
                    )
                }
                for rule in rules
            ]
        }
        for family, rules in generated.families()
    ]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the page of each rule, the schema, and in Chinese the pages that are only English."""
    language = _language(config)
    for rule in generated.RULES:
        content = generated.rule_page(rule, language)
        files.append(File.generated(config, f"rules/{rule.id}.md", content=content))
    content = generated.rules_schema()
    files.append(File.generated(config, "rules.schema.json", content=content))
    for path in sorted(_ENGLISH.rglob("*.*")):
        name = path.relative_to(_ENGLISH).as_posix()
        if files.get_file_from_path(name) is None:
            files.append(File.generated(config, name, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in what is generated, and say so where a Chinese page is only English."""
    language = _language(config)
    if page.file.src_uri == "command-line.md":
        for command, option in generated.options():
            if language == "zh" and f"`{option}`" not in markdown:
                log.warning("command-line.md does not speak of newslint %s %s", command, option)
    english = page.file.abs_src_path or ""
    if language != "en" and english.startswith(str(_ENGLISH)):
        markdown = _ONLY_ENGLISH + markdown
    return generated.filled(markdown, language)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """Lead to the same page in the other language."""
    to_root = {"en": {"en": "", "zh": "zh/"}, "zh": {"en": "../", "zh": ""}}[_language(config)]
    url = "" if page.url in (".", "./") else page.url
    config.extra["alternate"] = [
        {"name": name, "link": f"{to_root[lang]}{url}" or ".", "lang": lang}
        for lang, name in _LANGUAGES.items()
    ]


def _language(config: MkDocsConfig) -> str:
    return str(config.theme["language"])


def on_post_build(config: MkDocsConfig) -> None:
    """Let the search find Chinese words within a sentence."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    index = json.loads(path.read_text("utf-8"))
    for entry in index["docs"]:
        for field in ("title", "text"):
            entry[field] = parted(entry[field])
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
