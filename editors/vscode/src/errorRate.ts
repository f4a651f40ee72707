/** The error rate of the document that is shown, in the status bar. */

import * as vscode from "vscode";
import type { Server } from "./server";
import { type Status, status } from "./status";

export class ErrorRate implements vscode.Disposable {
    /** By the documents' URIs. */
    private readonly known = new Map<string, Status>();
    private readonly item = vscode.window.createStatusBarItem(
        "newslint.errorRate",
        vscode.StatusBarAlignment.Right,
        100,
    );
    private readonly subscriptions: vscode.Disposable[];

    constructor(server: Server) {
        this.item.name = vscode.l10n.t("newslint: error rate");
        this.item.command = "newslint.showScore";
        this.subscriptions = [
            this.item,
            server.onScore(({ uri, ...score }) => {
                this.known.set(uri, status(score, vscode.l10n.t));
                this.show();
            }),
            server.onEnd(() => {
                this.known.clear();
                this.show();
            }),
            vscode.window.onDidChangeActiveTextEditor(() => this.show()),
            vscode.workspace.onDidCloseTextDocument(({ uri }) => this.known.delete(String(uri))),
        ];
    }

    /** What there is to say of a document; undefined where the server has told nothing. */
    of(document: vscode.TextDocument): Status | undefined {
        return this.known.get(String(document.uri));
    }

    dispose(): void {
        vscode.Disposable.from(...this.subscriptions).dispose();
    }

    private show(): void {
        const document = vscode.window.activeTextEditor?.document;
        const shown = document && this.of(document);
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
