/** The error rate of the document that is shown, in the status bar. */

import * as vscode from "vscode";
import { LANGUAGES } from "./client";
import type { Server } from "./server";
import { type Score, type Status, status } from "./status";

export class ErrorRate implements vscode.Disposable {
    private readonly item = vscode.window.createStatusBarItem(
        "newslint.errorRate",
        vscode.StatusBarAlignment.Right,
        100,
    );
    private readonly subscriptions: vscode.Disposable[];
    /** Goes up with each question: an answer to an earlier one is out of date. */
    private question = 0;

    constructor(private readonly server: Server) {
        this.item.name = vscode.l10n.t("newslint: error rate");
        this.item.command = "newslint.showScore";
        const show = (): void => void this.show();
        this.subscriptions = [
            this.item,
            server.onDidChange(show),
            vscode.window.onDidChangeActiveTextEditor(show),
            vscode.languages.onDidChangeDiagnostics(({ uris }) => {
                const shown = vscode.window.activeTextEditor?.document.uri.toString();
                if (uris.some((uri) => uri.toString() === shown)) {
                    show();
                }
            }),
        ];
    }

    /** What there is to say of a document; undefined where the server knows nothing of it. */
    async status(document: vscode.TextDocument): Promise<Status | undefined> {
        if (!LANGUAGES.includes(document.languageId)) {
            return undefined;
        }
        // The server refuses a document that it has not been shown yet.
        const score = await this.server
            .execute<Score>("newslint.score", document.uri)
            .catch(() => undefined);
        return score && status(score, vscode.l10n.t);
    }

    dispose(): void {
        vscode.Disposable.from(...this.subscriptions).dispose();
    }

    private async show(): Promise<void> {
        const question = ++this.question;
        const document = vscode.window.activeTextEditor?.document;
        const shown = document && (await this.status(document));
        if (question !== this.question) {
            return;
        }
        if (!shown) {
            this.item.hide();
            return;
        }
        this.item.text = `$(checklist) ${shown.text}`;
        this.item.tooltip = shown.tooltip;
        this.item.backgroundColor = shown.passes
            ? undefined
            : new vscode.ThemeColor("statusBarItem.warningBackground");
        this.item.show();
    }
}
