"""What a client does against the protocol, as it is said on the editor's log."""

from __future__ import annotations

from lint.diagnostic import Text

NOT_OPEN = Text("编辑器改了没有打开的 {uri}", "the editor changes {uri}, which is not open")
CLOSED_BEFORE = Text("编辑器关了没有打开的 {uri}", "the editor closes {uri}, which is not open")
OPEN_BEFORE = Text(
    "编辑器又一次打开已经打开的 {uri}；照新的内容查",
    "the editor opens {uri}, which is open already; the new text holds",
)
REVERSED = Text(
    "编辑器说到 {uri} 里的一段，终点在起点之前；当作起点的一处",
    "the editor names a range of {uri} that ends before it starts; its start is taken",
)
NOT_COUNTED = Text(
    "编辑器改 {uri}，版本号没有递增；按收到的先后照改",
    "the editor changes {uri} without counting its versions up; the changes are made as they come",
)
LEFT_ASIDE = Text(
    "编辑器发来的消息不合协议，没有理会（{why}）",
    "a message of the editor's is not as the protocol has it, and is left aside ({why})",
)
