"""The Chinese of the help, by the English that stands with the commands and options."""

from __future__ import annotations

from lint.report import FORMATS

TERMS = {
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "[PATHS]...": "[路径]...",
    "[CODE]": "[代码]",
    "[BOOK]": "[规则书]",
    "CODES": "代码",
    "DIR": "目录",
    "FILE": "文件",
    "FORMAT[=FILE],...": "格式[=文件],...",
    "HOST:PORT": "主机:端口",
    "N": "数",
    "NAME": "文件名",
    "REV": "提交",
    "that of the locale": "随系统",
}
"""What stands for a value; choices, paths and figures are the same in Chinese."""

SENTENCES = {
    # newslint
    "Find and mend defects in Chinese newspaper copy.": "查出中文报纸稿件里的问题，并改正。",
    "what is wrong in the files below this folder": "这个目录下的稿件有什么问题",
    "mend what is safe to mend": "改掉能放心改的",
    "what a rule finds, why, and how to silence it": "一条规则查什么、为什么、怎么停用",
    "Show the version and exit.": "显示版本",
    "Show this message and exit.": "显示这份说明",
    "Example:": "例：",
    "Examples:": "例：",
    "PATHS are as in check.": "路径的写法同 check。",
    # Options that commands share
    "Read standard input, which goes by this name.": "读标准输入，当作这个文件",
    "The rule book, in place of the nearest one.": "用这一份 rules.yaml，不用最近的那一份",
    "Use no rule book but the built-in one.": "只用内置规则，不管有没有 rules.yaml",
    "Only these rules or families.": "只查这些规则或族",
    "Not these rules or families.": "不查这些规则或族",
    "The least severity that is reported and mended.": "报到哪一级为止：错误、警告、提示",
    "Exit with 0 in spite of findings.": "有发现（或不合格）也以 0 退出",
    "Processes to use.": "用几个进程，至少一个",
    "Leave out the findings that FILE knows (see newslint baseline).": (
        "不报这份基线里已有的（见 newslint baseline）"
    ),
    "Language of the messages.": "信息语言",
    "Where to keep what was found, so that it is not looked for again.": "缓存放在哪里",
    "Look at everything anew.": "不用缓存，全部重新检查",
    # check
    "Report defects, and mend them.": "检查稿件，报出问题，也可以改。",
    "PATHS are files, directories (their .txt, .md and .html files) and globs; by default "
    'the current directory. "-" is standard input: with --fix the mended text goes to '
    "standard output, the report to standard error.": (
        "路径是文件、目录（查其中的 .txt、.md 和 .html 文件）或通配符，不写就是当前目录。"
        "“-”是标准输入，与 --fix 同用时，改好的稿子写到标准输出，报告写到标准错误。"
    ),
    "Mend what is safe to mend, and report the rest.": "改掉能放心改的，其余照报",
    "With --fix or --diff: mend wording, too.": "与 --fix 或 --diff 同用：动文字的也改",
    "Show what --fix would change, and write nothing.": "显示 --fix 会改什么，不动文件",
    f"One or more of {', '.join(FORMATS)}; the first by default. "
    "What names no FILE goes to standard output.": (
        f"输出格式，可以同时要几种：{'、'.join(FORMATS)}。"
        "默认是第一种；没有写明文件的，写到标准输出"
    ),
    "Write the report there, in place of standard output.": "报告写进这个文件，不写到标准输出",
    "The least severity that makes the exit status 1; by default whatever is reported does.": (
        "有这一级或更重的发现才以 1 退出，默认是报了就算"
    ),
    "Only findings that touch lines which git says are new or changed since the merge base "
    "of REV and HEAD.": "只报 git 认为改动过的行，从这个提交与 HEAD 的共同祖先算起",
    "Fail on the official error rate in place of findings: where an issue, the files of "
    "one folder, has more than N errors in 10,000 characters (see newslint score; 3 is the "
    "pass line).": (
        "按差错率判断是否通过，不按有没有发现："
        "哪一期（一个目录的文件）一万字里的差错超过这个数，就不通过（见 newslint score；"
        "3 是国家规定的合格线）"
    ),
    "Show how often each rule reports.": "统计每条规则报了几处",
    "Check again whenever a file changes.": "文件一改就再查一遍",
    "what --fix would change": "--fix 会改什么",
    "wording, too: read it afterwards": "动文字的也改，改后请通读",
    "these rules only": "只查这些规则",
    "is what is left good enough to print?": "改完剩下的，能不能付印？",
    "what this branch brings": "只报这个分支带来的",
    "report all, fail on errors": "全部列出，有错误才不通过",
    "Exit status: 0 nothing found, 1 findings (with --fail-on: of that severity), 2 the "
    "run itself failed. With --max-error-rate: 0 no issue is above it, whatever is found, "
    "and 1 one is; with --fail-on besides, findings of that severity fail the run, too.": (
        "退出码：0 没有发现，1 有发现（用了 --fail-on，则要有那一级或更重的），"
        "2 运行本身出错。用了 --max-error-rate，则不管有没有发现，0 各期都不超过，"
        "1 有一期超过；再加 --fail-on，那一级或更重的发现也不放过。"
    ),
    # score
    "Tell the official error rate of an issue, and what it is charged for.": (
        "按《报纸编校差错率计算方法》算差错率，列出计了哪些错。"
    ),
    "The files of one folder are one issue. A finding is charged by the class of its rule "
    "as the method (报纸编校差错率计算方法) has it: text errors by their length, doubled "
    "in headlines, the same one three times at most in an issue; use of numerals 1 at "
    "most. A newspaper passes with 3 errors in 10,000 characters. Weights that could not "
    'be confirmed are marked; "charges" in rules.yaml changes them. PATHS are as in check.': (
        "一个目录的文件是一期报纸。每处发现按规则的类别计错：文字差错按长短计，"
        "标题里的加倍，同一差错一期最多计三次；数字用法最多计1个差错。"
        "差错率不超过万分之三为合格。分值未经核实的有标记，可在 rules.yaml 的 "
        "charges 里改。路径的写法同 check。"
    ),
    "Errors in 10,000 characters that an issue may have; 3 is the official pass line.": (
        "一万字里容许几个差错（国家规定的合格线是 3）"
    ),
    "one issue": "一期",
    "its folders, an issue each": "其中的每个目录是一期",
    "only what is beyond doubt": "只计确凿无疑的",
    "Exit status: 0 each issue passes, 1 one does not, 2 the run itself failed.": (
        "退出码：0 各期都合格，1 有一期不合格，2 运行本身出错。"
    ),
    # report
    "Write one HTML page to look at: the copy as a galley proof, and the error rate.": (
        "写一份报告：一个网页，稿件排成校样，标出问题，算出差错率。"
    ),
    "Defects are marked in the text as a proofreader marks them, what to do about them "
    "stands in the margin. The page needs no other file and fetches none: send it, or "
    "print it on A3. PATHS are as in check; earlier reports among them are left out.": (
        "问题用校对符号标在文中，怎么改写在页边。网页不带别的文件，也不联网："
        "可以发给别人，也可以用 A3 纸打印。路径的写法同 check，其中以前的报告不查。"
    ),
    "The page to write. An older report is replaced, no other file.": (
        "写到哪个文件（只替换以前的报告，不动别的文件）"
    ),
    "an issue, into report.html": "一期，写到 report.html",
    "Exit status: 0 the report was written, 2 something failed.": (
        "退出码：0 报告写好了，2 出了错。"
    ),
    # reflow
    "Write one true paragraph a line; change nothing else.": "一段一行，文字不动。",
    "Write into the files themselves.": "写回文件",
    "As in check; reflow reads no rule book.": "同 check；reflow 本来就不读 rules.yaml",
    "to standard output": "写到标准输出",
    "into the files themselves": "写回文件",
    # explain
    "Explain a rule: what it finds, why, and how to silence it.": (
        "说明一条规则：查什么、为什么、怎么停用。"
    ),
    "CODE is its code, its name, or a family such as DUP; the page is Markdown. Any other "
    "text, such as 截止, lists the rules that run and speak of it.": (
        "代码是规则的代码、名称，或者一族，如 DUP；说明用 Markdown 写成。给别的词，"
        "如“截止”，则列出在用的规则里讲到它的。"
    ),
    "The pages of all rules.": "全部规则的说明",
    "the rules that speak of it": "讲到它的规则",
    # rules, coverage, schema, test-rules
    "List the rules that run: code, name, severity, fix, summary.": (
        "列出在用的规则：代码、名称、级别、修改、查什么。"
    ),
    "Severities are those of the rule book in force; what it ignores is left out.": (
        "级别以所用的规则书为准，它停用的规则不列。"
    ),
    "Tell which requirements of the standards the rules check.": "列出国家标准里有规则查的条款。",
    "The page is a table in Markdown: clause, rule, severity, fix, or why no rule judges it.": (
        "写成一张 Markdown 表格：条款、规则、级别、修改，没有规则查的说明原因。"
    ),
    "Print the JSON Schema of rules.yaml, by which editors complete it.": (
        "打印 rules.yaml 的 JSON Schema，编辑器据此补全。"
    ),
    "The codes and classes that it offers are those of the rule book in force.": (
        "其中的规则代码和差错类别取自所用的规则书。"
    ),
    "Prove the rules of a rules.yaml by their cases.": "用规则自带的例子验证规则。",
    "BOOK is by default the nearest one, or the built-in one.": (
        "规则书是一份 rules.yaml，不写就是最近的那一份，没有就是内置的。"
    ),
    # server
    "Serve an editor by the Language Server Protocol.": "语言服务：在编辑器里边写边查。",
    "It reads requests from standard input and answers on standard output. The editor's "
    'settings have a part "newslint" with severity, select, ignore, config and lang, as in '
    "check.": (
        "按语言服务协议（LSP）从标准输入读请求，在标准输出上回答。编辑器的设置放在 "
        "newslint 之下，有 severity、select、ignore、config 和 lang，意思同 check "
        "的选项。"
    ),
    "Wait for one client on this port of this machine, not on standard input.": (
        "不用标准输入，在本机的这个端口等一个编辑器连接"
    ),
    "Use standard input and output, as without options: some editors always say so.": (
        "用标准输入输出，不写也是这样；有些编辑器总要写"
    ),
    "an editor starts it so": "编辑器这样启动它",
    "for one that connects to it": "等编辑器来连接",
    # init, clean
    "Write a rules.yaml to start from, with comments.": "写一份可以改的 rules.yaml，带注释。",
    "It goes into the current directory; one that stands there is left as it is.": (
        "写到当前目录；已经有了，就不动它。"
    ),
    "Empty the cache.": "清空缓存。",
    "It holds what was found in texts that were checked before; nothing in it is needed.": (
        "缓存里是以前检查的结果，都可以不要。"
    ),
    # baseline
    "Record what is found now, to report only what is new.": "记下已有的问题，往后只报新的。",
    "An older baseline is replaced, no other file, and only where all files could be "
    "checked. Findings are known by their words, not by their lines. PATHS are as in check.": (
        "只替换以前的基线，不动别的文件；有文件没能检查，就不写。同一处问题凭文字认，"
        "不凭行号。路径的写法同 check。"
    ),
    "Only drop what is known and no longer found; files that PATHS leave out stay known.": (
        "不添新的，只删已经没有了的；路径之外的文件，记下的不动"
    ),
    "new findings only": "只报新的",
    # completions
    "Print the script by which a shell completes commands, options, files and codes.": (
        "打印终端用的补全脚本，命令、选项、文件和规则代码都能补全。"
    ),
    "The new shells complete then. bash has to be 4.4 or newer, which that of macOS is not.": (
        "此后新开的终端就能补全。bash 要 4.4 或更新，macOS 自带的不够新。"
    ),
}
"""Sentences of the help: paragraphs, the meanings of options, the comments on examples."""
