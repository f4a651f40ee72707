"""What the client can do, as it says when it begins."""

from __future__ import annotations

from typing import Any

import msgspec
from lsprotocol import types


class Client(msgspec.Struct, frozen=True):
    """The client's capabilities that make a difference to us.

    Attributes:
        pulls: asks for diagnostics, so that none need be published.
        refreshes: asks again when told that they have changed.
        resolves: asks for the edit of a code action once it is chosen.
        versions: carries out edits only of the version of a document that they are meant for.
        creates: creates files that an edit needs.
        configures: tells its settings when asked, and when they change.
        watches: tells of changed files that it is asked to watch.
        scores: wants to be told the error rate (`experimental.newslintScore`).
    """

    pulls: bool = False
    refreshes: bool = False
    resolves: bool = False
    versions: bool = False
    creates: bool = False
    configures: bool = False
    watches: bool = False
    scores: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> Client:
        """What these capabilities say."""

        def says(path: str) -> Any:
            value: Any = capabilities
            for name in path.split("."):
                value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
            return value

        return cls(
            pulls=says("text_document.diagnostic") is not None,
            refreshes=bool(says("workspace.diagnostics.refresh_support")),
            resolves="edit" in (says("text_document.code_action.resolve_support.properties") or ()),
            versions=bool(says("workspace.workspace_edit.document_changes")),
            creates="create" in (says("workspace.workspace_edit.resource_operations") or ()),
            configures=bool(says("workspace.configuration")),
            watches=bool(says("workspace.did_change_watched_files.dynamic_registration")),
            scores=bool(says("experimental.newslintScore")),
        )
