"""Code actions: what may be done about what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from lint.diagnostic import Applicability, Diagnostic
from lint.editor.documents import OpenDocument
from lint.text.view import Edit


def actions(
    document: OpenDocument, params: types.CodeActionParams, language: str
) -> Iterator[types.CodeAction]:
    """What may be done at a place of a document that was checked."""
    start, end = document.span(params.range)
    for found in document.result.diagnostics if document.result else ():
        if found.fix and found.span.start <= end and start <= found.span.end:
            yield types.CodeAction(
                title=f"{found.fix.title.in_language(language)} ({found.code})",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=_known(params, document.range(found.span), found),
                is_preferred=found.fix.applicability is Applicability.SAFE,
                edit=workspace_edit(document, found.fix.edits),
            )


def workspace_edit(document: OpenDocument, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    """The edits of a document at its present version."""
    return types.WorkspaceEdit(changes={document.uri: text_edits(document, edits)})


def text_edits(document: OpenDocument, edits: Iterable[Edit]) -> list[types.TextEdit]:
    """The edits as the protocol has them."""
    return [types.TextEdit(document.range(span), new) for span, new in edits]


def _known(
    params: types.CodeActionParams, place: types.Range, found: Diagnostic
) -> list[types.Diagnostic]:
    """The client's own diagnostics that a finding is."""
    given = params.context.diagnostics
    return [known for known in given if known.code == found.code and known.range == place]
