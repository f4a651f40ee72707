/** The commands of the palette. */

import * as vscode from "vscode";
import type { ErrorRate } from "./errorRate";
import { openRulePage } from "./rulePages";
import type { Server } from "./server";

export function registerCommands(server: Server, errorRate: ErrorRate): vscode.Disposable[] {
    const { registerCommand, registerTextEditorCommand } = vscode.commands;
    return [
        registerCommand("newslint.restart", () => server.restart()),
        registerCommand("newslint.showOutput", () => server.output.show()),
        registerTextEditorCommand("newslint.fixDocument", ({ document }) =>
            server.execute("newslint.fixAll", document.uri),
        ),
        registerTextEditorCommand("newslint.reflowDocument", ({ document }) =>
            server.execute("newslint.reflow", document.uri),
        ),
        registerTextEditorCommand("newslint.showScore", ({ document }) => {
            const status = errorRate.of(document);
            void vscode.window.showInformationMessage(
                status?.tooltip ?? vscode.l10n.t("newslint has not checked this document."),
            );
        }),
        registerTextEditorCommand("newslint.openRulePage", openRulePage),
    ];
}
