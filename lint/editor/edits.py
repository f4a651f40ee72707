"""Edits of a raw text → those of the protocol, as few and as small as they can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from lint.editor.client import Client
from lint.editor.documents import OpenDocument, range_of
from lint.text.codeunits import Encoding
from lint.text.common import common_end, common_start
from lint.text.positions import Positions
from lint.text.view import Edit, Span, splice

_NO_TEXT = types.Range(types.Position(0, 0), types.Position(0, 0))


def text_edits(
    edits: Iterable[Edit], positions: Positions, encoding: Encoding
) -> list[types.TextEdit]:
    """The edits of a text, all of them counted in it as it is."""
    return [types.TextEdit(range_of(span, positions, encoding), new) for span, new in edits]


def workspace_edit(
    document: OpenDocument, edits: Iterable[Edit], client: Client
) -> types.WorkspaceEdit:
    """The edits of an open document."""
    changes = text_edits(edits, document.positions, document.encoding)
    return file_edit(document.uri, changes, client, document.version)


def file_edit(
    uri: str, changes: list[types.TextEdit], client: Client, version: int | None = None
) -> types.WorkspaceEdit:
    """The edits of a file; of this version only, if the client knows versions."""
    if not client.versions:
        return types.WorkspaceEdit(changes={uri: changes})
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, changes)])


def new_file(uri: str, text: str) -> types.WorkspaceEdit:
    """The edit that writes a new file, which fails where there is one already.

    It is for a client that `creates` and knows `versions`.
    """
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri)
    return types.WorkspaceEdit(
        document_changes=[
            types.CreateFile(uri),
            types.TextDocumentEdit(identifier, [types.TextEdit(_NO_TEXT, text)]),
        ]
    )


def combined(text: str, rounds: Iterable[Sequence[Edit]]) -> list[Edit]:
    """The edits of a text that do at once what rounds of edits do, one upon the other.

    Each round's offsets count in what the one before made of the text.
    """
    new = text
    origins = [*range(len(text))]  # of each character: where it stood, -1 for a new one
    for edits in rounds:
        new = splice(new, edits)
        origins = _spliced(origins, edits)
    found, at, begin = [], 0, 0
    for index, origin in enumerate([*origins, len(text)]):
        if origin < 0:
            continue
        if index > begin or origin > at:
            found.append(_trimmed(text, Span(at, origin), new[begin:index]))
        at, begin = origin + 1, index + 1
    return [edit for edit in found if edit.new or edit.span.end > edit.span.start]


def _trimmed(text: str, span: Span, new: str) -> Edit:
    """The edit without what it leaves as it was at either end."""
    old = text[slice(*span)]
    head = common_start(old, new)
    tail = common_end(old[head:], new[head:])
    return Edit(Span(span.start + head, span.end - tail), new[head : len(new) - tail])


def _spliced(origins: list[int], edits: Iterable[Edit]) -> list[int]:
    parts, at = [], 0
    for (start, end), new in edits:
        parts += origins[at:start]
        parts += [-1] * len(new)
        at = end
    return parts + origins[at:]
