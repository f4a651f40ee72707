/** What VS Code calls. */

import { type ExtensionContext, window, workspace } from "vscode";
import { registerCommands } from "./commands";
import { ErrorRate } from "./errorRate";
import { Python } from "./python";
import { Server } from "./server";

let server: Server | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
    const output = window.createOutputChannel("newslint");
    const python = new Python();
    const started = (server = new Server(output, python));
    const errorRate = new ErrorRate(started);
    const restart = (): void => void started.restart();
    context.subscriptions.push(
        output,
        python,
        started,
        errorRate,
        ...registerCommands(started, errorRate),
        python.onChange(restart),
        workspace.onDidOpenTextDocument(() => started.begin()),
        workspace.onDidGrantWorkspaceTrust(restart),
        workspace.onDidChangeConfiguration((change) => {
            if (
                ["newslint.enable", "newslint.path"].some((name) =>
                    change.affectsConfiguration(name),
                )
            ) {
                restart();
            }
        }),
    );
    await started.begin();
}

export async function deactivate(): Promise<void> {
    await server?.stop();
}
