/** The pages of the rules that speak at the cursor. */

import { type Diagnostic, env, l10n, languages, type TextEditor, type Uri, window } from "vscode";

/** Open the page of the rule that speaks at the cursor, asking which where several do. */
export async function openRulePage(editor: TextEditor): Promise<void> {
    const pages = rulePages(editor);
    if (pages.size === 0) {
        void window.showInformationMessage(l10n.t("newslint has found nothing here."));
        return;
    }
    const code =
        pages.size === 1 ? [...pages.keys()][0] : await window.showQuickPick([...pages.keys()]);
    const page = code && pages.get(code);
    if (page) {
        await env.openExternal(page);
    }
}

/** By rule code. */
function rulePages(editor: TextEditor): Map<string, Uri> {
    const found = languages
        .getDiagnostics(editor.document.uri)
        .filter((diagnostic) => diagnostic.range.contains(editor.selection.active));
    return new Map(found.flatMap(rulePage));
}

function rulePage({ source, code }: Diagnostic): [string, Uri][] {
    return source === "newslint" && typeof code === "object"
        ? [[String(code.value), code.target]]
        : [];
}
