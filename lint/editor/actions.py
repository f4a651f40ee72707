"""Code actions: what may be done about what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from lsprotocol import types

from lint.diagnostic import Applicability, Diagnostic, Text
from lint.editor.asking import SupersededError
from lint.editor.documents import OpenDocument
from lint.editor.edits import workspace_edit
from lint.editor.mending import fixing, paragraph_joined
from lint.editor.session import Session
from lint.editor.silence import silences
from lint.text.document import Document
from lint.text.view import Span

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.newslint"
REJOIN = f"{types.CodeActionKind.RefactorRewrite.value}.newslint"
DISPLAY, SAFE = Applicability.DISPLAY, Applicability.SAFE
QUICK_FIX = types.CodeActionKind.QuickFix.value
KINDS = (QUICK_FIX, FIX_ALL, REJOIN)

_MOST = 100
"""Findings of a range that something is offered for: more make no menu."""

_FIX_THESE = Text("全文改好同类问题 {code}", "Fix all of {code} in this file")
_FIX_ALL = Text("改好全文可放心改的问题", "Fix all that is safe to fix")
_REJOIN = Text("这一段接成一行", "Join this paragraph into one line")


def actions(
    session: Session, document: OpenDocument, params: types.CodeActionParams
) -> Iterator[types.CodeAction]:
    """What may be done at a place of a document that was checked.

    The edits of those that mend the whole document are left to `resolve`.
    """
    span = document.span(params.range)
    wanted = [*map(_plain, params.context.only or KINDS)]
    if document.result is None or document.checked is None:
        return
    if _is_wanted(QUICK_FIX, wanted):
        yield from _quick_fixes(session, document, params, document.result.diagnostics)
    if _is_wanted(REJOIN, wanted):
        yield from _rejoin(session, document, document.checked.document, span)
    is_safe = (d.fix and d.fix.applicability is SAFE for d in document.result.diagnostics)
    if _is_wanted(FIX_ALL, wanted) and any(is_safe):
        title = _FIX_ALL.in_language(session.language)
        yield types.CodeAction(title, kind=FIX_ALL, data=_data(document))


async def resolve(session: Session, action: types.CodeAction) -> types.CodeAction:
    """The action with its edit; without one if the document has changed."""
    data = action.data
    if not isinstance(data, dict) or action.edit:
        return action
    document = session.document(str(data.get("uri")))
    if document is None or document.version != data.get("version"):
        return action
    with suppress(SupersededError):
        edits = await session.edits(document, fixing(data.get("code")))
        action.edit = workspace_edit(document, edits, session.client)
    return action


def _quick_fixes(
    session: Session,
    document: OpenDocument,
    params: types.CodeActionParams,
    everything: Sequence[Diagnostic],
) -> Iterator[types.CodeAction]:
    span = document.span(params.range)
    found = [*islice((d for d in everything if _touches(d.span, span)), _MOST)]
    fixable = Counter(d.code for d in everything if d.fix and d.fix.applicability > DISPLAY)
    language, client = session.language, session.client
    known = {(d.code, _key(d.range)): d for d in params.context.diagnostics}

    def action(title: str, of: Diagnostic, **fields: Any) -> types.CodeAction:
        told = known.get((of.code, _key(document.range(of.span))))
        return types.CodeAction(
            title, kind=QUICK_FIX, diagnostics=[told] if told else None, **fields
        )

    for finding in found:
        if fix := finding.fix:
            yield action(
                f"{fix.title.in_language(language)} ({finding.code})",
                finding,
                is_preferred=fix.applicability is SAFE or None,
                edit=workspace_edit(document, fix.edits, client),
            )
    for finding in _first_of_each(found):
        if fixable[finding.code] > 1:
            title = _FIX_THESE.format(code=finding.code).in_language(language)
            yield action(title, finding, data=_data(document, finding.code))
    book = session.book_of(document.path)
    for finding in _first_of_each(found):
        for silence in silences(session, document, book, finding):
            yield action(silence.title.in_language(language), finding, edit=silence.edit)


def _rejoin(
    session: Session, document: OpenDocument, shape: Document, span: Span
) -> Iterator[types.CodeAction]:
    if edits := paragraph_joined(shape, span.start):
        edit = workspace_edit(document, edits, session.client)
        yield types.CodeAction(_REJOIN.in_language(session.language), kind=REJOIN, edit=edit)


def _data(document: OpenDocument, code: str | None = None) -> dict[str, Any]:
    return {"uri": document.uri, "version": document.version, "code": code}


def _first_of_each(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """One finding of each rule."""
    return list({finding.code: finding for finding in reversed(found)}.values())[::-1]


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _is_wanted(kind: str, wanted: Sequence[str]) -> bool:
    """Whether the kind, or one that it belongs to, is asked for."""
    return any(not asked or f"{kind}.".startswith(f"{asked}.") for asked in wanted)


def _plain(kind: str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _key(place: types.Range) -> tuple[int, int, int, int]:
    return (place.start.line, place.start.character, place.end.line, place.end.character)
